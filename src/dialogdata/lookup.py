"""Whom and what a name means: entities and parties by id, code, name or alias."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dialogdata._csv import split_cell
from dialogdata.errors import UnknownNameError
from dialogdata.registries import KEYS, Registry, load_registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An entity or party of the registries.

    Attributes
    ----------
    id : str
        Id as it stands in the data: the code of a party (``PAK``) or the id of an entity.
    name, short_name : str
        Names in English; the same for an entity.
    kind : str
        A code of ``party_kind`` for a party, of ``target_type`` for an entity.
    is_party : bool
        Whether it can be a party of a dialogue.
    parent : str or None
        The entity of which it is a part or an issue.
    aliases, successors : tuple of str
        Other names; codes of the parties that came after.
    valid_from, valid_to : str or None
        Since and until when a party exists, as far as recorded.
    iso3, iso2, iso_numeric : str or None
        Codes of ISO 3166-1. ``NA`` is Namibia.
    cow, gw : int or None
        Latest numbers in the state lists of Correlates of War and of Gleditsch and Ward; for
        the number of a given year see the table ``registry_state_codes``.
    wikidata, note : str or None
        Wikidata item; a remark.
    """

    id: str
    name: str
    short_name: str
    kind: str
    is_party: bool
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    iso3: str | None = None
    iso2: str | None = None
    iso_numeric: str | None = None
    cow: int | None = None
    gw: int | None = None
    wikidata: str | None = None
    note: str | None = None

    def __str__(self) -> str:
        span = f"{self.valid_from or '…'}-{self.valid_to or ''}"
        years = f", {span}" if self.valid_from or self.valid_to else ""
        return f"{self.id}: {self.short_name} ({self.kind}{years})"

    def __repr__(self) -> str:
        return f"<Entity {self}>"


def _from_row(key: str, row: Mapping[str, str], kind: str, *, is_party: bool) -> Entity:
    texts = ("parent", "valid_from", "valid_to", "iso3", "iso2", "iso_numeric", "wikidata", "note")
    numbers = ("cow", "gw")
    lists = ("aliases", "successors")
    values: dict[str, Any] = {name: row[name] for name in texts if row.get(name)}
    values |= {name: int(row[name]) for name in numbers if row.get(name)}
    values |= {name: split_cell(row.get(name, "")) for name in lists}
    short = row.get("short_name") or row["name"]
    return Entity(
        id=key, name=row["name"], short_name=short, kind=kind, is_party=is_party, **values
    )


def _named(registry: Registry, kind: str) -> dict[str, str]:
    """Return the id for which each name and alias of a registry stands."""
    found: dict[str, str] = {}
    for sheet in registry.sheets:
        if sheet.path.stem == kind:
            for row in sheet.rows:
                labels = (row["name"], row.get("short_name", ""), *split_cell(row["aliases"]))
                for label in filter(None, labels):
                    found.setdefault(label, row[KEYS[kind]])
    return found


def find_entity(name: str) -> Entity:
    """Return the party or entity that a name means, whatever its case.

    An id comes before a name, and a party before an entity of the same name.

    Raises
    ------
    UnknownNameError
        Nothing has this id, name or alias; near ones are named.
    """
    registry = load_registry()
    # What comes later wins.
    labels = {
        **_named(registry, "entities"),
        **_named(registry, "parties"),
        **{key: key for key in registry.entities},
        **{key: key for key in registry.parties},
    }
    known = {label.casefold(): key for label, key in labels.items()}
    found = known.get(" ".join(name.casefold().split()))
    if found is None:
        raise UnknownNameError("entity or party", name, labels)
    if found in registry.parties:
        party = registry.parties[found]
        return _from_row(found, party.row, party.kind, is_party=True)
    row = registry.entities[found]
    return _from_row(found, row, row["type"], is_party=False)
