"""Rows of the tables that come from registries, codelists and datasets."""

from collections.abc import Callable, Iterable, Mapping

from dialogdata import _resources
from dialogdata._csv import read_sheet, split_cell
from dialogdata.codelists import MAPPING_TARGETS, codelist, codelist_names
from dialogdata.models import Dataset
from dialogdata.registries import Registry
from dialogdata.tabular.codelist_tables import column_of, scheme_of
from dialogdata.tabular.derive import dig
from dialogdata.tabular.registry_tables import DATASETS
from dialogdata.tabular.spec import Row, Table

# Where a registry's file and its table have different names for the same thing.
_RENAMED = {
    "registry_parties": {"code": "party", "kind": "party_kind"},
    "registry_entities": {"id": "entity", "type": "target_type"},
    "registry_mechanisms": {"id": "mechanism"},
    "registry_people": {"id": "person"},
    "registry_state_codes": {"system": "code_system", "code": "state_code"},
}
_ENTITY_TYPES = {"organisation": "igo", "other_authority": "authority"}


def _typed(table: Table, cells: Mapping[str, str]) -> Row:
    columns = table.by_name
    return {
        name: int(cell) if columns[name].type in ("integer", "year") else cell
        for name, cell in cells.items()
        if cell and name in columns
    }


def _renamed(table: Table, row: Mapping[str, str]) -> Row:
    names = _RENAMED[table.name]
    return _typed(table, {names.get(name, name): cell for name, cell in row.items()})


def dataset_row(dataset: Dataset) -> Row:
    """Return the row of a dataset."""
    data = dataset.to_json_dict()
    row: Row = {"dataset": dataset.name}
    for column in DATASETS.columns:
        value = dig(data, column.path) if column.path else None
        if value is not None:
            row[column.name] = value
    return row


def _exploded(owner: str, item: str, rows: Iterable[Mapping[str, str]], cell: str) -> list[Row]:
    key = "code" if owner == "party" else "id"
    return [
        {owner: row[key], "position": position, item: part}
        for row in sorted(rows, key=lambda row: row[key])
        for position, part in enumerate(split_cell(row.get(cell, "")), start=1)
    ]


def registry_rows(registry: Registry, tables: Mapping[str, Table]) -> dict[str, list[Row]]:
    """Return the rows of all registry tables, sorted by key."""
    parties = [party.row for party in registry.parties.values()]
    mechanisms = [mechanism.row for mechanism in registry.mechanisms.values()]
    people = list(registry.people.values())
    entities = list(registry.entities.values())
    codes = read_sheet(_resources.registry_dir() / "state_codes.csv").rows
    sheets: dict[str, Iterable[Mapping[str, str]]] = {
        "registry_parties": parties,
        "registry_state_codes": codes,
        "registry_entities": entities,
        "registry_mechanisms": mechanisms,
        "registry_people": people,
    }
    found = {name: [_renamed(tables[name], row) for row in rows] for name, rows in sheets.items()}
    found["registry_entities"] += map(_as_entity, found["registry_parties"])
    for name, rows in found.items():
        rows.sort(key=_by_key(tables[name]))
    return found | {
        "registry_party_aliases": _exploded("party", "alias", parties, "aliases"),
        "registry_party_successors": _exploded("party", "successor", parties, "successors"),
        "registry_entity_aliases": _exploded("entity", "alias", entities, "aliases"),
        "registry_mechanism_aliases": _exploded("mechanism", "alias", mechanisms, "aliases"),
        "registry_person_aliases": _exploded("person", "alias", people, "aliases"),
    }


def _by_key(table: Table) -> Callable[[Row], tuple[object, ...]]:
    return lambda row: tuple(row[name] for name in table.key)


def _as_entity(party: Row) -> Row:
    kind = _ENTITY_TYPES.get(str(party["party_kind"]), "state")
    row: Row = {"entity": party["party"], "name": party["short_name"]}
    row |= {"target_type": kind, "party": party["party"]}
    return row | ({"wikidata": party["wikidata"]} if "wikidata" in party else {})


def codelist_rows(tables: Mapping[str, Table]) -> dict[str, list[Row]]:
    """Return the rows of all codelist tables, in the order of their files, and of mappings."""
    found: dict[str, list[Row]] = {}
    mappings: list[Row] = []
    for name in codelist_names():
        if name == MAPPING_TARGETS:
            continue
        table = tables[f"codelist_{name}"]
        entries = codelist(name).entries
        found[table.name] = [
            _typed(table, {column_of(header): cell for header, cell in row.items()})
            for row in entries.values()
        ]
        mappings += [
            {
                "codelist": name,
                "code": code,
                "scheme": scheme,
                "position": position,
                "scheme_code": part,
            }
            for code, row in entries.items()
            for header, cell in sorted(row.items())
            if (scheme := scheme_of(header)) is not None
            for position, part in enumerate(split_cell(cell), start=1)
        ]
    targets = read_sheet(_resources.codelists_dir() / f"{MAPPING_TARGETS}.csv").rows
    found["mapping_targets"] = [
        {"scheme": row["scheme"], "scheme_code": row["code"], "scheme_title": row["title"]}
        for row in targets
    ]
    return found | {"codelist_mappings": mappings}
