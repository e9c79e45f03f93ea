"""The records themselves, from our datasets or from a package."""

import csv
from pathlib import Path

from pydantic import ValidationError

from dialogdata.errors import InvalidPackageError
from dialogdata.frames.source import PackageFolder, verify
from dialogdata.library import dataset_folders, find_dataset, records_of
from dialogdata.models import Dialogue

_LINES = "dialogues-jsonl"


def records(dataset: str | None, package: str | Path | None) -> list[Dialogue]:
    """Return records sorted by dataset and start."""
    pairs = _own(dataset) if package is None else _packaged(PackageFolder(Path(package)), dataset)
    pairs.sort(key=lambda pair: (pair[0], pair[1].start, pair[1].id))
    return [dialogue for _, dialogue in pairs]


def _own(dataset: str | None) -> list[tuple[str, Dialogue]]:
    folders = dataset_folders() if dataset is None else [find_dataset(dataset)]
    return list(records_of(folders))


def _packaged(package: PackageFolder, dataset: str | None) -> list[tuple[str, Dialogue]]:
    package.about(dataset)  # an unknown dataset is an error
    files = {file["name"]: file for file in package.descriptor.get("dialogdata:records", ())}
    if _LINES not in files:
        raise InvalidPackageError("the package has no records, only tables")
    path = package.file(_LINES, files[_LINES]["path"])
    verify(path, files[_LINES].get("hash"))
    with package.open("dialogues") as table:
        homes = {row["dialogue_id"]: row["dataset"] for row in csv.DictReader(table)}
    found: list[tuple[str, Dialogue]] = []
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                dialogue = Dialogue.model_validate_json(line)
            except ValidationError as error:
                first = error.errors()[0]["msg"]
                raise InvalidPackageError(f"{path}:{number}: not a record ({first})") from None
            home = homes.get(dialogue.id, "")
            if dataset in (None, home):
                found.append((home, dialogue))
    return found
