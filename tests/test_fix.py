"""``validate --fix``: only what is safe, all of it at once, and never anything else."""

import copy
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from dialogdata.cli.app import app
from dialogdata.errors import UnreadableError
from dialogdata.rules import all_rules
from dialogdata.validation import validate_paths
from dialogdata.writing.fix import fix_file, fix_paths, fixed_text
from dialogdata.writing.repairs import BLANKS
from dialogdata.writing.text import render

ROOT = Path(__file__).parent.parent
SOURCE = next(ROOT.glob("datasets/*/records/chn-pak-2019-03-19.json"))
RECORD = json.loads(SOURCE.read_text("utf-8"))
ALL = frozenset(all_rules())
TEXT = ALL - {rule for rule in ALL if rule.startswith("DD9")}


def write(folder: Path, record, **style) -> Path:
    path = folder / f"{RECORD['id']}.json"
    text = json.dumps(record, **style) if style else render(record)
    path.write_bytes(text.encode())
    return path


def run(*args):
    return CliRunner().invoke(app, ["validate", "--fix", *map(str, args)])


def test_everything_that_is_safe_is_repaired_and_shown(tmp_path):
    record = copy.deepcopy(RECORD)
    record["title"] = unicodedata.normalize("NFD", f"\u3000Accord é{record['title']} ")
    record["parties"] = ["PAK", "CHN"]
    record["act"] = 1
    path = write(tmp_path, dict(reversed(record.items())), indent=1)
    result = run(path)
    for shown in ("DD303 /parties/0: sorted, now CHN", "DD362 /title: ", "DD9xx brought"):
        assert f"fixed {path}: {shown}" in result.stderr
    assert [f.rule for f in validate_paths([path])] == ["DD102"]
    found = json.loads(path.read_text("utf-8"))
    assert found["title"] == f"Accord é{RECORD['title']}"
    assert list(found)[-1] == "act"
    again = path.read_bytes()
    assert "0 files fixed" in run(path).stderr
    assert path.read_bytes() == again


def test_standard_output_is_the_report_alone(tmp_path):
    path = write(tmp_path, RECORD, indent=1)
    result = run("--format", "json", path)
    assert json.loads(result.stdout)["summary"]["warnings"] == 0
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("identifier", "after"),
    [("chn-pak-2019-03-19", []), ("pak-chn-2019-03-19", ["DD301"])],
)
def test_the_id_is_never_changed(identifier, after, tmp_path):
    record = {**RECORD, "id": identifier, "parties": ["PAK", "CHN"]}
    path = write(tmp_path, record)
    fix_file(path, ALL)
    assert json.loads(path.read_text("utf-8"))["id"] == identifier
    assert [f.rule for f in validate_paths([path]) if f.rule != "DD402"] == after


@pytest.mark.parametrize("parties", [["PAK", 1], ["pak", "chn"], ["PAK", "CHN", "AFG"], "PAK"])
def test_parties_that_are_wrong_otherwise_stay(parties):
    text = render({**RECORD, "parties": parties})
    assert fixed_text(text, "a.json", ALL) == (text, ())


def test_an_address_keeps_its_letters():
    decomposed = unicodedata.normalize("NFD", "https://example.org/é")
    record = copy.deepcopy(RECORD)
    record["sources"][0]["url"] = f" {decomposed}"
    text, done = fixed_text(render(record), "a.json", ALL)
    assert json.loads(text)["sources"][0]["url"] == decomposed
    assert [repair.rule for repair in done] == ["DD106"]


def test_what_stands_under_unknown_keys_stays():
    record = {**RECORD, "x": {"title": " a "}, "$comment": " b "}
    text = render(record)
    assert fixed_text(text, "a.json", ALL) == (text, ())


def test_a_text_of_blanks_stays():
    text = render({**RECORD, "title": "  "})
    assert fixed_text(text, "a.json", ALL) == (text, ())


def test_numbers_keep_their_spelling(tmp_path):
    text = render({**RECORD, "title": " Title"}).replace('"round": 1', '"round": 1.0e0')
    path = tmp_path / "a.json"
    path.write_text(text, "utf-8")
    assert fix_file(path, ALL)
    assert '"round": 1.0e0' in path.read_text("utf-8")


def test_without_the_style_rules_the_layout_stays(tmp_path):
    record = {**RECORD, "title": " Title"}
    path = tmp_path / "a.json"
    data = b"\xef\xbb\xbf" + json.dumps(dict(reversed(record.items())), indent=1).encode()
    data = data.replace(b"\n", b"\r\n")
    path.write_bytes(data)
    assert [str(repair) for repair in fix_file(path, TEXT)] == [
        "DD106 /title: blanks at the ends removed, now 'Title'"
    ]
    assert path.read_bytes() == data.replace(b'" Title"', b'"Title"')


def test_ignored_rules_are_not_repaired(tmp_path):
    path = write(tmp_path, {**RECORD, "title": " Title", "parties": ["PAK", "CHN"]})
    run("--ignore", "DD106", path)
    found = json.loads(path.read_text("utf-8"))
    assert (found["title"], found["parties"]) == (" Title", ["CHN", "PAK"])


UNTOUCHED = {
    "not-json": (b'{"schema_version": "1.0", "title": " a",}', ".json"),
    "key-twice": (b'{"schema_version": "1.0", "title": " a", "title": " b"}', ".json"),
    "nan": (b'{"schema_version": "1.0", "title": " a", "x": NaN}', ".json"),
    "latin-1": (b'{"schema_version": "1.0", "title": " \xe9"}', ".json"),
    "half-pair": (b'{"schema_version": "1.0", "title": " \\udc00"}', ".json"),
    "json-lines": (b'{"schema_version": "1.0", "title": " a"}\n', ".jsonl"),
    "other-json": (b'{"title":" a"}', ".json"),
}


@pytest.mark.parametrize("name", UNTOUCHED)
@pytest.mark.parametrize("as_folder", [False, True])
def test_files_that_are_never_touched(name, as_folder, tmp_path):
    data, suffix = UNTOUCHED[name]
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    assert run(tmp_path if as_folder else path).exit_code == 1
    assert path.read_bytes() == data


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path, monkeypatch):
    path = write(tmp_path, RECORD, indent=1)
    changed = path.read_bytes() + b"\n"

    def save(*args):
        path.write_bytes(changed)
        return fixed_text(*args)

    monkeypatch.setattr("dialogdata.writing.fix.fixed_text", save)
    (fixed,) = fix_paths([path], lambda _path: ALL)
    assert "changed meanwhile" in (fixed.problem or "")
    assert path.read_bytes() == changed


def test_a_repair_that_failed_is_no_success(tmp_path, monkeypatch):
    def refuse(*_args):
        raise UnreadableError("a.json: not writable")

    path = write(tmp_path, RECORD, indent=1)
    monkeypatch.setattr("dialogdata.writing.files.replace", refuse)
    result = run(path)
    assert "not fixed: a.json: not writable" in result.stderr
    assert result.exit_code == 2


PROSE = st.text(st.sampled_from('aé\u0301 e\u0301\u3000\n\x1c"\\\u2028中'), max_size=8)
PLACES = (
    ("title",),
    ("note",),
    ("host",),
    ("statements", 0, "summary"),
    ("sources", 0, "publisher"),
    ("coding", "coders", 0),
    ("level_by_party",),
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(PLACES), PROSE), st.booleans(), st.booleans())
def test_fix_never_changes_meaning_and_is_idempotent(texts, swapped, escaped):
    record = copy.deepcopy(RECORD)
    for path, text in texts.items():
        owner = record
        for part in path[:-1]:
            owner = owner[part]
        owner[path[-1]] = {"CHN": text} if path == ("level_by_party",) else text
    if swapped:
        record["parties"].reverse()
    before = json.dumps(record, ensure_ascii=escaped, indent=1)
    after, _ = fixed_text(before, "a.json", ALL)
    assert fixed_text(after, "a.json", ALL) == (after, ())
    assert meaning(json.loads(after)) == meaning(record)


def meaning(value, key=""):
    """What is left of a record when blanks at ends, form of letters and order of parties go."""
    if isinstance(value, dict):
        return {name: meaning(item, name) for name, item in value.items()}
    if isinstance(value, list):
        items = [meaning(item) for item in value]
        return sorted(items) if key == "parties" else items
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value).strip(BLANKS)
    return value
