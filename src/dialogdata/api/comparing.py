"""Two versions of the data, side by side."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialogdata.comparing import Difference


def diff(old: str | Path, new: str | Path) -> "Difference":
    """Compare two releases of a package.

    Parameters
    ----------
    old, new : str or Path
        Folder, ``datapackage.json`` or zip of a published package, or its http(s) address.

    Returns
    -------
    Difference
        Holds the changes; ``step`` says how much they are, ``needed`` which version they take.

    Raises
    ------
    UnreadableError
        One of them is not there.
    InvalidPackageError
        One of them cannot be trusted.

    Examples
    --------
    >>> import dialogdata as dd
    >>> found = dd.diff("old.zip", "new.zip")  # doctest: +SKIP
    >>> [change.name for change in found if change.action == "added"]  # doctest: +SKIP
    ['chn-pak-2026-01-04']
    """
    from dialogdata.comparing import diff as compare  # noqa: PLC0415

    return compare(old, new)
