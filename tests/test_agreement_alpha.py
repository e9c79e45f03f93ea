"""Alpha: the published examples, and intervals that the library itself would give."""

# ruff: noqa: S311 - seeded, to be the same every time
import random
import subprocess
import sys

import numpy as np
import pytest

from dialogdata.agreement import bootstrap
from dialogdata.agreement.alpha import alpha, require_nltk
from dialogdata.agreement.bootstrap import alpha_interval, share_interval, weighted_alpha
from dialogdata.errors import MissingExtraError

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example C: four observers,
# twelve units, some values missing. He gives .743 (nominal), .815 (ordinal).
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
UNITS = [[v for v in values if v is not None] for values in zip(*OBSERVERS, strict=True)]

# The same paper, example A: two observers, ten units, two values. He gives .095.
BINARY = list(zip("0100000010", "1110010000", strict=True))


@pytest.mark.parametrize(("scale", "value"), [("nominal", 0.743), ("ordinal", 0.815)])
def test_published_example_of_four_observers(scale, value):
    assert round(alpha(UNITS, scale), 3) == value


def test_published_example_of_two_observers():
    assert round(alpha(BINARY, "nominal"), 3) == 0.095


def test_masi_of_sets_worked_by_hand():
    # Observed: (0 + 2/3) / 2. Expected: of 12 ordered pairs of the values {a}, {a}, {a}, {a, b}
    # six differ, each by 1 - 1/2 * 2/3 = 2/3.
    pairs = [(frozenset("a"), frozenset("a")), (frozenset("a"), frozenset("ab"))]
    assert alpha(pairs, "set") == pytest.approx(1 - (1 / 3) / (6 * (2 / 3) / 12))


@pytest.mark.parametrize(
    ("scale", "values"),
    [("nominal", ["x", "y", "z"]), ("ordinal", [0, 1, 3]),
     ("set", [frozenset("ab"), frozenset("b"), frozenset("c")])],
)  # fmt: skip
def test_perfect_is_one_and_chance_is_about_zero(scale, values):
    draw = random.Random(7)
    column = [draw.choice(values) for _ in range(3000)]
    assert alpha([(value, value) for value in column], scale) == 1
    shuffled = draw.sample(column, len(column))
    assert abs(alpha(list(zip(column, shuffled, strict=True)), scale)) < 0.05


def test_the_ordinal_scale_forgives_near_misses():
    far = [(0, 4), (4, 0)] + [(n, n) for n in range(5)] * 3
    near = [(0, 1), (4, 3)] + [(n, n) for n in range(5)] * 3
    assert alpha(far, "nominal") == pytest.approx(alpha(near, "nominal"), abs=0.02)
    assert alpha(far, "ordinal") < 0.6
    assert alpha(near, "ordinal") > 0.9


def test_without_variation_there_is_no_alpha():
    assert alpha([("a", "a")] * 9, "nominal") is None
    assert alpha([], "nominal") is None
    assert alpha([("a",), ("b",)], "nominal") is None
    assert alpha_interval([("a", "a")] * 9, "nominal") is None


def some_pairs(scale, n=40):
    draw = random.Random(3)
    sets = [frozenset(draw.sample("abcd", draw.randint(1, 3))) for _ in range(8)]
    values = {"nominal": list("abcd"), "ordinal": [0, 1, 2, 3, 4], "set": sets}[scale]
    first = [draw.choice(values) for _ in range(n)]
    return [(one, one if draw.random() < 0.6 else draw.choice(values)) for one in first]


@pytest.mark.parametrize("scale", ["nominal", "ordinal", "set"])
def test_weighted_alpha_is_the_librarys_on_the_same_samples(scale):
    pairs = some_pairs(scale)
    weighted = weighted_alpha(pairs, scale)
    assert weighted(np.ones(len(pairs), int)) == pytest.approx(alpha(pairs, scale))
    for seed in range(5):
        drawn = random.Random(seed).choices(range(len(pairs)), k=len(pairs))
        weights = np.bincount(drawn, minlength=len(pairs))
        assert weighted(weights) == pytest.approx(alpha([pairs[i] for i in drawn], scale))


@pytest.mark.parametrize("scale", ["nominal", "ordinal", "set"])
def test_intervals_hold_the_value_and_shrink_with_more_units(scale):
    few, many = some_pairs(scale, 30), some_pairs(scale, 480)
    widths = []
    for pairs in (few, many):
        low, high = alpha_interval(pairs, scale)
        assert low < alpha(pairs, scale) < high
        widths.append(high - low)
    assert widths[1] < widths[0] / 2


def test_intervals_are_the_same_every_time():
    bootstrap._samples.cache_clear()
    first = alpha_interval(some_pairs("nominal"), "nominal")
    bootstrap._samples.cache_clear()
    assert alpha_interval(some_pairs("nominal"), "nominal") == first


def test_interval_of_matched_units():
    low, high = share_interval(80, 40)
    assert low < 2 * 80 / (2 * 80 + 40) < high
    assert share_interval(5, 0) == (1, 1)


def test_missing_extra_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "nltk.metrics.agreement", None)
    with pytest.raises(MissingExtraError, match=r'pip install "dialogdata\[agreement\]"'):
        require_nltk()


def test_neither_nltk_nor_numpy_is_imported_before_it_is_needed():
    code = (
        "import sys, dialogdata.cli.app, dialogdata.agreement;"
        "sys.exit(any(name in sys.modules for name in ('nltk', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
