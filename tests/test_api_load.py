"""Filters, labels and the flat table."""

import datetime as dt

import pandas as pd
import pytest

import dialogdata as dd
from dialogdata.errors import InvalidQueryError, UnknownNameError
from dialogdata.frames.filters import matches
from dialogdata.frames.query import Query
from dialogdata.frames.source import source_of
from dialogdata.packages import build

SERIES = "pakistan-china-strategic-dialogue"


@pytest.fixture(scope="module")
def statements():
    return dd.load("statements")


def same(left, right):
    pd.testing.assert_frame_equal(left, right.reset_index(drop=True))


@pytest.mark.parametrize(
    "dyad",
    [("PAK", "CHN"), ["CHN", "PAK"], "CHN-PAK", "pak-chn", "PAK\u2013CHN", ("Pakistan", "PRC")],
)
def test_a_dyad_in_any_order_and_by_any_name(statements, dyad):
    found = dd.load("statements", dyad=dyad)
    same(found, statements[statements["dyad"] == "CHN-PAK"])
    assert found.attrs == statements.attrs
    assert len(found) > 200


def test_party_is_either_side(statements):
    found = dd.load("statements", party="AUS")
    same(found, statements[statements["party_a"].eq("AUS") | statements["party_b"].eq("AUS")])


@pytest.mark.parametrize(
    ("since", "until", "years"),
    [
        (2019, 2021, {2019, 2020, 2021}),
        ("2019", "2020-12", {2019, 2020}),
        (dt.date(2019, 3, 19), "2019-03-19", {2019}),
        (pd.Timestamp("2019-03-20"), dt.datetime(2020, 8, 21), {2020}),  # noqa: DTZ001
        ("2019-03-20", "2020-08-20", set()),
        (2026, None, {2026}),
        (None, 2019, {2019}),
    ],
)
def test_spans_include_both_ends(since, until, years):
    found = dd.load("dialogues", dyad="CHN-PAK", since=since, until=until)
    assert set(found["year"]) == years


@pytest.mark.parametrize(
    ("start", "since", "until", "kept"),
    [
        ("2021", "2021-06", None, True),
        ("2021", None, "2021-03-01", True),
        ("2021-05", "2021-06", None, False),
        ("2021-06", "2021-06-30", None, True),
        ("2021-06-30", None, "2021-06", True),
        ("2021-07-01", None, "2021-06", False),
        ("2022", None, "2021", False),
    ],
)
def test_a_reduced_date_counts_where_one_of_its_days_does(start, since, until, kept):
    row = {"party_a": "CHN", "party_b": "PAK", "start": start}
    assert matches(Query(since=since, until=until), row) is kept


def test_topic_is_any_of_a_statements_topics(statements):
    topics = dd.load("statement_topics")
    for wanted, column in (("defence", "topic_major"), ("defence.arms_equipment", "topic")):
        ids = set(topics.loc[topics[column] == wanted, "statement_id"])
        same(dd.load("statements", topic=wanted), statements[statements["statement_id"].isin(ids)])
        same(dd.load("statement_topics", topic=wanted), topics[topics[column] == wanted])
        targets = dd.load("statement_targets")
        same(dd.load("statement_targets", topic=wanted), targets[targets["statement_id"].isin(ids)])
        places = dd.load("venues", topic=wanted)
        met = {name.partition(":")[0] for name in ids}
        assert set(places["dialogue_id"]) <= met


def test_filters_work_together(statements):
    found = dd.load("statements", SERIES, party="PAK", since=2024, topic="connectivity")
    assert set(found["dataset"]) == {SERIES}
    assert set(found["year"]) <= {2024, 2025, 2026}
    assert 0 < len(found) < (statements["dyad"] == "CHN-PAK").sum()


def test_every_table_is_filtered_or_says_why_not():
    source = source_of(None)
    for name in source.names():
        columns = [field["name"] for field in source.schema(name)["fields"]]
        if "dialogue_id" in columns:
            frame = dd.load(name, dyad="CHN-PAK", topic="connectivity")
            assert frame["dialogue_id"].str.startswith("chn-pak").all()
        else:
            with pytest.raises(InvalidQueryError, match=f"{name} cannot be filtered by since"):
                dd.load(name, since=2000)
            dd.load(name, SERIES)


def test_all_tables_and_records_of_a_dyad():
    frames = dd.tables(dyad="CHN-PAK", since=2024)
    assert list(frames) == source_of(None).names()
    ids = set(frames["dialogues"]["dialogue_id"])
    assert set(frames["statements"]["dialogue_id"]) == ids
    assert len(frames["registry_parties"]) > 200
    assert {record.id for record in dd.dialogues(dyad="CHN-PAK", since=2024)} == ids


@pytest.mark.parametrize(
    ("query", "error", "message"),
    [
        ({"dyad": "PAK"}, InvalidQueryError, 'party="PAK"'),
        ({"dyad": ("PAK", "CHN", "USA")}, InvalidQueryError, "not two parties"),
        ({"dyad": ("PAK", "Pakistan")}, InvalidQueryError, "twice"),
        ({"dyad": "CHN-PAK", "party": "USA"}, InvalidQueryError, "leave one out"),
        ({"dyad": ("PAK", "CHNA")}, UnknownNameError, "'CHN'"),
        ({"party": "Pakistn"}, UnknownNameError, "'Pakistan'"),
        ({"since": "2019-13"}, InvalidQueryError, "ISO 8601"),
        ({"since": "2019-02-30"}, InvalidQueryError, "ISO 8601"),
        ({"until": "soon"}, InvalidQueryError, "until='soon'"),
        ({"since": 2020, "until": 2019}, InvalidQueryError, "after"),
        ({"topic": "defense"}, UnknownNameError, "'defence'"),
        ({"topic": "counterterrorism"}, UnknownNameError, "internal_security.counterterrorism"),
    ],
)
def test_filters_that_mean_nothing(query, error, message):
    with pytest.raises(error, match=message):
        dd.load("statements", **query)


def test_since_within_until():
    assert len(dd.load("dialogues", since="2026-01", until=2026))


def test_labels_stand_beside_codes(statements):
    found = dd.load("statements", labels=True)
    columns = list(found.columns)
    for code in (
        "act",
        "topic",
        "stance",
        "precision",
        "speaker",
        "entity",
        "party_a",
        "mechanism",
    ):
        assert columns.index(f"{code}_label") == columns.index(code) + 1
        labelled = found[f"{code}_label"]
        assert labelled.dtype == pd.StringDtype("python")
        assert labelled.notna().eq(found[code].notna()).all(), code
    same(found[list(statements.columns)], statements)
    row = found[found["speaker"] == "PAK"].iloc[0]
    assert row["speaker_label"] == "Pakistan"
    assert set(found.loc[found["act"] == "call_on", "act_label"]) == {"Calls on"}
    assert found.attrs == statements.attrs


def test_labels_on_every_table():
    for name in source_of(None).names():
        frame = dd.load(name, labels=True)
        plain = dd.load(name)
        pd.testing.assert_frame_equal(frame[list(plain.columns)], plain)


def test_one_flat_table(statements):
    found = dd.load("statements", wide=True)
    pd.testing.assert_frame_equal(found[list(statements.columns)], statements)
    topics = dd.load("statement_topics")
    second = topics[topics["position"] == 2].set_index("statement_id")["topic"]
    assert found.set_index("statement_id")["topic_2"].dropna().sort_index().to_dict() == dict(
        second
    )
    targets = dd.load("statement_targets")
    wide = [name for name in found.columns if name == "entity" or name.startswith("entity_")]
    assert found[wide].notna().sum().sum() == len(targets)
    promises = dd.load("commitments").set_index("statement_id")
    asks = dd.load("asks").set_index("statement_id")
    flat = found.set_index("statement_id")
    for column in ("due", "due_text", "body"):
        assert (
            flat[column].notna().sum()
            == promises[column].notna().sum() + asks[column].notna().sum()
        )
    assert flat["amount"].sum() == promises["amount"].sum()
    assert flat["amount"].dtype == promises["amount"].dtype
    part = dd.load("statements", wide=True, dyad="CHN-PAK")
    assert list(part.columns) == list(found.columns)
    assert dict(part.dtypes) == dict(found.dtypes)


def test_only_statements_are_wide():
    with pytest.raises(InvalidQueryError, match="'statements'"):
        dd.load("commitments", wide=True)


def test_the_same_from_a_package(tmp_path):
    (folder,) = build((SERIES,), tmp_path, validate=lambda _: dd.Report(()), frictionless=False)
    options = {"party": "Pakistan", "since": 2023, "topic": "connectivity", "labels": True}
    own = dd.load("statements", SERIES, **options)
    pd.testing.assert_frame_equal(own, dd.load("statements", package=folder, **options))
    wide = dd.load("statements", package=folder, wide=True)
    assert len(wide) == len(dd.load("statements", SERIES))
    assert len(dd.panel(package=folder)) == 7
    assert dd.codelist("topics", package=folder)["code"].is_unique
