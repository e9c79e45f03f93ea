"""Times our own check of a package, and building one, against frictionless on the same package.

    python benchmarks/packages.py                          # 10,000 dialogues, 100,000 rows; minutes
    python benchmarks/packages.py --dialogues 500 --rows 5000

Whole processes are timed, start-up included. The first package is one table of statements of
``--rows`` rows with the schema, registries and codelists beside it; the second is built from
``--dialogues`` synthetic records.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from generate import records
from validate import timed

from dialogdata.library import dataset_folders
from dialogdata.packages.descriptor import fixity

NAME = "synthetic"
TIMES = """
import sys; from pathlib import Path
from dialogdata.packages.files import files_of
from dialogdata.packages.integrity import Tables
from dialogdata.packages.shape import Descriptor
files = files_of(Path(sys.argv[1]))
descriptor = Descriptor.model_validate_json(files.open("datapackage.json").read())
sys.exit(any(True for _ in Tables(files, descriptor).faults()))
"""
BUILD = """
import sys; from dialogdata.packages import build
build([sys.argv[1]], sys.argv[2], frictionless=False)
"""
FRICTIONLESS = """
import sys; from frictionless import Package
sys.exit(not Package(sys.argv[1]).validate().valid)
"""


def dataset(home: Path, count: int) -> Path:
    """Write a dataset of synthetic records in the canonical layout."""
    folder = home / NAME
    (folder / "records").mkdir(parents=True)
    source = dataset_folders()[-1].path / "dataset.json"
    meta = json.loads(source.read_text("utf-8"))
    (folder / "dataset.json").write_text(json.dumps({**meta, "name": NAME}), "utf-8")
    for record in records(count):
        text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
        (folder / "records" / f"{record['id']}.json").write_text(text, "utf-8")
    return folder


def built(source: Path, out: Path) -> Path:
    """Build a package in a process of its own, so that this one stays small."""
    subprocess.run([sys.executable, "-c", BUILD, str(source), str(out)], check=True)
    return out / NAME


def multiplied(package: Path, rows: int) -> None:
    """Repeat the rows of the table of statements, with new keys, until there are enough."""
    path = package / "statements.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *body = list(csv.reader(file))
    place = header.index("statement_id")
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(body)
        for number in range(rows - len(body)):
            row = list(body[number % len(body)])
            row[place] = f"{row[place]}{number + 100}"
            out.writerow(row)
    found = json.loads((package / "datapackage.json").read_text("utf-8"))
    for resource in found["resources"]:
        if resource["name"] == "statements":
            resource.update(fixity(path))
    (package / "datapackage.json").write_text(json.dumps(found), "utf-8")


def compare(title: str, ours: list[str], theirs: list[str], rounds: int) -> None:
    """Time two commands in turn and print the ratio of their fastest runs."""
    mine, peers = [], []
    for _ in range(rounds):
        mine.append(timed(ours))
        peers.append(timed(theirs))
    (first, memory), (second, other) = min(mine), min(peers)
    print(f"| {title} | {first:.2f} | {memory} | {second:.2f} | {other} | {second / first:.1f} |")


def main() -> None:
    """Print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dialogues", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    run = [sys.executable, "-c"]
    print("| what | seconds | peak MiB | frictionless | its peak MiB | times as fast |")
    print("|---|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        small = dataset(home / "small", min(options.dialogues, max(20, options.rows // 50)))
        package = built(small, home / "a")
        multiplied(package, options.rows)
        descriptor = str(package / "datapackage.json")
        compare(
            f"check of the tables, {options.rows} statements",
            [*run, TIMES, str(package)],
            [*run, FRICTIONLESS, descriptor],
            options.rounds,
        )
        large = dataset(home / "large", options.dialogues)
        out = home / "b"
        package = built(large, out)
        compare(
            f"build of {options.dialogues} dialogues, all checks of our own",
            [*run, BUILD, str(large), str(out)],
            [*run, FRICTIONLESS, str(package / "datapackage.json")],
            options.rounds,
        )


if __name__ == "__main__":
    main()
