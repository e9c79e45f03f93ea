"""Puts a finished package in the place of the old one, so that there always is a whole one.

Where the system can exchange two names in one step (Linux, macOS), there is no moment without a
package. Elsewhere the old one is first named ``.<name>.dialogdata-old``; a build that is killed
between the two renames leaves it there, and the next build, or :func:`recover`, puts it back.
"""

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dialogdata.errors import UnreadableError

_SUFFIX = ".dialogdata-building"
_OLD = ".dialogdata-old"
_HERE = -100  # AT_FDCWD: paths count from the working directory
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


@contextmanager
def workshop(home: Path) -> Iterator[Path]:
    """Yield a new folder inside a target folder, which is gone afterwards whatever happens.

    Only one build works in a target folder at a time, so that what a killed build left behind
    is known to be waste, and goes first.

    Raises
    ------
    UnreadableError
        The folder cannot be written, or another build is at work in it.
    """
    new = not home.exists()
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = _locked(home)
    except OSError as error:
        raise UnreadableError(f"{home}: {error.strerror or error}") from None
    try:
        try:
            recover(home, sweep=lock is not None)
            work = Path(tempfile.mkdtemp(prefix=".", suffix=_SUFFIX, dir=home))
        except OSError as error:
            raise UnreadableError(f"{home}: {error.strerror or error}") from None
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)
    finally:
        if lock is not None:
            os.close(lock)
        if new:
            with suppress(OSError):
                home.rmdir()  # only when it is empty


def _locked(home: Path) -> int | None:
    """Lock a folder until the process ends; None where that is not possible."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        return None
    file = os.open(home, os.O_RDONLY)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        raise UnreadableError(f"{home}: another build is at work here") from None
    except OSError:  # some network disks have no locks
        os.close(file)
        return None
    return file


def recover(home: Path, *, sweep: bool) -> None:
    """Put back the package that a killed build had moved aside.

    Parameters
    ----------
    home : Path
        The folder of the packages.
    sweep : bool
        Whether the unfinished folders in it are known to be nobody's, and go.
    """
    for old in home.glob(f".*{_OLD}"):
        target = home / old.name[1 : -len(_OLD)]
        if target.exists():
            shutil.rmtree(old)
        else:
            old.rename(target)
    for waste in home.glob(f".*{_SUFFIX}") if sweep else ():
        shutil.rmtree(waste)


def swap(fresh: Path, target: Path) -> None:
    """Put a folder in the place of another, which is gone or in the place of the first."""
    if not target.exists():
        fresh.rename(target)
        return
    if exchange(fresh, target):
        return
    old = target.with_name(f".{target.name}{_OLD}")
    target.rename(old)
    try:
        fresh.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def exchange(first: Path, second: Path) -> bool:
    """Exchange two names in one step; tell whether the system can do that."""
    one, two = os.fsencode(first), os.fsencode(second)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = library.renamex_np(one, two, _EXCHANGE)
        else:
            failed = library.renameat2(_HERE, one, _HERE, two, _EXCHANGE)
    except (OSError, AttributeError, TypeError):  # another system, or an old library
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(second))
