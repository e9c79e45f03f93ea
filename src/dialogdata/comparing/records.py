"""Dialogues and statements, by their ids."""

from collections.abc import Iterator, Mapping

from dialogdata.comparing.difference import MISSING, Action, Change, Edit, Json
from dialogdata.comparing.release import statements_of
from dialogdata.comparing.steps import Step
from dialogdata.comparing.values import edits, moved

_STATEMENTS = "statements"


def record_changes(old: Mapping[str, Json], new: Mapping[str, Json]) -> Iterator[Change]:
    """Yield how the records of two releases differ."""
    for name in sorted({**old, **new}):
        if name not in new:
            yield _gone(name, old[name])
        elif name not in old:
            count = len(statements_of(new[name]))
            title = f"{new[name].get('title', '')} ({count} statements)"
            yield Change("dialogue", "added", name, Step.ADDITION, title)
        else:
            yield from _dialogue(name, old[name], new[name])


def _gone(name: str, record: Json) -> Change:
    """Return that a record is gone: to be expected only of one that was marked before."""
    step = Step.CORRECTION if _withdrawn(record) else Step.BREAKING
    return Change("dialogue", "removed", name, step, str(record.get("title", "")))


def _withdrawn(record: Json) -> bool:
    coding = record.get("coding")
    return isinstance(coding, dict) and coding.get("status") == "withdrawn"


def _dialogue(name: str, old: Json, new: Json) -> Iterator[Change]:
    title = str(new.get("title", ""))
    withdrawn = _withdrawn(new) and not _withdrawn(old)
    before, after = ({k: v for k, v in r.items() if k != _STATEMENTS} for r in (old, new))
    found = [*edits(before, after)]
    found += moved([*statements_of(old)], [*statements_of(new)], f"/{_STATEMENTS}")
    if found:
        action: Action = "withdrawn" if withdrawn else "changed"
        yield Change("dialogue", action, name, Step.CORRECTION, title, tuple(found))
    yield from _statements(name, old, new)


def _statements(name: str, old: Json, new: Json) -> Iterator[Change]:
    before, after = statements_of(old), statements_of(new)
    # A record that no longer counts may go on without its statements.
    lost = Step.CORRECTION if _withdrawn(new) else Step.BREAKING
    for key, (_, statement) in before.items():
        if key not in after:
            yield Change("statement", "removed", f"{name}:{key}", lost, _summary(statement))
    for key, (place, statement) in after.items():
        label, title = f"{name}:{key}", _summary(statement)
        if key not in before:
            yield Change("statement", "added", label, Step.ADDITION, title)
            continue
        found: list[Edit] = [*edits(before[key][1], statement, f"/{_STATEMENTS}/{place}")]
        # What is gone has no place in the new record, so that it has its place in the old one.
        found = [_old_place(edit, place, before[key][0]) for edit in found]
        if found:
            yield Change("statement", "changed", label, Step.CORRECTION, title, tuple(found))


def _old_place(edit: Edit, new: int, old: int) -> Edit:
    if edit.new is not MISSING:
        return edit
    rest = edit.pointer.removeprefix(f"/{_STATEMENTS}/{new}")
    return Edit(f"/{_STATEMENTS}/{old}{rest}", edit.old, edit.new)


def _summary(statement: Json) -> str:
    return str(statement.get("summary", ""))
