"""Rows ↔ CSV text, the same bytes on every machine and Python."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TextIO

from dialogdata.tabular.spec import Row, Table, Type, Value


def cell(value: Value | None) -> str:
    """Return the text of a value; empty when it is absent.

    Written here and not left to the csv module, whose quoting of line breaks differs between
    versions of Python.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = value if isinstance(value, str) else repr(value)
    if any(mark in text for mark in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def line(table: Table, row: Row) -> str:
    """Return a row as one line."""
    return ",".join(cell(row.get(column.name)) for column in table.columns) + "\n"


def header(table: Table) -> str:
    """Return the first line."""
    return ",".join(column.name for column in table.columns) + "\n"


def write(table: Table, rows: Iterable[Row], out: TextIO) -> None:
    """Write a whole table."""
    out.write(header(table))
    out.writelines(line(table, row) for row in rows)


def text(table: Table, rows: Iterable[Row]) -> str:
    """Return a whole table."""
    out = io.StringIO(newline="")
    write(table, rows, out)
    return out.getvalue()


def value_of(cell: str, kind: Type) -> Value | None:
    """Return the value of a cell, or None for an empty one."""
    if not cell:
        return None
    if kind in ("integer", "year"):
        return int(cell)
    if kind == "number":
        return float(cell)
    return cell == "true" if kind == "boolean" else cell


def read(table: Table, source: TextIO) -> Iterator[Row]:
    """Read a table that was written here."""
    reader = csv.reader(source, strict=True)
    columns = [table.by_name[name] for name in next(reader)]
    for cells in reader:
        pairs = zip(columns, cells, strict=True)
        values = {column.name: value_of(cell, column.type) for column, cell in pairs}
        yield {name: value for name, value in values.items() if value is not None}
