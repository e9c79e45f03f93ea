"""Record → rows."""

from collections.abc import Iterator, Mapping
from typing import Any

from dialogdata.models import Dialogue
from dialogdata.tabular.catalogue import RECORD_TABLES
from dialogdata.tabular.derive import dig
from dialogdata.tabular.spec import Item, Json, Row, Table

_CHILDREN: Mapping[str, tuple[Table, ...]] = {
    name: tuple(table for table in RECORD_TABLES.values() if table.parent == name)
    for name in RECORD_TABLES
}


def record_json(dialogue: Dialogue) -> dict[str, Any]:
    """Return a record as published: plain JSON, without ``$schema``.

    ``$schema`` is a hint for editors. It says where a file lies beside the schema, not what
    two governments said, and it would be wrong at any other place; so it is not data.
    """
    record = dialogue.to_json_dict()
    record.pop("$schema", None)
    return record


def flatten(dialogue: Dialogue, dataset: str) -> dict[str, list[Row]]:
    """Return the rows of a record, by table.

    Parameters
    ----------
    dialogue : Dialogue
        The record.
    dataset : str
        Name of the dataset to which it belongs.
    """
    record = record_json(dialogue)
    rows: dict[str, list[Row]] = {name: [] for name in RECORD_TABLES}
    root = RECORD_TABLES["dialogues"]
    head: Row = {"dataset": dataset, "dialogue_id": record["id"]}
    _add(root, record, record, head, rows)
    return rows


def _add(table: Table, record: Json, item: Item, keys: Row, rows: dict[str, list[Row]]) -> None:
    row = dict(keys)
    for column in table.columns:
        if column.path is not None:
            value = dig(item, column.path)
            if value is not None and column.local:
                value = f"{record['id']}:{value}"
        elif column.derive is not None:
            value = column.derive(record, item)
        else:
            continue
        if value is not None:
            row[column.name] = value
    rows[table.name].append({name: row[name] for name in table.by_name if name in row})
    for child in _CHILDREN[table.name]:
        up: Row = {"dataset": row["dataset"], "dialogue_id": row["dialogue_id"]}
        fields = zip(child.to_parent.fields, child.to_parent.reference, strict=True)
        up |= {field: row[reference] for field, reference in fields}
        for position, part in enumerate(_items(child, item), start=1):
            _add(child, record, part, {**up, "position": position}, rows)


def _items(table: Table, parent: Item) -> Iterator[Item]:
    found = dig(parent, table.path)
    if found is None:
        return iter(())
    return iter([found] if table.single else found)
