"""What a table is: columns, keys, and where its rows lie in a record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

Type = Literal["string", "integer", "number", "boolean", "date", "year"]
Value = str | int | float | bool
Row = dict[str, Value]
"""One row by column name. An absent value has no key."""

Item = Any
"""A part of a record as plain JSON: an object, or the value of a list of values."""
Json = Mapping[str, Any]
"""A record as plain JSON."""
Derive = Callable[[Json, Item], Value | None]
"""Record and item of the row → value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    name: str
    type: Type
    title: str
    description: str
    codelist: str | None = None
    """The closed list that holds every value."""
    required: bool = False
    pattern: str | None = None
    minimum: int | None = None
    example: Value | None = None
    since: str = "1.0"
    path: tuple[str, ...] | None = None
    """Where the value lies in the JSON of the row's item; empty when the item is the value."""
    local: bool = False
    """Whether the record holds an id of its own (``s12``) and the table the global one."""
    derive: Derive | None = None
    """Makes a value that the record does not hold; left out on the way back."""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values are a key of another table."""

    fields: tuple[str, ...]
    table: str
    reference: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign: tuple[ForeignKey, ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    parent: str | None = None
    """The table whose rows hold this table's rows; a foreign key leads there."""
    path: tuple[str, ...] = ()
    """Where the rows lie in the JSON of the parent's item."""
    single: bool = False
    """Whether the parent holds at most one such object instead of a list."""

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """The columns by name."""
        return {column.name: column for column in self.columns}

    @cached_property
    def to_parent(self) -> ForeignKey:
        """The foreign key to the parent's table."""
        return next(key for key in self.foreign if key.table == self.parent)
