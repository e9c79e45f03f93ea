"""Which rows of a table a query keeps, whether or not the table has the columns for it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dialogdata.errors import InvalidQueryError
from dialogdata.frames.query import Query
from dialogdata.frames.reading import column, rows
from dialogdata.frames.source import Source

if TYPE_CHECKING:
    import pandas as pd

    from dialogdata.models import Dialogue

_TOPICS = ("topic", "second_topic", "third_topic")


def applies_to(schema: Mapping[str, Any]) -> bool:
    """Tell whether a table has rows of single dialogues, which a query can choose."""
    return any(field["name"] == "dialogue_id" for field in schema["fields"])


def require_applicable(table: str, schema: Mapping[str, Any], query: Query) -> None:
    """Refuse a query for a table of another kind.

    Raises
    ------
    InvalidQueryError
        The rows of the table do not belong to dialogues.
    """
    if query.empty or applies_to(schema):
        return
    used = {"dyad or party": query.parties, "since": query.since, "until": query.until,
            "topic": query.topic}  # fmt: skip
    given = ", ".join(name for name, value in used.items() if value)
    raise InvalidQueryError(
        f"{table} cannot be filtered by {given}: its rows do not belong to dialogues; load it "
        "whole, or filter a table such as 'statements', 'participants' or 'dialogues'"
    )


def keep(source: Source, table: str, frame: "pd.DataFrame", query: Query) -> "pd.DataFrame":
    """Return the rows of a table that a query means, numbered anew."""
    if query.empty:
        return frame
    if query.of_dialogues:
        frame = frame[frame["dialogue_id"].isin(_dialogues(source, query))]
    if query.topic is not None:
        frame = frame[_on_topic(source, table, frame, query.topic)]
    return frame.reset_index(drop=True)


def _dialogues(source: Source, query: Query) -> set[str]:
    return {row["dialogue_id"] for row in rows(source, "dialogues") if matches(query, row)}


def matches(query: Query, row: Mapping[str, str]) -> bool:
    """Tell whether a row with ``party_a``, ``party_b`` and ``start`` is meant.

    A start of which only year or month is known matches when any of its days does, and a
    bound of which only these are given includes all of its days.
    """
    start = row["start"]
    if not query.parties <= {row["party_a"], row["party_b"]}:
        return False
    if query.since and start < query.since[: len(start)]:
        return False
    return not (query.until and start[: len(query.until)] > query.until[: len(start)])


def matches_record(query: Query, record: "Dialogue") -> bool:
    """Tell whether a record is meant, by the same rules."""
    first, second = record.parties
    return matches(query, {"party_a": first, "party_b": second, "start": record.start})


def is_on(topic: str, wanted: str) -> bool:
    """Tell whether a topic is the one wanted, or one of its minors."""
    return topic == wanted or topic.startswith(f"{wanted}.")


def _on_topic(source: Source, table: str, frame: "pd.DataFrame", wanted: str) -> "pd.Series[bool]":
    # A table that lists topics row by row is asked itself; a statement has up to three, of
    # which its own row shows the first only.
    own = [name for name in _TOPICS if name in frame.columns]
    if own and table != "statements":
        topics = [code for code in column(source, "codelist_topics", "code") if is_on(code, wanted)]
        return frame[own].isin(topics).any(axis=1)
    key = "statement_id" if "statement_id" in frame.columns else "dialogue_id"
    about = {row[key] for row in rows(source, "statement_topics") if is_on(row["topic"], wanted)}
    return frame[key].isin(about)
