"""Packages in a zip. Nothing is unpacked; what could harm is refused before a file is read."""

import stat
import zipfile
import zlib
from pathlib import Path

from dialogdata.errors import InvalidPackageError, UnreadableError
from dialogdata.fetching.paths import safe
from dialogdata.fetching.place import DESCRIPTOR, SUMS

LARGEST = 1 << 33
"""Bytes of all files together."""
RATIO = 200
"""How many times smaller a file may be in the zip: tables shrink 5 to 50 times."""
_SMALL = 1 << 20
"""Bytes up to which the ratio of a file does not matter."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 1


class ZipPlace:
    """A package in a zip, at its top or in its only folder.

    Raises
    ------
    InvalidPackageError
        It is no zip, or not one that is safe to read, or holds no package.
    UnreadableError
        It cannot be read.
    """

    def __init__(self, path: Path, label: str | None = None) -> None:
        self.label = label or str(path)
        self.foreign = label is not None
        self.descriptor_name = DESCRIPTOR
        self._path = path
        try:
            with zipfile.ZipFile(path) as archive:
                self._members = self._checked(archive.infolist(), path.stat().st_size)
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            if isinstance(error, InvalidPackageError):
                raise
            raise InvalidPackageError(f"{self.label}: not a whole zip ({error})") from None
        except OSError as error:
            raise UnreadableError(f"{self.label}: {error.strerror or error}") from None
        self._root = self._find_root()

    def _checked(self, members: list[zipfile.ZipInfo], size: int) -> dict[str, zipfile.ZipInfo]:
        found: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            name = safe(member.orig_filename.removesuffix("/"), self.label)
            if wrong := _wrong(member):
                raise InvalidPackageError(f"{self.label}: {name!r} {wrong}")
            if name in found:
                raise InvalidPackageError(f"{self.label}: {name!r} stands in it twice")
            found[name] = member
        if sum(member.file_size for member in members) > LARGEST:
            raise InvalidPackageError(f"{self.label}: its files have more than {LARGEST} bytes")
        # Files that share their bytes are how a small zip claims to hold a huge one.
        if sum(member.compress_size for member in members) > size:
            raise InvalidPackageError(f"{self.label}: its files overlap")
        return {name: member for name, member in found.items() if not member.is_dir()}

    def _find_root(self) -> str:
        if DESCRIPTOR in self._members:
            return ""
        found = [name for name in self._members if name.split("/")[1:] == [DESCRIPTOR]]
        if len(found) != 1:
            many = f"{len(found)} packages" if found else f"no {DESCRIPTOR}"
            raise InvalidPackageError(f"{self.label}: not a data package, it holds {many}")
        return found[0].removesuffix(DESCRIPTOR)

    def descriptor(self) -> bytes:
        """Return the descriptor."""
        return self.read(DESCRIPTOR, None, None)

    def sums(self) -> bytes | None:
        """Return the list of checksums, if there is one."""
        return self.read(SUMS, None, None) if f"{self._root}{SUMS}" in self._members else None

    def read(self, path: str, digest: str | None, size: int | None) -> bytes:  # noqa: ARG002
        """Return a file."""
        place = f"{self.label}: {safe(path, self.label)}"
        member = self._members.get(f"{self._root}{path}")
        if member is None:
            raise UnreadableError(f"{place}: not in the zip")
        try:
            with zipfile.ZipFile(self._path) as archive:
                return archive.read(member)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise InvalidPackageError(f"{place}: damaged ({error})") from None
        except OSError as error:
            raise UnreadableError(f"{place}: {error.strerror or error}") from None


def _wrong(member: zipfile.ZipInfo) -> str | None:
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is a link or a device"
    if member.flag_bits & _ENCRYPTED:
        return "is encrypted"
    if member.compress_type not in _METHODS:
        return "is compressed in a way that is not read"
    if member.file_size > max(_SMALL, RATIO * member.compress_size):
        return f"would grow from {member.compress_size} to {member.file_size} bytes"
    return None
