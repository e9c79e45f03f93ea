"""What is generated: it is up to date, and says what the models say."""

import json
import re

import pytest
from jsonschema import Draft202012Validator

from dialogdata import _resources
from dialogdata.codelists import codelist, codelist_names
from dialogdata.contract import write
from dialogdata.contract.codebook import codebook_rows, find_rows
from dialogdata.contract.json_schema import json_schema, whole
from dialogdata.contract.table_schema import table_schema
from dialogdata.errors import UnknownNameError
from dialogdata.library import dataset_folders, records_of
from dialogdata.models import Dataset, Dialogue
from dialogdata.tabular.catalogue import all_tables
from dialogdata.tabular.flatten import record_json

SCHEMA = json_schema(Dialogue, "dialogue")
VALIDATOR = Draft202012Validator(SCHEMA)


def nodes(node):
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from nodes(value)


def record():
    _, dialogue = next(records_of(dataset_folders()))
    return record_json(dialogue)


def test_nothing_has_drifted():
    assert [str(path) for path in write.drift()] == [], "run: dialogdata schema"


def test_drift_sees_changed_missing_and_left_over_files(tmp_path, monkeypatch):
    tables = tmp_path / "tables"
    tables.mkdir()
    for path in _resources.schema_dir().rglob("*.json"):
        (tmp_path / path.relative_to(_resources.schema_dir())).write_bytes(path.read_bytes())
    monkeypatch.setattr(_resources, "schema_dir", lambda: tmp_path)
    monkeypatch.setattr(_resources, "codelists_dir", lambda: None)
    assert write.drift() == []
    (tmp_path / "dialogue.schema.json").write_text("{}")
    (tables / "statements.json").unlink()
    (tables / "gone.json").write_text("{}")
    names = ["dialogue.schema.json", "gone.json", "statements.json"]
    assert sorted(path.name for path in write.drift()) == names
    assert sorted(path.name for path in write.write()) == names
    assert write.drift() == []
    assert not (tables / "gone.json").exists()


@pytest.mark.parametrize("model", [Dialogue, Dataset])
def test_schema_is_one_and_knows_no_null(model):
    schema = json_schema(model, "x")
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == "urn:dialogdata:schema:v1:x"
    assert schema["additionalProperties"] is False
    for node in nodes(schema):
        assert node.get("type") != "null"
        assert "default" not in node or not isinstance(node["default"], list | None)
        assert node.get("type") != "array" or node["minItems"] >= 1
        pattern = node.get("pattern")
        assert not isinstance(pattern, str) or not pattern.endswith("$")


def test_codes_bring_titles_and_definitions():
    act = SCHEMA["$defs"]["Statement"]["properties"]["act"]
    found = codelist("act_type")
    assert act["x-codelist"] == "act_type"
    assert act["enum"] == list(found.codes)
    first = found.entries[found.codes[0]]
    assert act["x-enumTitles"][0] == first["title"]
    assert act["enumDescriptions"][0] == f"{first['title']}: {first['definition']}"
    enums = [node for node in nodes(SCHEMA) if isinstance(node.get("enum"), list)]
    assert all("x-codelist" in node for node in enums)


def test_published_records_fit():
    for _, dialogue in records_of(dataset_folders()):
        assert list(VALIDATOR.iter_errors(record_json(dialogue))) == []


@pytest.mark.parametrize(
    "change",
    [{"host": None}, {"venues": []}, {"start": "2026-01-04\n"}, {"extra": 1}, {"mode": "train"},
     {"title": " x"}, {"title": "x\n"}, {"level_by_party": {"pak": "minister"}},
     {"parties": ["CHN"]},
     {"parties": ["CHN", "CHN"]}],
    ids=str,
)  # fmt: skip
def test_faults_are_refused(change):
    assert list(VALIDATOR.iter_errors({**record(), **change}))


def test_final_line_break_does_not_slip_past():
    assert re.search("^a$", "a\n")
    assert not re.search(whole("^a$"), "a\n")
    assert re.search(whole("^a$"), "a")


@pytest.mark.parametrize("table", all_tables().values(), ids=list(all_tables()))
def test_table_schemas(table):
    schema = table_schema(table)
    assert [field["name"] for field in schema["fields"]] == list(table.by_name)
    for field in schema["fields"]:
        assert field["title"]
        assert field["description"]
        assert isinstance(field.get("example", ""), str)
        if "dialogdata:codelist" in field:
            values = [category["value"] for category in field["categories"]]
            assert values == field["constraints"]["enum"]
            assert all(category["label"] for category in field["categories"])
    assert json.loads(write.pretty(schema)) == schema


def test_codebook_covers_every_column_and_code():
    rows = list(codebook_rows())
    columns = {(r["name"], r["item"]) for r in rows if r["kind"] == "column"}
    assert columns == {(t.name, c.name) for t in all_tables().values() for c in t.columns}
    codes = {(r["name"], r["item"]) for r in rows if r["kind"] == "code"}
    assert codes == {(name, code) for name in codelist_names() for code in codelist(name).codes}


def test_codebook_is_found_by_name_and_text():
    assert [row["item"] for row in find_rows("obligation")] == list(codelist("obligation").codes)
    found = find_rows(search="TERROR")
    assert "internal_security.counterterrorism" in {row["item"] for row in found}
    with pytest.raises(UnknownNameError, match="statements"):
        find_rows("statemnts")
