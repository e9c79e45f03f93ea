"""The zip of a package, the same bytes on every machine and Python.

Written here and not with :mod:`zipfile`, whose headers differ between versions of Python; so a
zip can also be compared, byte by byte, with what it must be.
"""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from dialogdata.errors import InvalidPackageError
from dialogdata.packages.files import Files, chunks

_VERSION = 20
_UNIX = 3 << 8 | _VERSION
_DATE = 1 << 5 | 1  # 1 January 1980, the earliest that a zip can say
_MODE = 0o100644 << 16
_LIMIT = (1 << 32) - 1
_MOST = (1 << 16) - 1
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


def archive(files: Files, names: list[str]) -> Iterator[bytes]:
    """Yield a zip of files: stored, sorted by name, with one fixed date and mode.

    Parameters
    ----------
    files : Files
        Where they are.
    names : list of str
        Which of them.

    Raises
    ------
    InvalidPackageError
        The zip would need more than 4 GiB, which old readers do not understand.
    """
    central: list[bytes] = []
    offset = 0
    if len(names) > _MOST:
        raise InvalidPackageError("too many files for a zip")
    for name in sorted(names):
        label = name.encode("ascii", "backslashreplace")
        crc = size = 0
        with files.open(name) as file:
            for piece in chunks(file):
                crc, size = zlib.crc32(piece, crc), size + len(piece)
        common = (0, 0, 0, _DATE, crc, size, size, len(label), 0)
        central.append(
            _CENTRAL.pack(b"PK\1\2", _UNIX, _VERSION, *common, 0, 0, 0, _MODE, min(offset, _LIMIT))
            + label
        )
        yield _LOCAL.pack(b"PK\3\4", _VERSION, *common) + label
        with files.open(name) as file:
            yield from chunks(file)
        offset += _LOCAL.size + len(label) + size
        if offset > _LIMIT:
            raise InvalidPackageError("the package is larger than 4 GiB; publish its parts")
    listing = b"".join(central)
    count = len(central)
    yield listing + _END.pack(b"PK\5\6", 0, 0, count, count, len(listing), offset, 0)


def write_archive(files: Files, names: list[str], out: Path) -> None:
    """Write the zip of files."""
    with out.open("wb") as file:
        file.writelines(archive(files, names))


def as_built(files: Files) -> bool:
    """Tell whether a zip is, byte by byte, the one that would be written of its files."""
    with files.home.open("rb") as there:
        for piece in archive(files, files.names()):
            if there.read(len(piece)) != piece:
                return False
        return not there.read(1)
