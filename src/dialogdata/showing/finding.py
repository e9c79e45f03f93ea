"""A path or an id → the record, with the others of the same two parties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dialogdata.errors import UnknownNameError, UnreadableError
from dialogdata.library import dataset_folders, read_record
from dialogdata.models import Dialogue
from dialogdata.registries import find_registry, load_registry
from dialogdata.titles import Names


@dataclass(frozen=True)
class Found:
    """A record and where it lies."""

    record: Dialogue
    path: Path

    @property
    def names(self) -> Names:
        """The names of our registry, and of one that lies beside the record."""
        beside = find_registry(self.path.resolve().parent)
        return Names(load_registry(beside) if beside else load_registry())

    def series(self) -> dict[str, Dialogue]:
        """Return the records of the same two parties in the same folder, by id."""
        dyad = "-".join(self.record.parties).lower()
        others = (read_record(path) for path in sorted(self.path.parent.glob(f"{dyad}-*.json")))
        return {record.id: record for record in others} | {self.record.id: self.record}


def find(name: str) -> Found:
    """Return the record of a path or of an id in our datasets.

    Raises
    ------
    UnknownNameError
        There is no such record.
    UnreadableError
        The file is not there or cannot be read.
    InvalidRecordsError
        The file does not hold a record.
    """
    path = Path(name)
    if path.is_file():
        return Found(read_record(path), path)
    if path.suffix == ".json" or len(path.parts) > 1:
        raise UnreadableError(f"{name}: there is no such file")
    known = _by_id()
    if name.lower() not in known:
        raise UnknownNameError("record", name, _likely(name.lower(), known))
    path = known[name.lower()]
    return Found(read_record(path), path)


def _by_id() -> Mapping[str, Path]:
    return {path.stem: path for folder in dataset_folders() for path in folder.record_paths()}


def _likely(name: str, known: Iterable[str]) -> list[str]:
    """Return the records of the same two parties, or all where there is none."""
    ids = list(known)
    return [id_ for id_ in ids if id_.startswith(name[:7])] or ids
