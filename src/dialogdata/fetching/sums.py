"""Checksums: what ``SHA256SUMS`` says, and that a file is another."""

import re
from collections.abc import Mapping

from dialogdata.errors import InvalidPackageError

# As sha256sum writes it; the star is its mark for binary files.
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def altered(name: str, expected: str, found: str) -> InvalidPackageError:
    """Return the error for a file that is not the one that was described."""
    return InvalidPackageError(
        f"{name}: not the file that the package describes: expected sha256 {expected}, "
        f"found {found}"
    )


def parse_sums(data: bytes, where: str) -> Mapping[str, str]:
    """Return path → SHA-256.

    Raises
    ------
    InvalidPackageError
        It is no such list.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), start=1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise InvalidPackageError(f"{where}: not a list of checksums (line {number})")
        found[match[2].removeprefix("./")] = match[1]
    return found
