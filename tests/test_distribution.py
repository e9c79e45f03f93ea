"""What users install: the sdist and the wheel built from it, away from the source tree."""

import hashlib
import json
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LIMIT = 2 * 1024 * 1024


def run(*command: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**clean, **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def build(target: Path) -> tuple[Path, Path]:
    """Build the sdist, and the wheel from the sdist."""
    made = run(
        sys.executable, "-m", "build", "--no-isolation", "--outdir", target, ROOT, cwd=target
    )
    assert made.returncode == 0, made.stdout + made.stderr
    (sdist,) = target.glob("*.tar.gz")
    (wheel,) = target.glob("*.whl")
    return sdist, wheel


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return build(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def installed(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment that sees our dependencies but not our sources."""
    home = tmp_path_factory.mktemp("installed")
    assert (
        run(sys.executable, "-m", "venv", "--without-pip", home / "env", cwd=home).returncode == 0
    )
    python = home / "env" / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index")
    done = run(*pip, built[1], cwd=home)
    assert done.returncode == 0, done.stderr
    (site,) = (home / "env").glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def test_the_wheel_holds_the_data_and_nothing_else(built: tuple[Path, Path]) -> None:
    sdist, wheel = built
    assert wheel.stat().st_size < LIMIT
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"dialogdata", next(top for top in tops if top.endswith(".dist-info"))}
    assert not [name for name in names if re.search(r"__pycache__|\.pyc$|/tests?/", name)]
    for needed in (
        "dialogdata/py.typed",
        "dialogdata/_data/tables/statements.csv",
        "dialogdata/_data/schema/v1/dialogue.schema.json",
        "dialogdata/_data/datasets/registry/parties.csv",
        "dialogdata/_data/datasets/pakistan-china-strategic-dialogue/records/chn-pak-2026-01-04.json",
    ):
        assert needed in names
    with tarfile.open(sdist) as archive:
        shipped = {member.name.split("/")[1] for member in archive.getmembers()}
    assert shipped <= {
        *("src", "schema", "datasets", "tests", "docs", "hatch_build.py", "Makefile"),
        *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "CITATION.cff", "LICENSE"),
        *("LICENSE-DATA", "pyproject.toml", "PKG-INFO", ".gitignore", "SECURITY.md"),
        *("CODE_OF_CONDUCT.md", "mkdocs.yml", "action.yml", ".pre-commit-hooks.yaml"),
        *("tools", "benchmarks"),
    }


def test_two_builds_give_the_same_bytes(built: tuple[Path, Path], tmp_path: Path) -> None:
    again = build(tmp_path)
    for first, second in zip(built, again, strict=True):
        assert first.name == second.name
        digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (first, second)]
        assert digests[0] == digests[1]


def test_the_wheel_loads_its_data_without_the_source_tree(installed: Path, tmp_path: Path) -> None:
    code = """
import socket
def closed(*_): raise AssertionError("no network")
socket.socket.connect = closed
import dialogdata as dd, json
counts = dd.load("statements").groupby(["round", "speaker"]).size()
assert "site-packages" in dd.__file__, dd.__file__
rounds = sorted({int(number) for number, _ in counts.index})
told = {"rounds": rounds, "statements": int(counts.sum()), "records": len(dd.dialogues())}
print(json.dumps(told))
"""
    done = run(installed, "-c", code, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert set(range(1, 8)) <= set(told["rounds"])
    assert told["statements"] > 200
    assert told["records"] >= 7


def test_the_installed_command_validates(installed: Path, tmp_path: Path) -> None:
    folder = ROOT / "datasets" / "pakistan-china-strategic-dialogue" / "records"
    record = tmp_path / "chn-pak-2026-01-04.json"
    record.write_bytes((folder / record.name).read_bytes())
    command = installed.parent / "dialogdata"
    good = run(command, "validate", record, cwd=tmp_path)
    assert good.returncode == 0, good.stdout + good.stderr
    record.write_text(
        record.read_text("utf-8").replace('"act": "launch"', '"act": "lunch"'), "utf-8"
    )
    bad = run(command, "validate", record, "--format", "json", cwd=tmp_path)
    assert bad.returncode == 1
    (finding,) = json.loads(bad.stdout)["findings"]
    assert finding["rule"] == "DD201"
    assert "launch" in finding["hint"]


def test_importing_the_package_imports_nothing_heavy(installed: Path, tmp_path: Path) -> None:
    code = (
        "import sys, dialogdata; "
        "print([m for m in ('pandas', 'pydantic', 'frictionless', 'typer', 'jsonschema') "
        "if m in sys.modules])"
    )
    assert run(installed, "-c", code, cwd=tmp_path).stdout.strip() == "[]"
