"""Statements with the major topics of the Comparative Agendas Project, as CSV.

The codes are majors of the CAP master codebook, by the mapping of our codelist of topics. CAP
has no direction, so act and stance stand beside the topic.
"""

from collections.abc import Iterator

from dialogdata.exporting.tables import dialogues, grouped, mapped, statements
from dialogdata.frames.query import Query
from dialogdata.frames.source import Source
from dialogdata.tabular.csv_text import cell

_MOST = 3
_COPIED = ("dyad", "party_a", "party_b", "speaker", "act", "entity", "stance", "stance_valence",
           "coverage")  # fmt: skip
_MAJORS = ("majortopic", *(f"majortopic_{number}" for number in range(2, _MOST + 1)))
_HEAD = ("id", "dataset", "year", "date", "date_precision", "description")
COLUMNS = (*_HEAD, _MAJORS[0], "subtopic", *_MAJORS[1:], "topic", *_COPIED)
"""``subtopic`` is always empty: our topics are mapped to majors only."""


def cap_lines(source: Source, query: Query) -> Iterator[str]:
    """Yield the lines of the file, one per statement."""
    majors = mapped(source, "topics", "cap")
    topics = grouped(source, "statement_topics", "statement_id")
    yield ",".join(COLUMNS) + "\n"
    for row in statements(source, query, dialogues(source, query)):
        values = {name: row[name] for name in (*_HEAD[1:-1], "topic", *_COPIED)}
        values |= {"id": row["statement_id"], "description": row["summary"]}
        for listed in topics[row["statement_id"]]:
            found = majors.get(listed["topic"], ())
            name = _MAJORS[int(listed["position"]) - 1]
            # Two candidates would be a guess.
            values[name] = found[0] if len(found) == 1 else ""
        yield ",".join(cell(values.get(name, "")) for name in COLUMNS) + "\n"
