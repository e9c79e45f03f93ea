"""One download: bytes from a server to a file, within limits."""

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dialogdata.errors import InvalidPackageError, UnreadableError
from dialogdata.fetching.cache import partial
from dialogdata.fetching.progress import Step, progress
from dialogdata.fetching.sums import altered
from dialogdata.fetching.transport import answer

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

_PIECE = 1 << 16
GRACE = 60.0
"""Seconds after which a download must have kept up the pace."""
PACE = 1 << 10
"""Bytes a second below which a server only keeps us waiting."""


@dataclass(frozen=True, slots=True)
class Download:
    """A finished download that has no name yet."""

    path: Path
    digest: str
    media_type: str

    def require(self, expected: str | None, name: str) -> None:
        """Raise unless it has a SHA-256.

        Raises
        ------
        InvalidPackageError
            It has another.
        """
        if expected is not None and expected != self.digest:
            raise altered(name, expected, self.digest)


@contextmanager
def downloaded(url: str, limit: int) -> Iterator[Download]:
    """Yield a download; unless it was given a name in the meantime, it is gone afterwards.

    Parameters
    ----------
    url : str
        Its address.
    limit : int
        How many bytes it may have at most.

    Raises
    ------
    UnreadableError
        It did not arrive whole, or not in time, or cannot be written.
    InvalidPackageError
        It is larger than it may be.
    """
    with partial() as path:
        with answer(url) as response:
            length = response.headers.get("Content-Length", "")
            stated = int(length) if length.isdecimal() else 0
            if stated > limit:
                raise InvalidPackageError(f"{url}: {stated} bytes; it may have {limit} at most")
            with path.open("wb") as file, progress(url, stated or None) as step:
                digest = hashlib.sha256()
                for piece in _pieces(url, response, limit, step):
                    digest.update(piece)
                    file.write(piece)
            media_type = response.headers.get("Content-Type", "").partition(";")[0]
        yield Download(path, digest.hexdigest(), media_type)


def _pieces(url: str, response: "BaseHTTPResponse", limit: int, step: Step) -> Iterator[bytes]:
    """Yield what arrives as it arrives: a full buffer would wait for a slow server."""
    size, began = 0, time.monotonic()
    while piece := response.read1(_PIECE, decode_content=True):
        size += len(piece)
        if size > limit:
            raise InvalidPackageError(f"{url}: more than {limit} bytes; it may have no more")
        passed = time.monotonic() - began
        if passed > GRACE and size < PACE * passed:
            raise UnreadableError(f"{url}: too slow, {size} bytes in {passed:.0f} seconds")
        step(len(piece))
        yield piece
