"""The records themselves, from our datasets or from a package."""

import csv
from pathlib import Path

from pydantic import ValidationError

from dialogdata.errors import InvalidPackageError
from dialogdata.frames.package import Package
from dialogdata.library import dataset_folders, find_dataset, records_of
from dialogdata.models import Dialogue


def records(dataset: str | None, package: str | Path | None) -> list[Dialogue]:
    """Return records sorted by dataset and start."""
    pairs = _own(dataset) if package is None else _packaged(Package(package), dataset)
    pairs.sort(key=lambda pair: (pair[0], pair[1].start, pair[1].id))
    return [dialogue for _, dialogue in pairs]


def _own(dataset: str | None) -> list[tuple[str, Dialogue]]:
    folders = dataset_folders() if dataset is None else [find_dataset(dataset)]
    return list(records_of(folders))


def _packaged(package: Package, dataset: str | None) -> list[tuple[str, Dialogue]]:
    package.about(dataset)  # an unknown dataset is an error
    path, lines = package.records()
    with package.open("dialogues") as table:
        homes = {row["dialogue_id"]: row["dataset"] for row in csv.DictReader(table)}
    found: list[tuple[str, Dialogue]] = []
    for number, line in enumerate(lines.splitlines(), start=1):
        try:
            dialogue = Dialogue.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]["msg"]
            place = f"{package.place.label}: {path}:{number}"
            raise InvalidPackageError(f"{place}: not a record ({first})") from None
        home = homes.get(dialogue.id, "")
        if dataset in (None, home):
            found.append((home, dialogue))
    return found
