"""DD4xx: across records. Each rule sees short entries of all records, never the records."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dialogdata.models import Dialogue
from dialogdata.rules.rule import Group, did_you_mean

GROUP = Group()


class Link(NamedTuple):
    """A link from a statement to another record."""

    pointer: str
    dialogue: str
    item: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What the rules across records need to know of one record."""

    file: str
    line: int
    id: str
    parties: tuple[str, str]
    start: str
    mechanism: str | None
    round: int | None
    document_types: tuple[str, ...]
    statements: frozenset[str]
    documents: frozenset[str]
    recurrences: tuple[Link, ...]
    references: tuple[Link, ...]


def entry_of(dialogue: Dialogue, file: str, line: int) -> Entry:
    """Return the entry of a record."""
    recurrences: list[Link] = []
    references: list[Link] = []
    for i, statement in enumerate(dialogue.statements):
        if statement.recurrence is not None and statement.recurrence.of is not None:
            other, _, item = statement.recurrence.of.partition(":")
            recurrences.append(Link(f"/statements/{i}/recurrence/of", other, item))
        for j, reference in enumerate(statement.references):
            if reference.document is not None:
                other, _, item = reference.document.partition(":")
                pointer = f"/statements/{i}/references/{j}/document"
                references.append(Link(pointer, other, item))
    for i, document in enumerate(dialogue.documents):
        if document.revises is not None:
            other, _, item = document.revises.partition(":")
            references.append(Link(f"/documents/{i}/revises", other, item))
    mechanism = dialogue.mechanism
    return Entry(
        file,
        line,
        dialogue.id,
        (dialogue.parties[0], dialogue.parties[1]),
        dialogue.start,
        mechanism.id if mechanism else None,
        mechanism.round if mechanism else None,
        tuple(document.type for document in dialogue.documents),
        frozenset(statement.id for statement in dialogue.statements),
        frozenset(document.id for document in dialogue.documents),
        tuple(recurrences),
        tuple(references),
    )


class Corpus:
    """All entries of a run, and a way to look up records that are not part of it."""

    def __init__(
        self, entries: list[Entry], elsewhere: Callable[[str, Entry], Entry | None]
    ) -> None:
        self.entries = entries
        self.by_id: Mapping[str, Entry] = {entry.id: entry for entry in reversed(entries)}
        self._elsewhere = elsewhere

    def find(self, dialogue: str, seen_from: Entry) -> Entry | None:
        """Return a record by id: of this run, beside the record that asks, or of the package."""
        return self.by_id.get(dialogue) or self._elsewhere(dialogue, seen_from)


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
    first: dict[str, Entry] = {}
    for entry in corpus.entries:
        earlier = first.setdefault(entry.id, entry)
        if earlier is not entry:
            place = earlier.file if earlier.file != entry.file else f"line {earlier.line}"
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
    for entry in corpus.entries:
        if not entry.file.endswith(".json"):
            continue
        name = Path(entry.file).name
        if name != f"{entry.id}.json":
            message = f"the file is named {name!r}, the record {entry.id!r}"
            yield entry, "/id", message, f"rename the file to {entry.id}.json"


def _rounds(corpus: Corpus) -> dict[str, list[Entry]]:
    rounds: dict[str, list[Entry]] = defaultdict(list)
    for entry in corpus.entries:
        if entry.mechanism is not None and entry.round is not None:
            rounds[entry.mechanism].append(entry)
    return rounds


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
    for mechanism, entries in _rounds(corpus).items():
        first: dict[int | None, Entry] = {}
        for entry in entries:
            earlier = first.setdefault(entry.round, entry)
            if earlier.id != entry.id:
                message = f"round {entry.round} of {mechanism} is also {earlier.id}"
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
    for mechanism, entries in _rounds(corpus).items():
        ordered = sorted(entries, key=lambda entry: (entry.start, entry.round or 0))
        for earlier, later in zip(ordered, ordered[1:], strict=False):
            if (later.round or 0) < (earlier.round or 0):
                message = (
                    f"round {later.round} of {mechanism} is later than "
                    f"round {earlier.round} ({earlier.id})"
                )
                yield later, "/mechanism/round", message, None


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
    first: dict[tuple[tuple[str, str], str, str], Entry] = {}
    for entry in corpus.entries:
        for i, kind in enumerate(entry.document_types):
            key = (entry.parties, entry.start, kind)
            earlier = first.setdefault(key, entry)
            if earlier.id != entry.id:
                message = f"a {kind} of the same parties and date stands in {earlier.id}"
                yield entry, f"/documents/{i}/type", message, None


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
    for entry in corpus.entries:
        for link in entry.recurrences:
            other = corpus.find(link.dialogue, entry)
            if other is None:
                message = f"no record {link.dialogue!r} was found"
                hint = did_you_mean(link.dialogue, corpus.by_id)
                yield entry, link.pointer, message, hint
            elif link.item not in other.statements:
                message = f"record {other.id} has no statement {link.item!r}"
                hint = f"it has s1 to s{len(other.statements)}" if other.statements else None
                yield entry, link.pointer, message, hint


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
    for entry in corpus.entries:
        for link in entry.recurrences:
            other = corpus.find(link.dialogue, entry)
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
    for entry in corpus.entries:
        for link in entry.recurrences:
            other = corpus.find(link.dialogue, entry)
            if other is not None and other.parties != entry.parties:
                message = f"{other.id} is of {' and '.join(other.parties)}"
                yield entry, link.pointer, message, None


@GROUP.rule(
    "DD409",
    "unknown-referenced-document",
    "error",
    "The document referred to is not in the data",
    why="A reference to a record that does not exist cannot be followed.",
    fix="Correct the id; cite a text that has no record as an entity of type instrument.",
    bad='"document": "chn-usa-1972-02-28:d9"',
    good='"document": "chn-usa-1972-02-28:d1"',
)
def unknown_document(corpus: Corpus) -> Found:
    for entry in corpus.entries:
        for link in entry.references:
            other = corpus.find(link.dialogue, entry)
            if other is None:
                hint = did_you_mean(link.dialogue, corpus.by_id)
                yield entry, link.pointer, f"no record {link.dialogue!r} was found", hint
            elif link.item not in other.documents:
                hint = f"it has {', '.join(sorted(other.documents))}" if other.documents else None
                message = f"record {other.id} has no document {link.item!r}"
                yield entry, link.pointer, message, hint


