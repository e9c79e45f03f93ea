"""Addresses of packages."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from dialogdata.errors import UnreadableError

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")
_PIN = re.compile(r"sha256=([0-9a-f]{64})")
_WEB = ("http", "https")


def is_address(package: str | Path) -> bool:
    """Tell an address from a path. One letter before the colon is a drive."""
    return _SCHEME.match(str(package)) is not None


@dataclass(frozen=True, slots=True)
class Address:
    """An http(s) address of a descriptor or a zip."""

    url: str
    pin: str | None = None
    """The SHA-256 that the file at the address must have: ``…#sha256=<hash>``."""

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Return an address as typed.

        Raises
        ------
        UnreadableError
            It is no address that can be used.
        """
        url, _, fragment = text.partition("#")
        require_web(url)
        pin = _PIN.fullmatch(fragment)
        if fragment and pin is None:
            raise UnreadableError(f"{url}: after # only sha256=<64 hexadecimal digits> is known")
        return cls(f"{url}datapackage.json" if url.endswith("/") else url, pin[1] if pin else None)

    @property
    def name(self) -> str:
        """Name of the file."""
        return urlsplit(self.url).path.rpartition("/")[2] or "datapackage.json"

    def beside(self, path: str) -> str:
        """Return the address of another file of the same package."""
        return urljoin(self.url, quote(path))


def require_web(url: str, before: str | None = None) -> None:
    """Raise unless an address can be asked without harm.

    Parameters
    ----------
    url : str
        The address.
    before : str, optional
        The address that redirects to it: what began encrypted must stay so.

    Raises
    ------
    UnreadableError
        It is not http or https, has no host, or carries a password.
    """
    said = f"{before}: it redirects to {url!r}" if before else url
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise UnreadableError(f"{said}: not an address ({error})") from None
    if parts.username is not None:  # and the message must not carry it either
        raise UnreadableError(f"{parts.scheme}://…@{host}: an address must not carry a password")
    if parts.scheme.lower() not in _WEB:
        raise UnreadableError(f"{said}: only http and https addresses are read")
    if not host:
        raise UnreadableError(f"{said}: not an address, it names no host; give it as text")
    if before and before.lower().startswith("https:") and parts.scheme.lower() == "http":
        raise UnreadableError(f"{said}: that is not encrypted, and the first address is")
