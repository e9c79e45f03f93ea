"""Rows of a source's tables as plain text, for look-ups that need no frame."""

import csv
from collections.abc import Iterator

from dialogdata.frames.source import Source


def rows(source: Source, table: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table; an empty cell is an empty text."""
    with source.open(table) as file:
        yield from csv.DictReader(file)


def column(source: Source, table: str, name: str) -> dict[str, None]:
    """Return the values of a column, each once, in the order of the table."""
    return {row[name]: None for row in rows(source, table) if row[name]}
