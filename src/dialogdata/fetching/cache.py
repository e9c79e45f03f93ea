"""The folder in which downloads are kept.

::

    <cache>/<name>-<hash of the address>/entry        the descriptor or the zip
    <cache>/<name>-<hash of the address>/SHA256SUMS   empty: the server has none
    <cache>/<name>-<hash of the address>/files/…      the other files
    <cache>/partial/                                  downloads under way
"""

import hashlib
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dialogdata.errors import MissingExtraError, UnreadableError
from dialogdata.fetching.address import Address

FOLDER = "DIALOGDATA_CACHE"
REFRESH = "DIALOGDATA_REFRESH"
_DAY = 24 * 60 * 60


def cache_dir() -> Path:
    """Return the folder for downloads: ``DIALOGDATA_CACHE``, or that of the system.

    Raises
    ------
    MissingExtraError
        The extra for downloads is not installed.
    """
    if chosen := os.environ.get(FOLDER):
        return Path(chosen).expanduser()
    try:
        from platformdirs import user_cache_path  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("reading packages from an address", "download") from None
    return user_cache_path("dialogdata", appauthor=False)


def home_of(address: Address) -> Path:
    """Return the folder for what belongs to one address."""
    key = hashlib.sha256(address.url.encode()).hexdigest()[:16]
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", address.url.split("?")[0])[-48:].strip(".-")
    return cache_dir() / f"{name}-{key}"


def refresh() -> bool:
    """Tell whether what is in the cache is to be fetched anew."""
    return os.environ.get(REFRESH, "0") not in ("", "0")


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def partial() -> Iterator[Path]:
    """Yield a name for a download under way. Whatever is still there afterwards goes.

    Raises
    ------
    UnreadableError
        The cache cannot be written.
    """
    folder = cache_dir() / "partial"
    path = folder / f"{os.getpid()}-{time.monotonic_ns()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        yield path
    except OSError as error:
        if isinstance(error, UnreadableError):
            raise
        reason = error.strerror or error
        raise UnreadableError(f"{folder.parent}: {reason}; {FOLDER} names another folder") from None
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what killed downloads left behind: no download takes a day."""
    for path in folder.iterdir():
        with suppress(OSError):  # another process may be faster
            if path.stat().st_mtime < time.time() - _DAY:
                path.unlink()


def keep(path: Path, target: Path) -> Path:
    """Give a finished download its name, in one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    return path.replace(target)
