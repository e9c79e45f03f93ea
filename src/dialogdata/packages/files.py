"""The files of a finished package, in a folder or in a zip. Nothing is unpacked."""

import io
import os
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Protocol

from dialogdata.errors import InvalidPackageError, UnreadableError

CHUNK = 1 << 20
_LOCAL = struct.Struct("<26xHH")
"""Of the header before each file of a zip: the lengths of its name and of its extra field."""


class Files(Protocol):
    """The files of a package by their path inside it."""

    home: Path

    def names(self) -> list[str]:
        """Return the paths of all files, sorted."""

    def open(self, name: str) -> IO[bytes]:
        """Open a file."""


class FolderFiles:
    """The files of a folder."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def names(self) -> list[str]:
        """Return the paths of all files, sorted."""
        found = []
        for root, _, names in os.walk(self.home):
            found += [(Path(root) / name).relative_to(self.home).as_posix() for name in names]
        return sorted(found)

    def open(self, name: str) -> IO[bytes]:
        """Open a file."""
        return (self.home / name).open("rb")


class ZipFiles:
    """The files of a zip as we write them: not compressed, so each is a stretch of the zip.

    Raises
    ------
    InvalidPackageError
        It is not such a zip.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self._places: dict[str, tuple[int, int]] = {}
        try:
            with home.open("rb") as file, zipfile.ZipFile(file) as archive:
                for info in archive.infolist():
                    if info.compress_type != zipfile.ZIP_STORED:
                        raise InvalidPackageError(f"{info.filename!r} is compressed")
                    file.seek(info.header_offset)
                    skip = sum(_LOCAL.unpack(file.read(_LOCAL.size)))
                    start = info.header_offset + _LOCAL.size + skip
                    self._places[info.filename] = (start, info.file_size)
        except OSError as error:
            raise UnreadableError(f"{home}: {error.strerror or error}") from None
        except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
            if isinstance(error, InvalidPackageError):
                raise
            raise InvalidPackageError(f"not a zip that can be read ({error})") from None

    def names(self) -> list[str]:
        """Return the paths of all files, sorted."""
        return sorted(self._places)

    def open(self, name: str) -> IO[bytes]:
        """Open a file."""
        if name not in self._places:
            raise FileNotFoundError(2, "no such file", name)
        return io.BufferedReader(_Stretch(self.home, *self._places[name]), CHUNK)


class _Stretch(io.RawIOBase):
    """A part of a file as a file."""

    def __init__(self, path: Path, start: int, size: int) -> None:
        self._file = path.open("rb")
        self._file.seek(start)
        self._left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        wanted = memoryview(buffer)[: self._left]
        count = self._file.readinto(wanted) if len(wanted) else 0
        self._left -= count
        return count

    def close(self) -> None:
        self._file.close()
        super().close()


def chunks(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the content of a file piece by piece."""
    while piece := file.read(CHUNK):
        yield piece


def is_package(path: Path) -> bool:
    """Tell whether a path is a finished package: its folder, its descriptor or its zip."""
    if path.is_dir():
        return (path / "datapackage.json").is_file()
    return path.is_file() and (path.suffix == ".zip" or path.name == "datapackage.json")


def packages_at(path: Path) -> list[Path]:
    """Return a path that is a package, or the packages in it when it is a folder of them."""
    if is_package(path):
        return [path]
    if not path.is_dir() or not any(path.glob("*/datapackage.json")):
        return []
    return sorted(found for found in path.iterdir() if is_package(found))


def files_of(path: Path) -> Files:
    """Return the files of a package.

    Raises
    ------
    InvalidPackageError
        It is a zip that cannot be read.
    UnreadableError
        There is no such file.
    """
    if path.suffix == ".zip" and path.is_file():
        return ZipFiles(path)
    return FolderFiles(path if path.is_dir() else path.parent)
