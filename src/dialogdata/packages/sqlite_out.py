"""The SQLite file: typed tables with declared keys, indexes, and a view for each flat use."""

import csv
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from dialogdata.errors import InvalidPackageError, UnreadableError
from dialogdata.packages.checksums import FORMATS
from dialogdata.packages.draft import Draft
from dialogdata.packages.shape import Descriptor, TableFile
from dialogdata.packages.sqlite_views import views

_TYPES = {"integer": "INTEGER", "year": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_HUGE = 1 << 30


def write_sqlite(draft: Draft) -> None:
    """Write ``formats/<name>.sqlite`` from the finished CSV files.

    Raises
    ------
    InvalidPackageError
        A key does not hold.
    UnreadableError
        The file cannot be written.
    """
    descriptor = Descriptor.model_validate(draft.descriptor)
    path = draft.folder / FORMATS / f"{draft.about.name}.sqlite"
    path.parent.mkdir(exist_ok=True)
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            _fill(database, draft, descriptor)
    except sqlite3.IntegrityError as error:
        raise InvalidPackageError(f"{path.name}: {error}") from None
    except sqlite3.OperationalError as error:
        raise UnreadableError(f"{path.name}: {error}") from None


def _fill(database: sqlite3.Connection, draft: Draft, descriptor: Descriptor) -> None:
    # A file that is not finished is thrown away as a whole, so nothing need be undone.
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    database.execute("BEGIN")
    for table in descriptor.resources:
        database.execute(_create(table))
        marks = ",".join("?" * len(table.table.fields))
        rows = _rows(draft.folder / table.path, table)
        database.executemany(f"INSERT INTO {_name(table.name)} VALUES ({marks})", rows)  # noqa: S608
    for statement in (*_indexes(descriptor), *views(descriptor)):
        database.execute(statement)
    database.execute("CREATE TABLE about (item TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)")
    database.executemany("INSERT INTO about VALUES (?, ?)", _about(draft))
    database.execute("COMMIT")
    broken = database.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise sqlite3.IntegrityError(f"a row of {broken[0]} leads to no row of {broken[2]}")
    database.execute("VACUUM")


def _about(draft: Draft) -> Iterator[tuple[str, str]]:
    about = draft.about
    yield from (("name", about.name), ("title", about.title), ("version", about.version))
    yield "released", about.released
    yield "licence", " AND ".join(licence["name"] for licence in about.licences)


def _name(name: str) -> str:
    """Return a name that cannot be taken for a word of SQL."""
    return f'"{name}"'


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(map(_name, names))


def _create(table: TableFile) -> str:
    schema = table.table
    lines = []
    for field in schema.fields:
        parts = [_name(field.name), _TYPES.get(field.type, "TEXT")]
        if field.constraints.required or field.name in schema.primary:
            parts.append("NOT NULL")
        if field.type == "boolean":
            parts.append(f"CHECK ({_name(field.name)} IN (0, 1))")
        if field.codelist is not None:
            parts.append(f"REFERENCES {_name(f'codelist_{field.codelist}')} (code)")
        lines.append(" ".join(parts))
    if schema.primary:
        lines.append(f"PRIMARY KEY ({_names(schema.primary)})")
    lines += [f"UNIQUE ({_names(key)})" for key in schema.unique]
    for key in schema.foreign:
        there = _name(key.reference.resource or table.name)
        fields = _names(key.reference.fields)
        lines.append(f"FOREIGN KEY ({_names(key.fields)}) REFERENCES {there} ({fields})")
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {_name(table.name)} (\n  {body}\n)"


def _indexes(descriptor: Descriptor) -> Iterator[str]:
    """Yield an index for each key that leads elsewhere, unless another key begins with it."""
    for table in descriptor.resources:
        keys = [table.table.primary, *table.table.unique]
        for fields in dict.fromkeys(key.fields for key in table.table.foreign):
            if not any(key[: len(fields)] == fields for key in keys):
                name = _name(f"ix_{table.name}_{'_'.join(fields)}")
                yield f"CREATE INDEX {name} ON {_name(table.name)} ({_names(fields)})"


Value = Any


def _rows(path: Path, table: TableFile) -> Iterator[list[Value]]:
    csv.field_size_limit(_HUGE)
    converted = [
        (index, _VALUES[field.type])
        for index, field in enumerate(table.table.fields)
        if field.type in _VALUES
    ]
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        next(reader)
        for cells in reader:
            row: list[Value] = [cell or None for cell in cells]
            for index, convert in converted:
                if row[index] is not None:
                    row[index] = convert(row[index])
            yield row


_VALUES: dict[str, Any] = {
    "integer": int,
    "year": int,
    "number": float,
    "boolean": lambda cell: int(cell == "true"),
}
