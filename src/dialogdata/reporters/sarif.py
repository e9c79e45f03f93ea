"""A report in SARIF 2.1.0, which code-scanning services and editors read."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dialogdata import __version__
from dialogdata.findings import Finding, Report
from dialogdata.reporters._plain import printable, relative_path
from dialogdata.rules import find_rule
from dialogdata.rules.rule import Rule

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render(report: Report, root: Path | None = None) -> str:
    """Return the report as SARIF text.

    Parameters
    ----------
    report : Report
        The findings.
    root : Path, optional
        Folder to which the addresses of files are relative; the working folder if none.
    """
    root = root or Path.cwd()
    rules = sorted({finding.rule for finding in report})
    index = {rule: number for number, rule in enumerate(rules)}
    driver = {
        "name": "dialogdata",
        "semanticVersion": __version__,
        "rules": [_rule(find_rule(rule)) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index[finding.rule], root) for finding in report],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.slug,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {
            "text": f"{rule.why}\n\nFix: {rule.fix}\n\nBad: {rule.bad}\n\nGood: {rule.good}",
            "markdown": (
                f"{rule.why}\n\n**Fix:** {rule.fix}\n\n"
                f"**Bad**\n\n{_code(rule.bad)}\n\n**Good**\n\n{_code(rule.good)}"
            ),
        },
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": ["data"], "problem.severity": rule.severity},
    }


def _code(example: str) -> str:
    return "\n".join(f"    {line}" for line in example.splitlines())


def _result(finding: Finding, index: int, root: Path) -> dict[str, Any]:
    uri = _uri(finding.file, root)
    message = printable(finding.message)
    logical = f"{finding.record or ''}{finding.pointer}"
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": uri},
            "region": {"startLine": max(finding.line, 1), "startColumn": max(finding.column, 1)},
        }
    }
    if logical:
        location["logicalLocations"] = [{"fullyQualifiedName": printable(logical)}]
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {
            "text": f"{message}\nFix: {printable(finding.hint)}" if finding.hint else message
        },
        "locations": [location],
        "partialFingerprints": {"dialogdata/v1": _fingerprint(finding, uri)},
    }


def _uri(file: str, root: Path) -> str:
    if file in ("", "-"):
        return "stdin" if file else "record"
    path = relative_path(file, root)
    address = quote(os.fsencode(path))
    if not Path(path).is_absolute():
        return address
    return f"file://{address if address.startswith('/') else '/' + address}"


def _fingerprint(finding: Finding, uri: str) -> str:
    """Return what stays the same when lines move, so that a known finding is known again."""
    parts = (finding.rule, finding.record or uri, finding.pointer, finding.message)
    text = "\0".join(parts).encode("utf-8", "backslashreplace")
    return hashlib.sha256(text).hexdigest()
