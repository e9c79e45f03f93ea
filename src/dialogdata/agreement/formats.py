"""A comparison as text for other programs."""

import json
from collections.abc import Sequence

from dialogdata.agreement.compare import Comparison
from dialogdata.agreement.reliability_file import FILE_TABLE
from dialogdata.tabular import csv_text
from dialogdata.tabular.spec import Row


def as_csv(rows: Sequence[Row]) -> str:
    """Return the numbers, with the columns of ``reliability.csv``."""
    return csv_text.text(FILE_TABLE, rows)


def as_json(comparison: Comparison, rows: Sequence[Row]) -> str:
    """Return the numbers, and which unit was compared with which."""
    alignment = [
        {
            "dialogue": document.one.dialogue,
            "document": document.one.document,
            "unit_a": document.one.statements[match.first].id,
            "unit_b": document.other.statements[match.second].id,
            "score": match.score,
        }
        for document in comparison.documents
        for match in document.matches
    ]
    found = {
        "documents": len(comparison.documents),
        "documents_only_in_a": comparison.only_one,
        "documents_only_in_b": comparison.only_other,
        "reliability": rows,
        "alignment": alignment,
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
