"""A report for people: one line a finding that an editor can follow, and how to mend it."""

from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.text import Text

from dialogdata.findings import Finding, Report
from dialogdata.reporters._plain import count, printable
from dialogdata.rules import find_rule

_COLOURS = {"error": "bold red", "warning": "yellow"}


def write(report: Report, console: Console, *, hidden: int = 0, notes: Iterable[str] = ()) -> None:
    """Print a report.

    Parameters
    ----------
    report : Report
        The findings.
    console : Console
        Where to print; it decides about colours and links.
    hidden : int, default 0
        How many findings the configuration hides.
    notes : iterable of str
        What else the reader should know.
    """
    for finding in report:
        console.print(_line(finding))
        if finding.hint:
            console.print(Text.assemble("    ", ("fix: ", "bold"), printable(finding.hint)))
    for note in notes:
        console.print(Text.assemble(("note: ", "bold"), printable(note)))
    console.print(_summary(report, hidden))


def _line(finding: Finding) -> Text:
    place = f"{finding.file or 'record'}:{finding.line}:{finding.column}:"
    line = Text.assemble(
        (printable(place), f"bold{_link(finding.file)}"),
        " ",
        (finding.severity, _COLOURS[finding.severity]),
        " ",
        (f"{finding.rule} {find_rule(finding.rule).slug}", "cyan"),
        f": {printable(finding.message)}",
    )
    if finding.pointer:
        line.append(f" (at {printable(finding.pointer)})", "dim")
    return line


def _link(file: str) -> str:
    """Return a style that terminals which know links open; elsewhere nothing of it is printed."""
    return "" if file in ("", "-") else f" link {Path(file).absolute().as_uri()}"


def _summary(report: Report, hidden: int) -> Text:
    checked = f"{count(report.records, 'record')} in {count(report.files, 'file')} checked"
    if hidden:
        checked += f" ({count(hidden, 'finding')} ignored by configuration)"
    if not report:
        return Text.assemble((f"{checked}: ", ""), ("no findings", "bold green"))
    counts = f"{count(report.errors, 'error')}, {count(report.warnings, 'warning')}"
    return Text.assemble(f"{checked}: ", (counts, "bold red" if report.errors else "bold yellow"))
