"""Packages at an address. What was downloaded once is read from the cache."""

from functools import cached_property
from pathlib import Path

from dialogdata.errors import InvalidPackageError
from dialogdata.fetching.address import Address
from dialogdata.fetching.cache import REFRESH, digest_of, home_of, keep, refresh
from dialogdata.fetching.download import Download, downloaded
from dialogdata.fetching.paths import safe
from dialogdata.fetching.place import SUMS, Place, is_zip
from dialogdata.fetching.sums import altered, parse_sums
from dialogdata.fetching.transport import AbsentError
from dialogdata.fetching.zipped import ZipPlace

_ENTRY = "entry"
_LARGEST = 1 << 32
"""Bytes of a zip, or of a file whose size is not stated."""
_LIST = 1 << 24
"""Bytes of a descriptor or of a list of checksums."""
_AGAIN = f"; if the package was published anew, set {REFRESH}=1 to fetch it again"


def remote_place(address: Address) -> Place:
    """Return the place of a package at an address, downloading as little as is needed."""
    home = home_of(address)
    entry = home / _ENTRY
    if refresh() or not _usable(address, home):
        _fetch(address, home)
    if is_zip(entry):
        return ZipPlace(entry, label=address.url)
    return RemotePlace(address, home)


class RemotePlace:
    """A package whose files lie beside its descriptor on a server."""

    foreign = True

    def __init__(self, address: Address, home: Path) -> None:
        self._address = address
        self._home = home
        self.label = address.url
        self.descriptor_name = address.name

    @cached_property
    def _sums(self) -> bytes:
        return (self._home / SUMS).read_bytes()

    def descriptor(self) -> bytes:
        """Return the descriptor."""
        return (self._home / _ENTRY).read_bytes()

    def sums(self) -> bytes | None:
        """Return the list of checksums, if the server has one."""
        return self._sums or None

    def read(self, path: str, digest: str | None, size: int | None) -> bytes:
        """Return a file, from the cache if the copy there is still the one described."""
        url = self._address.beside(safe(path, self.label))
        if digest is None:
            raise InvalidPackageError(f"{url}: the package states no SHA-256 of it")
        target = self._home / "files" / path
        if not target.is_file() or digest_of(target) != digest:
            limit = _LARGEST if size is None else min(size, _LARGEST)
            try:
                with downloaded(url, limit) as found:
                    found.require(digest, url)
                    keep(found.path, target)
            except InvalidPackageError as error:
                raise InvalidPackageError(f"{error}{_AGAIN}") from None
        return target.read_bytes()


def _usable(address: Address, home: Path) -> bool:
    """Tell whether the cache has a descriptor that fits its list of checksums, or a zip."""
    entry, sums = home / _ENTRY, home / SUMS
    if not entry.is_file():
        return False
    if address.pin and digest_of(entry) != address.pin:
        return False
    if is_zip(entry):
        return True
    # A download that was killed between the two files is done again.
    if not sums.is_file():
        return False
    try:
        expected = parse_sums(sums.read_bytes(), str(sums)).get(address.name)
    except InvalidPackageError:
        return False
    return expected in (None, digest_of(entry))


def _fetch(address: Address, home: Path) -> None:
    with downloaded(address.url, _LARGEST) as found:
        found.require(address.pin, address.url)
        if is_zip(found.path):
            ZipPlace(found.path, label=address.url)  # raises unless it is sound
            keep(found.path, home / _ENTRY)
            return
        _require_descriptor(found, address)
        _fetch_sums(address, home, found)
        keep(found.path, home / _ENTRY)


def _require_descriptor(found: Download, address: Address) -> None:
    """Refuse what is neither a zip nor JSON, such as the page of a login."""
    with found.path.open("rb") as file:
        start = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"{") or found.path.stat().st_size > _LIST:
        kind = f", the server calls it {found.media_type}" if found.media_type else ""
        raise InvalidPackageError(f"{address.url}: neither a datapackage.json nor a zip{kind}")


def _fetch_sums(address: Address, home: Path, descriptor: Download) -> None:
    url = address.beside(SUMS)
    target = home / SUMS
    try:
        with downloaded(url, _LIST) as found:
            expected = parse_sums(found.path.read_bytes(), url).get(address.name)
            if expected is not None and expected != descriptor.digest:
                raise altered(address.url, expected, descriptor.digest)
            keep(found.path, target)
    except AbsentError:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"")
