"""Tables against their schemas: columns, types, codes and keys. Standard library only.

It enforces what frictionless accepts but does not enforce (unique keys, order of columns), and
takes a fraction of the time.
"""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from dialogdata.packages.cells import cell_check

Key = tuple[str, ...]
Fault = str

_HUGE = 1 << 30
"""More than any cell holds; the default of the csv module is less than a long note may need."""


def table_faults(folder: Path, descriptor: dict[str, Any]) -> Iterator[Fault]:
    """Yield a line for each fault in the tables of a package.

    Parameters
    ----------
    folder : Path
        Where ``datapackage.json`` lies.
    descriptor : dict
        Its content.
    """
    tables = [found for found in descriptor["resources"] if found.get("type") == "table"]
    wanted = _referenced(tables)
    known: dict[tuple[str, Key], set[Any]] = {key: set() for key in wanted}
    for resource in tables:
        yield from _own_faults(folder, resource, known)
    for resource in tables:
        yield from _broken_links(folder, resource, known)


def _referenced(tables: list[dict[str, Any]]) -> set[tuple[str, Key]]:
    return {
        (key["reference"].get("resource", table["name"]), tuple(key["reference"]["fields"]))
        for table in tables
        for key in table["schema"].get("foreignKeys", ())
    }


def _rows(folder: Path, resource: dict[str, Any]) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with its physical line; the header first."""
    csv.field_size_limit(_HUGE)
    with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        line = 1
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1


def _picker(names: list[str], fields: Key) -> Callable[[list[str]], Any]:
    """Return a function from the cells of a row to a key, or None when a part is empty."""
    places = [names.index(field) for field in fields]
    if len(places) == 1:
        place = places[0]
        return lambda cells: cells[place] or None

    def pick(cells: list[str]) -> tuple[str, ...] | None:
        key = tuple(cells[place] for place in places)
        return key if all(key) else None

    return pick


def _own_faults(
    folder: Path, resource: dict[str, Any], known: dict[tuple[str, Key], set[Any]]
) -> Iterator[Fault]:
    schema, path = resource["schema"], resource["path"]
    fields = schema["fields"]
    names = [field["name"] for field in fields]
    rows = _rows(folder, resource)
    _, header = next(rows, (1, []))
    if header != names:
        yield f"{path}:1: the columns are {', '.join(header)}; the schema says {', '.join(names)}"
        return
    checks = [cell_check(field) for field in fields]
    keys = _Keys(resource, names, known)
    for line, cells in rows:
        if len(cells) != len(names):
            yield f"{path}:{line}: {len(cells)} cells, {len(names)} columns"
            continue
        for name, check, cell in zip(names, checks, cells, strict=True):
            if (wrong := check(cell)) is not None:
                yield f"{path}:{line}: {name} {wrong}"
        for wrong in keys.faults(cells):
            yield f"{path}:{line}: {wrong}"


class _Keys:
    """The keys of one table, and those that others refer to, filled row by row."""

    def __init__(
        self, resource: dict[str, Any], names: list[str], known: dict[tuple[str, Key], set[Any]]
    ) -> None:
        schema = resource["schema"]
        self._primary: Key = tuple(schema.get("primaryKey", ()))
        unique = {self._primary, *map(tuple, schema.get("uniqueKeys", ()))} - {()}
        wanted = {of: values for (table, of), values in known.items() if table == resource["name"]}
        self._keys = [
            (key, _picker(names, key), wanted.get(key, set()), key in unique)
            for key in sorted(unique | set(wanted))
        ]

    def faults(self, cells: list[str]) -> Iterator[Fault]:
        """Yield what is wrong with the keys of a row, and remember them."""
        for key, pick, seen, unique in self._keys:
            value = pick(cells)
            if value is None:
                if key == self._primary:
                    yield f"the key {', '.join(key)} is not complete"
                continue
            if unique and value in seen:
                yield f"{', '.join(key)} {value!r} stands twice"
            seen.add(value)


def _broken_links(
    folder: Path, resource: dict[str, Any], known: dict[tuple[str, Key], set[Any]]
) -> Iterator[Fault]:
    keys = resource["schema"].get("foreignKeys", ())
    if not keys:
        return
    path = resource["path"]
    rows = _rows(folder, resource)
    _, names = next(rows)
    links = []
    for key in keys:
        table = key["reference"].get("resource", resource["name"])
        there = known[(table, tuple(key["reference"]["fields"]))]
        links.append((_picker(names, tuple(key["fields"])), there, key["fields"], table))
    for line, cells in rows:
        if len(cells) != len(names):
            continue  # already said
        for pick, there, fields, table in links:
            value = pick(cells)
            if value is not None and value not in there:
                yield f"{path}:{line}: {', '.join(fields)} {value!r} is not in {table}"
