"""Finding the files to check, and cutting them into records."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dialogdata.errors import UnreadableError

MAX_RECORD = 16 * 1024 * 1024
"""Bytes of one record at most; a record of a real dialogue has about 50,000."""

_LINES = (".jsonl", ".ndjson")
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class RawRecord:
    """The bytes of one record, and where they stand."""

    file: str
    line: int
    data: bytes
    too_large: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files that a list of paths stands for, by what they hold."""

    records: tuple[Path, ...]
    datasets: tuple[Path, ...]
    sheets: tuple[Path, ...]


def find_inputs(paths: Iterable[Path]) -> Inputs:
    """Sort files, and the files of folders, by what they hold.

    Raises
    ------
    UnreadableError
        A path does not exist, is neither file nor folder, or is a folder without records.
    """
    records: dict[Path, None] = {}
    datasets: dict[Path, None] = {}
    sheets: dict[Path, None] = {}
    for path in paths:
        files = [path]
        if _kind(path) == "folder":
            files = sorted(_walk(path))
            if not files:
                raise UnreadableError(f"{path}: no records in this folder (*.json, *.jsonl)")
        for file in files:
            if file.suffix == ".csv":
                sheets[file] = None
            elif file.name == "dataset.json":
                datasets[file] = None
            else:
                records[file] = None
    return Inputs(tuple(records), tuple(datasets), tuple(sheets))


def _kind(path: Path) -> str:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise UnreadableError(f"{path}: no such file or folder") from None
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or error}") from None
    if stat.S_ISDIR(mode):
        return "folder"
    if stat.S_ISREG(mode):
        return "file"
    raise UnreadableError(f"{path}: neither a file nor a folder")


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that hold records, datasets or sheets of ours."""

    def fail(error: OSError) -> None:
        raise UnreadableError(f"{error.filename}: {error.strerror}")

    # Links to folders are not followed, so that a loop of links ends.
    for root, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = Path(root)
        for name in names:
            if name.startswith("."):
                continue
            suffix = Path(name).suffix
            if suffix == ".csv" and here.name in ("registry", "codelists"):
                yield here / name
            elif suffix in (".json", *_LINES) and not name.endswith(".schema.json"):
                yield here / name


def read_records(path: Path) -> Iterator[RawRecord]:
    """Read the records of a file: one of ``.json``, one a line of ``.jsonl``.

    Raises
    ------
    UnreadableError
        The file cannot be read.
    """
    try:
        _kind(path)
        with path.open("rb") as stream:
            before = os.fstat(stream.fileno())
            if path.suffix in _LINES:
                yield from read_lines(stream, str(path))
                return
            data = stream.read(MAX_RECORD + 1)
            after = os.fstat(stream.fileno())
    except OSError as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(f"{path}: {error.strerror or error}") from None
    changed = before.st_mtime_ns != after.st_mtime_ns or before.st_size != after.st_size
    yield RawRecord(str(path), 1, data, len(data) > MAX_RECORD, changed)


def read_lines(stream: BinaryIO, file: str) -> Iterator[RawRecord]:
    """Read one record a line; blank lines are skipped."""
    number = 0
    while line := stream.readline(MAX_RECORD + 1):
        number += 1
        too_large = len(line) > MAX_RECORD
        if too_large:
            while line and not line.endswith(b"\n"):  # pass over the rest of the long line
                line = stream.readline(MAX_RECORD)
            line = b""
        if too_large or line.strip():
            yield RawRecord(file, number, line.rstrip(b"\r\n"), too_large)


def read_stream(stream: BinaryIO) -> Iterator[RawRecord]:
    """Read standard input: one record, or one a line when its first line is a whole value."""
    first = stream.readline(MAX_RECORD + 1)
    head = first.removeprefix(_BOM).strip()
    if head.startswith(b"{") and head.endswith(b"}"):
        rest = read_lines(stream, "-")
        yield RawRecord("-", 1, first.rstrip(b"\r\n"), len(first) > MAX_RECORD)
        for raw in rest:
            yield RawRecord("-", raw.line + 1, raw.data, raw.too_large)
        return
    data = first + stream.read(MAX_RECORD + 1 - len(first))
    yield RawRecord("-", 1, data, len(data) > MAX_RECORD)
