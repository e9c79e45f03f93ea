"""The registries: open lists of parties, entities, mechanisms and people.

A registry is a folder of CSV files. Ours lies in ``datasets/registry``; a project elsewhere
may keep a ``registry`` folder of its own, whose rows are added to ours.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from dialogdata import _resources
from dialogdata._csv import Sheet, read_sheet, split_cell
from dialogdata.errors import UnreadableError


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
            for row in sheet.rows:
                key = row.get(KEYS[kind], "")
                labels = (row.get("name", ""), row.get("short_name", ""), key)
                for label in (*labels, *split_cell(row.get("aliases", ""))):
                    if label and key:
                        found.setdefault(label.lower(), key)
        return found


KEYS = {"parties": "code", "entities": "id", "mechanisms": "id", "people": "id"}
"""The sheets of a registry, and the column by which their rows are found."""


def holds_registry(folder: Path) -> bool:
    """Tell whether a folder has any sheet of a registry."""
    return any((folder / f"{kind}.csv").is_file() for kind in KEYS)


def find_registry(folder: Path, root: Path | None = None) -> Path | None:
    """Return the nearest folder ``registry`` in a folder or above it, other than ours.

    Parameters
    ----------
    folder : Path
        Where to begin: the absolute path of the folder of a record.
    root : Path, optional
        Where to stop. Without it the first folder with ``.git`` or ``pyproject.toml`` is the
        last to be looked into.
    """
    ours = _resources.registry_dir()
    for here in (folder, *folder.parents):
        found = here / "registry"
        if holds_registry(found):
            return None if found.samefile(ours) else found
        if here == root or (root is None and _begins_project(here)):
            return None
    return None


def require_keys(folders: Iterable[Path], excused: Iterable[Path] = ()) -> None:
    """Refuse registries whose rows cannot be found, and all records would seem wrong.

    Parameters
    ----------
    folders : iterable of Path
        Folders of registries.
    excused : iterable of Path
        Sheets that are checked themselves, so that findings say what is wrong with them.

    Raises
    ------
    UnreadableError
        A sheet cannot be read, or has no column of ids.
    """
    passed = {path.absolute() for path in excused}
    paths = (folder / f"{kind}.csv" for folder in folders for kind in KEYS)
    for path in paths:
        if path.is_file() and path not in passed:
            key = KEYS[path.stem]
            if key not in read_sheet(path).header:
                raise UnreadableError(
                    f"{path}: the column {key!r} is missing; see: dialogdata validate {path}"
                )


def _begins_project(folder: Path) -> bool:
    return (folder / ".git").exists() or (folder / "pyproject.toml").is_file()


def _rows(sheets: Iterable[Sheet], kind: str) -> list[Mapping[str, str]]:
    """Return the rows of a kind; a sheet elsewhere may lack columns and cells that ours has."""
    found = [sheet for sheet in sheets if sheet.path.stem == kind]
    blank = dict.fromkeys(found[0].header, "") if found else {}
    return [{**blank, **row} for sheet in found for row in sheet.rows if row.get(KEYS[kind])]


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
    paths = (folder / f"{kind}.csv" for kind in KEYS for folder in folders)
    # What was read is kept only as long as the files stay as they are: people edit them
    # between two checks of one session.
    stamps = ((path, path.stat()) for path in paths if path.is_file())
    return _load(tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in stamps))


@lru_cache(maxsize=8)
def _load(files: tuple[tuple[Path, int, int], ...]) -> Registry:
    sheets = tuple(read_sheet(path) for path, _, _ in files)
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
