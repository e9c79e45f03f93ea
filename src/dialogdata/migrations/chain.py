"""Steps between versions, and the shortest chain of them."""

from collections import deque
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, get_args

from dialogdata.errors import UnknownNameError
from dialogdata.models.dialogue import SchemaVersion

CURRENT: str = get_args(SchemaVersion)[-1]
"""The version that this release writes."""

Record = dict[str, Any]
Change = Callable[[Record], Record]


def _unchanged(record: Record) -> Record:
    return record


@dataclass(frozen=True)
class Migration:
    """One step from a version to another.

    Attributes
    ----------
    source, target : str
        The versions.
    dialogue, dataset : callable
        Take a record (a dataset's metadata) of the first version, which they may change, and
        return it in the second. ``schema_version`` is set for them.
    """

    source: str
    target: str
    dialogue: Change = _unchanged
    dataset: Change = _unchanged


def known_versions(steps: Sequence[Migration]) -> tuple[str, ...]:
    """Return every version from which or to which there is a way, and the current one."""
    ends = {version for step in steps for version in (step.source, step.target)}
    return tuple(sorted({CURRENT, *ends}))


def chain(source: str, target: str, steps: Sequence[Migration]) -> tuple[Migration, ...]:
    """Return the shortest chain of steps.

    Raises
    ------
    UnknownNameError
        A version is not known, or there is no way between the two.
    """
    for version in (source, target):
        if version not in known_versions(steps):
            raise UnknownVersionError(version, known_versions(steps))
    seen = {source}
    waiting: deque[tuple[str, tuple[Migration, ...]]] = deque([(source, ())])
    while waiting:
        here, way = waiting.popleft()
        if here == target:
            return way
        for step in steps:
            if step.source == here and step.target not in seen:
                seen.add(step.target)
                waiting.append((step.target, (*way, step)))
    raise NoWayError(source, target)


class UnknownVersionError(UnknownNameError):
    """A schema version that this release does not know; the message lists those it does."""

    def __init__(self, version: object, known: Sequence[str]) -> None:
        super().__init__("schema_version", str(version), known)
        self.message = f"unknown schema_version {version!r}; known: {', '.join(known)}"


class NoWayError(UnknownNameError):
    """Two known versions between which no chain of steps leads."""

    def __init__(self, source: str, target: str) -> None:
        super().__init__("migration", f"{source} to {target}", ())
        self.message = f"there is no migration from schema_version {source} to {target}"


def migrate(
    record: Record,
    target: str = CURRENT,
    *,
    steps: Sequence[Migration],
    kind: str = "dialogue",
) -> Record:
    """Return a record in another version of the schema; the one given is not changed.

    Parameters
    ----------
    record : dict
        A record, or the metadata of a dataset.
    target : str
        The version wanted.
    steps : sequence of Migration
        The steps that exist.
    kind : str
        ``dialogue`` or ``dataset``.

    Raises
    ------
    UnknownNameError
        A version is not known, or there is no way between the two.
    """
    version = record.get("schema_version")
    if not isinstance(version, str):
        raise UnknownVersionError(version, known_versions(steps))
    found = deepcopy(record)
    for step in chain(version, target, steps):
        change: Change = getattr(step, kind)
        found = change(found)
        # In its old place, if the step keeps the key; the canonical order puts it right.
        found["schema_version"] = step.target
    return found
