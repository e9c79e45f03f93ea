"""The registries and codelists: against ISO and the United Nations, and by our own rules."""

import csv
import re

import pycountry
import pytest

from dialogdata.codelists import codelist, codelist_names
from dialogdata.registries import load_registry
from dialogdata.validation import validate_paths

ISO = {country.alpha_3: country for country in pycountry.countries}
ISO_ONCE = {country.alpha_3: country for country in pycountry.historic_countries}

# ISO 3166-1 has no code for these: what we use instead is documented in the row's note.
NEVER_IN_ISO = {
    "EUE": "organisation",
    "XAS": "organisation",
    "XAU": "organisation",
    "XKX": "other_authority",
    "MLY": "historic_state",
    "RVN": "historic_state",
    "YAR": "historic_state",
    "ZAN": "historic_state",
}
# Yugoslavia had 890 until 1992; ISO then gave 891 to what was left of it, and SCG keeps it.
OTHER_NUMBER = {"YUG": "890"}
# Territories without a seat or a foreign policy of their own: no parties of dialogues.
NOT_STATES = {
    "ABW",
    "AIA",
    "ALA",
    "ASM",
    "ATA",
    "ATF",
    "BES",
    "BLM",
    "BMU",
    "BVT",
    "CCK",
    "COK",
    "CUW",
    "CXR",
    "CYM",
    "ESH",
    "FLK",
    "FRO",
    "GGY",
    "GIB",
    "GLP",
    "GRL",
    "GUF",
    "GUM",
    "HKG",
    "HMD",
    "IMN",
    "IOT",
    "JEY",
    "MAC",
    "MAF",
    "MNP",
    "MSR",
    "MTQ",
    "MYT",
    "NCL",
    "NFK",
    "NIU",
    "PCN",
    "PRI",
    "PYF",
    "REU",
    "SGS",
    "SHN",
    "SJM",
    "SPM",
    "SXM",
    "TCA",
    "TKL",
    "UMI",
    "VGB",
    "VIR",
    "WLF",
}
OBSERVERS_AND_OTHERS = {"PSE", "VAT", "TWN"}
UN_MEMBERS = 193


@pytest.fixture(scope="module")
def parties(root):
    path = root / "datasets" / "registry" / "parties.csv"
    with path.open(newline="", encoding="utf-8") as stream:
        return {row["code"]: row for row in csv.DictReader(stream)}


def test_iso_codes_are_those_of_iso(parties):
    for code, row in parties.items():
        if code in NEVER_IN_ISO:
            assert code not in ISO | ISO_ONCE
            assert (row["iso3"], row["iso2"], row["iso_numeric"]) == ("", "", "")
            assert row["kind"] == NEVER_IN_ISO[code]
            continue
        country = ISO.get(code) or ISO_ONCE[code]
        number = OTHER_NUMBER.get(code, getattr(country, "numeric", None) or "")
        assert (row["iso3"], row["iso2"], row["iso_numeric"]) == (code, country.alpha_2, number)


def test_every_code_of_iso_is_a_party_or_left_out_on_purpose(parties):
    assert set(ISO) - set(parties) == NOT_STATES & set(ISO)


def test_historic_codes_of_iso_are_historic_states(parties):
    for code in set(parties) & set(ISO_ONCE):
        row = parties[code]
        assert row["kind"] == "historic_state"
        assert row["valid_to"]
        withdrawn = getattr(ISO_ONCE[code], "withdrawal_date", "9999")
        assert row["valid_to"][:4] <= withdrawn[:4]
        assert row["successors"], "somebody came after it"


def test_all_members_of_the_united_nations(parties):
    states = {code for code, row in parties.items() if row["kind"] == "state"}
    assert len(states) == UN_MEMBERS
    assert states == set(ISO) - NOT_STATES - OBSERVERS_AND_OTHERS


@pytest.mark.parametrize("code", ["SUN", "YUG", "DDR", "CSK", "SCG", "YMD", "VDR", "RVN"])
def test_historic_states_that_people_look_for(parties, code):
    assert parties[code]["kind"] == "historic_state"


def test_na_is_namibia(parties):
    assert parties["NAM"]["iso2"] == "NA"
    assert parties["NAM"]["short_name"] == "Namibia"
    assert load_registry().parties["NAM"].row["iso2"] == "NA"


def test_successors_follow_their_predecessors(parties):
    for code, row in parties.items():
        for successor in filter(None, row["successors"].split(";")):
            begin = parties[successor]["valid_from"]
            assert row["valid_to"], code
            alive = parties[successor]["valid_to"] or "9999"
            assert alive >= row["valid_to"][: len(alive)], (code, successor)
            assert re.fullmatch(r"[12][0-9]{3}(-[0-9]{2}){0,2}", begin)


def test_codes_are_used_once(parties):
    for column in ("iso2", "iso_numeric", "wikidata"):
        now = [row[column] for row in parties.values() if row[column] and not row["valid_to"]]
        assert len(set(now)) == len(now), column


def test_codes_of_the_state_system_belong_to_parties(parties, root):
    with (root / "datasets" / "registry" / "state_codes.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        assert row["party"] in parties
        assert row["last_year"] == "" or row["first_year"] <= row["last_year"], row
    for code, party in parties.items():
        for system in ("cow", "gw"):
            own = {r["code"] for r in rows if r["party"] == code and r["system"] == system}
            assert party[system] in own or (not party[system] and not own), (code, system)


@pytest.mark.parametrize(
    "folder", ["datasets/registry", "schema/v1/codelists"], ids=["registry", "codelists"]
)
def test_our_own_sheets_are_clean(root, folder):
    report = validate_paths([root / folder])
    assert report.files >= 5
    assert [f"{f.file}:{f.line}: {f.rule} {f.message}" for f in report] == []


@pytest.mark.parametrize("name", codelist_names())
def test_codelists_are_complete_and_ordered(name):
    listed = codelist(name)
    assert listed.codes
    assert len(set(listed.codes)) == len(listed.codes)
    ordinals = [listed.ordinal(code) for code in listed.codes]
    if any(ordinal is not None for ordinal in ordinals):
        ranks = [ordinal for ordinal in ordinals if ordinal is not None]
        assert ranks == sorted(ranks)
        assert len(set(ranks)) == len(ranks)
    for code, row in listed.entries.items():
        for column in ("title", "definition", "include", "exclude", "example"):
            assert row[column].strip(), (code, column)


def test_every_file_of_a_codelist_is_in_the_catalogue(root):
    files = {path.stem for path in (root / "schema" / "v1" / "codelists").glob("*.csv")}
    assert files - {"codelists", "mapping_target"} == set(codelist_names())
