"""The keys of all tables: those that must be unique, and those that lead elsewhere."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from dialogdata.packages.faults import PackageFault
from dialogdata.packages.shape import Descriptor, Foreign, TableFile
from dialogdata.rules import package as rules

Key = tuple[str, ...]
Value = Any
"""A cell, or a tuple of cells; None when a part is empty."""
Pick = Callable[[list[str]], Value]


class Keys:
    """What is remembered of the keys of a package, filled table by table."""

    def __init__(self, descriptor: Descriptor) -> None:
        self._known: dict[tuple[str, Key], set[Value]] = {}
        self._open: list[tuple[set[Value], Value, PackageFault]] = []
        for table in descriptor.resources:
            for key in table.table.foreign:
                self._known.setdefault(_target(table, key), set())

    def of(self, table: TableFile) -> "TableKeys":
        """Return the keys of a table."""
        names, primary = table.table.names, table.table.primary
        unique = dict.fromkeys((primary, *table.table.unique))
        wanted = {key: values for (name, key), values in self._known.items() if name == table.name}
        own = [
            _Own(key, picker(names, key), wanted.get(key, set()), key in unique, key == primary)
            for key in dict.fromkeys((*unique, *wanted))
            if key
        ]
        links = [
            _Link(key, picker(names, key.fields), self._known[_target(table, key)],
                  key.reference.resource or table.name)
            for key in table.table.foreign
        ]  # fmt: skip
        return TableKeys(table, own, links, self._open)

    def broken(self) -> Iterator[PackageFault]:
        """Yield the links that led nowhere when all tables were read."""
        for known, value, fault in self._open:
            if value not in known:
                yield fault
        self._open.clear()


class _Own(NamedTuple):
    key: Key
    pick: Pick
    seen: set[Value]
    unique: bool
    primary: bool


class _Link(NamedTuple):
    key: Foreign
    pick: Pick
    known: set[Value]
    table: str


class TableKeys:
    """The keys of one table."""

    def __init__(
        self,
        table: TableFile,
        own: list[_Own],
        links: list[_Link],
        waiting: list[tuple[set[Value], Value, PackageFault]],
    ) -> None:
        self._table, self._own, self._links, self._open = table, own, links, waiting

    def look(
        self, cells: list[str], line: int, row: int, record: str | None
    ) -> list[PackageFault] | None:
        """Remember the keys of a row; return what is wrong with them, None if nothing is.

        A link to what is not yet known waits: it may lead to a later row of the same table.
        """
        wrong: list[PackageFault] | None = None
        for own in self._own:
            value = own.pick(cells)
            if value is None:
                if own.primary:
                    message = f"the key {', '.join(own.key)} is not complete"
                    wrong = [*(wrong or ()), self._fault(message, own.key, line, row, record)]
                continue
            if own.unique and value in own.seen:
                message = f"{', '.join(own.key)} {value!r} stands twice"
                wrong = [*(wrong or ()), self._fault(message, own.key, line, row, record)]
            own.seen.add(value)
        for link in self._links:
            value = link.pick(cells)
            if value is not None and value not in link.known:
                fields = link.key.fields
                message = f"{', '.join(fields)} {value!r} is not in {link.table}"
                fault = self._fault(message, fields, line, row, record)
                self._open.append((link.known, value, fault._replace(rule=rules.LINK)))
        return wrong

    def _fault(
        self, message: str, key: Key, line: int, row: int, record: str | None
    ) -> PackageFault:
        index = self._table.table.names.index(key[0])
        return PackageFault(rules.KEY, self._table.path, message, line, row, key[0], index, record)


def _target(table: TableFile, key: Foreign) -> tuple[str, Key]:
    return key.reference.resource or table.name, key.reference.fields


def picker(names: list[str], fields: Key) -> Pick:
    """Return a function from the cells of a row to a key, or None when a part is empty."""
    places = [names.index(field) for field in fields]
    if len(places) == 1:
        place = places[0]
        return lambda cells: cells[place] or None

    def pick(cells: list[str]) -> tuple[str, ...] | None:
        key = tuple(cells[place] for place in places)
        return key if all(key) else None

    return pick
