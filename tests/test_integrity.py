"""What is wrong with a finished package is found, and said at its place."""

import csv
import json
import random
import shutil
import zipfile

import pytest
from typer.testing import CliRunner

from dialogdata.cli.app import app
from dialogdata.errors import InvalidPackageError, UnreadableError
from dialogdata.findings import Report
from dialogdata.packages import build, check
from dialogdata.packages.checksums import SUMS, sums_of
from dialogdata.packages.descriptor import fixity
from dialogdata.packages.files import FolderFiles, packages_at
from dialogdata.packages.verify import check_package

NAME = "pakistan-china-strategic-dialogue"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    out = tmp_path_factory.mktemp("built")
    (folder,) = build((NAME,), out, validate=lambda _paths: Report(()), frictionless=False)
    return folder


@pytest.fixture
def package(built, tmp_path):
    return shutil.copytree(built, tmp_path / NAME)


@pytest.fixture
def zipped(built, tmp_path):
    (path,) = built.parent.glob("*.zip")
    return shutil.copy(path, tmp_path / "x.zip")


def rewrite(path, change):
    """Change the rows of a CSV file, which are lists of cells, header first."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def resealed(folder):
    """State the hashes anew, as someone who hides a change would; only the content can tell."""
    path = folder / "datapackage.json"
    found = json.loads(path.read_text("utf-8"))
    for part in [*found["resources"], *found["dialogdata:records"]]:
        part.update(fixity(folder / part["path"]))
    path.write_text(json.dumps(found), "utf-8")
    (folder / SUMS).write_text(sums_of(FolderFiles(folder)), "utf-8")
    return folder


def rules(report):
    return {finding.rule for finding in report}


def test_what_was_built_is_clean(built):
    (zipped,) = built.parent.glob("*.zip")
    for path in (built, built / "datapackage.json", zipped):
        report = check_package(path)
        assert list(report) == []
        assert report.records == 7
    assert packages_at(built.parent) == sorted([built, zipped])


def cell(table, column, value, line=-1):
    def change(rows):
        rows[line][rows[0].index(column)] = value

    return table, change


FAULTS = {
    "is not in its closed list": ("DD521", *cell("statements", "act", "praises")),
    "act is empty": ("DD521", *cell("statements", "act", "")),
    "is not of type integer": ("DD521", *cell("statements", "position", "one")),
    "is not of type boolean": ("DD521", *cell("parties", "party_level_stated", "yes")),
    "is not a day of the calendar": ("DD521", *cell("statements", "date", "2026-02-30")),
    "is less than 1": ("DD521", *cell("statements", "position", "0")),
    "does not have its form": ("DD521", *cell("statements", "speaker", "both")),
    "'nobody' is not in registry_entities": (
        "DD523",
        *cell("statement_targets", "entity", "nobody"),
    ),
    "is not in registry_people": ("DD523", *cell("participants", "person", "nobody")),
    "stands twice": ("DD522", "dialogues", lambda rows: rows.append(rows[-1])),
    "statement_id, source_id (": (
        "DD522",
        "statement_sources",
        lambda rows: rows.append([*rows[-1][:3], "999", rows[-1][4]]),
    ),
    "is not complete": ("DD522", *cell("statements", "statement_id", "")),
    "the columns are": ("DD520", "venues", lambda rows: rows[0].reverse()),
    "1 cells, 6 columns": ("DD520", "venues", lambda rows: rows.append(["x"])),
    "its record (dialogues.jsonl:7) makes": ("DD524", "statements", lambda rows: rows.pop()),
    "which is no record of dialogues.jsonl": (
        "DD524",
        *cell("venues", "dialogue_id", "chn-pak-1999-01-01"),
    ),
}


@pytest.mark.parametrize("message", FAULTS)
def test_a_fault_in_a_table_is_found_even_when_the_hashes_hide_it(package, message):
    rule, table, change = FAULTS[message]
    rewrite(package / f"{table}.csv", change)
    report = check_package(resealed(package))
    found = [finding for finding in report if message in finding.message]
    assert {finding.rule for finding in found} == {rule}
    assert {finding.file for finding in found} == {str(package / f"{table}.csv")}
    assert "DD511" not in rules(report)
    with pytest.raises(InvalidPackageError, match=NAME):
        check.check_own(package, NAME)


def test_a_finding_names_line_column_place_and_record(package):
    def change(rows):
        rows[3][rows[0].index("summary")] = 'Two\nlines, "and" a comma'
        rows[5][rows[0].index("basis")] = "hearsay"
        rows[3][rows[0].index("basis")] = "rumour"

    rewrite(package / "statements.csv", change)
    first, second = [f for f in check_package(resealed(package)) if f.rule == "DD521"]
    lines = (package / "statements.csv").read_bytes().decode().split("\n")
    for finding, word, row in ((first, "rumour", 2), (second, "hearsay", 4)):
        assert lines[finding.line - 1][finding.column - 1 :].startswith(word)
        assert finding.pointer == f"/{row}/basis"
        assert finding.record == "chn-pak-2019-03-19"
    assert (first.line, second.line) == (5, 7)  # the row begins on 4, its cell stands on 5


def test_the_check_takes_links_to_later_rows_of_the_same_table(package):
    def change(rows):
        place, parent = rows[0].index("entity"), rows[0].index("parent")
        rows[1][parent] = rows[-1][place]

    rewrite(package / "registry_entities.csv", change)
    assert list(check_package(resealed(package))) == []


def test_records_are_checked_too(package):
    path = package / "dialogues.jsonl"
    lines = path.read_text("utf-8").splitlines()
    record = json.loads(lines[2])
    del record["parties"]
    lines[2] = json.dumps(record)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    report = check_package(resealed(package))
    places = [(f.rule, f.file.rpartition("/")[2], f.line) for f in report if f.rule != "DD524"]
    assert places == [("DD525", "dialogues.jsonl", 3)]
    assert ("DD524", 4) in {(f.rule, f.line) for f in report if f.file.endswith("dialogues.json")}


@pytest.mark.parametrize("seed", range(60))
def test_a_flipped_bit_anywhere_is_reported(package, seed):
    chance = random.Random(seed)  # noqa: S311 - the same on every run
    path = chance.choice(sorted(p for p in package.rglob("*") if p.is_file()))
    data = bytearray(path.read_bytes())
    place = chance.randrange(len(data))
    data[place] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    report = check_package(package)
    assert not report.ok
    named = {finding.file for finding in report if finding.severity == "error"}
    sums = {str(package / SUMS), str(package / "formats" / SUMS)}
    assert str(path) in named or str(path) in sums, (path, place)


def test_a_flipped_bit_anywhere_in_a_zip_is_reported(zipped):
    data = bytearray(zipped.read_bytes())
    chance = random.Random(7)  # noqa: S311 - the same on every run
    with zipfile.ZipFile(zipped) as archive:
        start = archive.start_dir
        heads = [info.header_offset for info in archive.infolist()]
    places = [chance.randrange(len(data)) for _ in range(40)]
    places += [chance.randrange(start, len(data)) for _ in range(60)]
    places += [chance.choice(heads) + chance.randrange(30) for _ in range(60)]
    for place in places:
        bit = 1 << chance.randrange(8)
        data[place] ^= bit
        zipped.write_bytes(data)
        assert not check_package(zipped).ok, (place, bit)
        data[place] ^= bit
    zipped.write_bytes(data)
    assert check_package(zipped).ok


@pytest.mark.parametrize("change", ["cut", "longer", "empty", "text", "before"])
def test_a_zip_that_is_none_is_a_finding(zipped, change):
    data = zipped.read_bytes()
    zipped.write_bytes(
        {"cut": data[:-1000], "longer": data + b"x", "empty": b"", "text": b"hello",
         "before": b"x" + data}[change]
    )  # fmt: skip
    assert rules(check_package(zipped)) & {"DD510", "DD515"}


def test_a_zip_that_was_packed_anew_is_not_read(built, tmp_path):
    path = tmp_path / "again.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(built / "datapackage.json", "datapackage.json")
    (finding,) = check_package(path)
    assert finding.rule == "DD515"
    assert "compressed" in finding.message
    assert "unpacked" in finding.hint


def test_files_that_are_missing_or_do_not_belong(package):
    (package / "sources.csv").unlink()
    (package / "schema" / "dataset.schema.json").unlink()
    (package / "statements (1).csv").write_text("x", "utf-8")
    report = check_package(package)
    missing = [f.file.rpartition("/")[2] for f in report if f.rule == "DD512"]
    assert sorted(missing) == ["dataset.schema.json", "sources.csv"]
    (extra,) = [f for f in report if f.rule == "DD513"]
    assert (extra.severity, extra.file) == ("warning", str(package / "statements (1).csv"))


@pytest.mark.parametrize(
    "text", ["", "hello\n", "A" * 64 + "  README.md\n", "0" * 64 + " *README.md\n"]
)
def test_a_list_of_checksums_that_proves_nothing(package, text):
    (package / SUMS).write_text(text, "utf-8")
    assert rules(check_package(package)) & {"DD513", "DD514"}
    (package / SUMS).unlink()
    assert "DD512" in rules(check_package(package))


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        (lambda d: d["resources"][3].update(path="../x.csv"), "/resources/3/path"),
        (lambda d: d["resources"][3].update(path="/etc/passwd"), "/resources/3/path"),
        (lambda d: d["resources"][3].pop("hash"), "/resources/3/hash"),
        (lambda d: d.update(resources=[]), "/resources"),
        (lambda d: d["resources"][0]["schema"].update(primaryKey=["x"]), "/resources/0/schema"),
        (lambda d: d["resources"][0]["schema"]["fields"][0].update(type="geo"),
         "/resources/0/schema/fields/0/type"),
        (lambda d: d["resources"][0]["schema"]["fields"][0].update(constraints={"pattern": "("}),
         "/resources/0/schema/fields/0/constraints/pattern"),
        (lambda d: d["resources"][1]["schema"]["foreignKeys"][0]["reference"].update(resource="x"),
         "/:"),
        (lambda d: d["resources"].append(d["resources"][0]), "/:"),
    ],
)  # fmt: skip
def test_a_descriptor_that_is_not_understood(package, change, pointer):
    path = package / "datapackage.json"
    found = json.loads(path.read_text("utf-8"))
    change(found)
    path.write_text(json.dumps(found), "utf-8")
    messages = [f.message for f in check_package(package) if f.rule == "DD516"]
    assert any(message.startswith(pointer) for message in messages), messages


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "7", "null"])
def test_a_descriptor_that_is_none(package, text):
    (package / "datapackage.json").write_text(text, "utf-8")
    assert rules(check_package(package)) & {"DD510", "DD516"}


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a\x00b\n", b'"open', b"", b'a"b"c,\n"x"y\n'])
def test_a_table_that_is_none(package, data):
    whole = (package / "statements.csv").read_bytes()
    (package / "statements.csv").write_bytes(data)
    assert "DD520" in rules(check_package(resealed(package)))
    (package / "statements.csv").write_bytes(whole + data)
    assert data == b"" or not check_package(resealed(package)).ok


def test_a_path_that_is_none_is_unreadable(tmp_path):
    result = CliRunner().invoke(app, ["validate", str(tmp_path / "x.zip")])
    assert isinstance(result.exception, UnreadableError)


def test_validate_takes_packages(package, zipped):
    run = CliRunner().invoke
    assert run(app, ["validate", str(package), str(zipped)]).exit_code == 0
    assert run(app, ["validate", str(package.parent)]).exit_code == 0
    rewrite(package / "statements.csv", FAULTS["act is empty"][2])
    result = run(app, ["validate", str(package), "--format", "json"])
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert found["summary"]["records"] == 7
    assert {"DD511", "DD521"} == {finding["rule"] for finding in found["findings"]}
    assert run(app, ["validate", str(package), "--fix"]).exit_code == 2
    assert run(app, ["validate", str(package), "--select", "DD522"]).exit_code == 0
