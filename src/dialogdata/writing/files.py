"""Replacing a file as a whole: whoever looks sees the old text or the new, never half."""

import contextlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from dialogdata.errors import UnreadableError
from dialogdata.reading.positions import Lines
from dialogdata.reading.sources import RawRecord, read_records
from dialogdata.writing.text import CannotRewriteError

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Original:
    """The bytes of a file as they were read, and their text without a byte-order mark."""

    path: Path
    data: bytes
    text: str


def decoded(raw: RawRecord) -> str:
    """Return the text of a record that may be rewritten.

    Raises
    ------
    CannotRewriteError
        The bytes are not UTF-8, too many, or changed while they were read.
    """
    if raw.too_large:
        raise CannotRewriteError("the record has more than 16 MB")
    if raw.changed:
        raise CannotRewriteError("the file changed while it was read")
    try:
        return raw.data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError:
        raise CannotRewriteError("the bytes are not UTF-8") from None


def read(path: Path) -> Original:
    """Read a file that is to be rewritten.

    Raises
    ------
    UnreadableError
        The file cannot be read, or not safely be rewritten.
    """
    (raw,) = read_records(path)
    try:
        return Original(path, raw.data, decoded(raw))
    except CannotRewriteError as problem:
        raise UnreadableError(f"{path}: {problem.message}; left as it is") from None


def refusal(original: Original, problem: CannotRewriteError) -> UnreadableError:
    """Return the error that says at which place a text resists."""
    line, column = Lines(original.text).place(problem.offset)
    return UnreadableError(f"{original.path}:{line}:{column}: {problem.message}; left as it is")


def replace(original: Original, data: bytes) -> None:
    """Put new bytes in the place of a file, keeping its mode.

    Raises
    ------
    UnreadableError
        The file is not writable, or is no longer what was read.
    """
    # A link stays a link: the file it leads to is replaced.
    target = original.path.resolve()
    temporary: Path | None = None
    try:
        if not os.access(target, os.W_OK):
            raise UnreadableError(f"{original.path}: not writable")
        mode = target.stat().st_mode
        # In the same folder, for a rename is whole only within one file system; hidden, so
        # that no run takes it for a record.
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.name}.", suffix=".tmp", delete=False
        ) as stream:
            temporary = Path(stream.name)
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(mode & 0o7777)
        if target.read_bytes() != original.data:
            raise UnreadableError(f"{original.path}: changed meanwhile; left as it is")
        os.replace(temporary, target)  # noqa: PTH105 - the name that people look for
        temporary = None
    except OSError as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(f"{original.path}: {error.strerror or error}") from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
