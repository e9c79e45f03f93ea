"""A fault in a finished package, and its place as a finding."""

from typing import NamedTuple

from dialogdata.errors import DialogDataError
from dialogdata.findings import Finding
from dialogdata.packages.files import Files
from dialogdata.rules.rule import Rule, escape


class PackageFault(NamedTuple):
    """A breach of a rule in a file of a package."""

    rule: Rule
    file: str
    message: str
    line: int = 1
    row: int | None = None
    """Number of the row of a table, from 0."""
    column: str | None = None
    """Name of the column."""
    place: int = 0
    """Number of the column, from 0."""
    record: str | None = None
    """The dialogue from which the row or line was made."""

    @property
    def pointer(self) -> str:
        """The place as a JSON Pointer into the rows of the table: ``/12/act``."""
        if self.row is None:
            return ""
        return f"/{self.row}" if self.column is None else f"/{self.row}/{escape(self.column)}"


def finding_of(fault: PackageFault, files: Files) -> Finding:
    """Return a fault as a finding with line and column of the file."""
    line, column = fault.line, 1
    if fault.place:
        try:
            line, column = _cell(files, fault)
        except (OSError, DialogDataError, UnicodeDecodeError):
            line, column = fault.line, 1
    return Finding(
        str(files.home / fault.file) if fault.file else str(files.home),
        line,
        column,
        fault.rule.id,
        fault.rule.severity,
        fault.pointer,
        fault.record,
        fault.message,
        fault.rule.fix,
    )


def _cell(files: Files, fault: PackageFault) -> tuple[int, int]:
    """Return line and column at which a cell begins; the reader of CSV only knows rows."""
    left, quoted = fault.place, False
    with files.open(fault.file) as file:
        for number, raw in enumerate(file, start=1):
            if number < fault.line:
                continue
            for column, letter in enumerate(raw.decode("utf-8"), start=1):
                if letter == '"':
                    quoted = not quoted
                elif letter == "," and not quoted:
                    left -= 1
                    if left == 0:
                        return number, column + 1
            if not quoted:
                break
    return fault.line, 1
