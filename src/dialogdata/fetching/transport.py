"""Asking a server for a file. The only place that imports what speaks http."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from dialogdata import __version__
from dialogdata.errors import MissingExtraError, UnreadableError
from dialogdata.fetching.address import require_web

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

CONNECT = 15.0
"""Seconds to wait for a connection."""
SILENCE = 30.0
"""Seconds to wait for the next bytes."""
_REDIRECTS = 5
_OK = 200
_MOVED = (301, 302, 303, 307, 308)
_ABSENT = (403, 404, 410)  # some stores answer 403 for what is not there


class AbsentError(UnreadableError):
    """The server has no such file."""


@contextmanager
def answer(url: str) -> Iterator["BaseHTTPResponse"]:
    """Yield the answer to a request, its body not yet read.

    Raises
    ------
    AbsentError
        The server has no such file.
    UnreadableError
        There is no usable answer.
    MissingExtraError
        The extra for downloads is not installed.
    """
    try:
        from urllib3.exceptions import HTTPError  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("reading packages from an address", "download") from None
    found: BaseHTTPResponse | None = None
    try:
        found = _follow(url)
        yield found
    except HTTPError as error:
        raise UnreadableError(f"{url}: {_reason(error)}") from None
    finally:
        if found is not None:
            found.close()


def _follow(url: str) -> "BaseHTTPResponse":
    """Follow redirects one by one, so that each is looked at before it is asked."""
    here = url
    for _ in range(_REDIRECTS + 1):
        found = _ask(here)
        if found.status == _OK:
            return found
        found.close()  # what a server says beside an error or a redirect is not read
        target = found.headers.get("Location")
        if found.status not in _MOVED or not target:
            kind = AbsentError if found.status in _ABSENT else UnreadableError
            raise kind(f"{here}: the server answers {found.status} {found.reason or ''}".rstrip())
        here = _next(here, target)
    raise UnreadableError(f"{url}: more than {_REDIRECTS} redirects")


def _next(here: str, target: str) -> str:
    try:
        there = urljoin(here, target).partition("#")[0]
    except ValueError as error:
        raise UnreadableError(f"{here}: it redirects to no address ({error})") from None
    require_web(there, here)
    return there


def _ask(url: str) -> "BaseHTTPResponse":
    from urllib3 import Timeout  # noqa: PLC0415

    parts = urlsplit(url)
    proxy = None if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme)
    return _pool(proxy).request(
        "GET",
        url,
        preload_content=False,
        redirect=False,
        timeout=Timeout(connect=CONNECT, read=SILENCE),
    )


@lru_cache(maxsize=2)
def _pool(proxy: str | None) -> "PoolManager":
    from urllib3 import PoolManager, ProxyManager, Retry  # noqa: PLC0415

    # A new attempt where nothing was sent yet; anything else is said at once.
    retries = Retry(total=None, connect=1, read=0, redirect=0, status=0, other=0)
    headers = {"User-Agent": f"dialogdata/{__version__}", "Accept-Encoding": "identity"}
    if proxy is None:
        return PoolManager(retries=retries, headers=headers)
    return ProxyManager(proxy, retries=retries, headers=headers)


def _reason(error: Exception) -> str:
    from urllib3 import exceptions  # noqa: PLC0415

    cause = getattr(error, "reason", None)
    error = cause if isinstance(cause, Exception) else error
    # These too are timeouts to urllib3, and the first to it is also a failed connection.
    if isinstance(error, exceptions.NameResolutionError):
        return "no such host, or no network"
    if isinstance(error, exceptions.ConnectTimeoutError) and not isinstance(
        error, exceptions.NewConnectionError
    ):
        return f"no connection within {CONNECT:g} seconds"
    if isinstance(error, exceptions.ReadTimeoutError):
        return f"the server fell silent for {SILENCE:g} seconds"
    if isinstance(error, exceptions.ProtocolError | exceptions.IncompleteRead):
        return f"the connection broke off ({error})"
    return f"cannot be reached ({error})"
