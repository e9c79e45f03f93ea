"""Tables → Table Schema, version 2."""

from typing import Any

from dialogdata.codelists import codelist
from dialogdata.tabular.csv_text import cell
from dialogdata.tabular.spec import Column, Table

PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"


def table_schema(table: Table) -> dict[str, Any]:
    """Return the Table Schema of a table, with its name, title and description."""
    schema: dict[str, Any] = {
        "$schema": PROFILE,
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.unique:
        schema["uniqueKeys"] = [list(fields) for fields in table.unique]
    if table.foreign:
        schema["foreignKeys"] = [
            {
                "fields": list(key.fields),
                "reference": {
                    # A key to the table itself leaves the name out, says version 2.
                    **({} if key.table == table.name else {"resource": key.table}),
                    "fields": list(key.reference),
                },
            }
            for key in table.foreign
        ]
    return schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "description": column.description,
    }
    if column.example is not None:
        field["example"] = cell(column.example)  # as it stands in the file: version 2 wants text
    constraints = _constraints(column)
    if constraints:
        field["constraints"] = constraints
    if column.codelist is not None:
        codes = codelist(column.codelist)
        field["categories"] = [
            {"value": code, "label": row["title"]} for code, row in codes.entries.items()
        ]
        field["categoriesOrdered"] = all(codes.ordinal(code) is not None for code in codes.codes)
        field["dialogdata:codelist"] = column.codelist
    return field


def _constraints(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if column.required:
        found["required"] = True
    if column.minimum is not None:
        found["minimum"] = column.minimum
    if column.pattern is not None:
        found["pattern"] = column.pattern
    if column.codelist is not None:
        found["enum"] = list(codelist(column.codelist).codes)
    return found
