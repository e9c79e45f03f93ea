"""Reading the CSV files that people edit by hand: codelists and registries."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from dialogdata.errors import UnreadableError


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file: its header, and its rows with the physical line on which each starts."""

    path: Path
    header: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    lines: tuple[int, ...]
    ragged: tuple[int, ...]
    """Lines of rows that have more or fewer cells than the header."""


def read_sheet(path: Path) -> Sheet:
    """Read a CSV file; raise UnreadableError when that is impossible.

    Raises
    ------
    UnreadableError
        The file is missing, not readable, or not UTF-8.
    """
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{path}: not UTF-8 (byte {error.start})") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[dict[str, str]] = []
    lines: list[int] = []
    ragged: list[int] = []
    try:
        header = tuple(next(reader, ()))
        start = reader.line_num + 1
        for cells in reader:
            if len(cells) != len(header):
                ragged.append(start)
            rows.append(dict(zip(header, cells, strict=False)))
            lines.append(start)
            start = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(f"{path}:{reader.line_num}: not CSV ({error})") from None
    return Sheet(path, header, tuple(rows), tuple(lines), tuple(ragged))


def split_cell(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several values joined by ``;``."""
    return tuple(part.strip() for part in cell.split(";")) if cell else ()
