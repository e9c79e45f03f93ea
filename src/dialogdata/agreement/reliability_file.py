"""``reliability.csv``: how far the codings of a dataset agree, as numbers in a file.

It lies in the folder of its dataset and is written by ``dialogdata agreement --write``, not
computed when tables are built: it takes seconds, and an extra.
"""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from dialogdata.agreement.compare import About, compare
from dialogdata.agreement.texts import read_texts
from dialogdata.errors import InvalidRecordsError, UnreadableError
from dialogdata.library import CODINGS, RECORDS
from dialogdata.tabular import csv_text
from dialogdata.tabular.coding_tables import RELIABILITY
from dialogdata.tabular.spec import Row, Table

FILE_TABLE = Table(
    RELIABILITY.name,
    RELIABILITY.title,
    RELIABILITY.description,
    tuple(c for c in RELIABILITY.columns if c.name not in ("dataset", "position")),
    (),
)
"""The table as it stands in the folder of one dataset."""


def read_reliability(path: Path) -> list[Row]:
    """Return the rows of a ``reliability.csv``; none where there is no such file.

    Raises
    ------
    UnreadableError
        It cannot be read.
    InvalidRecordsError
        It was not written by this command.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"{path}: {error}") from None
    try:
        if not text.startswith(csv_text.header(FILE_TABLE)):
            raise ValueError("other columns")  # noqa: TRY301 - one message for every fault
        return list(csv_text.read(FILE_TABLE, io.StringIO(text, newline="")))
    except (ValueError, csv.Error) as error:
        message = f"{path}: not written by `dialogdata agreement --write` ({error})"
        raise InvalidRecordsError(message) from None


def with_rows(rows: Sequence[Row], new: Sequence[Row]) -> str:
    """Return the text of a file in which a comparison is added, or takes its own place."""

    def comparison(row: Row) -> tuple[str, ...]:
        return tuple(str(row[name]) for name in ("coding_round", "coding_a", "coding_b"))

    replaced = {comparison(row) for row in new}
    kept = [row for row in rows if comparison(row) not in replaced]
    # Sorted by comparison, `before` after `after` turned round; rows of one keep their order.
    ordered = sorted(
        [*kept, *new], key=lambda row: (row["coding_round"] != "before", comparison(row))
    )
    return csv_text.text(FILE_TABLE, ordered)


def name_in(dataset: Path, path: Path) -> str:
    """Return the name of a coding in its dataset: its path, seen from the dataset's folder.

    Raises
    ------
    UnreadableError
        It lies elsewhere, so that nobody could compute the numbers again.
    """
    home, inner = dataset.resolve(), path.resolve()
    name = inner.relative_to(home).as_posix() if inner.is_relative_to(home) else ""
    if name != RECORDS and not (name.startswith(f"{CODINGS}/") and name.count("/") == 1):
        raise UnreadableError(
            f"{path}: to be published, a coding is the folder {home / RECORDS} or a folder in "
            f"{home / CODINGS}"
        )
    return name


def published_reliability(dataset: Path, a: str, b: str, coding_round: str) -> list[Row]:
    """Compute anew the rows of a comparison that a dataset publishes."""
    from dialogdata.agreement.statistics import reliability  # noqa: PLC0415 - imports NumPy

    comparison = compare(read_texts(dataset / a), read_texts(dataset / b))
    return reliability(comparison, About(a, b, coding_round))
