"""Records as a person reads them: one dialogue, or two rounds side by side."""

from dialogdata.showing.comparison import Comparison, Pair, compare
from dialogdata.showing.finding import Found, find
from dialogdata.showing.record import card, sources, statements
from dialogdata.showing.side_by_side import side_by_side

__all__ = [
    "Comparison",
    "Found",
    "Pair",
    "card",
    "compare",
    "find",
    "side_by_side",
    "sources",
    "statements",
]
