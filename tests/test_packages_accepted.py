"""Packages before other people's checkers: frictionless, the official profile, and more."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from dialogdata.errors import InvalidPackageError
from dialogdata.findings import Report
from dialogdata.packages import build, check

NAME = "pakistan-china-strategic-dialogue"
PROFILE = Path(__file__).parent / "data" / "datapackage-2.0-profile" / "datapackage.json"


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    out = tmp_path_factory.mktemp("accepted")
    (folder,) = build((NAME,), out, validate=lambda _paths: Report(()), frictionless=False)
    return folder


@pytest.fixture
def descriptor(package):
    return json.loads((package / "datapackage.json").read_text("utf-8"))


def test_frictionless_accepts_it_and_refuses_a_broken_one(package, tmp_path):
    check.check_frictionless(package, NAME)
    text = (package / "statements.csv").read_text("utf-8")
    broken = tmp_path / "broken"
    broken.mkdir()
    for path in package.glob("*.*"):
        (broken / path.name).write_bytes(path.read_bytes())
    (broken / "statements.csv").write_text(text + text.splitlines()[-1] + "\n", "utf-8")
    with pytest.raises(InvalidPackageError, match="statements"):
        check.check_frictionless(broken, NAME)


def test_frictionless_accepts_the_zip(package):
    pytest.importorskip("frictionless")
    (path,) = package.parent.glob("*.zip")
    code = "import sys; from frictionless import Package; sys.exit(not Package(sys.argv[1]).validate().valid)"  # noqa: E501
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)


def test_the_official_profile_accepts_it_and_refuses_a_broken_one(descriptor):
    validator = Draft7Validator(json.loads(PROFILE.read_text("utf-8")))
    assert [error.message for error in validator.iter_errors(descriptor)] == []
    del descriptor["resources"][0]["name"]
    assert list(validator.iter_errors(descriptor))


def test_check_datapackage_accepts_it_strictly(descriptor):
    cdp = pytest.importorskip("check_datapackage", reason="needs Python 3.12 and check-datapackage")
    assert cdp.check(descriptor, config=cdp.Config(strict=True)) == []


def test_readers_of_version_1_accept_it(descriptor):
    """What their profile demands and version 2 does not; checked in full with datapackage 1.15."""
    assert "profile" not in descriptor  # its default is what we are
    for resource in descriptor["resources"]:
        assert resource["name"] == resource["name"].lower()
        assert isinstance(resource["path"], str)
        for key in resource["schema"].get("foreignKeys", ()):
            assert isinstance(key["fields"], list)
    assert all("title" in person for person in descriptor["contributors"])


def test_croissant_is_read_by_mlcroissant(package):
    mlc = pytest.importorskip("mlcroissant")
    dataset = mlc.Dataset(package / "croissant.json")
    assert not dataset.metadata.ctx.issues.errors
    assert not dataset.metadata.ctx.issues.warnings
    first = next(iter(dataset.records("statements")))
    assert first["statements/dyad"] == b"CHN-PAK"


def test_croissant_names_every_table_and_column(package, descriptor):
    found = json.loads((package / "croissant.json").read_text("utf-8"))
    hashes = {file["@id"]: f"sha256:{file['sha256']}" for file in found["distribution"]}
    assert hashes == {part["path"]: part["hash"] for part in descriptor["resources"]}
    fields = {field["@id"] for part in found["recordSet"] for field in part["field"]}
    for resource in descriptor["resources"]:
        for field in resource["schema"]["fields"]:
            assert f"{resource['name']}/{field['name']}" in fields
    for part in found["recordSet"]:
        for field in part["field"]:
            if "references" in field:
                assert field["references"]["field"]["@id"] in fields


def test_citation_is_valid(package):
    pytest.importorskip("check_jsonschema")
    command = (sys.executable, "-m", "check_jsonschema", "--builtin-schema")
    subprocess.run([*command, "vendor.citation-file-format", package / "CITATION.cff"], check=True)
