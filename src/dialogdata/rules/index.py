"""The index of a run: what the rules across records need of each record, on disk if need be.

A hundred thousand records must not fill the memory, so the index is a temporary SQLite
database, which lives in memory while it is small and spills to disk when it grows.
"""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from dialogdata.models import Dialogue
from dialogdata.rules.facts import Facts

_TABLES = """
create table record (
    n integer primary key, file text, line integer, id text, dyad text, start text,
    mechanism text, round integer, statements integer, documents integer
);
create table document (n integer, position integer, type text);
create table link (n integer, kind text, pointer text, dialogue text, item text);
"""
_INDEXES = """
create index if not exists record_id on record (id);
create index if not exists record_round on record (mechanism, round);
"""
_BATCH = 1000


class Link(NamedTuple):
    """A link from a place in one record to a statement or document of another."""

    kind: str
    pointer: str
    dialogue: str
    item: str


class Entry(NamedTuple):
    """What is kept of one record."""

    file: str
    line: int
    id: str
    dyad: str
    start: str
    mechanism: str | None
    round: int | None
    statements: int
    documents: int
    document_types: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()

    def has(self, item: str) -> bool:
        """Tell whether the record has a statement ``s12`` or a document ``d1``."""
        count = self.statements if item.startswith("s") else self.documents
        return int(item[1:]) <= count


def _links(dialogue: Dialogue) -> Iterator[Link]:
    for i, statement in enumerate(dialogue.statements):
        recurrence = statement.recurrence
        if recurrence is not None and recurrence.of is not None:
            other, _, item = recurrence.of.partition(":")
            yield Link("recurrence", f"/statements/{i}/recurrence/of", other, item)
        for j, reference in enumerate(statement.references):
            if reference.document is not None:
                other, _, item = reference.document.partition(":")
                yield Link("reference", f"/statements/{i}/references/{j}/document", other, item)
    for i, document in enumerate(dialogue.documents):
        if document.revises is not None:
            other, _, item = document.revises.partition(":")
            yield Link("reference", f"/documents/{i}/revises", other, item)


def entry_of(dialogue: Dialogue, facts: Facts, file: str, line: int) -> Entry:
    """Return the entry of a record."""
    mechanism = dialogue.mechanism
    return Entry(
        file,
        line,
        dialogue.id,
        "-".join(sorted(dialogue.parties)),  # DD303 says where they are not sorted
        dialogue.start,
        mechanism.id if mechanism else None,
        mechanism.round if mechanism else None,
        len(dialogue.statements),
        len(dialogue.documents),
        tuple(document.type for document in dialogue.documents),
        tuple(_links(dialogue)) if facts.linked else (),
    )


class Index:
    """All entries of a run."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("")
        self._database.executescript(_TABLES)
        self._waiting: list[Entry] = []
        self._count = 0

    def add(self, entry: Entry) -> None:
        """Add a record."""
        self._waiting.append(entry)
        if len(self._waiting) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        records, documents, links = [], [], []
        for n, entry in enumerate(self._waiting, self._count):
            records.append((n, *entry[:9]))
            documents += [(n, i, kind) for i, kind in enumerate(entry.document_types)]
            links += [(n, *link) for link in entry.links]
        insert = self._database.executemany
        insert("insert into record values (?,?,?,?,?,?,?,?,?,?)", records)
        insert("insert into document values (?,?,?)", documents)
        insert("insert into link values (?,?,?,?,?)", links)
        self._count += len(self._waiting)
        self._waiting.clear()

    def rows(self, query: str, *values: object) -> Iterator[tuple[object, ...]]:
        """Run a query over the tables ``record``, ``document`` and ``link``."""
        if self._waiting:
            self._flush()
            self._database.executescript(_INDEXES)
        return self._database.execute(query, values)

    def entry(self, n: int) -> Entry:
        """Return the entry with a number."""
        row = self._database.execute("select * from record where n = ?", (n,)).fetchone()
        return Entry(*row[1:])

    def find(self, dialogue: str) -> Entry | None:
        """Return the first entry with an id."""
        query = "select * from record where id = ? order by n limit 1"
        row = self._database.execute(query, (dialogue,)).fetchone()
        return None if row is None else Entry(*row[1:])

    def ids(self) -> Iterator[str]:
        """Yield the id of every record."""
        return (str(row[0]) for row in self._database.execute("select id from record"))
