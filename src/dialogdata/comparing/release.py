"""One release as it is compared: records, tables, codes. Every file read is verified."""

import csv
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from dialogdata.comparing.difference import Json, Side
from dialogdata.errors import InvalidPackageError
from dialogdata.frames.package import Package

Row = dict[str, str]
_LONGEST_CELL = 1 << 27
_LISTS = "codelist_"
_HEAD = ("name", "title", "description", "contributors", "homepage", "id")
_REFERENCE = ("registry_", "codelist_mappings", "mapping_targets")


class Release:
    """One release of a package."""

    def __init__(self, package: str | Path) -> None:
        self._package = Package(package)
        self.where = self._package.place.label
        self.records = self._read_records()

    def _read_records(self) -> dict[str, Json]:
        path, data = self._package.records()
        found: dict[str, Json] = {}
        for number, line in enumerate(data.splitlines(), start=1):
            try:
                record = json.loads(line)
                found[str(record["id"])] = record
            except (ValueError, TypeError, KeyError, RecursionError):
                raise InvalidPackageError(f"{self.where}: {path}:{number}: not a record") from None
        return found

    @property
    def side(self) -> Side:
        """What it is, in short."""
        return Side(
            str(self._package.descriptor.get("name", "")),
            str(self._package.descriptor.get("version", "")),
            self.where,
            len(self.records),
            sum(len(statements_of(record)) for record in self.records.values()),
        )

    @property
    def head(self) -> dict[str, Any]:
        """What the package says of itself, but for what differs in every release."""
        found = self._package.descriptor
        return {key: found[key] for key in _HEAD if key in found}

    @property
    def licences(self) -> set[str]:
        """The names of its licences."""
        return {str(found.get("name") or found.get("path")) for found in self._package.licences}

    @cached_property
    def tables(self) -> Mapping[str, dict[str, Any]]:
        """Every table with what the descriptor says of it."""
        return {name: self._package.resource(name) for name in self._package.names()}

    @cached_property
    def codelists(self) -> list[str]:
        """The tables that are codelists."""
        return [
            name
            for name, table in self.tables.items()
            if name.startswith(_LISTS) and key_of(table) == ["code"]
        ]

    @cached_property
    def references(self) -> list[str]:
        """The tables that are not made from records: registries, and mappings of codes."""
        return [name for name in self.tables if name.startswith(_REFERENCE)]

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table, with empty cells left out."""
        csv.field_size_limit(_LONGEST_CELL)
        with self._package.open(table) as file:
            try:
                return [
                    {
                        key: cell
                        for key, cell in row.items()
                        if key and isinstance(cell, str) and cell
                    }
                    for row in csv.DictReader(file, strict=True)
                ]
            except (csv.Error, UnicodeDecodeError) as error:
                raise InvalidPackageError(f"{self.where}: {table}: not CSV ({error})") from None


def key_of(table: Mapping[str, Any]) -> list[str]:
    """Return the columns of the primary key of a table."""
    found = table["schema"].get("primaryKey", [])
    return [found] if isinstance(found, str) else list(found)


def statements_of(record: Json) -> dict[str, tuple[int, Json]]:
    """Return the statements of a record by id, each with its place."""
    found = record.get("statements")
    statements = found if isinstance(found, list) else []
    return {
        str(statement["id"]): (place, statement)
        for place, statement in enumerate(statements)
        if isinstance(statement, dict) and "id" in statement
    }
