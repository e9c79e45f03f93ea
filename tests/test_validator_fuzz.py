"""Whatever it is given, the validator gives a report and raises nothing."""

import copy
import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogdata.errors import UnreadableError
from dialogdata.findings import Report
from dialogdata.reporters import json_
from dialogdata.rules import all_rules
from dialogdata.validation import validate_object, validate_stream

TEXT = (Path(__file__).resolve().parent / "fixtures" / "valid" / "base.json").read_text("utf-8")
RECORD = json.loads(TEXT)


def check(data):
    report = validate_stream(BytesIO(data))
    assert isinstance(report, Report)
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in report:
        assert finding.rule in all_rules()
        assert 1 <= finding.line <= len(lines) + 1
        assert finding.column >= 1
        assert finding.pointer == "" or finding.pointer.startswith("/")
    json_.render(report).encode("utf-8")  # every finding can be printed
    assert list(report) == sorted(report)
    return report


scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["NOR", "SWE", "s1", "d1", "2024", "2024-02-30", "joint", "commit", ""])
)
anything = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=4) | st.sampled_from(sorted(RECORD)), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(st.binary(max_size=200))
def test_random_bytes(data):
    check(data)


@given(anything)
def test_random_json(value):
    check(json.dumps(value).encode())


@given(st.dictionaries(st.sampled_from(sorted(RECORD)), anything))
def test_random_values_under_known_keys(value):
    check(json.dumps({**RECORD, **value}).encode())


@given(st.dictionaries(st.text(max_size=3), anything, max_size=3))
def test_random_objects_in_memory(value):
    try:
        assert isinstance(validate_object(value), Report)
    except UnreadableError as error:
        assert "JSON" in str(error)  # noqa: PT017 - most do not raise


def containers(value):
    if isinstance(value, (dict, list)):
        yield value
        for item in value.values() if isinstance(value, dict) else value:
            yield from containers(item)


@settings(max_examples=300)
@given(st.data())
def test_random_changes_to_a_valid_record(data):
    record = copy.deepcopy(RECORD)
    for _ in range(data.draw(st.integers(1, 3))):
        found = [container for container in containers(record) if container]
        container = found[data.draw(st.integers(0, len(found) - 1))]
        keys = list(container) if isinstance(container, dict) else range(len(container))
        key = data.draw(st.sampled_from(keys))
        kind = data.draw(st.sampled_from(["delete", "duplicate", "replace", "insert", "move"]))
        if kind == "delete":
            del container[key]
        elif kind == "replace":
            container[key] = data.draw(anything)
        elif kind == "insert" and isinstance(container, dict):
            container[data.draw(st.text(max_size=4))] = data.draw(anything)
        elif kind == "move" and isinstance(container, dict):
            container[data.draw(st.sampled_from(keys))] = container[key]
        elif isinstance(container, list):
            container.insert(key, copy.deepcopy(container[key]))
    check(json.dumps(record, ensure_ascii=data.draw(st.booleans())).encode("utf-8", "replace"))


@settings(max_examples=300)
@given(st.data())
def test_random_changes_to_the_text_of_a_valid_record(data):
    text = TEXT
    for _ in range(data.draw(st.integers(1, 2))):
        place = data.draw(st.integers(0, len(text) - 1))
        kind = data.draw(st.sampled_from(["cut", "drop", "swap", "insert", "double"]))
        if kind == "cut":
            text = text[:place] or "x"
        elif kind == "drop":
            text = text[:place] + text[place + data.draw(st.integers(1, 5)) :] or "x"
        elif kind == "swap":
            text = text[:place] + text[place : place + 2][::-1] + text[place + 2 :]
        elif kind == "insert":
            new = st.characters(exclude_categories=["Cs"]) | st.sampled_from('{}[],:"\\\n')
            text = text[:place] + data.draw(new) + text[place:]
        else:
            text = text[:place] + text[place : place + 40] + text[place:]
    check(text.encode())


@given(st.integers(0, len(TEXT.encode()) - 1), st.integers(0, 255))
def test_one_byte_changed(place, byte):
    data = bytearray(TEXT.encode())
    data[place] = byte
    check(bytes(data))


@pytest.mark.parametrize("end", range(0, len(TEXT), 97))
def test_a_record_cut_off_anywhere_is_not_json(end):
    report = check(TEXT[:end].encode())
    assert [finding.rule for finding in report] == ["DD001" if end else "DD005"]
