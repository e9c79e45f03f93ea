"""``codebook.csv`` and ``codebook.md``: every table, column and code, explained."""

from collections.abc import Iterator, Mapping

from dialogdata.codelists import MAPPING_TARGETS, codelist, codelist_names
from dialogdata.contract.codebook import COLUMNS, codebook_rows
from dialogdata.packages.draft import Draft
from dialogdata.tabular.catalogue import all_tables
from dialogdata.tabular.csv_text import cell
from dialogdata.tabular.spec import Row, Table

_REST = {"since": "since", "deprecated": "deprecated"}
_CODE = {
    "code": "item",
    "rank": "ordinal",
    "title": "title",
    "definition": "description",
    "include": "include",
    "exclude": "exclude",
    **_REST,
}
"""Heading of a column of Markdown → column of the codebook."""
_COLUMN = {
    "column": "item",
    "type": "type",
    "required": "required",
    "title": "title",
    "meaning": "description",
    "codelist": "codelist",
    **_REST,
}


def write_codebook(draft: Draft) -> None:
    """Write both forms of the codebook."""
    rows = list(codebook_rows())
    lines = [",".join(COLUMNS), *map(_line, [*_tables(), *rows])]
    draft.write("codebook.csv", "\n".join(lines) + "\n")
    draft.write("codebook.md", "\n".join(_markdown(draft, rows)) + "\n")


def _line(row: Row) -> str:
    return ",".join(cell(row.get(column)) for column in COLUMNS)


def _tables() -> Iterator[Row]:
    for table in all_tables().values():
        yield {
            "kind": "table",
            "name": table.name,
            "item": table.name,
            "title": table.title,
            "description": table.description,
        }


def _markdown(draft: Draft, rows: list[Row]) -> Iterator[str]:
    about = draft.about
    yield f"# Codebook of {about.title}\n"
    yield (
        f"Version {about.version}, {about.released}. The same as a table: `codebook.csv`. "
        "An empty cell means: not stated, or does not apply; it is never a code.\n"
    )
    yield "## Tables\n"
    by_name: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        by_name.setdefault((str(row["kind"]), str(row["name"])), []).append(row)
    for table in all_tables().values():
        yield from _table(table, by_name["column", table.name])
    yield "## Codelists\n"
    for name in codelist_names():
        if name != MAPPING_TARGETS:
            found = codelist(name)
            yield f"### {name}\n\n{found.title}. {found.definition}\n"
            yield from _grid(_CODE, by_name["code", name])


def _table(table: Table, columns: list[Row]) -> Iterator[str]:
    yield f"### {table.name}\n\n{table.title}. {table.description}\n"
    yield f"Key: {', '.join(f'`{name}`' for name in table.key)}.\n"
    for key in table.foreign:
        there = f"`{table.name}`" if key.table == table.name else f"`{key.table}`"
        yield f"- {', '.join(f'`{name}`' for name in key.fields)} → {there}"
    if table.foreign:
        yield ""
    yield from _grid(_COLUMN, columns)


def _grid(shown: Mapping[str, str], rows: list[Row]) -> Iterator[str]:
    """Yield a table, without the columns that are empty throughout."""
    used = {head: item for head, item in shown.items() if any(row.get(item) for row in rows)}
    yield f"| {' | '.join(used)} |"
    yield f"|{'---|' * len(used)}"
    for row in rows:
        yield f"| {' | '.join(_text(row.get(item)) for item in used.values())} |"
    yield ""


def _text(value: object) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    return str(value).replace("|", "\\|").replace("\n", " ")
