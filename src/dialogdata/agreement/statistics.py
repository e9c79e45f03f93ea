"""The rows of the table of reliability for a comparison."""

from collections import Counter
from collections.abc import Iterator

from dialogdata.agreement.alpha import alpha, require_nltk
from dialogdata.agreement.bootstrap import Interval, alpha_interval, share_interval
from dialogdata.agreement.compare import About, Comparison
from dialogdata.agreement.variables import VARIABLES, Label, Variable
from dialogdata.models import Statement
from dialogdata.tabular.spec import Row, Value

FEWEST = 5
"""Units that have a code in either coding, from which on the code gets a row of its own."""

_DIGITS = 4
_MACHINES = frozenset({"model", "derived"})
Pairs = list[tuple[Label, Label]]


def reliability(comparison: Comparison, about: About) -> list[Row]:
    """Measure the agreement of two codings.

    Parameters
    ----------
    comparison : Comparison
        Their aligned units.
    about : About
        What the rows say of both.

    Returns
    -------
    list of Row
        Rows of the table ``reliability``, without dataset and position.

    Raises
    ------
    MissingExtraError
        NLTK is not installed.
    """
    require_nltk()
    common = _common(comparison, about)
    pairs = comparison.pairs
    rows = [_units(comparison)]
    for variable in VARIABLES:
        rows += _variable(variable, pairs)
    return [{**common, **row} for row in rows]


def _common(comparison: Comparison, about: About) -> Row:
    texts = comparison.texts
    kinds = sorted({"models" if text.method in _MACHINES else "people" for text in texts})
    return {
        "coding_round": about.coding_round,
        "coding_a": about.coding_a,
        "coding_b": about.coding_b,
        "n_documents": len(comparison.documents),
        "n_coders": len({text.coder for text in texts}),
        "coders_are": " and ".join(kinds),
        "manual": " and ".join(sorted({text.manual for text in texts})),
    }


def _units(comparison: Comparison) -> Row:
    matched, alone = len(comparison.pairs), comparison.alone
    row: Row = {"variable": "units", "scale": "units", "statistic": "f1"}
    row |= {"n_units": matched + alone, "raw_agreement": _rounded(matched / (matched + alone))}
    value = 2 * matched / (2 * matched + alone)
    return row | _numbers(value, share_interval(matched, alone))


def _variable(variable: Variable, units: list[tuple[Statement, Statement]]) -> Iterator[Row]:
    both = ((variable.value(one), variable.value(other)) for one, other in units)
    pairs: Pairs = [(a, b) for a, b in both if a is not None and b is not None]
    head: Row = {"variable": variable.name, "scale": variable.scale}
    yield head | _measured(variable, pairs)
    if not variable.by_code:
        return
    counts = Counter(code for pair in pairs for code in set(pair))
    for code in sorted(map(str, counts)):
        if counts[code] >= FEWEST:
            against = [(str(a == code), str(b == code)) for a, b in pairs]
            row: Row = {"code": code, "n_code": counts[code]}
            yield head | row | _measured(variable, list(against))


def _measured(variable: Variable, pairs: Pairs) -> Row:
    row: Row = {"statistic": "krippendorff_alpha", "n_units": len(pairs)}
    if pairs:
        row["raw_agreement"] = _rounded(sum(a == b for a, b in pairs) / len(pairs))
    value = alpha(pairs, variable.scale)
    if value is None:
        return row
    return row | _numbers(value, alpha_interval(pairs, variable.scale))


def _numbers(value: float, interval: Interval | None) -> Row:
    found: dict[str, Value] = {"value": _rounded(value)}
    if interval is not None:
        found |= {"ci_low": _rounded(interval[0]), "ci_high": _rounded(interval[1])}
    return found


def _rounded(value: float) -> float:
    return round(value, _DIGITS) + 0.0  # no minus before a zero
