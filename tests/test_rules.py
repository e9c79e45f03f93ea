"""Every rule finds its fault, at its place, and nothing else; a mended record is clean."""

import csv
import difflib
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from dialogdata.codelists import codelist
from dialogdata.models import Dialogue
from dialogdata.reading.decode import count_keys
from dialogdata.rules import all_rules, find_rule
from dialogdata.rules.context import JOINT_TYPES
from dialogdata.rules.facts import Facts
from dialogdata.rules.text import unusual_letters
from dialogdata.validation import validate_paths

FIXTURES = Path(__file__).resolve().parent / "fixtures"
INVALID, VALID = FIXTURES / "invalid", FIXTURES / "valid"

# Fixtures are named for their fault and not for their record (DD402), and are written so
# that lines are easy to count, not in the canonical style (DD9xx).
BESIDE_THE_POINT = ("DD402", "DD9")


def read(name):
    with (FIXTURES / name).open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


EXPECTED = read("expected.csv")
FOLDERS = read("expected-folders.csv")
TESTED_ELSEWHERE = {
    "DD008": "a record of 17 MB: test_positions.py",
    "DD009": "a file that changes: test_positions.py",
    **dict.fromkeys([f"DD51{n}" for n in range(7)], "finished packages: test_integrity.py"),
    **dict.fromkeys([f"DD52{n}" for n in range(6)], "finished packages: test_integrity.py"),
}
# Rules that can be broken in one or two ways only; all others have three fixtures at least.
FEW_WAYS = {
    "DD302", "DD303", "DD321", "DD323", "DD348", "DD351",
    "DD402", "DD403", "DD404", "DD405", "DD407", "DD408", "DD501", "DD502",
    "DD212", "DD214", "DD217", "DD503",
}  # fmt: skip


def findings(path, ignored=BESIDE_THE_POINT):
    return [f for f in validate_paths([path]) if not f.rule.startswith(ignored)]


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["file"])
def test_one_fault_gives_one_finding_at_its_place(row):
    got = [(f.rule, f.line, f.column, f.pointer) for f in findings(INVALID / row["file"])]
    assert got == [(row["rule"], int(row["line"]), int(row["column"]), row["pointer"])]


@pytest.mark.parametrize("path", sorted(VALID.iterdir()), ids=lambda path: path.name)
def test_valid_records_have_no_findings(path):
    assert findings(path) == []


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["file"])
def test_every_faulty_record_has_a_valid_twin(row):
    twin = (VALID / row["twin"]).read_text("utf-8").splitlines()
    try:
        faulty = (INVALID / row["file"]).read_bytes().decode("utf-8").splitlines()
    except UnicodeDecodeError:
        return
    assert faulty != twin
    if row["rule"] < "DD005" or row["rule"] > "DD099":
        matcher = difflib.SequenceMatcher(None, twin, faulty, autojunk=False)
        hunks = [code for code in matcher.get_opcodes() if code[0] != "equal"]
        assert len(hunks) <= 4, "more than one fault"


def test_every_file_has_a_row_and_every_row_a_file():
    files = {str(p.relative_to(INVALID)) for p in INVALID.rglob("*") if p.is_file()}
    rows = [row["file"] for row in EXPECTED]
    assert sorted(files) == sorted(rows)
    folders = {
        str(path.parent.relative_to(FIXTURES))
        for kind in ("corpora", "sheets", "datasets")
        for path in (FIXTURES / kind).glob("*/*/invalid")
    }
    assert sorted(folders) == sorted(row["folder"] for row in FOLDERS)


def test_fixture_folders_are_named_for_their_rule():
    for folder in INVALID.iterdir():
        rule, _, slug = folder.name.partition("-")
        assert all_rules()[rule].slug == slug


def test_every_rule_has_enough_fixtures():
    counts = Counter(row["rule"] for row in (*EXPECTED, *FOLDERS))
    # The layout has tests of its own (test_style.py), and so have packages (test_packages*.py).
    concerned = {rule for rule in all_rules() if not rule.startswith(("DD9", "DD51", "DD52"))}
    few = {
        rule: counts[rule]
        for rule in concerned - set(TESTED_ELSEWHERE)
        if counts[rule] < (1 if rule in FEW_WAYS else 3)
    }
    assert few == {}


@pytest.mark.parametrize("row", FOLDERS, ids=lambda row: row["folder"])
def test_folders_of_records_sheets_and_datasets(row):
    folder = FIXTURES / row["folder"]
    assert findings(folder / "valid", ("DD9",)) == []
    got = [
        (str(Path(f.file).relative_to(folder / "invalid")), f.rule, f.line, f.column, f.pointer)
        for f in findings(folder / "invalid", ("DD9",))
    ]
    place = (row["file"], row["rule"], int(row["line"]), int(row["column"]), row["pointer"])
    assert got == [place]


# --- the catalogue -------------------------------------------------------------------------


def test_ids_and_slugs_are_unique_and_well_formed():
    rules = all_rules()
    assert list(rules) == sorted(rules)
    assert all(re.fullmatch(r"DD[0-9]{3}", rule) for rule in rules)
    slugs = [rule.slug for rule in rules.values()]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.id)
def test_every_rule_explains_itself(rule):
    for name in ("title", "why", "fix", "bad", "good"):
        text = getattr(rule, name)
        assert text.strip() == text != "", name
    assert rule.bad != rule.good
    assert rule.severity in ("error", "warning")
    assert find_rule(rule.id.lower()) is find_rule(rule.slug.upper()) is rule


def test_every_finding_says_what_and_how_to_mend_it():
    for row in EXPECTED:
        for finding in findings(INVALID / row["file"]):
            assert finding.message.strip()
            assert finding.hint
            assert finding.message.isprintable(), "a message stands on one line"
            assert len(finding.message) < 300


# --- shortcuts hide nothing ----------------------------------------------------------------


def places(value, pointer=""):
    """Yield pointer, key, container and place in it of every scalar."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        here = f"{pointer}/{key}"
        if isinstance(item, (dict, list)):
            yield from places(item, here)
        else:
            yield here, key, value


def base():
    return json.loads((VALID / "base.json").read_text("utf-8"))


def matching(pattern):
    return [pointer for pointer, _, _ in places(base()) if re.search(pattern, pointer)]


def with_value(pointer, new):
    record = base()
    for here, key, container in list(places(record)):
        if here == pointer:
            container[key] = new
            return json.dumps(record).encode()
    raise AssertionError(pointer)


DATES = r"/(start|end|issued|due|date|published|accessed|coded_on)$"
PARTIES = r"^/parties/\d$|^/host$|/country$|/party$"
SOURCES = r"/sources/\d+$|/meeting_sources/\d+$|/source$"
ENTITIES = r"/entity$"


@pytest.mark.parametrize(
    ("rule", "pointer", "value"),
    [
        *[("DD109", pointer, "2025-06-31") for pointer in matching(DATES)],
        *[("DD202", pointer, "QQQ") for pointer in matching(PARTIES)],
        *[("DD203", pointer, "no-such-thing") for pointer in matching(ENTITIES)],
        *[("DD203", pointer, "QQQ") for pointer in matching(ENTITIES)],
        *[("DD320", pointer, "no-such-source") for pointer in matching(SOURCES)],
    ],
)
def test_a_fault_is_found_wherever_it_can_stand(rule, pointer, value, found):
    assert (rule, pointer) in {(r, p) for r, _, _, p in found(with_value(pointer, value))}


def lists(value, pointer=""):
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        if isinstance(item, list) and isinstance(item[0], str):
            yield f"{pointer}/{key}", item
        elif isinstance(item, (dict, list)):
            yield from lists(item, f"{pointer}/{key}")


@pytest.mark.parametrize("pointer", [p for p, _ in lists(base()) if p != "/parties"])
def test_a_repeated_item_is_found_in_every_list(pointer, found):
    record = base()
    values = dict(lists(record))[pointer]
    values.append(values[0])
    wanted = ("DD111", f"{pointer}/{len(values) - 1}")
    assert wanted in {(r, p) for r, _, _, p in found(json.dumps(record).encode())}


@pytest.mark.parametrize("path", sorted(VALID.glob("*.json")), ids=lambda path: path.name)
def test_keys_are_counted_as_they_stand_in_the_text(path):
    def keys(value):
        if isinstance(value, dict):
            return len(value) + sum(map(keys, value.values()))
        return sum(map(keys, value)) if isinstance(value, list) else 0

    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    record = Dialogue.model_validate_json(data)
    assert Facts(record).keys == count_keys(record) == keys(json.loads(data))


def test_no_letter_that_breaks_a_text_rule_is_passed_over():
    scripts = ("CYRILLIC", "GREEK", "ARABIC", "HEBREW", "DEVANAGARI")
    passed = []
    for code in range(0x80, 0x110000):
        letter = chr(code)
        if 0xD800 <= code < 0xE000 or unusual_letters(letter.encode()):
            continue
        composes = not unicodedata.is_normalized("NFC", letter) or not unicodedata.is_normalized(
            "NFC", "a" + letter
        )
        mixes = letter.isalpha() and unicodedata.name(letter, "").startswith(scripts)
        if composes or mixes:
            passed.append(f"U+{code:04X} {unicodedata.name(letter, '')}")
    assert passed == []


def test_every_type_of_document_is_joint_or_not():
    one_sided = {"unilateral_readout", "press_conference", "third_party_report"}
    assert set(codelist("document_type").codes) == JOINT_TYPES | one_sided
