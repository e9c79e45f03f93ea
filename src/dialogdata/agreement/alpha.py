"""Krippendorff's alpha, computed by NLTK, with the distances of each scale."""

from collections import Counter
from collections.abc import Callable, Sequence

from dialogdata.agreement.variables import Label, Scale
from dialogdata.errors import MissingExtraError

Units = Sequence[Sequence[Label]]
"""The values that each unit was given, one of each coder that coded it."""
Distance = Callable[[Label, Label], float]

EXTRA = "agreement"


def require_nltk() -> None:
    """Raise unless NLTK can be imported.

    Raises
    ------
    MissingExtraError
        It is not installed.
    """
    try:
        import nltk.metrics.agreement  # noqa: F401, PLC0415 - slow to import, an extra
    except ImportError:
        raise MissingExtraError("measuring agreement", EXTRA) from None


def distance_of(scale: Scale, units: Units) -> Distance:
    """Return how far apart two values of a scale are.

    Parameters
    ----------
    scale : str
        ``nominal``: 0 or 1. ``set``: MASI (Passonneau 2006). ``ordinal``: Krippendorff's
        metric, for which ranks are the further apart the more values lie between them.
    units : sequence
        The values; the ordinal metric depends on how often each was given.
    """
    from nltk.metrics.distance import binary_distance, masi_distance  # noqa: PLC0415

    if scale == "ordinal":
        return ordinal_distance(Counter(v for values in units if len(values) > 1 for v in values))
    found: Distance = masi_distance if scale == "set" else binary_distance
    return found


def ordinal_distance(counts: Counter[Label]) -> Distance:
    """Return Krippendorff's ordinal metric for ranks of which there are so many each.

    NLTK has none. Its square root is the number of values from one rank to the other, of
    the two ranks themselves only half (Krippendorff 2019, chapter 12).
    """
    middles: dict[Label, float] = {}
    below = 0
    for rank in sorted(counts, key=int):  # type: ignore[arg-type]
        middles[rank] = below + counts[rank] / 2
        below += counts[rank]
    return lambda one, other: (middles[one] - middles[other]) ** 2


def alpha(units: Units, scale: Scale) -> float | None:
    """Return Krippendorff's alpha.

    Parameters
    ----------
    units : sequence
        The values that each unit was given.
    scale : str
        What kind of values they are.

    Returns
    -------
    float or None
        None where it is not defined: without any unit that two coders coded, or where every
        value is the same, so that agreement cannot be told from chance. (NLTK says 1 then.)
    """
    from nltk.metrics.agreement import AnnotationTask  # noqa: PLC0415

    paired = [values for values in units if len(values) > 1]
    if len({value for values in paired for value in values}) < 2:  # noqa: PLR2004
        return None
    data = [
        (coder, unit, value)
        for unit, values in enumerate(paired)
        for coder, value in enumerate(values)
    ]
    return float(AnnotationTask(data, distance_of(scale, units)).alpha())
