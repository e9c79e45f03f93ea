"""``dialogdata migrate``, with made-up versions: there is only 1.0 yet."""

import copy
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dialogdata import migrations
from dialogdata.cli.app import app
from dialogdata.errors import UnknownNameError
from dialogdata.migrations import MIGRATIONS, Migration, known_versions, migrate
from dialogdata.migrations.chain import chain
from dialogdata.rules import all_rules

ROOT = Path(__file__).parent.parent
SOURCE = next(ROOT.glob("datasets/*/records/chn-pak-2019-03-19.json"))
RECORD = json.loads(SOURCE.read_text("utf-8"))


def rename(record):
    record["title"] = record.pop("name")
    return record


def trim_sources(record):
    for source in record["sources"]:
        source.pop("rank", None)
    return record


STEPS = (
    Migration("0.8", "0.9", dialogue=rename),
    Migration("0.9", "1.0", dialogue=trim_sources, dataset=lambda d: {**d, "title": "new"}),
    Migration("0.7", "0.8"),
    Migration("0.7", "0.6"),
)


def old(version="0.8"):
    record = copy.deepcopy(RECORD)
    record["name"] = record.pop("title")
    record["sources"][0]["rank"] = 1
    return {**record, "schema_version": version}


def run(*args):
    return CliRunner().invoke(app, ["migrate", *map(str, args)])


@pytest.fixture
def steps(monkeypatch):
    monkeypatch.setattr(migrations, "MIGRATIONS", STEPS)


def test_no_step_exists_yet():
    assert MIGRATIONS == ()
    assert known_versions(MIGRATIONS) == ("1.0",)
    assert migrate(RECORD, steps=()) == RECORD


@pytest.mark.parametrize("version", ["0.7", "0.8"])
def test_a_chain_of_steps(version):
    record = old(version)
    before = copy.deepcopy(record)
    assert migrate(record, steps=STEPS) == RECORD
    assert record == before


def test_the_shortest_chain_is_taken():
    direct = Migration("0.7", "1.0")
    assert chain("0.7", "1.0", (*STEPS, direct)) == (direct,)
    circle = (Migration("a", "b"), Migration("b", "a"), Migration("b", "1.0"))
    assert [s.target for s in chain("a", "1.0", circle)] == ["b", "1.0"]


@pytest.mark.parametrize("version", ["9.9", 1.0, None])
def test_an_unknown_version_lists_the_known(version):
    with pytest.raises(UnknownNameError, match=r"known: 0\.6, 0\.7, 0\.8, 0\.9, 1\.0"):
        migrate({"schema_version": version}, steps=STEPS)


def test_no_way_back():
    with pytest.raises(UnknownNameError, match=r"no migration from schema_version 1\.0 to 0\.7"):
        migrate(RECORD, "0.7", steps=STEPS)


@pytest.mark.usefixtures("steps")
def test_files_are_migrated_in_canonical_form(tmp_path):
    path = tmp_path / SOURCE.name
    data = json.dumps(old(), indent=1).encode()
    path.write_bytes(data)
    (tmp_path / "dataset.json").write_text('{"schema_version": "0.9", "n": 1.10}', "utf-8")
    checked = run("--check", tmp_path)
    assert checked.exit_code == 1
    assert path.read_bytes() == data
    assert f"would migrate {path}\n" in checked.stdout
    assert run(tmp_path).exit_code == 0
    assert path.read_bytes() == SOURCE.read_bytes()
    dataset = '{\n  "schema_version": "1.0",\n  "title": "new",\n  "n": 1.10\n}\n'
    assert (tmp_path / "dataset.json").read_text("utf-8") == dataset
    again = run("--check", tmp_path)
    assert (again.exit_code, again.stderr) == (0, "nothing to migrate\n")


@pytest.mark.usefixtures("steps")
def test_a_file_of_an_unknown_version_does_not_stop_the_others(tmp_path):
    good, bad, broken = tmp_path / "b.json", tmp_path / "a.json", tmp_path / "c.json"
    good.write_text(json.dumps(old()), "utf-8")
    bad.write_text('{"schema_version": "9.9"}', "utf-8")
    broken.write_text('{"schema_version": ', "utf-8")
    result = run(tmp_path)
    assert result.exit_code == 2
    assert f"{bad}: unknown schema_version '9.9'; known: 0.6, 0.7" in result.stderr
    assert f"{broken}:1:20: " in result.stderr
    assert result.stdout == f"migrated {good}\n"
    assert bad.read_text("utf-8") == '{"schema_version": "9.9"}'


def test_the_validator_lists_the_known_versions(tmp_path):
    path = tmp_path / SOURCE.name
    path.write_text(json.dumps({**RECORD, "schema_version": "1.1"}), "utf-8")
    result = CliRunner().invoke(app, ["validate", str(path)])
    assert all_rules()["DD110"].slug in result.stdout
    assert "known: 1.0" in result.stdout
