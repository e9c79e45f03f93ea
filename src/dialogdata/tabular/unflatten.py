"""Rows → records."""

from collections.abc import Iterable, Mapping
from typing import Any

from dialogdata.models import Dialogue
from dialogdata.tabular.catalogue import RECORD_TABLES
from dialogdata.tabular.spec import Item, Row, Table, Value

_Items = dict[tuple[Any, ...], Item]


def unflatten(tables: Mapping[str, Iterable[Row]]) -> list[Dialogue]:
    """Return the records from which rows were made, in the order of the dialogues.

    Parameters
    ----------
    tables : mapping
        Rows of the tables made from records, by table. Rows with the same parent stand in
        the order of their positions, as they do in every table that is published.
    """
    records: list[dict[str, Any]] = []
    found: _Items = {}
    for name, table in RECORD_TABLES.items():
        for row in tables[name]:
            item = _build(table, row)
            found[(name, *(row[key] for key in table.key))] = item
            if table.parent is None:
                records.append(item)
            else:
                _attach(table, row, item, found)
    _ranks(tables["parties"], found)
    return [Dialogue.model_validate(record) for record in records]


def _build(table: Table, row: Row) -> Item:
    """Return the JSON item of a row: an object, or the bare value of a list of values."""
    item: dict[str, Any] = {"id": row["dialogue_id"]} if table.parent is None else {}
    for column in table.columns:
        value = row.get(column.name)
        if column.path is None or value is None:
            continue
        if column.local:
            value = str(value).partition(":")[2]
        if not column.path:
            return value
        _set(item, column.path, value)
    return item


def _set(item: dict[str, Any], path: tuple[str, ...], value: Value) -> None:
    for step in path[:-1]:
        item = item.setdefault(step, {})
    item[path[-1]] = value


def _attach(table: Table, row: Row, item: Item, found: _Items) -> None:
    parent = found[(table.parent, *(row[field] for field in table.to_parent.fields))]
    if table.single:
        _set(parent, table.path, item)
        return
    for step in table.path[:-1]:
        parent = parent.setdefault(step, {})
    parent.setdefault(table.path[-1], []).append(item)


def _ranks(parties: Iterable[Row], found: _Items) -> None:
    """Put the rank of each side back: an object by party, which no list of rows makes."""
    for row in parties:
        if row["party_level_stated"]:
            record = found[("dialogues", row["dialogue_id"])]
            record.setdefault("level_by_party", {})[row["party"]] = row["party_level"]
