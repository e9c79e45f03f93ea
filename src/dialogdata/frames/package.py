"""The tables of a data package. Whatever is read is first compared with its hash."""

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TextIO

from dialogdata.errors import InvalidPackageError, UnknownNameError
from dialogdata.fetching import Place, place_of
from dialogdata.fetching.sums import altered, parse_sums
from dialogdata.frames.source import About, Schema

_SHA256 = "sha256:"


class Package:
    """A data package in a folder, in a zip or at an address."""

    def __init__(self, package: str | Path) -> None:
        self.place: Place = place_of(package)

    @cached_property
    def _sums(self) -> Mapping[str, str]:
        data = self.place.sums()
        return {} if data is None else parse_sums(data, f"{self.place.label}: SHA256SUMS")

    @cached_property
    def descriptor(self) -> dict[str, Any]:
        """The content of ``datapackage.json``."""
        place, name = self.place.label, self.place.descriptor_name
        data = self.place.descriptor()
        self._verify(name, data, self._sums.get(name))
        try:
            found = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise InvalidPackageError(f"{place}: {name} is not JSON ({error})") from None
        if not isinstance(found, dict) or not _entries(found.get("resources")):
            raise InvalidPackageError(f"{place}: not a data package, {name} has no resources")
        return found

    @cached_property
    def _resources(self) -> dict[str, dict[str, Any]]:
        found = {}
        for entry in _entries(self.descriptor["resources"]):
            schema = entry.get("schema")
            if not isinstance(schema, dict):
                continue
            if not _understood(schema):
                raise InvalidPackageError(
                    f"{self.place.label}: the schema of {entry['name']!r} is not understood"
                )
            found[entry["name"]] = entry
        return found

    def names(self) -> list[str]:
        """Return the names of the tables, sorted."""
        return sorted(self._resources)

    def resource(self, table: str) -> dict[str, Any]:
        """Return what the descriptor says of a table."""
        if table not in self._resources:
            raise UnknownNameError("table", table, self._resources)
        return self._resources[table]

    def schema(self, table: str) -> Schema:
        """Return the Table Schema of a table."""
        found: Schema = self.resource(table)["schema"]
        return found

    def open(self, table: str) -> TextIO:
        """Open the CSV text of a table, once it is known to be what the package says."""
        data = self.read(self.resource(table))
        return io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="")

    def records(self) -> tuple[str, bytes]:
        """Return the file of the records, one a line, with its path."""
        for entry in _entries(self.descriptor.get("dialogdata:records")):
            if entry["name"] == "dialogues-jsonl":
                return entry["path"], self.read(entry)
        raise InvalidPackageError(f"{self.place.label}: it has no records, only tables")

    def read(self, entry: Mapping[str, Any]) -> bytes:
        """Return a file that the descriptor names, once it has the hashes stated for it."""
        path, stated, size = entry["path"], entry.get("hash"), entry.get("bytes")
        listed = self._sums.get(path)
        described = (
            stated.removeprefix(_SHA256)
            if isinstance(stated, str) and stated.startswith(_SHA256)
            else None
        )
        expected = listed or described
        if expected is None and self.place.foreign:
            raise InvalidPackageError(f"{self.place.label}: it states no SHA-256 of {path}")
        data = self.place.read(path, expected, size if isinstance(size, int) else None)
        self._verify(path, data, listed)
        self._verify(path, data, described)
        return data

    def _verify(self, path: str, data: bytes, expected: str | None) -> None:
        found = hashlib.sha256(data).hexdigest()
        if expected is not None and expected != found:
            raise altered(f"{self.place.label}: {path}", expected, found)

    def about(self, dataset: str | None) -> About:
        """Return version and licence of the package; an unknown dataset is an error."""
        if dataset is not None and "datasets" in self._resources:
            with self.open("datasets") as file:
                known = [row["dataset"] for row in csv.DictReader(file)]
            if dataset not in known:
                raise UnknownNameError("dataset", dataset, known)
        names = [str(licence.get("name", "")) for licence in self.licences]
        return About(str(self.descriptor.get("version", "")), " AND ".join(names))

    @property
    def licences(self) -> list[dict[str, Any]]:
        """The licences of the package."""
        return _objects(self.descriptor.get("licenses"))


def _objects(found: object) -> list[dict[str, Any]]:
    return [x for x in found if isinstance(x, dict)] if isinstance(found, list) else []


def _entries(found: object) -> list[dict[str, Any]]:
    """Return those of some entries of a descriptor that name one file."""
    return [
        entry
        for entry in _objects(found)
        if isinstance(entry.get("name"), str) and isinstance(entry.get("path"), str)
    ]


def _understood(schema: Mapping[str, Any]) -> bool:
    """Tell whether a Table Schema has the form on which the readers rely."""
    fields = schema.get("fields")
    keys = schema.get("primaryKey", [])
    return (
        isinstance(fields, list)
        and len(_objects(fields)) == len(fields)
        and all(
            isinstance(field.get("name"), str)
            and isinstance(field.get("type", "string"), str)
            and isinstance(field.get("constraints", {}), dict)
            for field in fields
        )
        and all(isinstance(key, str) for key in (keys if isinstance(keys, list) else [keys]))
        and isinstance(schema.get("foreignKeys", []), list)
    )
