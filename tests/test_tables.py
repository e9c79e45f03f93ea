"""What the tables are: names, keys, meanings, and the text they are written as."""

import csv
import io
from itertools import groupby

import pytest

from dialogdata import _resources
from dialogdata.codelists import codelist, codelist_names
from dialogdata.library import dataset_folders, records_of, registry_of
from dialogdata.models import Dialogue
from dialogdata.tabular import csv_text
from dialogdata.tabular.catalogue import RECORD_TABLES, REGISTRY_TABLES, all_tables
from dialogdata.tabular.codelist_tables import scheme_of
from dialogdata.tabular.flatten import flatten
from dialogdata.tabular.rows import codelist_rows, registry_rows

TABLES = all_tables()
CONTRACT = [
    "dialogues",
    "parties",
    "participants",
    "venues",
    "documents",
    "statements",
    "statement_topics",
    "statement_targets",
    "statement_references",
    "commitments",
    "assessments",
    "commentary",
    "sources",
    "registry_parties",
    "registry_entities",
    "registry_mechanisms",
    "registry_people",
]
STATEMENTS = [
    "dataset",
    "dialogue_id",
    "start",
    "date",
    "date_precision",
    "year",
    "dyad",
    "party_a",
    "party_b",
    "mechanism",
    "round",
    "level",
    "speaker",
    "act",
    "act_family",
    "topic",
    "topic_major",
    "topic_minor",
    "summary",
    "quote",
    "ask",
    "obligation",
    "obligation_ord",
    "precision",
    "precision_ord",
    "delegation",
    "delegation_ord",
    "verifiability",
    "verifiability_ord",
    "stance",
    "entity",
    "targets",
    "novelty",
    "recurrence_of",
    "basis",
    "confidence",
    "coverage",
    "coding_method",
    "record_status",
    "document_id",
    "document_type",
    "section",
    "paragraph",
    "item",
    "note",
]

MINIMAL = {
    "schema_version": "1.0",
    "id": "chn-nam-2026-01",
    "title": "Talks",
    "parties": ["CHN", "NAM"],
    "level": "minister",
    "level_by_party": {"NAM": "deputy_head"},
    "mode": "remote",
    "start": "2026-01",
    "document_status": "none_found",
    "statements": [
        {
            "id": f"s{number}",
            "speaker": "joint",
            "act": "call_on",
            "topics": ["relations.exchanges", "defence"],
            "summary": "A point.",
            "targets": [{"entity": "NAM", "stance": "condemn"}],
            "ask": {"text": "Act", "verifiability": "testable"},
            "basis": "readout",
            "sources": ["gazette"],
            "confidence": "high",
        }
        for number in (10, 2)
    ],
    "sources": [
        {
            "id": "gazette",
            "kind": "other",
            "publisher": "The Gazette",
            "extent_read": "whole",
            "published": "2026",
        }
    ],
    "coding": {
        "status": "candidate",
        "coverage": "partial",
        "method": "human",
        "coders": ["x"],
        "coded_on": "2026-02-01",
        "codebook": "1.0",
    },
}  # fmt: skip


def rows(**changes):
    return flatten(Dialogue.model_validate({**MINIMAL, **changes}), "some")


def test_contract_names_and_columns():
    assert set(CONTRACT) <= set(TABLES)
    assert {f"codelist_{name}" for name in codelist_names()} <= set(TABLES)
    assert set(STATEMENTS) <= set(TABLES["statements"].by_name)
    assert all("dataset" in table.by_name for table in RECORD_TABLES.values())


def test_the_same_name_means_the_same_everywhere():
    columns = [c for table in TABLES.values() for c in table.columns]
    # What these say depends on what the row is; what they are does not.
    own = {"note", "description", "party", "example", "definition"}
    for name, group in groupby(sorted(columns, key=lambda c: c.name), key=lambda c: c.name):
        same = list(group)
        assert len({(c.type, c.title) for c in same}) == 1, name
        assert len({c.codelist for c in same}) == 1, name
        if name not in own:
            assert len({c.description for c in same}) == 1, name


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_table_is_described_and_its_keys_exist(table):
    assert table.title
    assert table.description.endswith(".")
    assert all(column.title and column.description for column in table.columns)
    assert set(table.key) <= {c.name for c in table.columns if c.required}
    assert len(table.by_name) == len(table.columns)
    for key in table.foreign:
        target = TABLES[key.table]
        assert key.reference == target.key
        types = [table.by_name[field].type for field in key.fields]
        assert types == [target.by_name[field].type for field in key.reference]


def test_words_stand_beside_ranks_and_asks_count():
    statement = rows()["statements"][0]
    assert statement["verifiability"] == "testable"
    assert statement["verifiability_ord"] == codelist("verifiability").ordinal("testable") == 3
    assert "obligation" not in statement
    assert (statement["stance"], statement["stance_valence"]) == (
        "condemn",
        int(codelist("stance").entries["condemn"]["valence"]),
    )
    assert (statement["topic_major"], statement["topic_minor"]) == (
        "relations",
        "relations.exchanges",
    )
    assert "topic_minor" not in rows()["statement_topics"][1]
    assert statement["act_family"] == "directive"


@pytest.mark.parametrize(
    ("start", "date", "precision"),
    [("2026", "2026-01-01", "year"), ("2026-03", "2026-03-01", "month"),
     ("2026-03-09", "2026-03-09", "day")],
)  # fmt: skip
def test_dates_keep_what_is_known(start, date, precision):
    (row,) = rows(start=start)["dialogues"]
    assert (row["start"], row["date"], row["date_precision"], row["year"]) == (
        start, date, precision, 2026,
    )  # fmt: skip


def test_ids_are_global_and_order_is_that_of_the_record():
    found = [(row["position"], row["statement_id"]) for row in rows()["statements"]]
    assert found == [(1, "chn-nam-2026-01:s10"), (2, "chn-nam-2026-01:s2")]
    assert {row["source_id"] for row in rows()["statement_sources"]} == {"chn-nam-2026-01:gazette"}


def test_rank_of_each_side():
    found = [(row["party_level"], row["party_level_stated"]) for row in rows()["parties"]]
    assert found == [("minister", False), ("deputy_head", True)]


@pytest.mark.parametrize(
    ("value", "cell"),
    [(None, ""), (True, "true"), (False, "false"), (7, "7"), (0.1, "0.1"), ("NA", "NA"),
     ("a\rb", '"a\rb"'), ('say "x"', '"say ""x"""'), ("a,b", '"a,b"')],
)  # fmt: skip
def test_cells(value, cell):
    assert csv_text.cell(value) == cell


def test_text_is_read_by_any_csv_reader():
    table = TABLES["statements"]
    text = csv_text.text(table, rows()["statements"])
    assert text.endswith("\n")
    assert "\r" not in text
    found = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["statement_id"] for row in found] == ["chn-nam-2026-01:s10", "chn-nam-2026-01:s2"]


def test_every_cell_of_the_registries_has_a_column():
    known = {column for table in REGISTRY_TABLES.values() for column in table.by_name}
    renamed = {"code", "kind", "id", "type", "system"}
    lists = {"aliases", "successors"}
    for path in _resources.registry_dir().glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            header = set(next(csv.reader(file)))
        assert header - known - renamed - lists == set(), path.name


def test_every_column_of_the_codelists_is_there():
    for name in codelist_names():
        table = TABLES[f"codelist_{name}"]
        kept = [c for c in codelist(name).columns if scheme_of(c) is None]
        assert len(table.columns) == len(kept)
    mapped = codelist_rows(TABLES)["codelist_mappings"]
    assert {"codelist": "act_type", "code": "note", "scheme": "cameo", "position": 2,
            "scheme_code": "019"} in mapped  # fmt: skip


def test_no_list_hides_in_a_cell():
    lists = ["aliases", "successors", "maps_to"]
    names = {column for table in TABLES.values() for column in table.by_name}
    assert not [name for name in names if name.startswith(tuple(lists))]
    assert "quad" not in TABLES["codelist_act_type"].by_name


def test_parties_are_entities_too():
    found = registry_rows(registry_of([]), TABLES)
    entities = {row["entity"]: row for row in found["registry_entities"]}
    assert entities["CHN"]["party"] == "CHN"
    assert entities["EUE"]["target_type"] == "igo"
    keys = [row["entity"] for row in found["registry_entities"]]
    assert keys == sorted(keys)


def test_records_come_sorted_by_id():
    ids = [dialogue.id for _, dialogue in records_of(dataset_folders())]
    assert ids == sorted(ids)
    assert ids
