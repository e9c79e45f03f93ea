"""The published JSON Schema and the models agree on what is structurally valid.

The schema cannot say everything that the rules say; what it says, it says alike. Known
differences, each with its test below:

* ``5.0`` is an integer to JSON Schema and not to the models, which convert nothing;
* what counts as a blank at an end of a text differs between dialects of regular expressions
  for a handful of control characters;
* ``1e999`` is a number to Python's ``json``, and infinite, which the schema cannot refuse.
"""

import csv
import json
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dialogdata.validation import validate_stream

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "tests" / "fixtures"
SCHEMA = ROOT / "schema" / "v1" / "dialogue.schema.json"

# Found by the models themselves; the other rules of DD1xx and DD2xx go beyond the schema.
STRUCTURAL = {
    "DD101", "DD102", "DD103", "DD104", "DD105", "DD106", "DD107", "DD108", "DD110", "DD111",
    "DD112", "DD201", "DD302", "DD322",
}  # fmt: skip


@cache
def validator():
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def by_schema(value):
    return validator().is_valid(value)


def by_models(value):
    report = validate_stream(BytesIO(json.dumps(value).encode()))
    assert not any(finding.rule < "DD100" for finding in report)
    return not any(finding.rule in STRUCTURAL for finding in report)


with (FIXTURES / "expected.csv").open(newline="", encoding="utf-8") as stream:
    ROWS = [row for row in csv.DictReader(stream) if row["rule"] > "DD100"]
FILES = [
    *sorted(p for p in (FIXTURES / "valid").glob("*.json")),
    *sorted(
        FIXTURES / "invalid" / row["file"]
        for row in ROWS
        if not row["file"].endswith("/beyond-floats.json")  # a known difference, see below
    ),
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_schema_and_models_agree_on_every_fixture(path):
    value = json.loads(path.read_text("utf-8-sig"))
    assert by_schema(value) == by_models(value)


def changed(record, pointer, value):
    *parents, last = [int(p) if p.isdecimal() else p for p in pointer.split("/")[1:]]
    here = record
    for part in parents:
        here = here[part]
    here[last] = value
    return record


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/parties/0", "NOR\n"),
        ("/host", "NOR\n"),
        ("/host", "NOR "),
        ("/host", "\uff2e\uff2f\uff32"),
        ("/id", "nor-swe-2024-03-14\n"),
        ("/start", "2024-03-14\n"),
        ("/start", "\uff12\uff10\uff12\uff14"),
        ("/start", "2024-3-14"),
        ("/start", "20240314"),
        ("/start", "2024-03-14T00:00:00Z"),
        ("/start", 2024),
        ("/title", "\n"),
        ("/title", "a\n"),
        ("/title", "a\nb"),
        ("/title", "\u00a0a"),
        ("/title", "a\u2028"),
        ("/title", "a\u3000"),
        ("/title", "a\x85"),
        ("/title", "a\u200b"),
        ("/title", "a\ufeff"),
        ("/title", "é"),
        ("/title", "\U0001d4b3"),
        ("/title", ""),
        ("/statements/0/id", "s01"),
        ("/statements/0/id", "s1\n"),
        ("/statements/0/id", "s\u0661"),
        ("/statements/0/paragraph", True),
        ("/statements/0/paragraph", "1"),
        ("/statements/0/paragraph", 10**30),
        ("/statements/0/paragraph", -1),
        ("/statements/0/paragraph", 1.5),
        ("/statements/0/sources", []),
        ("/statements/0/sources", "example-press"),
        ("/statements/0/sources", {}),
        ("/statements/0/topics", ["relations"] * 2),
        ("/statements/0/targets", None),
        ("/statements/1/commitment/amount/value", 3),
        ("/statements/1/commitment/amount/value", "3"),
        ("/statements/1/commitment/amount/value", False),
        ("/statements/1/commitment/obligation", 3),
        ("/level_by_party", {"NOR\n": "minister"}),
        ("/level_by_party", {"NORD": "minister"}),
        ("/level_by_party", {}),
        ("/sources/0/url", "https://"),
        ("/sources/0/url", "https:///x"),
        ("/sources/0/url", "ftp://example.org"),
        ("/sources/0/url", "https://example.org/a b"),
        ("/sources/0/url", "https://example.org/ü"),
        ("/sources/0/url", "https://example.org\n"),
        ("/sources/0/language", "EN"),
        ("/sources/0/language", "en-us"),
        ("/sources/0/language", "zh-Hant-TW"),
        ("/schema_version", 1.0),
        ("/schema_version", "1"),
        ("/documents/0/languages/0/authentic", 0),
        ("/next_dialogue", []),
        ("/coding", "human"),
    ],
)
def test_schema_and_models_agree_on_values_at_the_edge(base, pointer, value):
    record = changed(base, pointer, value)
    assert by_schema(record) == by_models(record)


def test_null_is_refused_by_both_wherever_it_stands(base_text):
    def pointers(value, here=""):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield f"{here}/{key}"
            if isinstance(item, (dict, list)):
                yield from pointers(item, f"{here}/{key}")

    for pointer in pointers(json.loads(base_text)):
        record = changed(json.loads(base_text), pointer, None)
        assert not by_models(record), pointer
        assert not by_schema(record), pointer


@pytest.mark.parametrize("whole", ["5.0", "5e0"])
def test_known_difference_a_whole_number_with_a_point(base_text, whole):
    text = base_text.replace('"paragraph": 5', f'"paragraph": {whole}')
    assert by_schema(json.loads(text))
    rules = [finding.rule for finding in validate_stream(BytesIO(text.encode()))]
    assert "DD103" in rules


def test_known_difference_a_number_beyond_floats(base_text):
    text = base_text.replace("5000.5", "1e999")
    assert by_schema(json.loads(text))
    rules = [finding.rule for finding in validate_stream(BytesIO(text.encode()))]
    assert "DD108" in rules


@pytest.mark.parametrize("separator", ["\x1c", "\x1d", "\x1e", "\x1f"])
def test_known_difference_separators_are_blanks_to_python_only(base, separator):
    record = changed(base, "/title", f"Example{separator}")
    assert not by_schema(record)
    assert by_models(record)
