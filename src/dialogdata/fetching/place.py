"""The files of a package, wherever they lie."""

from pathlib import Path
from typing import Protocol

from dialogdata.errors import InvalidPackageError, UnreadableError
from dialogdata.fetching.address import Address, is_address
from dialogdata.fetching.paths import safe

DESCRIPTOR = "datapackage.json"
SUMS = "SHA256SUMS"
_MAGIC = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"


class Place(Protocol):
    """Where the files of one package lie."""

    label: str
    """What messages call it."""
    descriptor_name: str
    """Path of the descriptor inside the package."""
    foreign: bool
    """Whether it came over the network, so that every file needs a hash to be believed."""

    def descriptor(self) -> bytes:
        """Return the descriptor."""

    def sums(self) -> bytes | None:
        """Return the list of checksums, if there is one."""

    def read(self, path: str, digest: str | None, size: int | None) -> bytes:
        """Return a file.

        Parameters
        ----------
        path : str
            Its path inside the package.
        digest : str, optional
            The SHA-256 that it must have: whether a copy at hand is still good.
        size : int, optional
            How many bytes it must have.
        """


class FolderPlace:
    """A package in a folder."""

    foreign = False

    def __init__(self, path: Path) -> None:
        self._file = path / DESCRIPTOR if path.is_dir() else path
        self.label = str(self._file.parent)
        self.descriptor_name = self._file.name

    def descriptor(self) -> bytes:
        """Return the descriptor."""
        return _bytes(self._file)

    def sums(self) -> bytes | None:
        """Return the list of checksums, if there is one."""
        path = self._file.parent / SUMS
        return _bytes(path) if path.is_file() else None

    def read(self, path: str, digest: str | None, size: int | None) -> bytes:  # noqa: ARG002
        """Return a file, which lies inside the folder even when links are followed."""
        home = self._file.parent.resolve()
        target = (home / safe(path, str(self._file))).resolve()
        if not target.is_relative_to(home):
            raise InvalidPackageError(f"{self._file}: the path {path!r} leaves the package")
        return _bytes(target)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or error}") from None


def is_zip(path: Path) -> bool:
    """Tell by its first bytes whether a file is a zip; names and media types may lie."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) in (_MAGIC, _EMPTY)
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or error}") from None


def place_of(package: str | Path) -> Place:
    """Return where the files of a package lie.

    Parameters
    ----------
    package : str or Path
        Its folder, its ``datapackage.json``, its zip, or the http(s) address of one of the
        last two.

    Raises
    ------
    UnreadableError
        It is not there, or the address does not answer.
    InvalidPackageError
        It is no package, or one that cannot be trusted.
    MissingExtraError
        It is an address, and what downloads is not installed.
    """
    if is_address(package):
        from dialogdata.fetching.remote import remote_place  # noqa: PLC0415

        return remote_place(Address.parse(str(package)))
    path = Path(package)
    if path.is_dir() or not is_zip(path):
        return FolderPlace(path)
    from dialogdata.fetching.zipped import ZipPlace  # noqa: PLC0415

    return ZipPlace(path)
