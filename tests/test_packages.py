"""Packages: what is in them, who accepts them, and that nothing half-done is left."""

import csv
import json
import shutil

import pytest

from dialogdata.errors import InvalidPackageError, InvalidRecordsError, UnknownNameError
from dialogdata.findings import Finding, Report
from dialogdata.library import dataset_folders, find_dataset
from dialogdata.packages import build, check
from dialogdata.packages.building import ALL, replaced
from dialogdata.packages.descriptor import fixity
from dialogdata.packages.integrity import table_faults
from dialogdata.tabular.catalogue import all_tables

NAME = "pakistan-china-strategic-dialogue"


def valid(_paths):
    return Report(())


def make(out, *names, **options):
    return build(names, out, validate=valid, frictionless=False, **options)


@pytest.fixture
def package(tmp_path):
    (folder,) = make(tmp_path, NAME)
    return folder


@pytest.fixture
def own_dataset(tmp_path):
    """Return a dataset of another project, with a registry of its own beside it."""
    home = tmp_path / "project" / "datasets"
    shutil.copytree(find_dataset(NAME).path, home / "mine")
    meta = json.loads((home / "mine" / "dataset.json").read_text("utf-8"))
    (home / "mine" / "dataset.json").write_text(json.dumps({**meta, "name": "mine"}), "utf-8")
    (home / "registry").mkdir()
    return home / "mine"


def describe(folder):
    return json.loads((folder / "datapackage.json").read_text("utf-8"))


def rewrite(path, change):
    """Change the rows of a CSV file, which are lists of cells, header first."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def test_one_package_per_dataset_and_one_of_all(tmp_path):
    told = []
    folders = make(tmp_path, progress=told.append)
    names = [folder.name for folder in dataset_folders()]
    assert [folder.name for folder in folders] == [*names, ALL]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*names, ALL])
    assert told


def test_descriptor(package):
    found = describe(package)
    meta = find_dataset(NAME).meta
    assert found["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert found["created"] == f"{meta.released}T00:00:00Z"
    assert found["version"] == meta.version
    assert found["licenses"][0]["name"] == meta.licence.name
    assert found["id"].startswith("urn:")
    assert [resource["name"] for resource in found["resources"]] == list(all_tables())
    files = [*found["resources"], *found["dialogdata:records"]]
    for file in files:
        path = package / file["path"]
        assert {"bytes": file["bytes"], "hash": file["hash"]} == fixity(path)
    assert {path.name for path in package.iterdir()} == {
        "datapackage.json",
        *(file["path"] for file in files),
    }


def test_records_stand_in_the_package_as_they_are(package):
    array = json.loads((package / "dialogues.json").read_text("utf-8"))
    lines = (package / "dialogues.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == array
    assert [record["id"] for record in array] == sorted(record["id"] for record in array)
    assert not any("$schema" in record for record in array)


def test_built_twice_the_bytes_are_the_same(tmp_path):
    (first,), (second,) = make(tmp_path / "a", NAME), make(tmp_path / "b", NAME)
    for path in sorted(first.iterdir()):
        assert path.read_bytes() == (second / path.name).read_bytes(), path.name


def test_frictionless_accepts_it_and_refuses_a_broken_one(package):
    check.check_frictionless(package, NAME)
    rewrite(package / "statements.csv", lambda rows: rows.append(rows[-1]))
    with pytest.raises(InvalidPackageError, match="statements"):
        check.check_frictionless(package, NAME)


def test_the_package_of_another_project(own_dataset, tmp_path):
    people = own_dataset.parent / "registry" / "people.csv"
    header = "id,name,name_native,party,aliases,wikidata,note\n"
    people.write_text(f"{header}jane-doe,Jane Doe,,NAM,JD;J. Doe,,\n", "utf-8")
    (folder,) = make(tmp_path / "out", str(own_dataset))
    assert folder.name == "mine"
    assert "jane-doe,Jane Doe,,NAM" in (folder / "registry_people.csv").read_text("utf-8")
    aliases = (folder / "registry_person_aliases.csv").read_text("utf-8")
    assert "jane-doe,1,JD\njane-doe,2,J. Doe\n" in aliases


def cell(table, column, value, line=-1):
    def change(rows):
        rows[line][rows[0].index(column)] = value

    return table, change


FAULTS = {
    "is not in its closed list": cell("statements", "act", "praises"),
    "act is empty": cell("statements", "act", ""),
    "is not of type integer": cell("statements", "position", "one"),
    "is not of type boolean": cell("parties", "party_level_stated", "yes"),
    "is not a day of the calendar": cell("statements", "date", "2026-02-30"),
    "is less than 1": cell("statements", "position", "0"),
    "does not have its form": cell("statements", "speaker", "both"),
    "'nobody' is not in registry_entities": cell("statement_targets", "entity", "nobody"),
    "stands twice": ("dialogues", lambda rows: rows.append(rows[-1])),
    "statement_id, source_id (": (
        "statement_sources",
        lambda rows: rows.append([*rows[-1][:3], "999", rows[-1][4]]),
    ),
    "the columns are": ("venues", lambda rows: rows[0].reverse()),
    "1 cells, 6 columns": ("venues", lambda rows: rows.append(["x"])),
}


@pytest.mark.parametrize("message", FAULTS)
def test_our_own_check_finds(package, message):
    assert list(table_faults(package, describe(package))) == []
    table, change = FAULTS[message]
    rewrite(package / f"{table}.csv", change)
    faults = list(table_faults(package, describe(package)))
    assert any(message in fault for fault in faults), faults
    assert faults[0].startswith(tuple(f"{name}.csv:" for name in all_tables()))
    with pytest.raises(InvalidPackageError, match=NAME):
        check.check_tables(package, describe(package))


@pytest.mark.parametrize("error", [KeyboardInterrupt, InvalidPackageError, OSError])
def test_an_interrupted_build_leaves_the_old_package(package, monkeypatch, error):
    before = {path.name: path.read_bytes() for path in package.iterdir()}

    def fail(*_arguments):
        raise error

    monkeypatch.setattr("dialogdata.packages.building.check_tables", fail)
    with pytest.raises(error):
        make(package.parent, NAME)
    assert {path.name: path.read_bytes() for path in package.iterdir()} == before
    assert list(package.parent.iterdir()) == [package]


def test_a_failed_swap_puts_the_old_package_back(tmp_path, monkeypatch):
    target = tmp_path / "p"
    target.mkdir()
    (target / "old").touch()
    rename = type(target).rename

    def second_fails(self, other):
        if other == target and (self / "new").exists():
            raise OSError
        return rename(self, other)

    monkeypatch.setattr(type(target), "rename", second_fails)
    with pytest.raises(OSError), replaced(target) as fresh:  # noqa: PT011
        (fresh / "new").touch()
    assert [path.name for path in target.iterdir()] == ["old"]
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_package_replaces_the_old_one_whole(package):
    (package / "stray.txt").touch()
    make(package.parent, NAME)
    assert not (package / "stray.txt").exists()
    assert list(package.parent.iterdir()) == [package]


def test_findings_stop_the_build(tmp_path):
    finding = Finding("a.json", 3, 5, "DD101", "error", "/x", None, "'x' is missing")
    with pytest.raises(InvalidRecordsError, match=r"a\.json:3:5: DD101 'x' is missing"):
        build((NAME,), tmp_path / "out", validate=lambda _paths: Report((finding,)))
    assert not (tmp_path / "out").exists()


def test_an_invalid_record_writes_nothing(own_dataset, tmp_path):
    path = min((own_dataset / "records").iterdir())
    record = json.loads(path.read_text("utf-8"))
    record["statements"][0]["act"] = "praises"
    path.write_text(json.dumps(record), "utf-8")
    with pytest.raises(InvalidRecordsError, match="DD201"):
        build((str(own_dataset),), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_unknown_dataset(tmp_path):
    with pytest.raises(UnknownNameError, match=NAME):
        build(("pakistan-china-dialogue",), tmp_path)
