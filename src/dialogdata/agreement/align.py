"""Which unit of one coding is which of another: the best alignment that keeps the order."""

from collections.abc import Sequence
from typing import NamedTuple

from dialogdata.agreement.similarity import Similarity
from dialogdata.models import Statement

LEAST = 0.30
"""Similarity from which on two units may be the same; below it they stay unmatched."""

_DIGITS = 4


class Match(NamedTuple):
    """A unit of the first coding, the same unit of the second, and how alike they are."""

    first: int
    second: int
    score: float


def align(one: Sequence[Statement], other: Sequence[Statement]) -> list[Match]:
    """Align the units of two codings of the same document.

    The alignment is the one with the greatest sum of similarity above the threshold, of all
    those in which each unit has at most one partner and no two pairs cross: both coders list
    their units in order of the text. It is found by dynamic programming, and the same two
    codings always give the same alignment.

    Parameters
    ----------
    one, other : sequence of Statement
        The units, in order of the text.

    Returns
    -------
    list of Match
        Positions from 0; units without a partner are in no match.
    """
    alike = Similarity((*one, *other))
    scores = [[round(alike(a, b), _DIGITS) for b in other] for a in one]
    # best[i][j]: the greatest sum for the units from i and from j on.
    best = [[0.0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in reversed(range(len(one))):
        for j in reversed(range(len(other))):
            best[i][j] = max(_pair(scores, best, i, j), best[i + 1][j], best[i][j + 1])
    return _walk(scores, best)


def _pair(scores: list[list[float]], best: list[list[float]], i: int, j: int) -> float:
    gain = scores[i][j] - LEAST
    return gain + best[i + 1][j + 1] if gain >= 0 else -1.0


def _walk(scores: list[list[float]], best: list[list[float]]) -> list[Match]:
    found: list[Match] = []
    i = j = 0
    while i < len(best) - 1 and j < len(best[0]) - 1:
        # Where several alignments are equally good, the earliest pair is taken.
        if best[i][j] == _pair(scores, best, i, j):
            found.append(Match(i, j, scores[i][j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found
