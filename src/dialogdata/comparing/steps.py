"""Kinds of version steps, and whether a version number says what was done."""

import re
from enum import IntEnum

from dialogdata.errors import InvalidPackageError

Version = tuple[int, int, int]
_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:[-+.]?[0-9A-Za-z.+-]*)?")


class Step(IntEnum):
    """How much of what a reader relies on has changed."""

    NONE = 0
    CORRECTION = 1
    """The same things, said better."""
    ADDITION = 2
    """More things: what was there still is."""
    BREAKING = 3
    """Something is gone or means something else."""

    @property
    def label(self) -> str:
        """The name for people and for JSON."""
        return self.name.lower()

    @property
    def part(self) -> str:
        """The part of a version that it raises."""
        return ("none", "patch", "minor", "major")[self]


def parse_version(text: str, whose: str) -> Version:
    """Return the three numbers of a version.

    Raises
    ------
    InvalidPackageError
        It does not begin with three numbers.
    """
    match = _VERSION.fullmatch(text)
    if match is None:
        raise InvalidPackageError(f"{whose}: its version {text!r} is not MAJOR.MINOR.PATCH")
    return int(match[1]), int(match[2]), int(match[3])


def needed(old: Version, step: Step) -> Version:
    """Return the lowest version that may follow a version.

    Before 1.0.0 nothing is promised to last, so that a breaking step raises the minor part.
    """
    major, minor, patch = old
    if step is Step.BREAKING and major:
        return major + 1, 0, 0
    if step >= Step.ADDITION:
        return major, minor + 1, 0
    return major, minor, patch + (step is Step.CORRECTION)


def shown(version: Version) -> str:
    """Return a version as text."""
    return ".".join(map(str, version))
