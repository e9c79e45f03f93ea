"""Codes, registries, datasets and the head of the package."""

from collections.abc import Iterator

from dialogdata.comparing.difference import MISSING, Action, Change, Edit, Subject
from dialogdata.comparing.release import Release, Row, key_of
from dialogdata.comparing.steps import Step
from dialogdata.comparing.values import canonical, edits

_PROSE = {"title", "definition", "include", "exclude", "example", "see_also", "since"}
_DATASETS = "datasets"
_EVERY_TIME = ("dataset_version", "released")
_POSITION = "position"
_TITLES = ("title", "name", "dataset_title", "scheme_title")


def code_changes(old: Release, new: Release) -> Iterator[Change]:
    """Yield how the codes of lists that both releases have differ."""
    for table in sorted({*old.codelists} & {*new.codelists}):
        before, after = ({r.get("code", ""): r for r in side.rows(table)} for side in (old, new))
        prefix = table.removeprefix("codelist_")
        for code in [*before, *(code for code in after if code not in before)]:
            name = f"{prefix}.{code}"
            title = _title(after.get(code) or before[code])
            if code not in after:
                yield Change("code", "removed", name, Step.BREAKING, title)
            elif code not in before:
                yield Change("code", "added", name, Step.ADDITION, title)
            elif found := tuple(edits(before[code], after[code])):
                new_one = any(e.pointer == "/deprecated" and e.old is MISSING for e in found)
                action: Action = "deprecated" if new_one else "changed"
                yield Change("code", action, name, max(map(_code_step, found)), title, found)


def _code_step(edit: Edit) -> Step:
    column = edit.pointer[1:]
    if column in _PROSE:
        return Step.CORRECTION
    # Rank and family are what analyses compute with.
    return Step.ADDITION if column == "deprecated" else Step.BREAKING


def row_changes(old: Release, new: Release) -> Iterator[Change]:
    """Yield how registries, mappings and datasets differ."""
    for table in sorted({*old.references} & {*new.references}):
        yield from _rows("registry", table, old, new)
    if _DATASETS in old.tables and _DATASETS in new.tables:
        yield from _rows("dataset", _DATASETS, old, new)


def _rows(subject: Subject, table: str, old: Release, new: Release) -> Iterator[Change]:
    keys = key_of(new.tables[table])
    # Ids are what others hold on to; a row with a longer key is a property of such a thing.
    lost = Step.BREAKING if len(keys) == 1 else Step.CORRECTION
    before, after = (_keyed(side.rows(table), keys) for side in (old, new))
    for key in [*before, *(key for key in after if key not in before)]:
        name = f"{table}.{':'.join(key)}"
        title = _title(after.get(key) or before[key])
        if key not in after:
            yield Change(subject, "removed", name, lost, title)
        elif key not in before:
            yield Change(subject, "added", name, Step.ADDITION, title)
        elif found := tuple(edits(before[key], after[key])):
            yield Change(subject, "changed", name, Step.CORRECTION, title, found)


def _keyed(rows: list[Row], keys: list[str]) -> dict[tuple[str, ...], Row]:
    """Return rows by key. One that is only counted through is known by all it says."""
    found = {}
    for row in rows:
        kept = {k: v for k, v in row.items() if k not in (*_EVERY_TIME, _POSITION)}
        counted = _POSITION in keys
        key = tuple(kept.values()) if counted else tuple(row.get(k, "") for k in keys)
        found[key] = kept
    return found


def _title(row: Row) -> str:
    return next((row[key] for key in _TITLES if key in row), "")


def head_changes(old: Release, new: Release) -> Iterator[Change]:
    """Yield how what the packages say of themselves differs."""
    name = new.side.name
    if found := tuple(edits(old.head, new.head)):
        renamed = any(edit.pointer == "/name" for edit in found)
        step = Step.BREAKING if renamed else Step.CORRECTION
        yield Change("package", "changed", name, step, "", found)
    if old.licences != new.licences:
        # A licence more may belong to a dataset more; one less takes rights away.
        step = Step.ADDITION if old.licences <= new.licences else Step.BREAKING
        edit = Edit("/licenses", sorted(old.licences), sorted(new.licences))
        yield Change("package", "changed", name, step, "licences", (edit,))


def derived_changes(old: Release, new: Release) -> Iterator[Change]:
    """Yield tables that differ although neither records, columns nor codes do."""
    for name in sorted({*old.tables} & {*new.tables} - {_DATASETS}):
        hashes = [canonical(side.tables[name].get("hash")) for side in (old, new)]
        if hashes[0] != hashes[1]:
            title = "other values are derived from the same records"
            yield Change("table", "changed", name, Step.CORRECTION, title)
