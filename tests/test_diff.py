"""What changed between two releases, and which version it takes."""

import csv
import hashlib
import io
import json
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import dialogdata as dd
from dialogdata.cli.app import app
from dialogdata.comparing import Step, diff
from dialogdata.comparing.difference import MISSING
from dialogdata.comparing.reports import as_json, markdown, text
from dialogdata.comparing.steps import needed, parse_version
from dialogdata.comparing.values import edits
from dialogdata.errors import InvalidPackageError, UnreadableError
from dialogdata.library import find_dataset
from dialogdata.packages import build

NAME = "pakistan-china-strategic-dialogue"
FIRST, LAST = "chn-pak-2019-03-19", "chn-pak-2026-01-04"


def make(dataset, out):
    (folder,) = build((dataset,), out, validate=lambda _paths: dd.Report(()), frictionless=False)
    return folder


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    return make(NAME, tmp_path_factory.mktemp("old"))


class Edited:
    """A copy of a package to be edited; ``done`` makes its hashes right again."""

    def __init__(self, folder):
        self.folder = folder
        self.descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))

    def resource(self, name):
        return next(r for r in self.descriptor["resources"] if r["name"] == name)

    def fields(self, table):
        return self.resource(table)["schema"]["fields"]

    def field(self, table, column):
        return next(f for f in self.fields(table) if f["name"] == column)

    def records(self, change):
        path = self.folder / "dialogues.jsonl"
        found = {r["id"]: r for r in map(json.loads, path.read_text("utf-8").splitlines())}
        change(found)
        lines = [json.dumps(record) + "\n" for record in found.values()]
        path.write_text("".join(lines), "utf-8")

    def rows(self, table, change):
        path = self.folder / f"{table}.csv"
        reader = csv.DictReader(io.StringIO(path.read_text("utf-8"), newline=""))
        rows = list(reader)
        rows = change(rows) or rows
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, reader.fieldnames, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def done(self):
        for entry in [*self.descriptor["resources"], *self.descriptor["dialogdata:records"]]:
            data = (self.folder / entry["path"]).read_bytes()
            entry["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
            entry["bytes"] = len(data)
        (self.folder / "datapackage.json").write_text(json.dumps(self.descriptor), "utf-8")
        (self.folder / "SHA256SUMS").unlink()
        return self.folder


@pytest.fixture
def new(old, tmp_path):
    return Edited(shutil.copytree(old, tmp_path / "new"))


def compare(old, new):
    return diff(old, new.done())


def only(difference):
    (change,) = difference
    return change


def brief(difference):
    return {(c.subject, c.action, c.name, c.step) for c in difference}


def test_nothing_differs(old):
    (archive,) = old.parent.glob("*.zip")
    found = diff(old, archive)
    assert not found
    assert found.step is Step.NONE
    assert found.needed == found.new.version
    assert found.declared_enough
    assert (found.old.dialogues, found.old.statements) == (7, 256)


def test_edited_records_built_again(old, tmp_path):
    """From edited record files to the two packages: nothing else shows than what was edited."""
    dataset = tmp_path / NAME
    shutil.copytree(find_dataset(NAME).path, dataset)
    path = dataset / "records" / f"{LAST}.json"
    record = json.loads(path.read_text("utf-8"))
    record["title"] += " (corrected)"
    record["statements"][3]["summary"] = "Better."
    extra = {**record["statements"][0], "id": "s900"}
    record["statements"].insert(0, extra)
    path.write_text(json.dumps(record), "utf-8")
    (dataset / "records" / f"{FIRST}.json").unlink()
    meta = json.loads((dataset / "dataset.json").read_text("utf-8"))
    (dataset / "dataset.json").write_text(json.dumps({**meta, "version": "0.2.0"}), "utf-8")
    found = diff(old, make(str(dataset), tmp_path / "out"))
    fourth = record["statements"][4]["id"]
    assert brief(found) == {
        ("dialogue", "removed", FIRST, Step.BREAKING),
        ("dialogue", "changed", LAST, Step.CORRECTION),
        ("statement", "added", f"{LAST}:s900", Step.ADDITION),
        ("statement", "changed", f"{LAST}:{fourth}", Step.CORRECTION),
    }
    (edit,) = next(c for c in found if c.name == f"{LAST}:{fourth}").edits
    assert edit.pointer == "/statements/4/summary"
    assert edit.new == "Better."
    assert found.new.dialogues == found.old.dialogues - 1


def test_a_dialogue_more(old, new):
    new.records(lambda r: r.update({"chn-pak-2027-01-01": {**r[LAST], "id": "chn-pak-2027-01-01"}}))
    change = only(compare(old, new))
    assert (change.subject, change.action, change.step) == ("dialogue", "added", Step.ADDITION)
    assert "statements)" in change.title


def withdraw(records):
    records[LAST]["coding"]["status"] = "withdrawn"
    records[LAST]["statements"] = []


def test_withdrawing_leaves_a_marker_and_does_not_break(old, new, tmp_path):
    new.records(withdraw)
    found = compare(old, new)
    marker = next(c for c in found if c.subject == "dialogue")
    assert (marker.action, marker.step) == ("withdrawn", Step.CORRECTION)
    assert found.step is Step.CORRECTION
    later = Edited(shutil.copytree(new.folder, tmp_path / "later"))
    (later.folder / "SHA256SUMS").touch()
    later.records(lambda r: r.pop(LAST))
    gone = only(compare(new.folder, later))
    assert (gone.action, gone.step) == ("removed", Step.CORRECTION)


def test_a_statement_less_breaks(old, new):
    gone = []
    new.records(lambda r: gone.append(r[LAST]["statements"].pop(2)))
    change = only(compare(old, new))
    assert (change.subject, change.action) == ("statement", "removed")
    assert change.name == f"{LAST}:{gone[0]['id']}"
    assert change.step is Step.BREAKING


def test_pointers_lead_to_the_values(old, new):
    def change(records):
        first = records[LAST]["statements"].pop(0)
        records[LAST]["statements"].append(first)
        records[LAST]["statements"][5]["summary"] = "x"
        records[LAST]["statements"][6].pop("basis")
        records[LAST]["sources"][0]["publisher"] = "y"

    new.records(change)
    found = compare(old, new)
    lines = {}
    for side in (old, new.folder):
        records = map(json.loads, (side / "dialogues.jsonl").read_text("utf-8").splitlines())
        lines[side] = {record["id"]: record for record in records}

    def at(side, pointer):
        value = lines[side][LAST]
        for step in pointer[1:].split("/"):
            value = value[int(step)] if isinstance(value, list) else value[step]
        return value

    checked = [edit for c in found for edit in c.edits if edit.pointer != "/statements"]
    assert len(checked) == 3
    for edit in checked:
        gone = edit.new is MISSING
        assert at(old if gone else new.folder, edit.pointer) == (edit.old if gone else edit.new)
    (order,) = [e for c in found for e in c.edits if e.pointer == "/statements"]
    assert order.old[0] == order.new[-1]
    assert found.step is Step.CORRECTION


def drop(key, value):
    return lambda rows: [row for row in rows if row[key] != value]


def put(key, value, **cells):
    def change(rows):
        next(row for row in rows if row[key] == value).update(cells)

    return change


def add(**cells):
    return lambda rows: [*rows, {**rows[-1], **cells}]


CASES = {
    "code added": (
        lambda p: p.rows("codelist_act_type", add(code="zap", title="Zaps")),
        ("code", "added", "act_type.zap", Step.ADDITION),
    ),
    "code deprecated": (
        lambda p: p.rows("codelist_act_type", put("code", "note", deprecated="1.1")),
        ("code", "deprecated", "act_type.note", Step.ADDITION),
    ),
    "code removed": (
        lambda p: p.rows("codelist_act_type", drop("code", "note")),
        ("code", "removed", "act_type.note", Step.BREAKING),
    ),
    "code said better": (
        lambda p: p.rows("codelist_act_type", put("code", "note", definition="Better.")),
        ("code", "changed", "act_type.note", Step.CORRECTION),
    ),
    "code ranked otherwise": (
        lambda p: p.rows("codelist_precision", put("code", "vague", ordinal="9")),
        ("code", "changed", "precision.vague", Step.BREAKING),
    ),
    "registry row added": (
        lambda p: p.rows("registry_people", add(person="zz-top", name="ZZ")),
        ("registry", "added", "registry_people.zz-top", Step.ADDITION),
    ),
    "registry row removed": (
        lambda p: p.rows("registry_people", drop("person", "wang-yi")),
        ("registry", "removed", "registry_people.wang-yi", Step.BREAKING),
    ),
    "registry row changed": (
        lambda p: p.rows("registry_parties", put("party", "CHN", note="Better.")),
        ("registry", "changed", "registry_parties.CHN", Step.CORRECTION),
    ),
    "alias at the front": (
        lambda p: p.rows(
            "registry_party_aliases",
            lambda rows: [{"party": "CHN", "position": "0", "alias": "Zhongguo"}, *rows],
        ),
        ("registry", "added", "registry_party_aliases.CHN:Zhongguo", Step.ADDITION),
    ),
    "column added": (
        lambda p: p.fields("venues").append({"name": "zone", "type": "string"}),
        ("column", "added", "venues.zone", Step.ADDITION),
    ),
    "column deprecated": (
        lambda p: p.field("statements", "note").update({"dialogdata:deprecated": "1.1"}),
        ("column", "deprecated", "statements.note", Step.ADDITION),
    ),
    "column removed": (
        lambda p: p.fields("statements").remove(p.field("statements", "note")),
        ("column", "removed", "statements.note", Step.BREAKING),
    ),
    "type changed": (
        lambda p: p.field("statements", "position").update(type="string"),
        ("column", "changed", "statements.position", Step.BREAKING),
    ),
    "may be empty now": (
        lambda p: p.field("statements", "act")["constraints"].pop("required"),
        ("column", "changed", "statements.act", Step.BREAKING),
    ),
    "column said better": (
        lambda p: p.field("statements", "act").update(description="Better."),
        ("column", "changed", "statements.act", Step.CORRECTION),
    ),
    "table removed": (
        lambda p: p.descriptor["resources"].remove(p.resource("venues")),
        ("table", "removed", "venues", Step.BREAKING),
    ),
    "key changed": (
        lambda p: p.resource("venues")["schema"].update(primaryKey=["dialogue_id"]),
        ("table", "changed", "venues", Step.BREAKING),
    ),
    "derived otherwise": (
        lambda p: p.rows("statements", lambda rows: rows[0].update(dyad="X-Y")),
        ("table", "changed", "statements", Step.CORRECTION),
    ),
    "licence changed": (
        lambda p: p.descriptor.update(licenses=[{"name": "other"}]),
        ("package", "changed", NAME, Step.BREAKING),
    ),
    "licence added": (
        lambda p: p.descriptor["licenses"].append({"name": "other"}),
        ("package", "changed", NAME, Step.ADDITION),
    ),
    "described better": (
        lambda p: p.descriptor.update(description="Better."),
        ("package", "changed", NAME, Step.CORRECTION),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_one_change_is_one_entry_of_its_kind(old, new, case):
    change, expected = CASES[case]
    change(new)
    found = compare(old, new)
    assert brief(found) == {expected}
    name, step = expected[2], expected[3]
    assert name in text(found)
    assert name in markdown(found)
    assert ("breaking" in text(found).lower()) == (step is Step.BREAKING)


@pytest.mark.parametrize("case", ["table removed", "column removed", "code removed"])
def test_backwards_what_was_removed_is_added(old, new, case):
    change, expected = CASES[case]
    change(new)
    subject, _, name, _ = expected
    assert (subject, "added", name, Step.ADDITION) in brief(diff(new.done(), old))


@pytest.mark.parametrize(
    ("version", "step", "expected"),
    [
        ("1.2.3", Step.NONE, (1, 2, 3)),
        ("1.2.3", Step.CORRECTION, (1, 2, 4)),
        ("1.2.3", Step.ADDITION, (1, 3, 0)),
        ("1.2.3", Step.BREAKING, (2, 0, 0)),
        ("0.2.3", Step.CORRECTION, (0, 2, 4)),
        ("0.2.3", Step.ADDITION, (0, 3, 0)),
        ("0.2.3", Step.BREAKING, (0, 3, 0)),
        ("1.0.0-rc.1", Step.ADDITION, (1, 1, 0)),
    ],
)
def test_the_version_needed(version, step, expected):
    assert needed(parse_version(version, "x"), step) == expected


@pytest.mark.parametrize("version", ["", "1", "1.2", "2026-01-04", "v1.2.3", "01.2.3"])
def test_versions_that_are_none(version):
    with pytest.raises(InvalidPackageError, match=r"MAJOR\.MINOR\.PATCH"):
        parse_version(version, "x")


def run(*arguments):
    return CliRunner().invoke(app, ["diff", *map(str, arguments)])


@pytest.mark.parametrize(
    ("before", "after", "case", "code"),
    [
        ("1.0.0", "1.0.1", "code said better", 0),
        ("1.0.0", "1.0.0", "code said better", 1),
        ("1.0.0", "1.0.1", "code added", 1),
        ("1.0.0", "1.1.0", "code added", 0),
        ("1.0.0", "2.0.0", "code added", 0),
        ("1.9.0", "1.10.0", "code removed", 1),
        ("1.9.0", "2.0.0", "code removed", 0),
        ("1.9.0", "1.8.0", "code said better", 1),
        ("0.9.0", "0.10.0", "code removed", 0),
    ],
)
def test_check(old, new, tmp_path, before, after, case, code):  # noqa: PLR0917
    first = Edited(shutil.copytree(old, tmp_path / "first"))
    first.descriptor["version"], new.descriptor["version"] = before, after
    CASES[case][0](new)
    first.done()
    assert run(first.folder, new.done()).exit_code == 0
    done = run(first.folder, new.folder, "--check")
    assert done.exit_code == code
    found = diff(first.folder, new.folder)
    assert found.declared_enough == (code == 0)
    assert (f"at least {found.needed}" in done.stderr) == (code == 1)


def test_json(old, new):
    new.records(lambda r: r[LAST]["statements"][0].update(summary="long " * 100))
    CASES["column removed"][0](new)
    new.done()
    found = json.loads(run(old, new.folder, "--format", "json").stdout)
    assert found["step"] == "breaking"
    assert found["enough"] is False
    assert {c["name"] for c in found["changes"]} == {f"{LAST}:s1", "statements.note"}
    (edit,) = found["changes"][1]["edits"]
    assert edit["new"] == "long " * 100
    assert edit["pointer"] == "/statements/0/summary"


def test_text_is_clipped_and_cannot_act_on_the_terminal(old, new):
    def change(records):
        statement = records[LAST]["statements"][0]
        statement["summary"] = "a\x1b[31m`|<b>\n# x " + "y" * 1000

    new.records(change)
    found = compare(old, new)
    for report in (text(found), markdown(found)):
        assert "\x1b" not in report
        assert max(map(len, report.splitlines())) < 300
    assert "\n# x" not in markdown(found)
    assert "\\<b\\>" in markdown(found)


def test_of_long_texts_the_part_that_differs_is_shown(new):
    new.records(lambda r: r[LAST]["statements"][0].update(note="same " * 100 + "here"))
    middle = new.done()
    later = Edited(shutil.copytree(middle, new.folder.parent / "later"))
    (later.folder / "SHA256SUMS").touch()
    later.records(lambda r: r[LAST]["statements"][0].update(note="same " * 100 + "there"))
    report = text(compare(middle, later))
    assert 'here" → "…' in report
    assert 'there"' in report


def test_release_notes(old, new):
    for case in ("code added", "code removed"):
        CASES[case][0](new)
    new.descriptor["version"] = "0.2.0"
    new.done()
    notes = run(old, new.folder, "--format", "markdown").stdout
    assert notes.startswith(f"## {NAME} 0.2.0\n")
    assert "### Codes added (1)\n\n- `act_type.zap` Zaps\n" in notes
    assert "### Codes removed (1)\n\n- **breaking** `act_type.note`" in notes


def broken_hash(folder):
    (folder / "statements.csv").write_text("x")
    (folder / "dialogues.jsonl").write_text("{}\n")


@pytest.mark.parametrize(
    "spoil",
    [
        broken_hash,
        lambda folder: (folder / "datapackage.json").write_text("{"),
        lambda folder: (folder / "datapackage.json").unlink(),
        shutil.rmtree,
    ],
)
def test_what_cannot_be_trusted_or_read(old, new, spoil):
    spoil(new.folder)
    for pair in ((old, new.folder), (new.folder, old)):
        with pytest.raises((InvalidPackageError, UnreadableError)) as caught:
            diff(*pair)
        assert "\n" not in str(caught.value)
        assert isinstance(run(*pair).exception, InvalidPackageError | UnreadableError)


@pytest.mark.parametrize("lines", ["3\n", "{}\n", "{\n", '{"id": 1, "statements": 3}\n'])
def test_records_that_are_none(old, new, lines):
    (new.folder / "dialogues.jsonl").write_text(lines)
    new.done()
    try:
        assert diff(old, new.folder).step is Step.BREAKING
    except InvalidPackageError as error:
        assert "not a record" in str(error)  # noqa: PT017 - either is right


def test_the_python_function(old):
    assert dd.diff(old, old).step is Step.NONE


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.text("ab", max_size=2),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "a", "b/c", "~"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(json_values, json_values)
def test_edits_are_complete(before, after):
    """Equal values have no edits; others have some, and each is a real difference."""
    same = json.dumps(before, sort_keys=True) == json.dumps(after, sort_keys=True)
    found = list(edits(before, after))
    assert (not found) == same
    for edit in found:
        assert json.dumps(edit.old, default=str) != json.dumps(edit.new, default=str)
    assert list(edits(before, before)) == []


def test_json_report_holds_missing_apart_from_null(old, new):
    new.records(lambda r: r[LAST]["statements"][0].update(extra=None))
    report = json.loads(as_json(compare(old, new)))
    assert report["changes"][0]["edits"] == [{"pointer": "/statements/0/extra", "new": None}]
