"""Loading with filters, labels or as one flat table. A plain load does without this module."""

from typing import TYPE_CHECKING

from dialogdata.errors import InvalidQueryError
from dialogdata.frames.filters import applies_to, keep, require_applicable
from dialogdata.frames.frame import load_frame
from dialogdata.frames.labels import labels_of, with_labels
from dialogdata.frames.query import Query
from dialogdata.frames.source import Schema, Source
from dialogdata.frames.wide import TABLE, base_of, widened

if TYPE_CHECKING:
    import pandas as pd

_WIDE = (TABLE, "statement_topics", "statement_targets", "commitments", "asks")


def load_with(
    source: Source, table: str, query: Query, *, labels: bool = False, wide: bool = False
) -> "pd.DataFrame":
    """Return the rows of a table that a query means, with what is asked for beside them.

    Raises
    ------
    InvalidQueryError
        The table has no rows of dialogues to choose from, or is not the one that can be wide.
    """
    schema = source.schema(table)
    require_applicable(table, schema, query)
    if wide and table != TABLE:
        raise InvalidQueryError(
            f"wide=True is for the table {TABLE!r}, which it joins with what hangs on a "
            f"statement; {table!r} is flat as it is"
        )
    frame = keep(source, table, load_frame(source, table, query.dataset), query)
    if wide:
        frame = widened(source, frame)
    if labels:
        schemas = [source.schema(name) for name in (_WIDE if wide else (table,))]
        frame = _labelled(source, frame, schemas)
    return frame


def _labelled(source: Source, frame: "pd.DataFrame", schemas: list[Schema]) -> "pd.DataFrame":
    known = {name: found for schema in reversed(schemas)
             for name, found in labels_of(source, schema).items()}  # fmt: skip
    columns = {name: base_of(name) for name in frame.columns}
    return with_labels(
        frame, {name: known[base] for name, base in columns.items() if base in known}
    )


def load_all(source: Source, query: Query) -> "dict[str, pd.DataFrame]":
    """Return all tables of a source; those whose rows do not belong to dialogues whole."""
    found = {}
    for name in source.names():
        chosen = query if applies_to(source.schema(name)) else Query(query.dataset)
        found[name] = load_with(source, name, chosen)
    return found
