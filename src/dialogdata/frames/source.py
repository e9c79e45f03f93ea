"""Where tables can come from. Imports neither pandas nor Pydantic.

A further kind of source (an archive, an address) is one more class with the same methods.
"""

import csv
import io
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TextIO

from dialogdata import __version__, _resources
from dialogdata.errors import InvalidPackageError, UnknownNameError, UnreadableError

Json = Any
Schema = Mapping[str, Any]


class About(NamedTuple):
    """What a frame says about itself."""

    version: str
    licence: str


class Source(Protocol):
    """A set of tables, each with its Table Schema."""

    def names(self) -> list[str]:
        """Return the names of the tables, sorted."""

    def schema(self, table: str) -> Schema:
        """Return the Table Schema of a table."""

    def open(self, table: str) -> TextIO:
        """Open the CSV text of a table."""

    def about(self, dataset: str | None) -> About:
        """Return version and licence of a dataset, or of all."""


def _load(path: Path) -> Json:
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or error}") from None
    except ValueError as error:
        raise InvalidPackageError(f"{path}: not JSON ({error})") from None


class OwnTables:
    """The tables of this package: ready-made in a wheel, built from records in a checkout."""

    def names(self) -> list[str]:
        """Return the names of the tables, sorted."""
        return sorted(path.stem for path in (_resources.schema_dir() / "tables").glob("*.json"))

    def schema(self, table: str) -> Schema:
        """Return the Table Schema of a table."""
        path = _resources.schema_dir() / "tables" / f"{table}.json"
        if not path.is_file():
            raise UnknownNameError("table", table, self.names())
        found: Schema = _load(path)
        return found

    def open(self, table: str) -> TextIO:
        """Open the CSV text of a table."""
        folder = _resources.tables_dir()
        if folder is not None:
            return (folder / f"{table}.csv").open(encoding="utf-8", newline="")
        from dialogdata.frames.checkout import table_text  # noqa: PLC0415

        return io.StringIO(table_text(table), newline="")

    def about(self, dataset: str | None) -> About:
        """Return version and licence of a dataset, or of all."""
        with self.open("datasets") as file:
            rows = {row["dataset"]: row for row in csv.DictReader(file)}
        if dataset is None:
            licences = dict.fromkeys(row["licence"] for row in rows.values())
            return About(__version__, " AND ".join(licences))
        if dataset not in rows:
            raise UnknownNameError("dataset", dataset, rows)
        row = rows[dataset]
        return About(row["dataset_version"], row["licence"])


class PackageFolder:
    """The tables of a data package in a folder."""

    def __init__(self, path: Path) -> None:
        self._file = path / "datapackage.json" if path.is_dir() else path

    @cached_property
    def descriptor(self) -> dict[str, Any]:
        """The content of ``datapackage.json``."""
        found = _load(self._file)
        if not isinstance(found, dict) or not isinstance(found.get("resources"), list):
            raise InvalidPackageError(f"{self._file}: not a data package, it has no resources")
        return found

    @cached_property
    def _resources(self) -> dict[str, dict[str, Any]]:
        return {
            resource["name"]: resource
            for resource in self.descriptor["resources"]
            if isinstance(resource.get("schema"), dict) and isinstance(resource.get("path"), str)
        }

    def names(self) -> list[str]:
        """Return the names of the tables, sorted."""
        return sorted(self._resources)

    def _resource(self, table: str) -> dict[str, Any]:
        if table not in self._resources:
            raise UnknownNameError("table", table, self._resources)
        return self._resources[table]

    def schema(self, table: str) -> Schema:
        """Return the Table Schema of a table."""
        found: Schema = self._resource(table)["schema"]
        return found

    def file(self, name: str, path: str) -> Path:
        """Return a file of the package, which lies inside its folder."""
        home = self._file.parent.resolve()
        target = (home / path).resolve()
        if not target.is_relative_to(home):
            raise InvalidPackageError(f"{self._file}: the path of {name} leaves the package")
        return target

    def open(self, table: str) -> TextIO:
        """Open the CSV text of a table, once it is known to be what the package says."""
        resource = self._resource(table)
        path = self.file(table, resource["path"])
        verify(path, resource.get("hash"))
        return path.open(encoding="utf-8", newline="")

    def about(self, dataset: str | None) -> About:
        """Return version and licence of the package; an unknown dataset is an error."""
        if dataset is not None and "datasets" in self._resources:
            with self.open("datasets") as file:
                known = [row["dataset"] for row in csv.DictReader(file)]
            if dataset not in known:
                raise UnknownNameError("dataset", dataset, known)
        licences = [found.get("name", "") for found in self.descriptor.get("licenses", ())]
        version = str(self.descriptor.get("version", ""))
        return About(version, " AND ".join(licences))


def verify(path: Path, expected: str | None) -> None:
    """Raise unless a file exists and has the hash that the package states.

    Raises
    ------
    UnreadableError
        There is no such file.
    InvalidPackageError
        It is not the file that the package describes.
    """
    import hashlib  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or error}") from None
    if expected is not None and expected.startswith("sha256:") and expected[7:] != digest:
        raise InvalidPackageError(f"{path}: the file is not the one that the package describes")


def source_of(package: str | Path | None) -> Source:
    """Return our own tables, or those of a package."""
    return OwnTables() if package is None else PackageFolder(Path(package))
