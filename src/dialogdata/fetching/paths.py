"""Paths that a package may use for its files."""

import re
from pathlib import PurePosixPath

from dialogdata.errors import InvalidPackageError

# A colon is a drive or a stream on Windows, and an address anywhere.
_FORBIDDEN = re.compile(r"[\\:\x00-\x1f\x7f]")


def safe(path: str, where: str) -> str:
    """Return a path that stays inside the package on every system.

    Parameters
    ----------
    path : str
        The path as the package gives it.
    where : str
        What gives it, for the message.

    Raises
    ------
    InvalidPackageError
        It is absolute, climbs out of the package, or means different things on different
        systems.
    """
    parts = path.split("/")
    if (
        _FORBIDDEN.search(path)
        or PurePosixPath(path).is_absolute()
        or any(part in ("", ".", "..") for part in parts)
    ):
        raise InvalidPackageError(f"{where}: the path {path!r} leaves the package")
    return path
