"""Where tables can come from. Imports neither pandas nor Pydantic.

Packages are in a module of their own, so that our own tables do not pay for reading it.
"""

import csv
import io
import json
from collections.abc import Mapping
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


def source_of(package: str | Path | None) -> Source:
    """Return our own tables, or those of a package."""
    if package is None:
        return OwnTables()
    from dialogdata.frames.package import Package  # noqa: PLC0415

    return Package(package)
