"""Statements as one flat table: topics, targets, promise and ask beside each statement."""

from typing import TYPE_CHECKING

from dialogdata.frames.frame import load_frame
from dialogdata.frames.source import Source

if TYPE_CHECKING:
    import pandas as pd

TABLE = "statements"
_KEY = "statement_id"
_TOPIC = ("topic", "topic_major", "topic_minor")
_TARGET = ("entity", "stance", "stance_valence", "as_named", "endorsement")
_SHARED = ("due", "due_text", "body")
"""Columns of promises and of asks alike; a statement has at most one of the two."""
_PROMISE = ("timeline", "place_city", "place_country", "amount", "amount_unit")


def base_of(column: str) -> str:
    """Return the column that a numbered one continues: ``topic_2`` → ``topic``."""
    stem, _, number = column.rpartition("_")
    return stem if number.isdecimal() and stem in (*_TOPIC, *_TARGET) else column


def widened(source: Source, frame: "pd.DataFrame") -> "pd.DataFrame":
    """Return statements with what other tables hold of them.

    The number of columns depends on the data of the source, not on the rows kept of them, so
    that two parts of one version fit together.
    """
    attrs = dict(frame.attrs)
    parts = [
        ("topic_minor", _numbered(load_frame(source, "statement_topics", None), _TOPIC)),
        ("stance_valence", _numbered(load_frame(source, "statement_targets", None), _TARGET)),
        ("verifiability_ord", _details(source)),
    ]
    order = list(frame.columns)
    for after, part in parts:
        new = [column for column in part.columns if column not in order]
        place = order.index(after) + 1
        order[place:place] = new
        frame = frame.join(part[new], on=_KEY)
    found = frame[order]
    found.attrs = attrs
    return found


def _numbered(rows: "pd.DataFrame", columns: tuple[str, ...]) -> "pd.DataFrame":
    """Return one row per statement; the first of each column keeps its name."""
    import pandas as pd  # noqa: PLC0415

    last = int(rows["position"].max()) if len(rows) else 1
    parts = []
    for position in range(1, last + 1):
        part = rows[rows["position"] == position].set_index(_KEY)[list(columns)]
        names = {name: f"{name}_{position}" for name in columns} if position > 1 else {}
        parts.append(part.rename(columns=names))
    return pd.concat(parts, axis=1)


def _details(source: Source) -> "pd.DataFrame":
    import pandas as pd  # noqa: PLC0415

    promises = load_frame(source, "commitments", None).set_index(_KEY)
    asks = load_frame(source, "asks", None).set_index(_KEY)
    return pd.concat([promises[[*_SHARED, *_PROMISE]], asks[list(_SHARED)]])
