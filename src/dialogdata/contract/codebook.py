"""The codebook as rows: every column of every table, every code of every codelist."""

from collections.abc import Iterator

from dialogdata.codelists import MAPPING_TARGETS, Codelist, codelist, codelist_names
from dialogdata.errors import UnknownNameError
from dialogdata.tabular.catalogue import all_tables
from dialogdata.tabular.spec import Row, Table

COLUMNS = (
    "kind",
    "name",
    "item",
    "type",
    "title",
    "description",
    "codelist",
    "values",
    "required",
    "include",
    "exclude",
    "example",
    "ordinal",
    "since",
    "deprecated",
)
"""Columns of the codebook. ``kind`` is ``column`` or ``code``, ``name`` the table or codelist."""


def codebook_rows() -> Iterator[Row]:
    """Yield one row per column of a table, then one per code of a codelist."""
    for table in all_tables().values():
        yield from _columns(table)
    for name in codelist_names():
        if name != MAPPING_TARGETS:
            yield from _codes(codelist(name))


def _columns(table: Table) -> Iterator[Row]:
    for column in table.columns:
        row: Row = {
            "kind": "column",
            "name": table.name,
            "item": column.name,
            "type": column.type,
            "title": column.title,
            "description": column.description,
            "required": column.required,
            "since": column.since,
        }
        if column.codelist is not None:
            entries = codelist(column.codelist).entries
            labels = (f"{code} = {entry['title']}" for code, entry in entries.items())
            row |= {"codelist": column.codelist, "values": "; ".join(labels)}
        if column.example is not None:
            row["example"] = str(column.example)
        yield row


def _codes(found: Codelist) -> Iterator[Row]:
    for code, entry in found.entries.items():
        row: Row = {
            "kind": "code",
            "name": found.name,
            "item": code,
            "type": "string",
            "title": entry["title"],
            "description": entry["definition"],
            "codelist": found.name,
        }
        more = ("include", "exclude", "example", "since", "deprecated")
        row |= {name: entry[name] for name in more if entry.get(name)}
        rank = found.ordinal(code)
        yield row if rank is None else row | {"ordinal": rank}


def find_rows(name: str | None = None, search: str | None = None) -> list[Row]:
    """Return the rows of one table or codelist, or those in which a text stands.

    Parameters
    ----------
    name : str, optional
        A table or a codelist.
    search : str, optional
        A text, whatever its case.

    Raises
    ------
    UnknownNameError
        There is no such table or codelist.
    """
    rows = list(codebook_rows())
    if name is not None:
        known = {str(row["name"]) for row in rows}
        if name not in known:
            raise UnknownNameError("table or codelist", name, known)
        rows = [row for row in rows if row["name"] == name]
    if search is None:
        return rows
    wanted = search.casefold()
    return [row for row in rows if any(wanted in str(cell).casefold() for cell in row.values())]
