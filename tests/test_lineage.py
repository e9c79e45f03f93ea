"""What repeats what: chains of recurrence in the data that we publish."""

import json

import pytest

# Whole texts of one pair of parties of which no later one repeats an earlier one in substance.
NOTHING_REPEATED = {
    ("AUS", "KOR"): "1967 is about the war in Viet Nam, 1999 about recovery and engagement",
    ("RUS", "USA"): "2003 is about a treaty and space, 2021 about a dialogue on stability",
}
WHOLE = "complete"
WITH_SOURCE = {"reaffirmed", "continued", "strengthened", "weakened", "withdrawn"}


@pytest.fixture(scope="module")
def records(root):
    found = {}
    for path in sorted(root.glob("datasets/*/records/*.json")):
        record = json.loads(path.read_text("utf-8"))
        found[record["id"]] = record
    return found


@pytest.fixture(scope="module")
def links(records):
    """Return the id of each statement that repeats one, with the id of that one."""
    return {
        f"{record['id']}:{statement['id']}": statement["recurrence"]["of"]
        for record in records.values()
        for statement in record.get("statements", [])
        if "of" in statement.get("recurrence", {})
    }


def dialogue(statement):
    """Return the id of the dialogue in which a statement stands."""
    return statement.partition(":")[0]


def test_every_link_leads_to_a_statement(records, links):
    known = {
        f"{record['id']}:{statement['id']}"
        for record in records.values()
        for statement in record.get("statements", [])
    }
    assert sorted(set(links.values()) - known) == []


def test_links_stay_with_the_two_parties(records, links):
    strays = [
        (later, earlier)
        for later, earlier in links.items()
        if records[dialogue(later)]["parties"] != records[dialogue(earlier)]["parties"]
    ]
    assert strays == []


def test_links_point_backwards_in_time(records, links):
    forward = [
        (later, earlier)
        for later, earlier in links.items()
        if records[dialogue(earlier)]["start"] >= records[dialogue(later)]["start"]
    ]
    assert forward == []


def test_chains_end(links):
    for first in links:
        seen, here = set(), first
        while here in links:
            assert here not in seen, f"{first} comes back to {here}"
            seen.add(here)
            here = links[here]


def test_a_repeated_statement_names_what_it_repeats(records):
    bare = [
        f"{record['id']}:{statement['id']}"
        for record in records.values()
        for statement in record.get("statements", [])
        for recurrence in [statement.get("recurrence")]
        if recurrence and (recurrence["novelty"] in WITH_SOURCE) != ("of" in recurrence)
    ]
    assert bare == []


def test_cited_documents_are_in_the_data_and_not_later(records):
    wrong = []
    for record in records.values():
        for statement in record.get("statements", []):
            for reference in statement.get("references", []):
                if "document" not in reference:
                    continue
                cited, _, document = reference["document"].partition(":")
                there = records.get(cited, {})
                known = {entry["id"] for entry in there.get("documents", [])}
                if document not in known or there["start"] > record["start"]:
                    wrong.append((record["id"], statement["id"], reference["document"]))
    assert wrong == []


def test_pairs_with_several_whole_texts_have_a_link(records, links):
    whole = {}
    for record in records.values():
        if record["coding"]["coverage"] == WHOLE:
            whole.setdefault(tuple(record["parties"]), []).append(record["id"])
    several = {pair for pair, ids in whole.items() if len(ids) > 1}
    linked = {tuple(records[dialogue(later)]["parties"]) for later in links}
    assert sorted(several - linked - NOTHING_REPEATED.keys()) == []
    assert sorted(NOTHING_REPEATED.keys() - (several - linked)) == []
