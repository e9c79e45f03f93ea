"""Panels: a row for what is recorded, zeros only where known, codes of the year."""

import pandas as pd
import pytest
from tests.synthetic import Synthetic, record, statement

import dialogdata as dd
from dialogdata.errors import InvalidQueryError, UnknownNameError
from dialogdata.frames.panel import UNITS, panel_frame
from dialogdata.frames.query import Query
from dialogdata.frames.state_codes import StateCodes

PROMISE = {
    "act": "commit",
    "topics": ["defence"],
    "commitment": {
        "obligation": "political_commitment",
        "precision": "vague",
        "delegation": "none",
        "verifiability": "aspiration",
    },
}


@pytest.fixture(scope="module")
def panel():
    return dd.panel()


def of(source, unit="dyad-year"):
    return panel_frame(source, unit, Query())


def test_every_dyad_and_year_once(panel):
    dialogues = dd.load("dialogues")
    pairs = dialogues[["dyad", "year"]].drop_duplicates().sort_values(["dyad", "year"])
    assert panel[["dyad", "year"]].to_numpy().tolist() == pairs.to_numpy().tolist()
    assert panel["dialogues"].sum() == len(dialogues)
    assert panel["documents"].sum() == dialogues["documents"].sum()
    assert panel["statements"].sum() == len(dd.load("statements"))
    assert panel["commitments"].sum() == len(dd.load("commitments"))
    assert panel.attrs.keys() == dd.load("dialogues").attrs.keys()


@pytest.mark.parametrize("unit", UNITS)
def test_parts_add_up(unit):
    found = dd.panel(unit)
    for prefix in ("acts_", "topics_"):
        parts = found[[name for name in found.columns if name.startswith(prefix)]]
        assert parts.sum(axis=1).eq(found["statements"].fillna(0)).all()
    counts = found[[name for name in found.columns if name.startswith(("acts_", "topics_"))]]
    complete = found["coverage"].eq("complete")
    assert counts[complete].notna().all(axis=None)
    assert not counts[~complete].eq(0).any(axis=None)
    assert counts[~complete].isna().any(axis=None)


def test_columns_have_the_same_types_always(panel):
    kinds = {str(kind).replace("[python]", "") for kind in panel.dtypes}
    assert kinds == {"string", "Int64", "Float64"}
    empty = dd.panel(dyad="CHN-PAK", until=1960)
    assert len(empty) == 0
    assert list(empty.columns) == list(panel.columns)
    assert [str(kind) for kind in empty.dtypes] == [str(kind) for kind in panel.dtypes]


def test_directed_rows_hold_what_each_side_said():
    found = dd.panel("directed-dyad-year", dyad="CHN-PAK").set_index(["party_from", "year"])
    said = dd.load("statements", dyad="CHN-PAK")
    for party in ("CHN", "PAK"):
        for year in (2019, 2026):
            rows = said[said["year"].eq(year) & said["speaker"].isin([party, "joint", "mutual"])]
            assert found.loc[(party, year), "statements"] == len(rows)
            assert found.loc[(party, year), "party_to"] == ({"CHN", "PAK"} - {party}).pop()
            assert found.loc[(party, year), "precision_mean"] == rows["precision_ord"].mean()


def test_zero_needs_complete_records(base):
    said = [statement(1), statement(2, **PROMISE)]
    source = Synthetic(
        [
            record(base, "NOR", "SWE", "2001-01-01", statements=said),
            record(base, "NOR", "SWE", "2002-01-01", statements=said, coverage="partial"),
            record(base, "NOR", "SWE", "2003-01-01", statements=said),
            record(base, "NOR", "SWE", "2003-06-01", statements=[said[0]], coverage="partial"),
            record(base, "NOR", "SWE", "2004-01-01", coverage="metadata_only"),
            record(base, "NOR", "SWE", "2005-01-01"),
        ]
    )
    found = of(source).set_index("year")
    assert found["coverage"].to_dict() == {
        2001: "complete", 2002: "partial", 2003: "partial", 2004: "metadata_only",
        2005: "complete",
    }  # fmt: skip
    assert found["topics_energy_minerals"].fillna(-1).tolist() == [0, -1, -1, -1, 0]
    assert found["topics_defence"].fillna(-1).tolist() == [1, 1, 1, -1, 0]
    assert found["statements"].fillna(-1).tolist() == [2, 2, 3, -1, 0]
    assert found["commitments"].fillna(-1).tolist() == [1, 1, 1, -1, 0]
    assert found["obligation_mean"].notna().tolist() == [True, True, True, False, False]
    assert found["complete_dialogues"].tolist() == [1, 0, 1, 0, 1]


def test_joint_and_mutual_count_both_ways(base):
    speakers = ["joint", "mutual", "NOR", "NOR", "SWE"]
    said = [statement(n, speaker=who) for n, who in enumerate(speakers, start=1)]
    source = Synthetic([record(base, "NOR", "SWE", "2001-01-01", statements=said)])
    found = of(source, "directed-dyad-year").set_index("party_from")
    assert found["statements"].to_dict() == {"NOR": 4, "SWE": 3}
    assert found["dialogues"].to_dict() == {"NOR": 1, "SWE": 1}
    assert of(source)["statements"].tolist() == [5]


def test_withdrawn_records_do_not_count(base):
    kept = record(base, "NOR", "SWE", "2001-01-01")
    gone = record(base, "NOR", "SWE", "2002-01-01")
    gone["coding"] = {**gone["coding"], "status": "withdrawn"}
    assert of(Synthetic([kept, gone]))["year"].tolist() == [2001]


# Party, year → COW, GW: the cases at which merges lose rows.
CASES = {
    ("DEU", 1960): (260, 260),
    ("DEU", 1990): (255, 260),
    ("DEU", 2014): (255, 260),
    ("DDR", 1975): (265, 265),
    ("YAR", 1980): (678, 678),
    ("YMD", 1980): (680, 680),
    ("YEM", 1990): (679, 678),
    ("YEM", 2020): (679, 678),
    ("YUG", 1973): (345, 345),
    ("SCG", 2000): (345, 345),
    ("SRB", 2006): (345, 340),
    ("SRB", 2020): (345, 340),
    ("VDR", 1970): (816, 816),
    ("RVN", 1968): (817, 817),
    ("VNM", 1976): (816, 816),
    ("VNM", 2020): (816, 816),
    ("XKX", 2010): (347, 347),
    ("NAM", 1990): (565, 565),
    ("NAM", 2020): (565, 565),
    ("SUN", 1975): (365, 365),
    ("SUN", 1991): (365, 365),
    ("RUS", 1991): (365, 365),
    ("RUS", 2021): (365, 365),
}


@pytest.mark.parametrize("unit", UNITS)
def test_no_row_is_lost_in_a_merge(base, unit):
    """Each row finds its partner in a list of states by code and year, as others keep one."""
    source = Synthetic([record(base, party, "AUS", f"{year}-05-01") for party, year in CASES])
    found = of(source, unit)
    assert len(found) == len(CASES) * (2 if unit.startswith("directed") else 1)
    side = "to" if unit.startswith("directed") else "b"
    for system, place in (("cow", 0), ("gw", 1)):
        theirs = pd.DataFrame(
            {(f"{system}_{side}"): codes[place], "year": year, "there": f"{party} {year}"}
            for (party, year), codes in CASES.items()
        ).drop_duplicates(subset=[f"{system}_{side}", "year"])
        ours = found[found[f"party_{side}"] != "AUS"]
        merged = ours.merge(theirs, on=[f"{system}_{side}", "year"], how="left")
        assert len(merged) == len(ours)
        assert merged["there"].notna().all()


@pytest.mark.parametrize(("key", "codes"), CASES.items())
def test_codes_of_the_year(base, key, codes):
    party, year = key
    source = Synthetic([record(base, party, "AUS", f"{year}-05-01")])
    (row,) = of(source).to_dict("records")
    assert (row["cow_b"], row["gw_b"]) == codes
    assert (row["cow_low"], row["cow_high"]) == tuple(sorted((codes[0], 900)))
    assert (row["gw_low"], row["gw_high"]) == tuple(sorted((codes[1], 900)))


def test_iso_codes_are_text_and_missing_ones_keep_the_row(base):
    parties = ("NAM", "SUN", "XKX", "RVN", "EUE")
    source = Synthetic([record(base, party, "AUS", "1990-05-01") for party in parties])
    found = of(source).set_index("party_b")
    assert found.loc["NAM", ["iso3_b", "iso2_b", "iso_numeric_b"]].tolist() == ["NAM", "NA", "516"]
    assert found.loc["SUN", "iso3_b"] == "SUN"
    assert found.loc[["XKX", "RVN", "EUE"], "iso3_b"].isna().all()
    # In 1990 there was neither a Kosovo nor a Republic of Viet Nam in either system.
    assert (
        found.loc[["XKX", "RVN", "EUE"], ["cow_b", "gw_b", "cow_low", "gw_high"]]
        .isna()
        .all(axis=None)
    )
    assert found["dialogues"].eq(1).all()


def test_every_number_of_the_registry_is_found():
    from dialogdata.frames.source import source_of  # noqa: PLC0415

    codes = StateCodes(source_of(None))
    for row in dd.load("registry_state_codes").itertuples():
        found = codes.number(row.party, row.code_system, row.first_year)
        assert found == row.state_code


@pytest.mark.parametrize(
    ("call", "error", "near"),
    [
        (lambda: dd.panel("dyad_year"), UnknownNameError, "'dyad-year'"),
        (lambda: dd.panel(dataset="pakistan-china"), UnknownNameError, "pakistan-china-strategic"),
        (lambda: of(Synthetic([]), "monad-year"), UnknownNameError, "dyad-year"),
        (
            lambda: panel_frame(Synthetic([]), "dyad-year", Query(topic="defence")),
            InvalidQueryError,
            "topics_defence",
        ),
    ],
)
def test_what_cannot_be_made(call, error, near):
    with pytest.raises(error, match=near):
        call()
