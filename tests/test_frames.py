"""Frames: types from the schema, the same from every source."""

import json
import shutil
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

import dialogdata as dd
from dialogdata import _resources
from dialogdata.errors import InvalidPackageError, UnknownNameError, UnreadableError
from dialogdata.frames.source import source_of
from dialogdata.library import dataset_folders, records_of
from dialogdata.packages import build
from dialogdata.packages.tables_out import write_tables

NAME = "pakistan-china-strategic-dialogue"
STRING = pd.StringDtype("python")
DTYPES = {
    "string": STRING,
    "integer": pd.Int64Dtype(),
    "year": pd.Int64Dtype(),
    "number": pd.Float64Dtype(),
    "boolean": pd.BooleanDtype(),
    "date": np.dtype("datetime64[s]"),
}


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    out = tmp_path_factory.mktemp("packages")
    (folder,) = build((NAME,), out, validate=lambda _paths: dd.Report(()), frictionless=False)
    return folder


@pytest.fixture(scope="module")
def everything():
    return dd.tables()


def test_every_column_has_the_type_of_its_schema(everything):
    source = source_of(None)
    assert list(everything) == source.names()
    for name, frame in everything.items():
        expected = {f["name"]: DTYPES[f["type"]] for f in source.schema(name)["fields"]}
        assert dict(frame.dtypes) == expected, name


def test_values_are_what_was_recorded(everything):
    dialogues = {d.id: d for d in dd.dialogues()}
    statements = everything["statements"]
    assert len(statements) == sum(len(d.statements) for d in dialogues.values())
    row = statements.iloc[0]
    record = dialogues[row["dialogue_id"]]
    assert row["summary"] == record.statements[0].summary
    assert row["date"] == pd.Timestamp(record.start)
    missing = statements["obligation"].isna()
    assert missing.any()
    assert not statements["act"].isna().any()


def test_na_is_namibia(everything):
    parties = everything["registry_parties"].set_index("party")
    assert parties.loc["NAM", "iso2"] == "NA"
    assert parties.loc["AFG", "iso_numeric"] == "004"
    assert parties.loc["EUE", "iso2"] is pd.NA


def test_old_dates_fit(tmp_path, package):
    """Nanoseconds, the old default of pandas, end in 1677."""
    shutil.copytree(package, tmp_path, dirs_exist_ok=True)
    (tmp_path / "SHA256SUMS").unlink()
    descriptor = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    for resource in descriptor["resources"]:
        resource.pop("hash")
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    text = (tmp_path / "datasets.csv").read_text("utf-8")
    released = str(dd.load("datasets")["released"].dt.date[0])
    (tmp_path / "datasets.csv").write_text(text.replace(released, "1494-06-07"), "utf-8")
    frame = dd.load("datasets", package=tmp_path)
    assert frame["released"].dtype == np.dtype("datetime64[s]")
    assert str(frame["released"].to_numpy()[0]).startswith("1494-06-07")


@pytest.mark.parametrize("table", ["statements", "commitments", "registry_parties"])
def test_package_wheel_and_checkout_agree(table, package, tmp_path, monkeypatch):
    own = dd.load(table, dataset=NAME)
    packaged = dd.load(table, package=package)
    pd.testing.assert_frame_equal(own, packaged)
    pd.testing.assert_frame_equal(own, dd.load(table, package=package / "datapackage.json"))
    write_tables(dataset_folders(), records_of(dataset_folders()), tmp_path)
    monkeypatch.setattr(_resources, "tables_dir", lambda: tmp_path)
    pd.testing.assert_frame_equal(own, dd.load(table, dataset=NAME))


def test_one_dataset(everything):
    part = dd.load("statements", dataset=NAME)
    whole = everything["statements"]
    assert set(part["dataset"]) == {NAME}
    assert len(part) == (whole["dataset"] == NAME).sum()
    assert list(part.index) == list(range(len(part)))
    assert len(dd.load("registry_parties", dataset=NAME)) == len(everything["registry_parties"])
    assert part.attrs["table"] == "statements"
    assert part.attrs.keys() == {"table", "version", "licence"}


@pytest.mark.parametrize(
    ("call", "near"),
    [
        (lambda _package: dd.load("statement"), "'statements'"),
        (lambda _package: dd.load("statements", dataset="pakistan-china"), NAME),
        (lambda package: dd.load("comitments", package=package), "'commitments'"),
        (lambda package: dd.load("statements", dataset="x", package=package), NAME),
        (lambda _package: dd.dialogues(dataset="pakistan-china"), NAME),
        (lambda _package: dd.codebook("act_typ"), "act_type"),
    ],
)
def test_unknown_names(package, call, near):
    with pytest.raises(UnknownNameError, match=near):
        call(package)


def test_records_are_sorted_and_the_same_in_a_package(package):
    own = dd.dialogues(dataset=NAME)
    assert [d.start for d in own] == sorted(d.start for d in own)
    assert dd.dialogues(package=package) == own
    assert dd.dialogues(package=package, dataset=NAME) == own


def copied(package, tmp_path):
    return shutil.copytree(package, tmp_path, dirs_exist_ok=True)


def test_a_changed_file_is_not_trusted(package, tmp_path):
    folder = copied(package, tmp_path)
    with (folder / "statements.csv").open("a") as file:
        file.write("x\n")
    with pytest.raises(InvalidPackageError, match="statements"):
        dd.load("statements", package=folder)


def test_a_path_may_not_leave_the_package(package, tmp_path):
    folder = copied(package, tmp_path)
    path = folder / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace('"statements.csv"', '"../statements.csv"'))
    (folder / "SHA256SUMS").unlink()
    with pytest.raises(InvalidPackageError, match="leaves the package"):
        dd.load("statements", package=folder)


@pytest.mark.parametrize("text", ["[]", "{}", "{", '{"resources": 1}'])
def test_not_a_package(tmp_path, text):
    (tmp_path / "datapackage.json").write_text(text)
    with pytest.raises(InvalidPackageError):
        dd.load("statements", package=tmp_path)


def test_no_package(tmp_path):
    with pytest.raises(UnreadableError, match="datapackage"):
        dd.load("statements", package=tmp_path)


def test_listing_and_info(everything):
    listing = dd.datasets()
    assert list(listing.columns[:5]) == ["name", "title", "version", "dialogues", "statements"]
    assert listing["statements"].sum() == len(everything["statements"])
    assert listing["dialogues"].sum() == len(everything["dialogues"])
    found = dd.info()
    assert found.statements == len(everything["statements"])
    for word in (dd.__version__, found.licence, str(found.dialogues)):
        assert word in repr(found)


def test_codebook():
    frame = dd.codebook("statements")
    assert set(frame["kind"]) == {"column"}
    assert set(dd.codebook(search="verifiab")["kind"]) == {"column", "code"}
    assert frame["required"].dtype == pd.BooleanDtype()


def test_ready_tables_need_no_pydantic(tmp_path):
    write_tables(dataset_folders(), records_of(dataset_folders()), tmp_path)
    code = (
        "import sys, pathlib; from dialogdata import _resources\n"
        f"_resources.tables_dir = lambda: pathlib.Path({str(tmp_path)!r})\n"
        "import dialogdata as dd; assert len(dd.load('statements'))\n"
        "assert not {'pydantic', 'frictionless', 'jsonschema'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_edited_record_shows_at_once(monkeypatch):
    from dialogdata.frames import checkout  # noqa: PLC0415

    before = checkout._state()
    checkout._texts(before)
    hits = checkout._texts.cache_info().hits
    checkout._texts(checkout._state())
    assert checkout._texts.cache_info().hits == hits + 1
    monkeypatch.setattr(checkout, "_state", lambda: (*before, (_resources.schema_dir(), 1)))
    checkout.table_text("statements")
    assert checkout._texts.cache_info().hits == hits + 1
