"""Our own tables with other records in them, for tests of what is made from tables."""

import io

from dialogdata import Dialogue
from dialogdata.frames.source import OwnTables
from dialogdata.tabular import csv_text
from dialogdata.tabular.catalogue import RECORD_TABLES
from dialogdata.tabular.flatten import flatten

DATASET = "pakistan-china-strategic-dialogue"
"""A dataset that exists, so that its metadata can be looked up."""


class Synthetic(OwnTables):
    """A source whose records are given."""

    def __init__(self, records):
        self._texts = {name: csv_text.header(table) for name, table in RECORD_TABLES.items()}
        for record in records:
            dialogue = Dialogue.model_validate(record)
            for name, rows in flatten(dialogue, DATASET).items():
                table = RECORD_TABLES[name]
                self._texts[name] += "".join(csv_text.line(table, row) for row in rows)

    def open(self, table):
        if table in self._texts:
            return io.StringIO(self._texts[table], newline="")
        return super().open(table)


def record(base, first, second, start, *, coverage="complete", **changes):
    """Return a record of two parties, with the statements given or none."""
    parties = sorted((first, second))
    kept = {"schema_version", "level", "mode", "document_status", "documents", "sources"}
    found = {name: value for name, value in base.items() if name in kept}
    return found | {
        "id": f"{parties[0]}-{parties[1]}-{start}".lower(),
        "title": f"Made-up dialogue of {parties[0]} and {parties[1]}",
        "parties": parties,
        "start": start,
        "coding": {**base["coding"], "coverage": coverage},
        **changes,
    }


def statement(number, **changes):
    """Return a statement."""
    return {
        "id": f"s{number}",
        "speaker": "joint",
        "act": "state_position",
        "topics": ["relations"],
        "summary": "The two sides say something.",
        "basis": "official_text",
        "sources": ["example-ministry"],
        "confidence": "high",
    } | changes
