"""Both engines, the models and the published schema, say the same of the structure."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogdata.findings import Finding, Report
from dialogdata.validation import jsonschema_engine, validate_paths
from dialogdata.validation.run import validate_object

ROOT = Path(__file__).parent.parent
FIXTURES = Path(__file__).parent / "fixtures"
RECORD = json.loads(
    (ROOT / "datasets/pakistan-china-strategic-dialogue/records/chn-pak-2019-03-19.json").read_text(
        "utf-8"
    )
)

# What a JSON Schema can say: files, structure and codes; DD109 needs a calendar, DD20x registries.
STRUCTURAL = {f"DD10{i}" for i in range(1, 9)} | {"DD110", "DD111", "DD112", "DD201"}
STRUCTURAL |= {"DD302", "DD322"}


def structural(report: Report) -> list[Finding]:
    return [f for f in report if f.rule in STRUCTURAL or f.rule.startswith("DD00")]


def agree(models: Report, schema: Report) -> None:
    ours, theirs = structural(models), list(schema)
    assert {f.rule for f in theirs} <= STRUCTURAL | {f"DD00{i}" for i in range(10)}
    assert bool(ours) == bool(theirs), (ours, theirs)
    if ours:
        first, second = ours[0], theirs[0]
        place = (first.line, first.column, first.pointer, first.rule)
        assert place == (second.line, second.column, second.pointer, second.rule)


def both(record: object) -> tuple[Report, Report]:
    data = json.dumps(record, ensure_ascii=False, indent=2).encode()
    raw = jsonschema_engine.RawRecord("", 1, data)
    return validate_object(record), jsonschema_engine.validate_records([raw])  # type: ignore[arg-type]


def files() -> list[Path]:
    found = [*FIXTURES.rglob("*.json"), *FIXTURES.rglob("*.jsonl")]
    found += ROOT.glob("datasets/**/*.json")
    return sorted(path for path in found if path.is_file())


@pytest.mark.parametrize("path", files(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_engines_agree_on_every_file(path):
    agree(validate_paths([path]), jsonschema_engine.validate_paths([path]))


def at(record, *path):
    for part in path[:-1]:
        record = record[part]
    return record, path[-1]


MUTATIONS = {
    "missing": (("statements", 0, "speaker"), None),
    "source-list-missing": (("statements", 0, "sources"), None),
    "null": (("host",), [None]),
    "text-for-number": (("mechanism", "round"), ["7"]),
    "whole-float": (("mechanism", "round"), [7.0]),
    "boolean-for-number": (("mechanism", "round"), [True]),
    "zero": (("mechanism", "round"), [0]),
    "number-for-code": (("mode",), [3]),
    "unknown-code": (("mode",), ["visits"]),
    "unknown-key": (("hosts",), ["CHN"]),
    "line-break-behind-code": (("host",), ["CHN\n"]),
    "no-break-space-behind-text": (("title",), ["Title\xa0"]),
    "empty-text": (("title",), [""]),
    "empty-list": (("venues",), [[]]),
    "empty-map": (("level_by_party",), [{}]),
    "key-of-map": (("level_by_party",), [{"chn": "minister"}]),
    "code-in-map": (("level_by_party",), [{"CHN": "ministers"}]),
    "one-party": (("parties",), [["CHN"]]),
    "three-parties": (("parties",), [["CHN", "PAK", "PAK"]]),
    "one-party-and-wrong": (("parties",), [["chn"]]),
    "same-party": (("parties",), [["CHN", "CHN"]]),
    "object-for-list": (("parties",), [{"a": 1}]),
    "repeated-source": (("meeting_sources",), [["a", "b", "a"]]),
    "no-topics": (("statements", 0, "topics"), [[]]),
    "no-sources": (("statements", 0, "sources"), [[]]),
    "version": (("schema_version",), ["9.9"]),
    "version-number": (("schema_version",), [1]),
    "date": (("start",), ["2026-13-01"]),
    "coding-is-text": (("coding",), ["model"]),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_engines_agree_on_a_mutation(name):
    path, new = MUTATIONS[name]
    record = copy.deepcopy(RECORD)
    owner, key = at(record, *path)
    if new is None:
        del owner[key]
    else:
        owner[key] = new[0]
    models, schema = both(record)
    assert len(schema) > 0
    agree(models, schema)


def places(value, path=()):
    yield path
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(item, (*path, key))


PLACES = [path for path in places(RECORD) if path]
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=4),
    st.sampled_from(["CHN", "joint", "2026-01-04", "s1", "d1", "en", "x y", " a", "a\n"]),
    st.lists(st.sampled_from(["CHN", "a", 1, None]), max_size=4),
    st.dictionaries(st.sampled_from(["CHN", "id", "x"]), st.sampled_from(["a", 1]), max_size=2),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PLACES), JUNK), min_size=1, max_size=3))
def test_engines_agree_on_any_mutation(changes):
    record = copy.deepcopy(RECORD)
    for path, junk in changes:
        try:
            owner, key = at(record, *path)
            owner[key] = copy.deepcopy(junk)
        except (TypeError, KeyError, IndexError):
            continue  # an earlier change took the place away
    agree(*both(record))


def test_infinity_by_overflow_is_out_of_range(tmp_path):
    record = copy.deepcopy(RECORD)
    record["mechanism"]["round"] = "HERE"
    path = tmp_path / f"{record['id']}.json"
    for number in ("1e999", "9" * 5000):
        path.write_text(json.dumps(record, indent=2).replace('"HERE"', number), "utf-8")
        agree(validate_paths([path]), jsonschema_engine.validate_paths([path]))


def test_json_lines_and_streams(tmp_path):
    bad = {**RECORD, "host": None}
    path = tmp_path / "all.jsonl"
    path.write_text(f"{json.dumps(RECORD)}\n{json.dumps(bad)}\n", "utf-8")
    report = jsonschema_engine.validate_paths([path])
    assert [(f.rule, f.line, f.pointer) for f in report] == [("DD104", 2, "/host")]
    assert report.summary() == {"files": 1, "records": 2, "errors": 1, "warnings": 0}
