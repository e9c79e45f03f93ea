"""The page of the tables and their columns."""

from dialogdata.tabular.catalogue import all_tables
from dialogdata.tabular.spec import Column, Table
from generating.markdown import NOTE, code, table

INTRO = """# Tables

What `dd.load` returns and what the packages hold, column by column. `dd.codebook("statements")`
gives the same as a frame. Columns in bold always have a value. Codes are words; a column that ends
in `_ord` holds the rank of the code beside it. Every table of records has the columns `dataset`,
`dialogue_id` or a key that leads there; keys of statements and documents are global, such as
`chn-pak-2026-01-04:s12`.
"""


def page() -> str:
    """Return the page."""
    tables = all_tables()
    main = [found for name, found in tables.items() if not _of_codes(name)]
    codes = [found for name, found in tables.items() if _of_codes(name)]
    rows = [(f"[{found.name}](#{found.name})", found.description) for found in main]
    parts = [NOTE, INTRO, table(("table", "what it holds"), rows)]
    parts += [_table(found) for found in main]
    parts.append("## Codelists as tables\n")
    parts.append("Each [codelist](codelists.md) is a table as well, keyed by `code`.\n")
    seen: dict[tuple[str, ...], list[Table]] = {}
    for found in codes:
        seen.setdefault(tuple(column.name for column in found.columns), []).append(found)
    for alike in seen.values():
        parts.append(", ".join(code(found.name) for found in alike) + ":\n")
        parts.append(_columns(alike[0]))
    return "\n".join(parts)


def _of_codes(name: str) -> bool:
    return name.startswith("codelist_")


def _table(found: Table) -> str:
    key = ", ".join(map(code, found.key))
    links = [
        f"{', '.join(map(code, link.fields))} → [{link.table}](#{link.table})"
        for link in found.foreign
        if not _of_codes(link.table)
    ]
    more = f" Links: {'; '.join(links)}." if links else ""
    return f"## {found.name}\n\n{found.description}\n\nKey: {key}.{more}\n\n{_columns(found)}"


def _columns(found: Table) -> str:
    rows = [
        (
            f"**`{column.name}`**" if column.required else code(column.name),
            _kind(column),
            column.description,
        )
        for column in found.columns
    ]
    return table(("column", "type", "meaning"), rows)


def _kind(column: Column) -> str:
    if column.codelist is None:
        return column.type
    return f"[{column.codelist}](codelists.md#{column.codelist})"
