"""One thing, one entry: labels of a registry that are nearly the same name two things for a reason.

The validator finds equal names (DD217). Here stand names that differ in a letter or in the order
of their words; each pair that may stay has its reason beside it.
"""

import csv
import re
import unicodedata
from difflib import SequenceMatcher
from itertools import combinations

import pytest

LIMIT = 0.92
SMALL_WORDS = {"a", "an", "and", "between", "for", "in", "of", "on", "the", "to", "with"}

NUMBERED = "two texts of one series, told apart by number or date"
DATED = "two occasions of one series, told apart by number or year"
BODIES = "two bodies with like names"

ALLOWED = {
    ("china-14th-five-year-plan", "china-15th-five-year-plan"): NUMBERED,
    ("china-pakistan-70th-anniversary", "china-pakistan-75th-anniversary"): DATED,
    (
        "china-tariff-commission-announcement-4-2025",
        "china-tariff-commission-announcement-5-2025",
    ): NUMBERED,
    (
        "china-tariff-commission-announcement-4-2025",
        "china-tariff-commission-announcement-6-2025",
    ): NUMBERED,
    (
        "china-tariff-commission-announcement-5-2025",
        "china-tariff-commission-announcement-6-2025",
    ): NUMBERED,
    ("cop27", "cop28"): DATED,
    (
        "five-principles-of-peaceful-coexistence",
        "peaceful-coexistence",
    ): "the five principles of 1954 are a set formula; the Soviet text of 1975 names no five",
    ("khm-tha-general-border-committee", "khm-tha-regional-border-committee"): BODIES,
    ("unga-resolution-ukraine-2022-03-02", "unga-resolution-ukraine-2022-03-24"): NUMBERED,
    ("unsc-resolution-1965-09-20", "unsc-resolution-1965-09-27"): NUMBERED,
    ("unsc-resolution-2570", "unsc-resolution-2571"): NUMBERED,
    ("us-executive-order-14257", "us-executive-order-14259"): NUMBERED,
    ("us-executive-order-14259", "us-executive-order-14266"): NUMBERED,
    ("us-proclamation-9704", "us-proclamation-9705"): NUMBERED,
}

# A name that an entity shares with a party, and why it is not the party that is meant.
ALSO_PARTIES = {
    ("east-timor", "TLS"): "the territory before the state",
    ("palestinian-authority", "PSE"): "the administration, apart from the state",
    ("taiwan", "TWN"): "the area and its status, apart from the authority as an actor",
}


def plain(label):
    """Fold case, accents, marks and signs, so that only letters, digits and blanks are left."""
    bare = unicodedata.normalize("NFKD", label.casefold())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", " ", bare).strip()


def labels(row):
    """Return the name, the short name and the aliases of an entry."""
    named = (row["name"], row.get("short_name", ""), *row["aliases"].split(";"))
    return {plain(label) for label in named} - {""}


def words(label):
    """Return the words of a label that tell something."""
    return frozenset(label.split()) - SMALL_WORDS


def near(one, other):
    """Tell whether two labels are nearly the same."""
    if words(one) == words(other):
        return True
    shared = min(len(one), len(other)) * 2 / (len(one) + len(other))
    if shared < LIMIT:  # the ratio cannot be higher; this spares most of the work
        return False
    match = SequenceMatcher(None, one, other, autojunk=False)
    return match.quick_ratio() >= LIMIT and match.ratio() >= LIMIT


def near_pairs(rows):
    """Return the pairs of ids of which some labels are nearly the same."""
    named = [(label, key) for key, row in rows.items() for label in labels(row)]
    return {
        (min(a, b), max(a, b))
        for (one, a), (other, b) in combinations(named, 2)
        if a != b and near(one, other)
    }


@pytest.fixture(scope="module")
def registry(root):
    """Return the rows of each sheet by their ids."""
    found = {}
    for path in (root / "datasets" / "registry").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            found[path.stem] = {next(iter(row.values())): row for row in csv.DictReader(stream)}
    return found


@pytest.mark.parametrize("sheet", ["entities", "people", "mechanisms"])
def test_no_two_entries_have_nearly_the_same_name(registry, sheet):
    assert sorted(near_pairs(registry[sheet]) - ALLOWED.keys()) == []


def test_every_allowed_pair_is_still_needed(registry):
    assert sorted(ALLOWED.keys() - near_pairs(registry["entities"])) == []


@pytest.mark.parametrize("sheet", ["entities", "people", "mechanisms"])
def test_rows_are_sorted_by_id(registry, sheet):
    assert list(registry[sheet]) == sorted(registry[sheet])


def test_no_entity_is_a_party(registry):
    parties = {name: code for code, row in registry["parties"].items() for name in labels(row)}
    found = {
        (key, parties[name])
        for key, row in registry["entities"].items()
        for name in labels(row) & parties.keys()
    }
    assert found == ALSO_PARTIES.keys()


@pytest.mark.parametrize("sheet", ["people", "mechanisms"])
def test_an_entity_that_stands_in_another_sheet_has_the_same_id_there(registry, sheet):
    others = {name: key for key, row in registry[sheet].items() for name in labels(row)}
    wrong = [
        (key, others[name])
        for key, row in registry["entities"].items()
        for name in labels(row) & others.keys()
        if others[name] != key
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("South-East Asia", "Southeast Asia", True),
        ("Spread of arms", "Arms, the spread of", True),
        ("Café", "CAFE", True),
        ("South Asia", "Southeast Asia", False),
    ],
)
def test_what_counts_as_nearly_the_same(one, other, alike):
    assert near(plain(one), plain(other)) is alike
