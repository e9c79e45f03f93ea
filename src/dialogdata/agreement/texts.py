"""Coded texts: what two codings are compared by, whatever kind of file holds them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dialogdata.errors import InvalidRecordsError, UnreadableError
from dialogdata.library import read_coding, read_record
from dialogdata.models import Dialogue, IndependentCoding, Statement

Key = tuple[str, str]
"""Dialogue and document: ``("chn-pak-2026-01-04", "d1")``."""


@dataclass(frozen=True, slots=True)
class CodedText:
    """One coder's statements of one document.

    Attributes
    ----------
    dialogue, document : str
        Which text was coded.
    coder, method, coded_on, manual : str
        By whom or what, when, and by which version of the rules.
    statements : tuple of Statement
        The units, in order of the text.
    file : Path
        Where they were read.
    """

    dialogue: str
    document: str
    coder: str
    method: str
    coded_on: str
    manual: str
    statements: tuple[Statement, ...]
    file: Path

    @property
    def key(self) -> Key:
        """Which text was coded."""
        return self.dialogue, self.document


def texts_of_record(record: Dialogue, file: Path) -> list[CodedText]:
    """Return the coded texts of a record, one for each document that has statements."""
    by_document: dict[str, list[Statement]] = {}
    for statement in record.statements:
        if statement.document is not None:
            by_document.setdefault(statement.document, []).append(statement)
    coding = record.coding
    return [
        CodedText(
            record.id,
            document,
            coding.coders[0],
            coding.method,
            coding.coded_on,
            coding.codebook,
            tuple(statements),
            file,
        )
        for document, statements in by_document.items()
    ]


def text_of_coding(coding: IndependentCoding, file: Path) -> CodedText:
    """Return the coded text of an independent coding."""
    return CodedText(
        coding.dialogue,
        coding.document,
        coding.coder,
        coding.method,
        coding.coded_on,
        coding.manual,
        tuple(coding.statements),
        file,
    )


def read_file(file: Path) -> list[CodedText]:
    """Return the coded texts of a file: an independent coding, or an ordinary record."""
    if _is_record(file):
        return texts_of_record(read_record(file), file)
    return [text_of_coding(read_coding(file), file)]


def _is_record(file: Path) -> bool:
    """Tell a record by its parties; what is neither fails with the faults of a coding."""
    try:
        found = json.loads(file.read_bytes())
    except OSError as error:
        raise UnreadableError(f"{file}: {error.strerror or error}") from None
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and "parties" in found


def by_text(texts: Iterable[CodedText]) -> dict[Key, CodedText]:
    """Return coded texts by what they are codings of.

    Raises
    ------
    InvalidRecordsError
        Two are of the same document: which of them is meant cannot be known.
    """
    found: dict[Key, CodedText] = {}
    for text in texts:
        first = found.setdefault(text.key, text)
        if first is not text:
            raise InvalidRecordsError(
                f"{text.dialogue}:{text.document} is coded twice, in {first.file} and "
                f"{text.file}; name the folder of one coding"
            )
    return found


def read_texts(path: Path) -> Mapping[Key, CodedText]:
    """Read one coding.

    Parameters
    ----------
    path : Path
        A file, or a folder with files, of independent codings or of records.

    Returns
    -------
    mapping
        Dialogue and document → coded text.

    Raises
    ------
    UnreadableError
        The path cannot be read, or is a folder without such files.
    InvalidRecordsError
        A file is neither a coding nor a record, or a document is coded twice.
    """
    if not path.is_dir():
        return by_text(read_file(path))
    files = [
        file
        for file in sorted(path.rglob("*.json"))
        if file.name != "dataset.json"
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
    ]
    if not files:
        raise UnreadableError(f"{path}: no codings in this folder (*.json)")
    return by_text(text for file in files for text in read_file(file))
