"""A report for people: one line a finding that an editor can follow, and how to mend it."""

from rich.console import Console
from rich.text import Text

from dialogdata.findings import Finding, Report
from dialogdata.rules import find_rule

_COLOURS = {"error": "bold red", "warning": "yellow"}


def write(report: Report, console: Console) -> None:
    """Print a report.

    Parameters
    ----------
    report : Report
        The findings.
    console : Console
        Where to print; it decides about colours.
    """
    for finding in report:
        console.print(_line(finding))
        if finding.hint:
            console.print(Text.assemble("    ", ("fix: ", "bold"), finding.hint))
    console.print(_summary(report))


def _line(finding: Finding) -> Text:
    place = f"{finding.file or 'record'}:{finding.line}:{finding.column}:"
    line = Text.assemble(
        (place, "bold"),
        " ",
        (finding.severity, _COLOURS[finding.severity]),
        " ",
        (f"{finding.rule} {find_rule(finding.rule).slug}", "cyan"),
        f": {finding.message}",
    )
    if finding.pointer:
        line.append(f" (at {finding.pointer})", "dim")
    return line


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _summary(report: Report) -> Text:
    checked = f"{_count(report.records, 'record')} in {_count(report.files, 'file')} checked"
    if not report:
        return Text.assemble((f"{checked}: ", ""), ("no findings", "bold green"))
    counts = f"{_count(report.errors, 'error')}, {_count(report.warnings, 'warning')}"
    return Text.assemble(f"{checked}: ", (counts, "bold red" if report.errors else "bold yellow"))
