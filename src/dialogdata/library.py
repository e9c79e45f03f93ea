"""Datasets on disk: a folder with ``dataset.json`` and ``records/*.json``.

Independent codings of its texts lie in ``codings/{name}/*.json``, and how far they agree in
``reliability.csv``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from dialogdata import _resources
from dialogdata.errors import InvalidRecordsError, UnknownNameError, UnreadableError
from dialogdata.models import Dataset, Dialogue, IndependentCoding
from dialogdata.models.base import Model
from dialogdata.registries import Registry, load_registry

RECORDS, CODINGS = "records", "codings"
"""The folders of a dataset that hold its records and independent codings."""

_Model = TypeVar("_Model", bound=Model)


def _read(path: Path, model: type[_Model]) -> _Model:
    try:
        return model.model_validate_json(path.read_bytes())
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = "/".join(map(str, first["loc"]))
        raise InvalidRecordsError(f"{path}: /{place}: {first['msg']}") from None


@dataclass(frozen=True)
class DatasetFolder:
    """A dataset on disk. Records are read one at a time, so that any number fits in memory."""

    path: Path

    @property
    def name(self) -> str:
        """Name of the folder, which is the name of the dataset."""
        return self.path.name

    @cached_property
    def meta(self) -> Dataset:
        """What the dataset says about itself."""
        return _read(self.path / "dataset.json", Dataset)

    def record_paths(self) -> list[Path]:
        """Return the files of the records, sorted by id: a file is named for its record."""
        return sorted((self.path / RECORDS).glob("*.json"), key=lambda path: path.stem)

    def coding_paths(self) -> dict[str, list[Path]]:
        """Return the files of independent codings, by the name of their folder."""
        found: dict[str, list[Path]] = {}
        for path in sorted((self.path / CODINGS).glob("*/*.json")):
            found.setdefault(path.parent.name, []).append(path)
        return found

    @property
    def reliability_path(self) -> Path:
        """The file that says how far the codings of the dataset agree; it may not exist."""
        return self.path / "reliability.csv"

    def registry_dirs(self) -> tuple[Path, ...]:
        """Return the folders whose registries are added to ours."""
        candidates = (self.path.parent / "registry", self.path / "registry")
        ours = _resources.registry_dir().resolve()
        return tuple(path for path in candidates if path.is_dir() and path.resolve() != ours)


def read_record(path: Path) -> Dialogue:
    """Read one record.

    Raises
    ------
    UnreadableError
        The file cannot be read.
    InvalidRecordsError
        It does not hold a record.
    """
    return _read(path, Dialogue)


def read_coding(path: Path) -> IndependentCoding:
    """Read one independent coding.

    Raises
    ------
    UnreadableError
        The file cannot be read.
    InvalidRecordsError
        It does not hold a coding.
    """
    return _read(path, IndependentCoding)


def dataset_folders(folder: Path | None = None) -> list[DatasetFolder]:
    """Return the datasets of a folder, ours if none is given, sorted by name."""
    home = folder or _resources.datasets_dir()
    return [DatasetFolder(path.parent) for path in sorted(home.glob("*/dataset.json"))]


def find_dataset(name: str) -> DatasetFolder:
    """Return a dataset of ours by name, or any other by the path of its folder.

    Raises
    ------
    UnknownNameError
        There is no such dataset.
    """
    path = Path(name)
    if (path / "dataset.json").is_file():
        return DatasetFolder(path.resolve())
    known = {found.name: found for found in dataset_folders()}
    if name not in known:
        raise UnknownNameError("dataset", name, known)
    return known[name]


def registry_of(folders: Sequence[DatasetFolder]) -> Registry:
    """Return our registry with those that lie beside the datasets."""
    extra = {path: None for folder in folders for path in folder.registry_dirs()}
    return load_registry(*extra)


def records_of(folders: Sequence[DatasetFolder]) -> Iterator[tuple[str, Dialogue]]:
    """Yield the records of datasets with the name of their dataset, sorted by id."""
    paths = [(path.stem, folder.name, path) for folder in folders for path in folder.record_paths()]
    for _, name, path in sorted(paths):
        yield name, read_record(path)
