"""DD4xx: across records. The rules see the index of a run, never the records."""

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any

from dialogdata.rules.index import Entry, Index, Link
from dialogdata.rules.rule import Group, did_you_mean

GROUP = Group()


class Corpus:
    """The index of a run, and a way to look up records that are not part of it."""

    def __init__(self, index: Index, elsewhere: Callable[[str, Entry], Entry | None]) -> None:
        self.index = index
        self._elsewhere = elsewhere

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Run a query over the index."""
        return self.index.rows(query)

    def find(self, dialogue: str, seen_from: Entry) -> Entry | None:
        """Return a record by id: of this run, beside the record that asks, or of the package."""
        return self.index.find(dialogue) or self._elsewhere(dialogue, seen_from)

    def links(self, kind: str) -> Iterator[tuple[Entry, Link, Entry | None]]:
        """Yield each link with the record that makes it and the one that it leads to."""
        query = "select n, kind, pointer, dialogue, item from link where kind = ? order by n"
        for n, *link in self.index.rows(query, kind):
            entry, found = self.index.entry(int(str(n))), Link(*map(str, link))
            yield entry, found, self.find(found.dialogue, entry)

    def suggest(self, dialogue: str) -> str | None:
        """Return a suggestion for an id that no record has."""
        return did_you_mean(dialogue, self.index.ids())


# A check across records yields the entry at which the fault lies before its place.
Found = Iterator[tuple[Entry, str, str, str | None]]


@GROUP.rule(
    "DD401",
    "repeated-record-id",
    "error",
    "Two records have the same id",
    why="Everything that cites the id would have two meanings.",
    fix="Remove the copy, or add -b for a second dialogue of the same parties on the same day.",
    bad="two files with the id chn-pak-2026-01-04",
    good="chn-pak-2026-01-04 and chn-pak-2026-01-04-b",
)
def repeated_record(corpus: Corpus) -> Found:
    query = """
        select later.n, first.file, first.line from record as later
        join (select id, min(n) as n from record group by id having count(*) > 1) as twice
        on twice.id = later.id and twice.n < later.n
        join record as first on first.n = twice.n order by later.n
    """
    for n, file, line in corpus.rows(query):
        entry = corpus.index.entry(n)
        place = file if file != entry.file else f"line {line}"
        yield entry, "/id", f"id {entry.id!r} already stands in {place}", None


@GROUP.rule(
    "DD402",
    "file-name-mismatch",
    "error",
    "The file is not named for its record",
    why="A record is found by its id.",
    fix="Name the file {id}.json.",
    bad="round-7.json holding chn-pak-2026-01-04",
    good="chn-pak-2026-01-04.json",
)
def file_name(corpus: Corpus) -> Found:
    query = "select n from record where file like '%.json' order by n"
    for (n,) in corpus.rows(query):
        entry = corpus.index.entry(n)
        name = PurePath(entry.file).name
        if name != f"{entry.id}.json":
            message = f"the file is named {name!r}, the record {entry.id!r}"
            yield entry, "/id", message, f"rename the file to {entry.id}.json"


@GROUP.rule(
    "DD403",
    "round-repeated",
    "error",
    "Two records are the same round",
    why="One of the two numbers is wrong, or one dialogue was recorded twice.",
    fix="Correct the number of the round, or remove the copy.",
    bad="two records with round 5 of one mechanism",
    good="rounds 5 and 6",
)
def round_repeated(corpus: Corpus) -> Found:
    query = """
        select later.n, first.id from record as later
        join (
            select mechanism, round, min(n) as n from record
            where mechanism is not null and round is not null
            group by mechanism, round having count(distinct id) > 1
        ) as twice on twice.mechanism = later.mechanism and twice.round = later.round
        join record as first on first.n = twice.n and first.id <> later.id order by later.n
    """
    for n, other in corpus.rows(query):
        entry = corpus.index.entry(n)
        message = f"round {entry.round} of {entry.mechanism} is also {other}"
        yield entry, "/mechanism/round", message, None


@GROUP.rule(
    "DD404",
    "rounds-out-of-order",
    "error",
    "The rounds are not in the order of their dates",
    why="A later round has a higher number.",
    fix="Correct the number of the round or the date.",
    bad="round 6 in 2024, round 5 in 2025",
    good="round 5 in 2024, round 6 in 2025",
)
def rounds_out_of_order(corpus: Corpus) -> Found:
    query = """
        select n, id, round, before_id, before_round, mechanism from (
            select n, id, round, mechanism,
                lag(id) over dates as before_id, lag(round) over dates as before_round
            from record where mechanism is not null and round is not null
            window dates as (partition by mechanism order by start, round)
        ) where round < before_round order by n
    """
    for n, _, number, before, before_number, mechanism in corpus.rows(query):
        message = f"round {number} of {mechanism} is later than round {before_number} ({before})"
        yield corpus.index.entry(n), "/mechanism/round", message, None


@GROUP.rule(
    "DD405",
    "same-document-twice",
    "warning",
    "Same parties, same start, same type of document",
    why="Several reports of one communiqué are one document with many sources.",
    fix="Merge the records; if there really were two, say so in a note and ignore this warning.",
    bad="chn-pak-2026-01-04 and chn-pak-2026-01-04-b, each with a joint communiqué",
    good="one record with both sources",
)
def same_document_twice(corpus: Corpus) -> Found:
    query = """
        select n, position, type, first_id from (
            select record.n, document.position, document.type, record.id,
                first_value(record.id) over same as first_id
            from document join record on record.n = document.n
            window same as (partition by dyad, start, type order by record.n)
        ) where id <> first_id order by n, position
    """
    for n, position, kind, other in corpus.rows(query):
        message = f"a {kind} of the same parties and date stands in {other}"
        yield corpus.index.entry(n), f"/documents/{position}/type", message, None


def _dangling(corpus: Corpus, kind: str, noun: str) -> Found:
    """Find the links of a kind that lead to no record, or to nothing in it."""
    for entry, link, other in corpus.links(kind):
        if other is None:
            message = f"no record {link.dialogue!r} was found"
            yield entry, link.pointer, message, corpus.suggest(link.dialogue)
        elif not other.has(link.item):
            letter = noun[0]
            count = other.statements if noun == "statement" else other.documents
            hint = f"it has {letter}1 to {letter}{count}" if count else None
            yield entry, link.pointer, f"record {other.id} has no {noun} {link.item!r}", hint


@GROUP.rule(
    "DD406",
    "unknown-earlier-statement",
    "error",
    "The earlier statement does not exist",
    why="A chain of repetitions must lead somewhere.",
    fix="Correct the id, or add the earlier record.",
    bad='"of": "chn-pak-2024-05-15:s99"',
    good='"of": "chn-pak-2024-05-15:s9"',
)
def unknown_earlier(corpus: Corpus) -> Found:
    yield from _dangling(corpus, "recurrence", "statement")


@GROUP.rule(
    "DD407",
    "recurrence-not-earlier",
    "error",
    "The statement that recurs is not earlier",
    why="Only what was said before can be repeated.",
    fix="Link to a dialogue that began earlier; turn the link round if it is the other's.",
    bad="round 5 repeating round 7",
    good="round 7 repeating round 5",
)
def recurrence_not_earlier(corpus: Corpus) -> Found:
    for entry, link, other in corpus.links("recurrence"):
        if other is not None and other.start >= entry.start:
            message = f"{other.id} began {other.start}, not before {entry.start}"
            yield entry, link.pointer, message, None


@GROUP.rule(
    "DD408",
    "recurrence-of-other-dyad",
    "error",
    "The statement that recurs is of other parties",
    why="A recurrence is of the same two parties; other texts are references.",
    fix="Link to a dialogue of the same parties, or cite the text under `references`.",
    bad="a China–Pakistan statement repeating a China–India one",
    good="a China–Pakistan statement repeating a China–Pakistan one",
)
def recurrence_of_other_dyad(corpus: Corpus) -> Found:
    for entry, link, other in corpus.links("recurrence"):
        if other is not None and other.dyad != entry.dyad:
            message = f"{other.id} is of {other.dyad.replace('-', ' and ')}"
            yield entry, link.pointer, message, None


@GROUP.rule(
    "DD409",
    "unknown-referenced-document",
    "error",
    "The document referred to is not in the data",
    why="A reference to a record that does not exist cannot be followed.",
    fix="Correct the id; cite a text that has no record as an entity of type instrument.",
    bad='"document": "chn-usa-1972-02-21:d9"',
    good='"document": "chn-usa-1972-02-21:d1"',
)
def unknown_document(corpus: Corpus) -> Found:
    yield from _dangling(corpus, "reference", "document")
