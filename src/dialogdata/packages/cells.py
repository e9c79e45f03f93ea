"""What a cell of a field may hold, by its Table Schema."""

import re
from collections.abc import Callable
from datetime import date

from dialogdata.packages.shape import TableField

Check = Callable[[str], str | None]
"""Cell → what is wrong with it."""

_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_FORMS = {
    "integer": re.compile(r"[+-]?[0-9]+"),
    "number": _NUMBER,
    "boolean": re.compile("true|false"),
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "year": re.compile(r"[0-9]{4}"),
}


def cell_check(field: TableField) -> Check | None:
    """Return the check of the cells of a field; None when they may hold anything."""
    checks = _checks(field)
    empty = "is empty" if field.constraints.required else None
    if not checks and empty is None:
        return None

    def checked(cell: str) -> str | None:
        if not cell:
            return empty
        for check in checks:
            if (wrong := check(cell)) is not None:
                return f"{cell[:60]!r} {wrong}"
        return None

    return checked


def _checks(field: TableField) -> list[Check]:
    limits = field.constraints
    checks: list[Check] = []
    if field.type != "string":
        checks.append(_form(field.type))
    if field.type == "date":
        checks.append(_calendar)
    if limits.enum is not None:
        checks.append(_enum(frozenset(limits.enum)))
    elif limits.pattern is not None:
        checks.append(_pattern(limits.pattern))
    if limits.minimum is not None:
        checks.append(_minimum(limits.minimum))
    return checks


def _form(kind: str) -> Check:
    form = _FORMS[kind]
    return lambda cell: None if form.fullmatch(cell) else f"is not of type {kind}"


def _calendar(cell: str) -> str | None:
    try:
        date.fromisoformat(cell)
    except ValueError:
        return "is not a day of the calendar"
    return None


def _enum(allowed: frozenset[str]) -> Check:
    return lambda cell: None if cell in allowed else "is not in its closed list"


def _pattern(pattern: str) -> Check:
    compiled = re.compile(pattern)
    return lambda cell: None if compiled.fullmatch(cell) else "does not have its form"


def _minimum(least: float) -> Check:
    return lambda cell: None if float(cell) >= least else f"is less than {least:g}"
