"""Tables against the records in the same package: as many rows as each record makes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from dialogdata.models import Dialogue
from dialogdata.packages.faults import PackageFault
from dialogdata.packages.files import Files
from dialogdata.rules import package as rules
from dialogdata.rules.rule import clip, escape
from dialogdata.tabular.catalogue import RECORD_TABLES
from dialogdata.tabular.derive import dig
from dialogdata.tabular.spec import Item, Table

ARRAY, LINES = "dialogues.json", "dialogues.jsonl"
_CHILDREN: Mapping[str, tuple[Table, ...]] = {
    name: tuple(table for table in RECORD_TABLES.values() if table.parent == name)
    for name in RECORD_TABLES
}
Rows = Mapping[str, Counter[str]]


def rows_of(record: Mapping[str, Any]) -> Counter[str]:
    """Return how many rows of each table a record makes."""
    found: Counter[str] = Counter()

    def add(table: Table, item: Item) -> None:
        found[table.name] += 1
        for child in _CHILDREN[table.name]:
            below = dig(item, child.path)
            if below is not None:
                for part in [below] if child.single else below:
                    add(child, part)

    add(RECORD_TABLES["dialogues"], record)
    return found


def record_faults(files: Files, rows: Rows, *, counted: bool) -> Iterator[PackageFault]:
    """Yield records that are none, and tables that do not have the rows of the records.

    Parameters
    ----------
    files : Files
        The package.
    rows : mapping
        Table → dialogue → how many rows the table has of it.
    counted : bool
        Whether records are of our version of the schema, so that their rows can be counted.
    """
    seen: dict[str, int] = {}
    with files.open(LINES) as lines:
        for number, line in enumerate(lines, start=1):
            try:
                dialogue = Dialogue.model_validate_json(line)
            except ValidationError as error:
                if counted:
                    yield _faulty(error, number)
                continue
            if dialogue.id in seen:
                message = f"{dialogue.id} also stands on line {seen[dialogue.id]}"
                yield PackageFault(rules.RECORD, LINES, message, number, record=dialogue.id)
                continue
            seen[dialogue.id] = number
            if counted:
                made = rows_of(dialogue.to_json_dict())
                yield from _differences(dialogue.id, number, made, rows)
    if counted:
        for table, owners in rows.items():
            for owner in sorted(owners.keys() - seen.keys()):
                message = f"{owners[owner]} rows of {owner}, which is no record of {LINES}"
                yield PackageFault(rules.ROWS, f"{table}.csv", message, record=owner)


def _faulty(error: ValidationError, number: int) -> PackageFault:
    first = error.errors(include_url=False)[0]
    place = "".join(f"/{escape(step)}" for step in first["loc"])
    message = f"not a record: {place} {first['msg']}"
    return PackageFault(rules.RECORD, LINES, message, number)


def _differences(
    record: str, number: int, made: Counter[str], rows: Rows
) -> Iterator[PackageFault]:
    for table in RECORD_TABLES:
        there, wanted = rows.get(table, Counter())[record], made[table]
        if there != wanted:
            message = f"{there} rows of {record}; its record ({LINES}:{number}) makes {wanted}"
            yield PackageFault(rules.ROWS, f"{table}.csv", message, record=record)


def same_records(files: Files) -> Iterator[PackageFault]:
    """Yield the first line at which the two files of records differ."""
    with files.open(ARRAY) as array, files.open(LINES) as lines:
        first = array.readline().rstrip()
        if first not in (b"[", b"[]"):
            yield PackageFault(rules.ROWS, ARRAY, f"begins with {clip(first)} and not with [")
            return
        for number, line in enumerate(lines, start=1):
            other = array.readline().rstrip(b"\n").removesuffix(b",")
            if other != line.rstrip(b"\n"):
                message = f"not the record of {LINES}:{number}"
                yield PackageFault(rules.ROWS, ARRAY, message, number + 1)
                return
        if first == b"[" and array.read().strip() != b"]":
            yield PackageFault(rules.ROWS, ARRAY, f"it has more than {LINES}")
