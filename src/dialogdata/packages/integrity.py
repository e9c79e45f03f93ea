"""Tables against their schemas: columns, types, codes and keys.

It enforces what frictionless accepts but does not enforce (unique keys, order of columns), and
takes a fraction of the time: one pass over each table, those first to which others refer.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dialogdata.packages.cells import Check, cell_check
from dialogdata.packages.faults import PackageFault
from dialogdata.packages.files import Files
from dialogdata.packages.links import Keys
from dialogdata.packages.shape import Descriptor, TableFile
from dialogdata.rules import package as rules

if TYPE_CHECKING:
    from _csv import Reader

_HUGE = 1 << 30
"""More than any cell holds; the default of the csv module is less than a long note may need."""
_REMEMBERED = 10_000
_OWNER = "dialogue_id"


class Tables:
    """All tables of a package, and what is counted while they are checked."""

    def __init__(self, files: Files, descriptor: Descriptor) -> None:
        self._files = files
        self._descriptor = descriptor
        self._keys = Keys(descriptor)
        self.rows: dict[str, Counter[str]] = {}
        """Table → dialogue → how many rows are made from it."""

    def faults(self) -> Iterator[PackageFault]:
        """Yield every fault; files that are missing or cannot be read are passed over."""
        csv.field_size_limit(_HUGE)
        for table in in_order(self._descriptor):
            try:
                yield from self._table(table)
            except FileNotFoundError:
                continue
            except UnicodeDecodeError:
                yield PackageFault(rules.COLUMNS, table.path, "not UTF-8", self._not_utf8(table))
        yield from self._keys.broken()

    def _not_utf8(self, table: TableFile) -> int:
        with self._files.open(table.path) as file:
            for number, line in enumerate(file, start=1):
                try:
                    line.decode("utf-8")
                except UnicodeDecodeError:
                    return number
        return 1

    def _table(self, table: TableFile) -> Iterator[PackageFault]:
        with self._files.open(table.path) as raw:
            text = io.TextIOWrapper(raw, encoding="utf-8", newline="")
            reader = csv.reader(text, strict=True)
            try:
                yield from self._rows(table, reader)
            except csv.Error as error:
                line = max(reader.line_num, 1)
                yield PackageFault(rules.COLUMNS, table.path, f"not CSV ({error})", line)

    def _rows(self, table: TableFile, reader: "Reader") -> Iterator[PackageFault]:
        path, names = table.path, table.table.names
        header: list[str] = next(reader, [])
        if header != names:
            message = f"the columns are {', '.join(header)}; the schema says {', '.join(names)}"
            yield PackageFault(rules.COLUMNS, path, message)
            return
        width = len(names)
        owner = names.index(_OWNER) if _OWNER in names else None
        count = self.rows.setdefault(table.name, Counter())
        cells_of = _checks(table)
        keys = self._keys.of(table)
        line = reader.line_num + 1
        for row, cells in enumerate(reader):
            if len(cells) != width:
                message = f"{len(cells)} cells, {width} columns"
                yield PackageFault(rules.COLUMNS, path, message, line, row)
                line = reader.line_num + 1
                continue
            record = cells[owner] if owner is not None else None
            if record is not None:
                count[record] += 1
            for index, good, check in cells_of:
                cell = cells[index]
                if cell in good:
                    continue
                if (wrong := check(cell)) is not None:
                    name = names[index]
                    message = f"{name} {wrong}"
                    yield PackageFault(rules.CELL, path, message, line, row, name, index, record)
                elif len(good) < _REMEMBERED:
                    good.add(cell)
            if wrongs := keys.look(cells, line, row, record):
                yield from wrongs
            line = reader.line_num + 1


def _checks(table: TableFile) -> list[tuple[int, set[str], Check]]:
    """Return the columns that are checked, each with the cells that were found good."""
    checks = [(index, cell_check(field)) for index, field in enumerate(table.table.fields)]
    return [(index, set(), check) for index, check in checks if check is not None]


def in_order(descriptor: Descriptor) -> list[TableFile]:
    """Return the tables, each after those to which it refers, as far as that is possible."""
    tables = {table.name: table for table in descriptor.resources}
    found: dict[str, TableFile] = {}
    entered: set[str] = set()

    def visit(table: TableFile) -> None:
        if table.name in entered:
            return
        entered.add(table.name)
        for key in table.table.foreign:
            visit(tables[key.reference.resource or table.name])
        found[table.name] = table

    for table in descriptor.resources:
        visit(table)
    return list(found.values())
