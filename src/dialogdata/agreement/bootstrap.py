"""Intervals by resampling units (Efron's percentile bootstrap).

Each interval takes a thousand alphas. NLTK needs some milliseconds for one, which is minutes
for a table of sixty rows, because it counts all values anew for every sample and knows no
weights. So the distances are taken from the library once, and each sample only weighs them:
observed and expected disagreement are then sums over a matrix. The tests compare this with the
library's alpha of the same samples.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from dialogdata.agreement.alpha import distance_of
from dialogdata.agreement.variables import Label, Scale

ROUNDS = 1000
SEED = 20261123
LEVEL = 95.0
"""Per cent of the samples that lie within an interval."""

Floats = npt.NDArray[np.float64]
Interval = tuple[float, float]


@lru_cache(maxsize=4)
def _samples(n: int) -> npt.NDArray[Any]:
    """Return how often each of n units is in each sample.

    NumPy promises that the numbers of RandomState never change, as those of its newer generators
    may: the published intervals can be computed again with any version.
    """
    draws = np.random.RandomState(SEED).randint(0, n, size=(ROUNDS, n))
    return np.stack([np.bincount(draw, minlength=n) for draw in draws])


def _interval(values: Iterator[float]) -> Interval | None:
    """Return the middle of the values; samples in which all values are the same say nothing."""
    found = np.array([value for value in values if not np.isnan(value)])
    if len(found) < ROUNDS / 2:
        return None
    low, high = np.percentile(found, [(100 - LEVEL) / 2, (100 + LEVEL) / 2])
    return float(low), float(high)


def alpha_interval(pairs: Sequence[tuple[Label, Label]], scale: Scale) -> Interval | None:
    """Return the interval of alpha for units that two coders coded.

    None where too few samples have two different values.
    """
    if len(pairs) < 2:  # noqa: PLR2004
        return None
    weighted = weighted_alpha(pairs, scale)
    return _interval(weighted(sample) for sample in _samples(len(pairs)))


def weighted_alpha(
    pairs: Sequence[tuple[Label, Label]], scale: Scale
) -> Callable[[npt.NDArray[Any]], float]:
    """Return a function from how often each unit counts to alpha; NaN where it is undefined."""
    values = sorted({value for pair in pairs for value in pair}, key=_order)
    place = {value: i for i, value in enumerate(values)}
    first, second = (np.array([place[pair[side]] for pair in pairs]) for side in (0, 1))
    ends = np.concatenate([first, second])
    fixed = None if scale == "ordinal" else _matrix(values, scale, pairs)

    def weighted(weights: npt.NDArray[Any]) -> float:
        both = np.tile(weights, 2).astype(np.float64)
        counts: Floats = np.bincount(ends, weights=both, minlength=len(values)).astype(np.float64)
        distances = _ordinal(counts) if fixed is None else fixed
        total = counts.sum()
        expected = counts @ distances @ counts / (total * (total - 1))
        if not expected:
            return float("nan")
        observed = weights @ distances[first, second] / weights.sum()
        return float(1 - observed / expected)

    return weighted


def _order(value: Label) -> tuple[int, str]:
    if isinstance(value, int):
        return value, ""
    return 0, value if isinstance(value, str) else " ".join(sorted(value))


def _matrix(values: Sequence[Label], scale: Scale, pairs: Sequence[tuple[Label, Label]]) -> Floats:
    distance = distance_of(scale, pairs)
    return np.array([[distance(one, other) for other in values] for one in values], dtype=float)


def _ordinal(counts: Floats) -> Floats:
    """Return the ordinal metric of a sample; see :func:`ordinal_distance`."""
    middles = np.cumsum(counts) - counts / 2
    return np.subtract.outer(middles, middles) ** 2


def share_interval(matched: int, alone: int) -> Interval | None:
    """Return the interval of F1 for units of which so many are matched, and so many alone."""
    if matched + alone < 2:  # noqa: PLR2004
        return None
    is_matched = np.arange(matched + alone) < matched
    found = _samples(matched + alone) @ is_matched
    # A sample of n places has as many units as places, and one more for each match.
    return _interval(iter(2 * found / (matched + alone + found)))
