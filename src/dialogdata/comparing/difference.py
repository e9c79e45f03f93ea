"""What a comparison finds."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any, Final, Literal, TypeAlias

from dialogdata.comparing.steps import Step, needed, parse_version, shown

Json: TypeAlias = Any
Subject = Literal[
    "package", "dataset", "dialogue", "statement", "table", "column", "code", "registry"
]
"""What changed. ``registry`` stands for registries and for mappings to other schemes."""
Action = Literal["added", "removed", "withdrawn", "deprecated", "changed"]


class Missing(Enum):
    """What stands for a value that is not there; JSON's null would be a value."""

    MISSING = "missing"


MISSING: Final = Missing.MISSING


@dataclass(frozen=True, slots=True)
class Edit:
    """One value that differs.

    Attributes
    ----------
    pointer : str
        Where it is, as a JSON Pointer: in the new record or row, or in the old one when the
        value is gone.
    old, new : any JSON, or MISSING
        What it was, and what it is.
    """

    pointer: str
    old: Json
    new: Json


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was added, removed or changed.

    Attributes
    ----------
    subject, action : str
        What it is, and what happened to it.
    name : str
        Its id: ``chn-pak-2026-01-04``, ``chn-pak-2026-01-04:s3``, ``statements.act``,
        ``act_type.support``, ``registry_parties.AFG``.
    step : Step
        How much that is.
    title : str
        The same for people.
    edits : tuple of Edit
        The values that differ.
    """

    subject: Subject
    action: Action
    name: str
    step: Step
    title: str = ""
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two releases."""

    name: str
    version: str
    where: str
    """Its path or address."""
    dialogues: int = 0
    statements: int = 0


@dataclass(frozen=True)
class Difference:
    """All that differs between two releases.

    Attributes
    ----------
    old, new : Side
        The two releases.
    changes : tuple of Change
        What differs; empty when nothing does.
    """

    old: Side
    new: Side
    changes: tuple[Change, ...] = field(default=())

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    def __bool__(self) -> bool:
        return bool(self.changes)

    @cached_property
    def step(self) -> Step:
        """The largest step among the changes."""
        return max((change.step for change in self.changes), default=Step.NONE)

    @cached_property
    def needed(self) -> str:
        """The lowest version that the new release may have.

        Raises
        ------
        InvalidPackageError
            The version of the old release is not ``MAJOR.MINOR.PATCH``.
        """
        return shown(needed(parse_version(self.old.version, self.old.where), self.step))

    @cached_property
    def declared_enough(self) -> bool:
        """Whether the version of the new release is at least the one needed.

        Raises
        ------
        InvalidPackageError
            One of the versions is not ``MAJOR.MINOR.PATCH``.
        """
        new = parse_version(self.new.version, self.new.where)
        return new >= parse_version(self.needed, self.old.where)
