"""Comparing two releases."""

from pathlib import Path

from dialogdata.comparing.difference import Difference
from dialogdata.comparing.records import record_changes
from dialogdata.comparing.reference import (
    code_changes,
    derived_changes,
    head_changes,
    row_changes,
)
from dialogdata.comparing.release import Release
from dialogdata.comparing.structure import structure_changes


def diff(old: str | Path, new: str | Path) -> Difference:
    """Compare two releases of a package.

    Parameters
    ----------
    old, new : str or Path
        Folder, ``datapackage.json`` or zip of a package, or the http(s) address of one of the
        last two.

    Returns
    -------
    Difference
        What was added, removed and changed; ``step`` says how much that is, ``needed`` which
        version it takes.

    Raises
    ------
    UnreadableError
        One of them is not there.
    InvalidPackageError
        One of them is no package, or cannot be trusted.
    """
    before, after = Release(old), Release(new)
    found = [
        *head_changes(before, after),
        *structure_changes(before, after),
        *code_changes(before, after),
        *row_changes(before, after),
        *record_changes(before.records, after.records),
    ]
    # What is derived follows what it is derived from; alone it would pass unseen.
    if all(change.subject in ("package", "dataset") for change in found):
        found += derived_changes(before, after)
    return Difference(before.side, after.side, tuple(found))
