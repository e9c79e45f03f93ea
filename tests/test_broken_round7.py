"""A real record broken by hand: each fault is found at the line where its value stands.

The line is not taken from the validator: the value is written as a mark first, and the mark
is searched in the text.
"""

import copy
import json
from io import BytesIO

import pytest

from dialogdata.validation import validate_paths, validate_stream

NAME = "chn-pak-2026-01-04"
MARK = "@@ here @@"


@pytest.fixture(scope="module")
def round7(root):
    folder = root / "datasets" / "pakistan-china-strategic-dialogue" / "records"
    return json.loads((folder / f"{NAME}.json").read_text("utf-8"))


def dump(value):
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def resolve(record, pointer):
    """Return the container and key of an existing value."""
    *parents, last = [int(p) if p.isdecimal() else p for p in pointer.split("/")[1:]]
    here = record
    for part in parents:
        here = here[part]
    assert last in here if isinstance(here, dict) else last < len(here), pointer
    return here, last


def place(record, pointer):
    """Return line and column of a value, by a mark in its stead."""
    if pointer == "":
        return 1, 1
    marked = copy.deepcopy(record)
    container, key = resolve(marked, pointer)
    container[key] = MARK
    before = dump(marked).partition(json.dumps(MARK))[0]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def statement(record, **wanted):
    """Return the place of the first statement of a kind."""
    for i, item in enumerate(record["statements"]):
        if all(
            (key in item) if value is ... else item.get(key) == value
            for key, value in wanted.items()
        ):
            return i
    raise AssertionError(wanted)


def replace(pointer, value):
    def edit(record):
        container, key = resolve(record, pointer)
        container[key] = value
        return pointer

    return edit


def remove(pointer):
    def edit(record):
        container, key = resolve(record, pointer)
        del container[key]
        return pointer.rpartition("/")[0]

    return edit


def in_statement(part, value, **wanted):
    """Replace a part of the first statement of a kind, or remove it (``...``)."""

    def edit(record):
        pointer = f"/statements/{statement(record, **wanted)}{part}"
        return (remove(pointer) if value is ... else replace(pointer, value))(record)

    return edit


def ends_earlier(record):
    assert "end" not in record
    record["end"] = "2026-01-03"
    return "/end"


def same_source_twice(record):
    record["sources"].append(dict(record["sources"][0]))
    return f"/sources/{len(record['sources']) - 1}/id"


def contradicts_itself(record):
    i = statement(record, act="oppose", targets=...)
    for target in record["statements"][i]["targets"]:
        target["stance"] = "support"
    return f"/statements/{i}/targets/0/stance"


def comments_on_nothing(record):
    assert record["commentary"][0]["statements"]
    record["commentary"][0]["statements"].append("s999")
    return f"/commentary/0/statements/{len(record['commentary'][0]['statements']) - 1}"


def backwards(record):
    i = statement(record, paragraph=4)
    record["statements"][i]["paragraph"] = 1
    return f"/statements/{i}/paragraph"


SIXTEEN = " ".join(["word"] * 16)
FAULTS = {
    "blank before the title": ("DD106", replace("/title", " Seventh round")),
    "host null": ("DD104", replace("/host", None)),
    "mode missing": ("DD101", remove("/mode")),
    "parties reversed": ("DD303", replace("/parties", ["PAK", "CHN"])),
    "date in words": ("DD105", replace("/start", "4 January 2026")),
    "day that does not exist": ("DD109", replace("/documents/0/issued", "2026-02-29")),
    "ends before it starts": ("DD304", ends_earlier),
    "next round before this one": ("DD306", replace("/next_dialogue/date", "2025-12-31")),
    "country mistyped": ("DD202", replace("/next_dialogue/country", "PKS")),
    "person mistyped": ("DD205", replace("/participants/0/person", "wang-y")),
    "mechanism mistyped": ("DD204", replace("/mechanism/id", "chn-pak-strategic-dialogue")),
    "round zero": ("DD108", replace("/mechanism/round", 0)),
    "round as text": ("DD103", replace("/mechanism/round", "7")),
    "act mistyped": ("DD201", in_statement("/act", "praises", act="praise")),
    "entity mistyped": (
        "DD203",
        in_statement("/targets/0/entity", "one-china-princple", speaker="PAK", act="oppose"),
    ),
    "promise without commitment": ("DD310", in_statement("/commitment", ..., act="commit")),
    "appeal without ask": ("DD312", in_statement("/ask", ..., act="call_on")),
    "appeal without target": ("DD313", in_statement("/targets", ..., act="call_on")),
    "support of nothing": ("DD314", in_statement("/targets", ..., act="support")),
    "opposition that supports": ("DD318", contradicts_itself),
    "quote of sixteen words": ("DD360", in_statement("/quote/text", SIXTEEN, quote=...)),
    "source mistyped": ("DD320", replace("/statements/0/sources/0", "globaltimes")),
    "no source": ("DD322", in_statement("/sources", ..., act="commit")),
    "source listed twice": ("DD323", same_source_twice),
    "speaker from elsewhere": ("DD307", in_statement("/speaker", "IND", speaker="PAK")),
    "paragraphs backwards": ("DD332", backwards),
    "unknown document": ("DD340", in_statement("/document", "d2", act="agree_to_meet")),
    "comment on no statement": ("DD342", comments_on_nothing),
    "earlier statement that is not": (
        "DD406",
        in_statement("/recurrence/of", "chn-pak-2024-05-15:s999", recurrence=...),
    ),
    "repetition of a later round": (
        "DD407",
        in_statement("/recurrence/of", f"{NAME}:s1", recurrence=...),
    ),
    "metadata only": ("DD347", replace("/coding/coverage", "metadata_only")),
    "Cyrillic letter in a city": ("DD363", replace("/venues/0/city", "B\u0435ijing")),
}


def findings(tmp_path, text):
    path = tmp_path / f"{NAME}.json"
    path.write_text(text, encoding="utf-8")
    return [
        (f.rule, f.pointer, f.line, f.column)
        for f in validate_paths([path])
        if not f.rule.startswith("DD9")
    ]


def test_the_record_itself_is_clean(tmp_path, round7):
    assert findings(tmp_path, dump(round7)) == []


@pytest.mark.parametrize("name", FAULTS)
def test_one_fault_in_the_real_record(tmp_path, round7, name):
    rule, edit = FAULTS[name]
    broken = copy.deepcopy(round7)
    pointer = edit(broken)
    assert broken != round7
    assert findings(tmp_path, dump(broken)) == [(rule, pointer, *place(broken, pointer))]


def test_there_are_twenty_and_more_of_many_kinds():
    assert len(FAULTS) >= 20
    assert len({rule for rule, _ in FAULTS.values()}) >= 20


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("DD001", '"host": "CHN",', '"host": "CHN"'),
        ("DD001", '  "mode"', '  // how they met\n  "mode"'),
        ("DD003", '  "mode"', '  "host": "PAK",\n  "mode"'),
        ("DD004", '"round": 7', '"round": NaN'),
    ],
)
def test_faults_of_the_text(tmp_path, round7, rule, old, new):
    text = dump(round7)
    assert text.count(old) == 1
    before = text[: text.index(old)]
    line = before.count("\n") + 1
    (got,) = findings(tmp_path, text.replace(old, new))
    assert got[0] == rule
    # A missing comma is noticed at the next thing that stands there.
    assert got[2] == line + (new == '"host": "CHN"')


def test_the_same_line_in_json_lines(round7):
    broken = copy.deepcopy(round7)
    pointer = FAULTS["act mistyped"][1](broken)
    line = json.dumps(broken, ensure_ascii=False)
    marked = copy.deepcopy(broken)
    container, key = resolve(marked, pointer)
    container[key] = MARK
    column = json.dumps(marked, ensure_ascii=False).index(json.dumps(MARK)) + 1
    data = (json.dumps(round7, ensure_ascii=False) + "\n\n" + line + "\n").encode()
    got = [f for f in validate_stream(BytesIO(data)) if f.rule == "DD201"]
    assert [(f.line, f.column, f.pointer) for f in got] == [(3, column, pointer)]
