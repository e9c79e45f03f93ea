"""All tables by name."""

from collections.abc import Mapping
from functools import cache

from dialogdata.tabular import (
    coding_tables,
    dialogue_tables,
    document_tables,
    promise_tables,
    registry_tables,
    source_tables,
    statement_tables,
)
from dialogdata.tabular.codelist_tables import codelist_tables
from dialogdata.tabular.spec import Table

_MODULES = (dialogue_tables, source_tables, document_tables, statement_tables, promise_tables)

RECORD_TABLES: Mapping[str, Table] = {
    table.name: table for module in _MODULES for table in module.TABLES
}
"""Tables made from records; each stands after its parent."""

REGISTRY_TABLES: Mapping[str, Table] = {table.name: table for table in registry_tables.TABLES}
"""The table of datasets, and those made from the registries."""

CODING_TABLES: Mapping[str, Table] = {table.name: table for table in coding_tables.TABLES}
"""Tables of codings made more than once, and of their agreement."""


@cache
def all_tables() -> Mapping[str, Table]:
    """Return every table by name: records, datasets and registries, codings, codelists."""
    codelists = {table.name: table for table in codelist_tables()}
    return {**RECORD_TABLES, **REGISTRY_TABLES, **CODING_TABLES, **codelists}
