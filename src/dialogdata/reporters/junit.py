"""A report as JUnit XML, which nearly every CI service reads: a test case for each file."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from dialogdata.findings import Finding, Report
from dialogdata.reporters._plain import relative_path

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _is_error(finding: Finding) -> bool:
    return finding.severity == "error"


def render(
    report: Report, root: Path | None = None, fails: Callable[[Finding], bool] = _is_error
) -> str:
    """Return the report as JUnit XML.

    Parameters
    ----------
    report : Report
        The findings.
    root : Path, optional
        Folder to which the names of files are relative; the working folder if none.
    fails : callable, optional
        Which findings make their file fail; the others stand in its output.
    """
    root = root or Path.cwd()
    findings: dict[str, list[Finding]] = defaultdict(list)
    for finding in report:
        findings[finding.file].append(finding)
    files = dict.fromkeys((*report.paths, *findings))
    cases = [_case(_name(file, root), findings.get(file, []), fails) for file in files]
    failures = sum("<failure" in case for case in cases)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" time="0"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="dialogdata" {counts}>',
        f'  <testsuite name="dialogdata" {counts} skipped="0">',
        *cases,
        "  </testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines)


def _name(file: str, root: Path) -> str:
    return relative_path(file, root) if file not in ("", "-") else file or "record"


def _case(name: str, findings: list[Finding], fails: Callable[[Finding], bool]) -> str:
    bad = [finding for finding in findings if fails(finding)]
    rest = [finding for finding in findings if not fails(finding)]
    start = f'    <testcase classname="dialogdata" name={_attribute(name)} file={_attribute(name)}'
    if not findings:
        return f'{start} time="0"/>'
    parts = [f'{start} line="{findings[0].line}" time="0">']
    if bad:
        # One element with all the findings: several readers keep only one of a test case.
        more = f" (and {len(bad) - 1} more)" if len(bad) > 1 else ""
        message = _attribute(_line(name, bad[0]) + more)
        kind = _attribute(bad[0].rule)
        parts.append(f"      <failure message={message} type={kind}>{_lines(name, bad)}</failure>")
    if rest:
        parts.append(f"      <system-out>{_lines(name, rest)}</system-out>")
    return "\n".join([*parts, "    </testcase>"])


def _line(name: str, finding: Finding) -> str:
    place = f"{name}:{finding.line}:{finding.column}"
    pointer = f" (at {finding.pointer})" if finding.pointer else ""
    return f"{place}: {finding.severity} {finding.rule}: {finding.message}{pointer}"


def _lines(name: str, findings: Iterable[Finding]) -> str:
    lines = []
    for finding in findings:
        lines.append(_line(name, finding))
        if finding.hint:
            lines.append(f"    fix: {finding.hint}")
    return escape(_xml("\n".join(lines)))


def _attribute(text: str) -> str:
    return quoteattr(_xml(text))


def _xml(text: str) -> str:
    """Return a text without the characters that XML does not have, escaped or not."""
    return _NOT_XML.sub("", text)
