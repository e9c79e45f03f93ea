"""The registries: open lists of parties, entities, mechanisms and people.

A registry is a folder of CSV files. Ours lies in ``datasets/registry``; a project elsewhere
may keep a ``registry`` folder of its own, whose rows are added to ours.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from dialogdata import _resources
from dialogdata._csv import Sheet, read_sheet, split_cell


@dataclass(frozen=True, slots=True)
class Party:
    """A state, authority or organisation that can be a party, with its years of existence."""

    code: str
    name: str
    short_name: str
    kind: str
    valid_from: str
    valid_to: str
    row: Mapping[str, str] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A standing dialogue of two parties."""

    id: str
    name: str
    parties: tuple[str, str]
    row: Mapping[str, str] = field(repr=False, compare=False)


@dataclass(frozen=True)
class Registry:
    """All registries together, as the rules and tables need them."""

    parties: Mapping[str, Party]
    entities: Mapping[str, Mapping[str, str]]
    mechanisms: Mapping[str, Mechanism]
    people: Mapping[str, Mapping[str, str]]
    sheets: tuple[Sheet, ...] = field(repr=False)

    def names(self, kind: str) -> dict[str, str]:
        """Return every name and alias of a registry, in lower case, with the id it stands for.

        Parameters
        ----------
        kind : str
            ``parties``, ``entities``, ``mechanisms`` or ``people``.
        """
        found: dict[str, str] = {}
        for sheet in self.sheets:
            if sheet.path.stem != kind:
                continue
            key = sheet.header[0]
            for row in sheet.rows:
                labels = (row.get("name", ""), row.get("short_name", ""), row[key])
                for label in (*labels, *split_cell(row.get("aliases", ""))):
                    if label:
                        found.setdefault(label.lower(), row[key])
        return found


FILES = ("parties", "entities", "mechanisms", "people")


def _rows(sheets: Iterable[Sheet], kind: str) -> list[Mapping[str, str]]:
    return [row for sheet in sheets if sheet.path.stem == kind for row in sheet.rows]


@cache
def load_registry(*extra: Path) -> Registry:
    """Read our registry, and those of the extra folders on top of it.

    Parameters
    ----------
    *extra : Path
        Folders that hold any of ``parties.csv``, ``entities.csv``, ``mechanisms.csv``,
        ``people.csv``; a row with an id that we have replaces ours.

    Raises
    ------
    UnreadableError
        A file cannot be read.
    """
    folders = (_resources.registry_dir(), *extra)
    sheets = tuple(
        read_sheet(folder / f"{kind}.csv")
        for kind in FILES
        for folder in folders
        if (folder / f"{kind}.csv").is_file()
    )
    parties = {
        row["code"]: Party(
            row["code"],
            row["name"],
            row["short_name"],
            row["kind"],
            row["valid_from"],
            row["valid_to"],
            row,
        )
        for row in _rows(sheets, "parties")
    }
    mechanisms = {
        row["id"]: Mechanism(row["id"], row["name"], (row["party_a"], row["party_b"]), row)
        for row in _rows(sheets, "mechanisms")
    }
    return Registry(
        parties=parties,
        entities={row["id"]: row for row in _rows(sheets, "entities")},
        mechanisms=mechanisms,
        people={row["id"]: row for row in _rows(sheets, "people")},
        sheets=sheets,
    )
