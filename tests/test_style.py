"""DD9xx: each departure from the canonical form has one finding, at its place."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogdata.models import Dialogue
from dialogdata.rules import style
from dialogdata.validation import validate_paths
from dialogdata.writing.canonical import canonical

ROOT = Path(__file__).parent.parent
SOURCE = next(ROOT.glob("datasets/*/records/chn-pak-2019-03-19.json"))
TEXT = SOURCE.read_text("utf-8")
NOTE = TEXT.count("\n", 0, TEXT.index('  "note": "The Pak')) + 1


def swap(text):
    lines = text.split("\n")
    lines[1], lines[2] = lines[2], lines[1]
    return "\n".join(lines)


FAULTS = {
    "indent-of-four": (TEXT.replace('  "id"', '    "id"', 1), ("DD901", 3, 3, "")),
    "tab": (TEXT.replace('  "id"', '\t"id"', 1), ("DD901", 3, 1, "")),
    "no-space-behind-colon": (TEXT.replace('"id": ', '"id":', 1), ("DD901", 3, 8, "")),
    "blank-at-end-of-line": (TEXT.replace("{\n", "{ \n", 1), ("DD901", 1, 2, "")),
    "blank-line": (TEXT.replace('\n  "id"', '\n\n  "id"', 1), ("DD901", 3, 1, "")),
    "blank-before-all": (f"\n{TEXT}", ("DD901", 1, 1, "")),
    "key-too-early": (swap(TEXT), ("DD902", 2, 3, "/id")),
    "mark": (f"\ufeff{TEXT}", ("DD903", 1, 1, "")),
    "windows-lines": (TEXT.replace("\n", "\r\n"), ("DD904", 1, 2, "")),
    "one-windows-line": (TEXT.replace("\n", "\r\n", 2).replace("\r\n", "\n", 1), None),
    "no-final-line-break": (TEXT[:-1], ("DD905", TEXT.count("\n"), 2, "")),
    "two-final-line-breaks": (f"{TEXT}\n", ("DD905", TEXT.count("\n"), 2, "")),
    "escaped-letter": (TEXT.replace("China", "Ch\\u0069na", 1), ("DD906", 4, 0, "")),
    "capital-escape": (TEXT.replace("China", "Ch\\u001Fina", 1), ("DD906", 4, 0, "")),
    "long-escape": (TEXT.replace("China", "Ch\\u0009ina", 1), ("DD906", 4, 0, "")),
    "escaped-slash": (TEXT.replace("First", "Fir\\/st", 1), ("DD906", 4, 0, "")),
}


def findings(tmp_path, data: bytes):
    path = tmp_path / SOURCE.name
    path.write_bytes(data)
    return [(f.rule, f.line, f.column, f.pointer) for f in validate_paths([path])]


@pytest.mark.parametrize("name", FAULTS)
def test_one_fault_one_finding(name, tmp_path):
    text, expected = FAULTS[name]
    if name == "one-windows-line":
        line = text.split("\n")[1]
        expected = ("DD904", 2, len(line), "")
    if expected[0] == "DD906":
        expected = (*expected[:2], text.split("\n")[3].index("\\") + 1, "")
    assert findings(tmp_path, text.encode()) == [expected]
    # Twin: the same file in canonical form.
    assert findings(tmp_path, canonical(text.removeprefix("\ufeff")).encode()) == []


def test_only_json_files_have_a_layout(tmp_path):
    path = tmp_path / "all.jsonl"
    path.write_text(json.dumps(json.loads(TEXT)) + "\r\n", "utf-8")
    assert not validate_paths([path])


def test_numbers_in_another_spelling_are_no_fault(tmp_path):
    record = json.loads(TEXT)
    statement = next(s for s in record["statements"] if "commitment" in s)
    statement["commitment"]["amount"] = {"value": 5, "unit": "USD"}
    text = canonical(json.dumps(record)).replace('"value": 5', '"value": 5.00E1')
    assert findings(tmp_path, text.encode()) == []


def test_a_clean_file_is_not_parsed_again(tmp_path, monkeypatch):
    monkeypatch.setattr("dialogdata.writing.text.parse", None)
    assert findings(tmp_path, TEXT.encode()) == []


MODEL = Dialogue.model_validate_json(TEXT)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([None, 0, 1, 2, 3]),
    st.booleans(),
    st.sampled_from(["", "\n", "\r\n", "\n\n"]),
    st.booleans(),
)
def test_a_file_without_style_findings_is_canonical_and_the_reverse(indent, ascii_, end, backwards):
    record = json.loads(TEXT)
    if backwards:
        record = dict(reversed(record.items()))
    text = json.dumps(record, indent=indent, ensure_ascii=ascii_) + end
    model = Dialogue.model_validate_json(text)
    clean = not list(style.style_faults(text.encode(), "a.json", model))
    assert clean == (canonical(text) == text)


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, len(TEXT) - 1),
    st.sampled_from([" ", "\n", "\r\n", "\t", "\r"]),
)
def test_a_blank_anywhere_between_tokens_is_found(at, blank):
    text = TEXT[:at] + blank + TEXT[at:]
    try:
        if json.loads(text) != json.loads(TEXT):
            return
    except ValueError:
        return
    faults = list(style.style_faults(text.encode(), "a.json", MODEL))
    assert {fault.rule.id for fault in faults} <= {"DD901", "DD904", "DD905"}
    # Somewhere in the same run of blanks.
    assert all(text[min(at, f.offset) : max(at, f.offset)].strip() == "" for f in faults)
    assert faults
