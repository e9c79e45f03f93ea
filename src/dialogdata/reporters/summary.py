"""A report as Markdown, for the summary of a job of GitHub Actions."""

import re
from collections import Counter
from collections.abc import Iterator

from dialogdata.findings import Report
from dialogdata.reporters._plain import clip, count, printable, shown_file
from dialogdata.rules import find_rule

SHOWN = 50
_CELL = 300
_MARKUP = re.compile(r"([!#$*+\-./:=@\[\\\]^_`{|}~()])")


def render(report: Report, shown: int = SHOWN) -> str:
    """Return the counts, a table of rules and a table of the first findings.

    Parameters
    ----------
    report : Report
        The findings.
    shown : int, default 50
        How many findings are listed; a summary may hold 1 MiB.
    """
    return "\n".join([*_head(report), *_rules(report), *_findings(report, shown)]) + "\n"


def _head(report: Report) -> Iterator[str]:
    counts = f"{count(report.errors, 'error')}, {count(report.warnings, 'warning')}"
    verdict = counts if report else "no findings"
    yield f"## dialogdata: {verdict}"
    yield ""
    yield f"Checked: {count(report.records, 'record')} in {count(report.files, 'file')}."


def _rules(report: Report) -> Iterator[str]:
    if not report:
        return
    yield from ("", "| Rule | Severity | Findings | What is wrong |", "| --- | --- | ---: | --- |")
    for rule_id, number in Counter(finding.rule for finding in report).most_common():
        rule = find_rule(rule_id)
        yield _row(f"{rule.id} {rule.slug}", rule.severity, str(number), rule.title)


def _findings(report: Report, shown: int) -> Iterator[str]:
    if not report:
        return
    if len(report) > shown:
        yield from ("", f"The first {shown} of {len(report)} findings; the log holds more.")
    yield from ("", "| Place | Rule | Message | How to mend it |", "| --- | --- | --- | --- |")
    for finding in report.findings[:shown]:
        place = f"{shown_file(finding)}:{finding.line}:{finding.column}"
        yield _row(place, finding.rule, finding.message, finding.hint or "")


def _row(*cells: str) -> str:
    return f"| {' | '.join(map(_escape, cells))} |"


def _escape(text: str) -> str:
    """Return a text that Markdown shows as it is: no markup, no HTML, no links."""
    plain = clip(printable(text), _CELL).replace("&", "&amp;")
    plain = plain.replace("<", "&lt;").replace(">", "&gt;")
    return _MARKUP.sub(r"\\\1", plain)
