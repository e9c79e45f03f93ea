"""What a check finds: where, what, why, and how to mend it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault, at one place.

    Attributes
    ----------
    file : str
        Path as given, ``-`` for standard input, or empty for a record checked in memory.
    line, column : int
        Place in the file, from 1.
    rule : str
        Rule id, for example ``DD310``.
    severity : str
        ``error`` or ``warning``.
    pointer : str
        RFC 6901 JSON Pointer of the value concerned.
    record : str or None
        Id of the record, when it could be read.
    message : str
        What is wrong.
    hint : str or None
        How to mend it.
    """

    file: str
    line: int
    column: int
    rule: str
    severity: Severity
    pointer: str
    record: str | None = field(compare=False)
    message: str
    hint: str | None = field(default=None, compare=False)

    def to_dict(self) -> dict[str, Any]:
        """Return the finding with the keys of the JSON output, in their order."""
        return {
            "rule": self.rule,
            "severity": self.severity,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "pointer": self.pointer,
            "record": self.record,
            "message": self.message,
            "hint": self.hint,
        }


@dataclass(frozen=True)
class Report(Sequence[Finding]):
    """All findings of one run, sorted by file and place.

    Examples
    --------
    >>> import dialogdata as dd
    >>> report = dd.validate({"schema_version": "1.0"})
    >>> report.ok, report[0].rule
    (False, 'DD101')
    """

    findings: tuple[Finding, ...]
    files: int = 0
    records: int = 0
    paths: tuple[str, ...] = ()
    """The files that were checked, with and without findings."""

    def __getitem__(self, index: Any) -> Any:
        return self.findings[index]

    def __len__(self) -> int:
        return len(self.findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    @property
    def errors(self) -> int:
        """Number of errors."""
        return sum(finding.severity == "error" for finding in self.findings)

    @property
    def warnings(self) -> int:
        """Number of warnings."""
        return sum(finding.severity == "warning" for finding in self.findings)

    @property
    def ok(self) -> bool:
        """Whether there is no error; warnings do not count."""
        return self.errors == 0

    def summary(self) -> dict[str, int]:
        """Return the counts of the JSON output."""
        return {
            "files": self.files,
            "records": self.records,
            "errors": self.errors,
            "warnings": self.warnings,
        }
