"""Tables and columns, from the two descriptors."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dialogdata.comparing.difference import MISSING, Action, Change, Edit, Subject
from dialogdata.comparing.release import Release, key_of
from dialogdata.comparing.steps import Step
from dialogdata.comparing.values import edits

Json = Mapping[str, Any]
_DEPRECATED = "/dialogdata:deprecated"
# Codes are compared as codes, and not once more in every column that uses them.
_CODES = ("categories", "categoriesOrdered")
_WORDS = ("/title", "/description", "/example")


def structure_changes(old: Release, new: Release) -> Iterator[Change]:
    """Yield how tables and columns differ."""
    for name in sorted({*old.tables, *new.tables}):
        if name not in new.tables:
            title = str(old.tables[name].get("title", ""))
            yield Change("table", "removed", name, Step.BREAKING, title)
        elif name not in old.tables:
            title = str(new.tables[name].get("title", ""))
            yield Change("table", "added", name, Step.ADDITION, title)
        else:
            yield from _table(name, old.tables[name], new.tables[name])
            yield from _columns(name, old.tables[name], new.tables[name])


def _changed(
    subject: Subject, name: str, title: str, found: list[Edit], step_of: Callable[[Edit], Step]
) -> Iterator[Change]:
    if found:
        deprecated = any(e.pointer == _DEPRECATED and e.new is not MISSING for e in found)
        action: Action = "deprecated" if deprecated else "changed"
        yield Change(subject, action, name, max(map(step_of, found)), title, tuple(found))


def _table(name: str, old: Json, new: Json) -> Iterator[Change]:
    found = [*edits(_table_facts(old), _table_facts(new))]
    yield from _changed("table", name, str(new.get("title", "")), found, _table_step)


def _table_facts(table: Json) -> dict[str, Any]:
    """Return what a reader may rely on; keys without order, as they have none."""
    schema = table["schema"]
    facts = {key: table[key] for key in ("title", "description", "path") if key in table}
    foreign = schema.get("foreignKeys", [])
    return facts | {"primaryKey": key_of(table), "foreignKeys": sorted(foreign, key=str)}


def _table_step(edit: Edit) -> Step:
    if edit.pointer in ("/path", "/primaryKey"):
        return Step.BREAKING
    return Step.CORRECTION if edit.pointer in _WORDS else Step.ADDITION


def _columns(table: str, old: Json, new: Json) -> Iterator[Change]:
    before, after = _fields(old), _fields(new)
    for column, field in before.items():
        if column not in after:
            title = str(field.get("title", ""))
            yield Change("column", "removed", f"{table}.{column}", Step.BREAKING, title)
    for column, field in after.items():
        name, title = f"{table}.{column}", str(field.get("title", ""))
        if column not in before:
            yield Change("column", "added", name, Step.ADDITION, title)
        else:
            found = [*edits(before[column], field)]
            yield from _changed("column", name, title, found, _column_step)


def _fields(table: Json) -> dict[str, dict[str, Any]]:
    found = {}
    for field in table["schema"]["fields"]:
        facts = {key: value for key, value in field.items() if key not in _CODES}
        limits = dict(facts.pop("constraints", {}))
        limits.pop("enum", None)
        found[field["name"]] = {"required": bool(limits.pop("required", False)), **facts, **limits}
    return found


def _column_step(edit: Edit) -> Step:
    if edit.pointer in _WORDS:
        return Step.CORRECTION
    if edit.pointer in ("/type", "/format", "/dialogdata:codelist"):
        return Step.BREAKING
    # A column that never was empty and now may be breaks what relies on it.
    if edit.pointer == "/required" and edit.new is False:
        return Step.BREAKING
    return Step.ADDITION
