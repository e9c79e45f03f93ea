"""Finding the files to check, and cutting them into records."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from dialogdata.errors import UnreadableError

MAX_RECORD = 16 * 1024 * 1024
"""Bytes of one record at most; a record of a real dialogue has about 50,000."""

LINES = (".jsonl", ".ndjson")
_CHUNK = 256 * 1024
_BOM = b"\xef\xbb\xbf"


class RawRecord(NamedTuple):
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
    whole_registries: tuple[Path, ...] = ()
    """Registries of entities beside which every record is part of the run."""
    codings: tuple[Path, ...] = ()


def is_coding(file: Path) -> bool:
    """Tell whether a file is an independent coding, by its place: ``codings/{name}/*.json``."""
    folder = file.absolute().parent
    # A project that happens to be called codings still has records.
    return folder.parent.name == "codings" and folder.name != "records"


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
    codings: dict[Path, None] = {}
    whole: list[Path] = []
    for path in paths:
        files = [path]
        if _kind(path) == "folder":
            files = sorted(_walk(path))
            whole += [path / "registry" / "entities.csv"]
            if not files:
                raise UnreadableError(f"{path}: no records in this folder (*.json, *.jsonl)")
        for file in files:
            if file.suffix == ".csv":
                sheets[file] = None
            elif file.name == "dataset.json":
                datasets[file] = None
            elif file.suffix == ".json" and is_coding(file):
                codings[file] = None
            else:
                records[file] = None
    complete = tuple(sheet for sheet in whole if sheet in sheets and records)
    return Inputs(tuple(records), tuple(datasets), tuple(sheets), complete, tuple(codings))


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


_OTHERS = frozenset({"schema", "dist", "build", "site", "node_modules", "venv"})
"""Folders that hold no records, but JSON that is made or belongs to others."""


def _is_ours(folder: Path) -> bool:
    """Tell whether a folder below the one that was named may hold records to check."""
    if folder.name.startswith(".") or folder.name in _OTHERS:
        return False
    return not (folder / "datapackage.json").exists()  # a finished package is checked as one


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that hold records, datasets or sheets of ours."""

    def fail(error: OSError) -> None:
        raise UnreadableError(f"{error.filename}: {error.strerror}")

    # Links to folders are not followed, so that a loop of links ends.
    for root, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if _is_ours(Path(root, name)))
        here = Path(root)
        for name in names:
            if name.startswith("."):
                continue
            suffix = Path(name).suffix
            sheet = suffix == ".csv" and here.name in ("registry", "codelists")
            record = suffix in (".json", *LINES) and not name.endswith(".schema.json")
            if sheet or record:
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
            if path.suffix in LINES:
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


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some whole lines of a file of one record a line."""

    file: str
    line: int
    data: bytes

    def records(self) -> Iterator[RawRecord]:
        """Cut the lines into records."""
        return read_lines(BytesIO(self.data), self.file, self.line - 1)


def read_chunks(path: Path) -> Iterator[Chunk]:
    """Read a file of one record a line in pieces of some dozen records.

    Raises
    ------
    UnreadableError
        The file cannot be read.
    """
    line = 1
    try:
        _kind(path)
        with path.open("rb") as stream:
            while data := stream.read(_CHUNK):
                rest = b"" if data.endswith(b"\n") else stream.readline(MAX_RECORD + 1)
                data += rest
                yield Chunk(str(path), line, data)
                line += data.count(b"\n") + (not data.endswith(b"\n"))
                while rest and not rest.endswith(b"\n"):  # pass over the rest of a long line
                    rest = stream.readline(MAX_RECORD)
    except OSError as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(f"{path}: {error.strerror or error}") from None


def read_lines(stream: BinaryIO, file: str, number: int = 0) -> Iterator[RawRecord]:
    """Read one record a line; blank lines are skipped; ``number`` lines were read before."""
    while line := stream.readline(MAX_RECORD + 1):
        number += 1
        if len(line) <= MAX_RECORD and (data := line.rstrip(b"\r\n")).strip():
            yield RawRecord(file, number, data)
        else:
            yield from _record_of(line, stream, file, number)


def _record_of(line: bytes, stream: BinaryIO, file: str, number: int) -> Iterator[RawRecord]:
    """Yield the record of a line, unless it is blank; pass over what a long line has left."""
    if len(line) > MAX_RECORD:
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_RECORD)
        yield RawRecord(file, number, b"", too_large=True)
    elif line.strip():
        yield RawRecord(file, number, line.rstrip(b"\r\n"))


def read_stream(stream: BinaryIO) -> Iterator[RawRecord]:
    """Read standard input: one record, or one a line.

    It is one a line where the first line is an object from brace to brace, and what follows
    begins with a brace too.
    """
    head: list[bytes] = []
    filled: list[bytes] = []
    while len(filled) < 2 and (line := stream.readline(MAX_RECORD + 1)):  # noqa: PLR2004
        head.append(line)
        text = line.removeprefix(_BOM).strip()
        if text:
            filled.append(text)
    if filled and filled[0].endswith(b"}") and all(text.startswith(b"{") for text in filled):
        for number, line in enumerate(head, 1):
            yield from _record_of(line, stream, "-", number)
        yield from read_lines(stream, "-", len(head))
        return
    data = b"".join(head)
    data += stream.read(max(0, MAX_RECORD + 1 - len(data)))
    yield RawRecord("-", 1, data, len(data) > MAX_RECORD)
