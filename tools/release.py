"""Makes everything that a release needs, in one folder. Publishes nothing.

    python tools/release.py --out dist/release
    python tools/release.py --previous https://…/dialogdata-0.1.0.zip

Wheel and sdist, the zip of each package, its SQLite file and Parquet set, ``SHA256SUMS`` and
``RELEASE_NOTES.md``: the section of CHANGELOG.md, and what ``dialogdata diff`` says about the
data since the previous package.
"""

# ruff: noqa: INP001, S603, T201 - a script, which runs our own commands and tells of it

import argparse
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from dialogdata.packages.archive import write_archive
from dialogdata.packages.checksums import SUMS, sums_of
from dialogdata.packages.files import FolderFiles

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-m", "dialogdata"]


def version() -> str:
    """Return the version, once it is the same wherever it is stated."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    stated = {"pyproject.toml": project}
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    found = re.search(r'^version: "?([^"\n]+)"?$', citation, re.MULTILINE)
    stated["CITATION.cff"] = found[1] if found else ""
    if os.environ.get("GITHUB_REF_TYPE") == "tag":
        stated["the tag"] = os.environ["GITHUB_REF_NAME"].removeprefix("v")
    if len(set(stated.values())) > 1:
        raise SystemExit(f"the versions differ: {stated}")
    return project


def section(number: str) -> str:
    """Return the section of CHANGELOG.md about a version."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    head = rf"^## \[{re.escape(number)}\][^\n]*\n(.*?)(?=^## |\Z)"
    found = re.search(head, text, re.MULTILINE | re.DOTALL)
    if found is None:
        raise SystemExit(f"CHANGELOG.md has no section [{number}]")
    return found[1].strip()


def difference(previous: str | None, now: Path) -> str:
    """Return what changed in the data since the previous package, as Markdown."""
    if previous is None:
        return ""
    done = subprocess.run(
        [*COMMAND, "diff", previous, str(now), "--format", "markdown"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"dialogdata diff failed: {done.stderr.strip()}")
    return f"\n\n## The data since the last release\n\n{done.stdout.strip()}"


def collect(packages: Path, out: Path) -> None:
    """Copy the zips, and the forms that are not in them, under names of their own."""
    for zipped in sorted(packages.glob("*.zip")):
        shutil.copy(zipped, out)
        name = re.sub(r"-[0-9.]+$", "", zipped.stem)
        formats = packages / name / "formats"
        shutil.copy(formats / f"{name}.sqlite", out / f"{zipped.stem}.sqlite")
        if (formats / "parquet").is_dir():
            files = FolderFiles(formats / "parquet")
            write_archive(files, files.names(), out / f"{zipped.stem}-parquet.zip")


def main() -> None:
    """Check, build and collect."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("dist/release"))
    parser.add_argument("--previous", help="package of the last release: folder, zip or address")
    options = parser.parse_args()
    number = version()
    notes = section(number)
    out = options.out.resolve()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    packages = out.parent / "release-packages"
    shutil.rmtree(packages, ignore_errors=True)
    subprocess.run([*COMMAND, "build", "--out", packages], cwd=ROOT, check=True)
    subprocess.run([*COMMAND, "validate", packages], cwd=ROOT, check=True)
    (out / "python").mkdir()
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", out / "python", ROOT]
    subprocess.run(command, check=True)
    collect(packages, out)
    text = f"{notes}{difference(options.previous, packages / 'dialogdata')}\n"
    (out / "RELEASE_NOTES.md").write_text(text, "utf-8")
    (out / SUMS).write_text(sums_of(FolderFiles(out)), "utf-8")
    print(f"dialogdata {number} is ready in {out}")


if __name__ == "__main__":
    main()
