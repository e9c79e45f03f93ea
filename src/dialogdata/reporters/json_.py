"""A report as JSON, with the keys that other programs rely on."""

import json

from dialogdata.findings import Report


def render(report: Report) -> str:
    """Return the report as JSON text: ``{"summary": {…}, "findings": [{…}]}``."""
    findings = [finding.to_dict() for finding in report]
    return json.dumps(
        {"summary": report.summary(), "findings": findings}, ensure_ascii=False, indent=2
    )
