"""Line and column of every finding, in every kind of text; and files that are no records."""

import json
import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogdata.reading import sources
from dialogdata.reading.positions import JsonSyntaxError, Lines, scan
from dialogdata.validation import validate_paths

BOM = b"\xef\xbb\xbf"


def at(found, data, rule):
    """Return line, column and pointer of the one finding of a rule."""
    (place,) = [tuple(rest) for name, *rest in found(data) if name == rule]
    return place


def only(found, data):
    """Return the one finding that there is."""
    (place,) = found(data)
    return place


# --- kinds of texts ------------------------------------------------------------------------

BROKEN = '{\n  "a": 1,\n  "title": 7,\n  "é😀": {"b": null}\n}\n'


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", BOM])
def test_lines_and_columns_for_every_line_end(found, newline, mark):
    data = mark + BROKEN.replace("\n", newline).encode()
    assert at(found, data, "DD103") == (3, 12, "/title")
    unknown = [place for name, *place in found(data) if name == "DD102"]
    assert unknown == [[2, 3, "/a"], [4, 3, "/é😀"]]


def test_a_byte_order_mark_takes_no_column(found):
    assert at(found, BOM + b'{"title": 7}', "DD103") == (1, 11, "/title")


def test_columns_count_code_points(found):
    data = '{"😀": "𝒳é\u0301", "title": 7}'.encode()
    assert at(found, data, "DD103") == (1, data.decode().index("7") + 1, "/title")


@pytest.mark.parametrize(
    ("key", "pointer"),
    [
        ("a/b", "/a~1b"),
        ("a~b", "/a~0b"),
        ("~1", "/~01"),
        ('a"b', '/a"b'),
        ("a\\b", "/a\\b"),
        ("", "/"),
        ("a b", "/a b"),
        ("é", "/é"),
        ("😀", "/😀"),
        ("[key]", "/[key]"),
        ("0", "/0"),
    ],
)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_escaped_keys(found, key, pointer, ascii_only):
    text = json.dumps({"title": "x", key: 1}, ensure_ascii=ascii_only)
    column = text.index(json.dumps(key, ensure_ascii=ascii_only), 12) + 1
    assert at(found, text.encode(), "DD102") == (1, column, pointer)


def test_a_key_that_stands_twice_is_shown_where_it_stands_again(found):
    data = b'{"title": "x",\n "title": "y"}'
    assert at(found, data, "DD003") == (2, 2, "/title")


def test_a_key_that_stands_three_times_is_one_finding(found):
    data = b'{"title": "x",\n "title": "y",\n "title": "z"}'
    assert at(found, data, "DD003") == (3, 2, "/title")


def test_keys_within_a_repeated_object_are_not_repeated(found):
    data = b'{"coding": {"note": "x"},\n "coding": {"note": "y"}}'
    assert at(found, data, "DD003") == (2, 2, "/coding")


def test_half_a_surrogate_pair_is_shown_where_it_stands(found):
    assert only(found, b'{"a": 1,\n "title": "\\ud800"}') == ("DD001", 2, 11, "/title")
    assert only(found, b'{"a": 1,\n "x\\ud800": 1}') == ("DD001", 2, 2, "/x\ufffd")
    twice = b'{"\\udc00": 1, "\\udc00": 2}'
    assert [rule for rule, *_ in found(twice)] == ["DD003", "DD001"]


def test_a_whole_surrogate_pair_is_one_letter(found):
    assert at(found, b'{"\\ud83d\\ude00": 1}', "DD102") == (1, 2, "/😀")


# --- files that are no records -------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "rule", "line", "column"),
    [
        (b"", "DD005", 1, 1),
        (BOM, "DD005", 1, 1),
        (b" \n\t\r\n", "DD005", 1, 1),
        (b"[]", "DD006", 1, 1),
        (b" \n null", "DD006", 1, 1),
        (b"true", "DD006", 1, 1),
        (b"-0.0", "DD006", 1, 1),
        (b'"{}"', "DD006", 1, 1),
        (b"{", "DD001", 1, 2),
        (b"}", "DD001", 1, 1),
        (b'{"a"', "DD001", 1, 5),
        (b'{"a":}', "DD001", 1, 6),
        (b'{"a":1,}', "DD001", 1, 7),
        (b'{"a":1 "b":2}', "DD001", 1, 8),
        (b"{'a': 1}", "DD001", 1, 2),
        (b'{"a": 01}', "DD001", 1, 8),
        (b'{"a": .5}', "DD001", 1, 7),
        (b'{"a": 1.}', "DD001", 1, 8),
        (b'{"a": +1}', "DD001", 1, 7),
        (b'{"a": "\t"}', "DD001", 1, 8),
        (b'{"a": "x}', "DD001", 1, 7),
        (b'{"a": tru}', "DD001", 1, 7),
        (b"{} {}", "DD001", 1, 4),
        (b'{"a": 1} // end', "DD001", 1, 10),
        (b"\x00", "DD001", 1, 1),
        ('{"a"\u00a0: 1}'.encode(), "DD001", 1, 5),
        (BOM + BOM + b"{}", "DD001", 1, 1),
        ("{}".encode("utf-16"), "DD002", 1, 1),
        ('{"a": "é"}'.encode("utf-16-le"), "DD002", 1, None),
        ('{\n "a": "éé'.encode() + b'\xff"}', "DD002", 2, 10),
        (BOM + b"\n\n  \xc3\x28", "DD002", 3, 3),
        (b'{"a": "\xed\xa0\x80"}', "DD002", 1, 8),
        (b'{"a": "\xc0\xaf"}', "DD002", 1, 8),
        (b'{"a": "\xf4\x90\x80\x80"}', "DD002", 1, 8),
    ],
)
def test_a_text_that_is_no_record_has_one_finding(found, data, rule, line, column):
    got = found(data)
    if rule == "DD006":
        assert [name for name, *_ in got] == ["DD006"]
        return
    assert [(name, at) for name, at, *_ in got] == [(rule, line)]
    if column is not None:
        assert got[0][2] == column


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
def test_a_hundred_thousand_brackets(found, opening):
    begin = time.perf_counter()
    rule, line, column, _ = only(found, opening.encode() * 100_000)
    assert (rule, line) == ("DD007", 1)
    brackets = [i for i, letter in enumerate(opening * 200) if letter in "[{"]
    assert column == brackets[100] + 1
    assert time.perf_counter() - begin < 5


def test_a_hundred_brackets_are_not_too_deep(found):
    deep = b'{"a": ' + b"[" * 99 + b"]" * 99 + b"}"
    assert "DD007" not in {rule for rule, *_ in found(deep)}
    deeper = b'{"a": ' + b"[" * 100 + b"]" * 100 + b"}"
    assert only(found, deeper) == ("DD007", 1, 106, "")


@pytest.mark.parametrize("name", ["one.json", "many.jsonl"])
def test_seventeen_megabytes_on_one_line(tmp_path, name, base_text):
    line = b'{"title": "' + b"x" * (17 * 1024 * 1024) + b'"}\n'
    path = tmp_path / name
    small = json.dumps(json.loads(base_text)).encode() + b"\n"
    path.write_bytes(line if name == "one.json" else small + line + b"\n" + b'{"a": 1\n' + small)
    got = [(f.rule, f.line, f.column) for f in validate_paths([path]) if f.rule < "DD400"]
    if name == "one.json":
        assert got == [("DD008", 1, 1)]
    else:
        assert got == [("DD008", 2, 1), ("DD001", 4, 8)]


def test_a_line_just_within_the_limit_is_read(tmp_path, monkeypatch, base_text):
    line = json.dumps(json.loads(base_text), ensure_ascii=False).encode()
    monkeypatch.setattr(sources, "MAX_RECORD", len(line))
    path = tmp_path / "all.jsonl"
    path.write_bytes(line)
    assert not [f for f in validate_paths([path]) if f.rule < "DD400"]
    monkeypatch.setattr(sources, "MAX_RECORD", len(line) - 1)
    assert [f.rule for f in validate_paths([path])] == ["DD008"]


def test_a_file_that_changes_while_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "x.json"
    path.write_text("{}")
    true_fstat = os.fstat
    calls = []

    def fstat(descriptor):
        calls.append(descriptor)
        if len(calls) == 2:
            with path.open("a") as stream:
                stream.write(" ")
        return true_fstat(descriptor)

    monkeypatch.setattr(sources.os, "fstat", fstat)
    (raw,) = sources.read_records(path)
    assert raw.changed


# --- JSON Lines ----------------------------------------------------------------------------


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", BOM])
@pytest.mark.parametrize("end", [True, False])
def test_physical_lines_of_json_lines(tmp_path, newline, mark, end):
    lines = [b"", b'{"title": 7}', b"", b"  ", b'{"title": ', b'{"\xff": 1}', b'{"title":  8}']
    if mark:
        lines = lines[1:]
    path = tmp_path / "all.jsonl"
    path.write_bytes(mark + newline.join(lines) + (newline if end else b""))
    report = validate_paths([path])
    places = [(f.rule, f.line, f.column) for f in report if f.rule in ("DD001", "DD002", "DD103")]
    first = 1 if mark else 2
    assert places == [
        ("DD103", first, 11),
        ("DD001", first + 3, 11),
        ("DD002", first + 4, 3),
        ("DD103", first + 5, 12),
    ]
    assert report.records == 4


# --- the scanner and the parser of the standard library ------------------------------------

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=5) | st.sampled_from(
    ["~", "/", "~1", '"', "\\", "\n", "😀", "a/b~c", ""]
)
numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)
layouts = st.fixed_dictionaries(
    {
        "indent": st.sampled_from([None, 0, 2, "\t"]),
        "ensure_ascii": st.booleans(),
        "separators": st.sampled_from([(",", ":"), (", ", ": "), (" ,\r\n", "\n:\t")]),
    }
)


def pointers(value, here=""):
    yield here, value
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, item in items:
        yield from pointers(item, f"{here}/{str(key).replace('~', '~0').replace('/', '~1')}")


@given(values, layouts)
def test_every_value_is_found_where_it_begins(value, layout):
    text = json.dumps(value, **layout)
    positions = scan(text)
    wanted = dict(pointers(value))
    assert set(positions.values) == set(wanted)
    for pointer, part in wanted.items():
        found, _ = json.JSONDecoder().raw_decode(text, positions.values[pointer])
        assert found == part
        assert type(found) is type(part)


@given(values, layouts)
def test_every_key_is_found_where_it_begins(value, layout):
    text = json.dumps(value, **layout)
    for pointer, offset in scan(text).keys.items():
        key, _ = json.JSONDecoder().raw_decode(text, offset)
        assert pointer.endswith("/" + key.replace("~", "~0").replace("/", "~1"))


def parses(text):
    def refuse(constant):
        raise ValueError(constant)

    try:
        json.loads(text, parse_constant=refuse)
    except (ValueError, RecursionError):
        return False
    return True


def scans(text):
    try:
        return not scan(text).not_finite
    except JsonSyntaxError as error:
        assert 0 <= error.offset <= len(text)  # noqa: PT017 - most do not raise
        assert error.message  # noqa: PT017
        return False


SNIPPETS = [
    *'{}[]:,"\\/ \t\n\r\f0123456789+-.eE',
    "true",
    "null",
    "NaN",
    "-Infinity",
    "\\u12",
    "é",
    "\ufeff",
]


@given(st.lists(st.sampled_from(SNIPPETS), max_size=12).map("".join))
def test_the_scanner_accepts_what_the_standard_library_accepts(text):
    assert scans(text) == parses(text)


@given(values, layouts, st.data())
def test_the_same_for_texts_that_are_nearly_json(value, layout, data):
    text = json.dumps(value, **layout)
    place = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 3))
    text = text[:place] + data.draw(st.sampled_from(["", *SNIPPETS])) + text[place + cut :]
    assert scans(text) == parses(text)


@given(st.text(alphabet="a\r\n", max_size=20))
def test_lines_are_counted_as_editors_count_them(text):
    lines = Lines(text)
    for offset in range(len(text) + 1):
        before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
        if text[offset - 1 : offset + 1] == "\r\n" and offset:
            continue  # between the two halves of one line end
        assert lines.place(offset)[0] == before.count("\n") + 1
