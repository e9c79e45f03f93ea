"""Packages: what is in them, that they load as their README says, and that builds repeat."""

import csv
import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dialogdata import _resources
from dialogdata.errors import InvalidRecordsError, UnknownNameError
from dialogdata.findings import Finding, Report
from dialogdata.library import dataset_folders, find_dataset
from dialogdata.packages import build
from dialogdata.packages.building import ALL
from dialogdata.packages.descriptor import fixity
from dialogdata.packages.sqlite_views import VIEWS
from dialogdata.tabular.catalogue import all_tables

NAME = "pakistan-china-strategic-dialogue"
TEXTS = {
    *("README.md", "LICENSE", "CITATION.cff", "CHANGELOG.md", "SHA256SUMS", "codebook.csv"),
    *("codebook.md", "croissant.json", "datapackage.json", "dialogues.json", "dialogues.jsonl"),
}


def valid(_paths):
    return Report(())


def make(out, *names, **options):
    return build(names, out, validate=valid, frictionless=False, **options)


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    (folder,) = make(tmp_path_factory.mktemp("package"), NAME)
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


def files_in(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_one_package_per_dataset_and_one_of_all(tmp_path):
    told = []
    folders = make(tmp_path, progress=told.append)
    names = [folder.name for folder in dataset_folders()]
    assert [folder.name for folder in folders] == [*names, ALL]
    zips = [f"{name}-{describe(tmp_path / name)['version']}.zip" for name in [*names, ALL]]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*names, ALL, *zips])
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
    for file in [*found["resources"], *found["dialogdata:records"]]:
        assert {"bytes": file["bytes"], "hash": file["hash"]} == fixity(package / file["path"])


def test_every_closed_code_has_enum_and_labels(package):
    coded = 0
    for resource in describe(package)["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["title"]
            assert field["type"]
            if "dialogdata:codelist" in field:
                coded += 1
                values = [category["value"] for category in field["categories"]]
                assert values == field["constraints"]["enum"]
                assert all(category["label"] for category in field["categories"])
    assert coded > 30


def test_files_of_a_package(package):
    names = set(files_in(package))
    tables = {f"{name}.csv" for name in all_tables()}
    schema = _resources.schema_dir()
    copied = {
        f"schema/{path.relative_to(schema).as_posix()}"
        for pattern in ("*.schema.json", "tables/*.json", "codelists/*.csv")
        for path in schema.glob(pattern)
    }
    formats = {f"formats/{NAME}.sqlite", "formats/SHA256SUMS"}
    formats |= {f"formats/parquet/{name}.parquet" for name in all_tables()}
    assert names == TEXTS | tables | copied | formats
    for name in TEXTS | tables:
        data = (package / name).read_bytes()
        assert b"\r\n" not in data.replace(b'"', b"") or name.endswith((".csv", ".json", ".jsonl"))
        assert data.endswith(b"\n")
        data.decode("utf-8")


def test_records_stand_in_the_package_as_they_are(package):
    array = json.loads((package / "dialogues.json").read_text("utf-8"))
    lines = (package / "dialogues.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == array
    assert [record["id"] for record in array] == sorted(record["id"] for record in array)
    assert not any("$schema" in record for record in array)


def test_built_twice_the_bytes_are_the_same(tmp_path):
    """Another process, another hash seed, another time zone and locale: the same bytes."""
    code = (
        "import sys; from dialogdata.findings import Report; "
        "from dialogdata.packages import build; "
        "build([sys.argv[1]], sys.argv[2], validate=lambda _: Report(()), frictionless=False)"
    )
    for name, env in {"a": {"PYTHONHASHSEED": "1", "TZ": "Asia/Karachi"},
                      "b": {"PYTHONHASHSEED": "2", "LC_ALL": "C"}}.items():  # fmt: skip
        subprocess.run(
            [sys.executable, "-c", code, NAME, str(tmp_path / name)],
            env={**os.environ, **env}, cwd=tmp_path, check=True,
        )  # fmt: skip
    first, second = files_in(tmp_path / "a"), files_in(tmp_path / "b")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_zip(package):
    (path,) = package.parent.glob("*.zip")
    assert path.name == f"{NAME}-{describe(package)['version']}.zip"
    inside = {name: data for name, data in files_in(package).items() if "formats/" not in name}
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        infos = archive.infolist()
        assert [info.filename for info in infos] == sorted(inside)
        for info in infos:
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.compress_type == zipfile.ZIP_STORED
            assert info.create_system == 3
            assert info.external_attr >> 16 == 0o100644
            assert archive.read(info) == inside[info.filename]


def test_checksums_are_those_of_the_command(package):
    if shutil.which("sha256sum") is None:
        pytest.skip("no sha256sum here")
    for folder in (package, package / "formats"):
        subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
    for line in (package / "SHA256SUMS").read_text().splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((package / name).read_bytes()).hexdigest() == digest


def test_codebook_explains_every_table_column_and_code(package):
    with (package / "codebook.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = {(row["kind"], row["name"], row["item"]) for row in rows}
    text = (package / "codebook.md").read_text("utf-8")
    for resource in describe(package)["resources"]:
        assert ("table", resource["name"], resource["name"]) in known
        assert f"### {resource['name']}\n" in text
        for field in resource["schema"]["fields"]:
            assert ("column", resource["name"], field["name"]) in known
            for category in field.get("categories", ()):
                item = ("code", field["dialogdata:codelist"], category["value"])
                assert item in known
    assert all(row["title"] for row in rows)


def test_readme_says_what_how_many_and_how_far_to_trust_it(package):
    text = (package / "README.md").read_text("utf-8")
    meta = find_dataset(NAME).meta
    lines = (package / "dialogues.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    statements = sum(len(record["statements"]) for record in records)
    counts = (f"| statements | {statements} |", f"| dialogues | {len(records)} |")
    said = (meta.title, meta.selection, meta.bias, meta.version, "without review by a person")
    for part in (*counts, *said):
        assert part in text
    assert "$" not in re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def blocks(package, language):
    text = (package / "README.md").read_text("utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_python_snippets_of_the_readme_run(package, monkeypatch, capsys):
    monkeypatch.chdir(package)
    found = blocks(package, "python")
    assert len(found) == 2
    outputs = []
    for block in found:
        exec(block, {})  # noqa: S102 - our own page
        outputs.append(capsys.readouterr().out.split("dtype")[0].split())
    assert outputs[0] == outputs[1] != []


def test_duckdb_snippet_of_the_readme_runs(package, monkeypatch):
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.chdir(package)
    (query,) = blocks(package, "sql")
    rows = duckdb.sql(query).fetchall()
    assert len(rows) == 5
    assert all(name for _, name, _ in rows)
    parquet = duckdb.sql("SELECT count(*) FROM 'formats/parquet/statements.parquet'").fetchall()
    table = duckdb.sql("SELECT count(*) FROM read_csv('statements.csv', header = true)").fetchall()
    assert parquet == table


def test_shell_snippets_of_the_readme_run(package):
    found = blocks(package, "sh")
    assert len(found) == 3
    for block in found:
        if shutil.which(block.split()[0]) is None:
            continue
        done = subprocess.run(["sh", "-ec", block], cwd=package, capture_output=True, text=True,
                              check=False)  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert done.stdout or "--quiet" in block


def test_r_snippet_names_a_column_that_exists(package):
    (block,) = blocks(package, "r")
    file, column = re.search(r'"(\S+\.csv)"', block)[1], re.search(r"\$(\w+)", block)[1]
    with (package / file).open(encoding="utf-8") as stream:
        assert column in stream.readline().strip().split(",")
    assert 'na.strings = ""' in block


@pytest.fixture(scope="module")
def database(package):
    connection = sqlite3.connect(package / "formats" / f"{NAME}.sqlite")
    yield connection
    connection.close()


def test_sqlite_declares_the_keys_of_the_descriptor(package, database):
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for resource in describe(package)["resources"]:
        name, schema = resource["name"], resource["schema"]
        columns = database.execute(f'PRAGMA table_info("{name}")').fetchall()
        assert [column[1] for column in columns] == [f["name"] for f in schema["fields"]]
        keys = [c[1] for c in sorted(columns, key=lambda c: c[5]) if c[5]]
        assert keys == schema["primaryKey"]
        foreign = database.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
        leads = {(row[2], row[3], row[4]) for row in foreign}
        for key in schema.get("foreignKeys", ()):
            table = key["reference"].get("resource", name)
            pairs = zip(key["fields"], key["reference"]["fields"], strict=True)
            assert {(table, *pair) for pair in pairs} <= leads
        with (package / resource["path"]).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))[1:]
        count = database.execute(f'SELECT count(*) FROM "{name}"')  # noqa: S608
        assert count.fetchone() == (len(rows),)


def test_sqlite_refuses_what_the_keys_forbid(database):
    database.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.execute("UPDATE statements SET act = 'praises'")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        database.execute("UPDATE parties SET host_party = 2")
    database.rollback()


def test_views_show_each_row_once_with_its_meaning(database):
    for view, table in VIEWS.items():
        counts = [database.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608
                  for name in (view, table)]  # fmt: skip
        assert counts[0] == counts[1], view
    row = database.execute(
        "SELECT act_label, topic_label, mechanism_name, dyad FROM v_commitments LIMIT 1"
    ).fetchone()
    assert all(row)


def test_parquet_has_types_descriptions_and_the_same_cells(package):
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")

    kinds = {"string": pa.string(), "integer": pa.int64(), "year": pa.int64(),
             "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32()}  # fmt: skip
    for resource in describe(package)["resources"]:
        table = parquet.read_table(package / "formats" / "parquet" / f"{resource['name']}.parquet")
        assert table.schema.metadata[b"title"].decode() == resource["title"]
        with (package / resource["path"]).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert table.num_rows == len(rows)
        for field in resource["schema"]["fields"]:
            column = table.schema.field(field["name"])
            assert column.type == kinds[field["type"]]
            assert column.metadata[b"description"].decode() == field["description"]
            if field["type"] == "string":
                cells = [row[field["name"]] or None for row in rows]
                assert table.column(field["name"]).to_pylist() == cells


def test_without_pyarrow_there_is_no_parquet_and_all_else_is_there(tmp_path, monkeypatch):
    monkeypatch.setattr("dialogdata.packages.parquet_out.find_spec", lambda _name: None)
    (folder,) = make(tmp_path, NAME)
    assert not (folder / "formats" / "parquet").exists()
    assert (folder / "formats" / f"{NAME}.sqlite").is_file()


def test_the_package_of_another_project(own_dataset, tmp_path):
    people = own_dataset.parent / "registry" / "people.csv"
    header = "id,name,name_native,party,aliases,wikidata,note\n"
    people.write_text(f"{header}jane-doe,Jane Doe,,NAM,JD;J. Doe,,\n", "utf-8")
    (own_dataset / "CHANGELOG.md").write_text("# Changes\n\n## 0.2\n\n- More.\n", "utf-8")
    (own_dataset / "LICENSE").write_text("Our own words.\n", "utf-8")
    (folder,) = make(tmp_path / "out", str(own_dataset))
    assert folder.name == "mine"
    assert "jane-doe,Jane Doe,,NAM" in (folder / "registry_people.csv").read_text("utf-8")
    aliases = (folder / "registry_person_aliases.csv").read_text("utf-8")
    assert "jane-doe,1,JD\njane-doe,2,J. Doe\n" in aliases
    assert "## 0.2\n\n- More." in (folder / "CHANGELOG.md").read_text("utf-8")
    assert "# Changes" not in (folder / "CHANGELOG.md").read_text("utf-8")
    assert "Our own words." in (folder / "LICENSE").read_text("utf-8")


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


def test_nothing_heavy_is_needed_to_tell_a_package():
    code = (
        "import sys; from pathlib import Path; from dialogdata.packages.files import is_package;"
        "is_package(Path('.')); assert not {'pydantic', 'pandas', 'pyarrow'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parent)
