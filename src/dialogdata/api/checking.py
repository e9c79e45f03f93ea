"""Checking records against the rules."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dialogdata.findings import Report


def validate(source: str | Path | dict[str, Any]) -> "Report":
    """Check records against all rules.

    Parameters
    ----------
    source : str, Path or dict
        A file, a folder, or one record as plain JSON values.

    Returns
    -------
    Report
        The findings, sorted by file and place; ``ok`` when there is no error.

    Raises
    ------
    UnreadableError
        The path cannot be read.

    Examples
    --------
    >>> import dialogdata as dd
    >>> dd.validate({"schema_version": "1.0"}).ok
    False
    """
    from dialogdata import validation  # noqa: PLC0415

    if isinstance(source, dict):
        return validation.validate_object(source)
    return validation.validate_paths([Path(source)])
