"""A report as workflow commands of GitHub Actions, which shows them at the lines of a change.

GitHub shows ten errors and ten warnings of a step and drops the others without a word. So the
ten worst of each kind become annotations, a notice says how many more there are, and the log
lists them all.
"""

from collections.abc import Iterator
from pathlib import Path

from dialogdata.findings import Finding, Report
from dialogdata.reporters._plain import count, printable, relative_path, shown_file
from dialogdata.rules import find_rule

LIMIT = 10


def render(report: Report, root: Path | None = None) -> str:
    """Return the commands, one a line.

    Parameters
    ----------
    report : Report
        The findings.
    root : Path, optional
        Folder of the repository, to which GitHub relates paths; the working folder if none.
    """
    root = root or Path.cwd()
    lines: list[str] = []
    for kind in ("error", "warning"):
        worst = sorted((f for f in report if f.severity == kind), key=_badness)
        lines += [_command(finding, root) for finding in worst[:LIMIT]]
    if report.errors > LIMIT or report.warnings > LIMIT:
        lines += [_notice(report), "::group::All findings", *_listing(report), "::endgroup::"]
    counts = (count(number, name.removesuffix("s")) for name, number in report.summary().items())
    lines.append(f"dialogdata: {', '.join(counts)}")
    return "\n".join(lines)


def _badness(finding: Finding) -> tuple[str, Finding]:
    # A file that cannot be read hides all else in it, and faults of structure hide others:
    # the hundreds of the ids stand in this order.
    return finding.rule[:3], finding


def _command(finding: Finding, root: Path) -> str:
    properties: dict[str, object] = {}
    if finding.file not in ("", "-"):
        properties["file"] = relative_path(finding.file, root)
    properties["line"] = finding.line
    properties["col"] = finding.column
    properties["title"] = f"{finding.rule} {find_rule(finding.rule).slug}"
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    parts = [finding.message]
    if finding.pointer:
        parts.append(f"at {finding.pointer}")
    if finding.hint:
        parts.append(f"fix: {finding.hint}")
    text = "\n".join(map(printable, parts))
    return f"::{finding.severity} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _notice(report: Report) -> str:
    counts = (("error", report.errors), ("warning", report.warnings))
    more = " and ".join(
        count(number - LIMIT, f"more {kind}") for kind, number in counts if number > LIMIT
    )
    text = (
        f"{more} not shown here, because GitHub shows {LIMIT} of each kind; "
        'the log of this step lists them all under "All findings"'
    )
    return f"::notice title=dialogdata::{_data(text)}"


def _listing(report: Report) -> Iterator[str]:
    """Yield a plain line for each finding; none can be taken for a command by the runner."""
    for finding in report:
        place = f"{shown_file(finding)}:{finding.line}:{finding.column}"
        line = f"{finding.severity} {finding.rule} {place}: {finding.message}"
        # The runner obeys ::commands at the start of a line, and ##[commands] anywhere.
        yield printable(line).replace("##[", "## [")
