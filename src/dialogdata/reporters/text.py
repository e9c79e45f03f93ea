"""A report for people: one line a finding that an editor can follow, and how to mend it."""

from collections.abc import Iterable
from io import TextIOBase
from pathlib import Path
from typing import TYPE_CHECKING

from dialogdata.findings import Finding, Report
from dialogdata.reporters._plain import count, printable
from dialogdata.rules import find_rule

if TYPE_CHECKING:
    from rich.console import Console

Part = str | tuple[str, str]
"""A piece of a line: text, or text with a style that rich knows."""

_COLOURS = {"error": "bold red", "warning": "yellow"}


def write(
    report: Report, out: "Console | TextIOBase", *, hidden: int = 0, notes: Iterable[str] = ()
) -> None:
    """Print a report.

    Parameters
    ----------
    report : Report
        The findings.
    out : Console or text stream
        Where to print; a console decides about colours and links, a stream gets plain text.
    hidden : int, default 0
        How many findings the configuration hides.
    notes : iterable of str
        What else the reader should know.
    """
    for finding in report:
        _print(out, _line(finding))
        if finding.hint:
            _print(out, ["    ", ("fix: ", "bold"), printable(finding.hint)])
    for note in notes:
        _print(out, [("note: ", "bold"), printable(note)])
    _print(out, _summary(report, hidden))


def _print(out: "Console | TextIOBase", parts: list[Part]) -> None:
    if not isinstance(out, TextIOBase):
        from rich.text import Text  # noqa: PLC0415 - rich is slow to import, and needed here only

        out.print(Text.assemble(*parts))
    else:
        out.write("".join(part if isinstance(part, str) else part[0] for part in parts) + "\n")


def _line(finding: Finding) -> list[Part]:
    place = f"{finding.file or 'record'}:{finding.line}:{finding.column}:"
    line: list[Part] = [
        (printable(place), f"bold{_link(finding.file)}"),
        " ",
        (finding.severity, _COLOURS[finding.severity]),
        " ",
        (f"{finding.rule} {find_rule(finding.rule).slug}", "cyan"),
        f": {printable(finding.message)}",
    ]
    if finding.pointer:
        line.append((f" (at {printable(finding.pointer)})", "dim"))
    return line


def _link(file: str) -> str:
    """Return a style that terminals which know links open; elsewhere nothing of it is printed."""
    return "" if file in ("", "-") else f" link {Path(file).absolute().as_uri()}"


def _summary(report: Report, hidden: int) -> list[Part]:
    checked = f"{count(report.records, 'record')} in {count(report.files, 'file')} checked"
    if hidden:
        checked += f" ({count(hidden, 'finding')} ignored by configuration)"
    if not report:
        return [f"{checked}: ", ("no findings", "bold green")]
    counts = f"{count(report.errors, 'error')}, {count(report.warnings, 'warning')}"
    return [f"{checked}: ", (counts, "bold red" if report.errors else "bold yellow")]
