"""The rows that an export needs, as plain text, chosen by a query."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from dialogdata.frames.filters import is_on, matches
from dialogdata.frames.query import Query
from dialogdata.frames.reading import rows
from dialogdata.frames.source import Source

Row = Mapping[str, str]


def dialogues(source: Source, query: Query) -> dict[str, Row]:
    """Return the dialogues meant, by id; a withdrawn record no longer counts."""
    return {
        row["dialogue_id"]: row
        for row in rows(source, "dialogues")
        if row["record_status"] != "withdrawn"
        and query.dataset in (None, row["dataset"])
        and matches(query, row)
    }


def statements(source: Source, query: Query, chosen: Mapping[str, Row]) -> Iterator[Row]:
    """Yield the statements of the dialogues chosen, those on the topic only if there is one."""
    about = None
    if query.topic is not None:
        topics = rows(source, "statement_topics")
        about = {row["statement_id"] for row in topics if is_on(row["topic"], query.topic)}
    for row in rows(source, "statements"):
        if row["dialogue_id"] in chosen and (about is None or row["statement_id"] in about):
            yield row


def grouped(source: Source, table: str, key: str) -> dict[str, list[Row]]:
    """Return the rows of a table by a column, in the order of the table."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows(source, table):
        found[row[key]].append(row)
    return found


def mapped(source: Source, codelist: str, scheme: str) -> dict[str, tuple[str, ...]]:
    """Return the codes of another scheme for each code of ours; without one there is no key."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows(source, "codelist_mappings"):
        if (row["codelist"], row["scheme"]) == (codelist, scheme):
            found[row["code"]] = (*found.get(row["code"], ()), row["scheme_code"])
    return found
