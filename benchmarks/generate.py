"""Makes synthetic records: seeded, of several sizes, a known share with known faults.

Every optional field occurs. The records are valid by every rule, so that each finding of a run
is one of the faults put in on purpose.

    python benchmarks/generate.py 100000 --out records.jsonl --faults 0.01
    python benchmarks/generate.py 1000 --out folder --files
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dialogdata.codelists import codelist
from dialogdata.registries import load_registry

Record = dict[str, Any]

# fmt: off
WORDS = [
    "cooperation", "trade", "regional", "security", "water", "energy", "exchange", "support",
    "process", "committee", "joint", "development", "border", "peaceful", "dialogue",
    "investment", "project", "climate", "students", "transport", "port", "agreement", "région",
    "coopération", "合作", "übereinkunft", "progress", "framework", "principles", "mutual",
    "respect",
]
# fmt: on


class Maker:
    """Makes one record after another from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        registry = load_registry()
        self.parties = sorted(
            code
            for code, party in registry.parties.items()
            if party.kind == "state" and (not party.valid_from or party.valid_from < "1992")
        )
        self.entities = sorted(registry.entities)
        self.people = sorted(registry.people)
        self.codes = {
            name: codelist(name).codes
            for name in (
                "act_type",
                "topics",
                "stance",
                "obligation",
                "precision",
                "delegation",
                "verifiability",
                "instrument_relation",
                "attribution_basis",
                "confidence",
                "document_type",
                "legal_status",
                "agreement_status",
                "extent_read",
            )
        }
        self.families = {code: row["family"] for code, row in codelist("act_type").entries.items()}
        self.topics = [code for code in self.codes["topics"] if "." in code]
        pairs = [(a, b) for a in self.parties for b in self.parties if a < b]
        self.random.shuffle(pairs)
        self.pairs = pairs

    def sentence(self, low: int, high: int) -> str:
        """Return a sentence of made-up words."""
        words = self.random.choices(WORDS, k=self.random.randint(low, high))
        return f"{' '.join(words).capitalize()} {self.random.randrange(10**9)}."

    def pick(self, name: str) -> str:
        """Return a code of a codelist."""
        return self.random.choice(self.codes[name])

    def record(self, number: int) -> Record:
        """Return record number ``number``; every number gives another id."""
        day, pair = divmod(number, len(self.pairs))
        first, second = self.pairs[pair]
        start = date(1995, 1, 1) + timedelta(days=day)
        sources = [self.source(i, first) for i in range(self.random.randint(1, 3))]
        document = self.document(start, [source["id"] for source in sources])
        size = self.random.choice((3, 5, 6, 7, 9))
        statements = [self.statement(i, (first, second), sources) for i in range(size)]
        return {
            "schema_version": "1.0",
            "id": f"{first}-{second}-{start}".lower(),
            "title": self.sentence(3, 6),
            "parties": [first, second],
            "host": first,
            "level": "foreign_minister",
            "level_by_party": {first: "foreign_minister", second: "deputy_head"},
            "mode": "visit",
            "start": str(start),
            "end": str(start + timedelta(days=1)),
            "venues": [{"city": "Capital", "country": first, "note": self.sentence(2, 4)}],
            "participants": [
                {
                    "person": self.random.choice(self.people),
                    "party": party,
                    "offices": [{"title": "Foreign Minister", "organisation": "Ministry"}],
                    "role": "principal",
                }
                for party in (first, second)
            ],
            "meeting_sources": [sources[0]["id"]],
            "document_status": "issued",
            "documents": [document],
            "statements": statements,
            "next_dialogue": {"city": "Capital", "country": second, "date": str(start.year + 1)},
            "sources": sources,
            "coding": {
                "status": "candidate",
                "coverage": "partial",
                "method": "model",
                "coders": ["model-a"],
                "coded_on": "2026-01-01",
                "codebook": "1.0",
            },
            "note": self.sentence(5, 10),
        }

    def source(self, number: int, party: str) -> Record:
        """Return one source."""
        return {
            "id": f"source-{number}",
            "kind": "gov_party",
            "publisher": "Ministry of Foreign Affairs",
            "title": self.sentence(4, 8),
            "url": f"https://example.org/{self.random.randrange(10**9)}",
            "published": "2026-01-05",
            "language": "en",
            "extent_read": self.pick("extent_read"),
            "official_for": party,
        }

    def document(self, start: date, sources: list[str]) -> Record:
        """Return the joint document."""
        return {
            "id": "d1",
            "type": "joint_communique",
            "title": self.sentence(5, 9),
            "issued": str(start + timedelta(days=1)),
            "languages": [{"tag": "en", "authentic": True}, {"tag": "fr"}],
            "legal_status": self.pick("legal_status"),
            "agreement_status": self.pick("agreement_status"),
            "paragraphs": 40,
            "paragraph_numbering": "printed",
            "sources": sources,
        }

    def statement(self, number: int, pair: tuple[str, str], sources: list[Record]) -> Record:
        """Return one statement that its act allows."""
        act = self.pick("act_type")
        family = self.families[act]
        statement: Record = {
            "id": f"s{number + 1}",
            "document": "d1",
            "paragraph": number * 4 + 1,
            "speaker": self.random.choice(("joint", "mutual", *pair)),
            "act": act,
            "topics": self.random.sample(self.topics, self.random.randint(1, 2)),
            "summary": self.sentence(10, 20),
        }
        if number % 3 == 0:
            statement["quote"] = {"text": self.sentence(2, 5), "language": "en"}
        stance = {"directive": "call_on"}.get(family, "neutral")
        statement["targets"] = [
            {"entity": self.random.choice(self.entities), "stance": stance}
            for _ in range(self.random.randint(1, 2))
        ]
        statement["references"] = [
            {
                "entity": self.random.choice(self.entities),
                "relation": self.pick("instrument_relation"),
            }
        ]
        if family == "directive":
            statement["ask"] = {"text": self.sentence(4, 8), "verifiability": "observable"}
        if family == "commissive":
            statement["commitment"] = {
                "obligation": self.pick("obligation"),
                "precision": self.pick("precision"),
                "delegation": self.pick("delegation"),
                "verifiability": "testable",
                "due": "2027-06",
                "body": "Joint Commission",
                "amount": {"value": 1000.5, "unit": "USD"},
            }
        # one side's account of what both said would be a finding
        statement["basis"] = self.random.choice(("official_text", "press_paraphrase"))
        statement["sources"] = [self.random.choice(sources)["id"]]
        statement["confidence"] = self.pick("confidence")
        return statement


def _missing(record: Record) -> None:
    del record["statements"][0]["summary"]


def _unknown_code(record: Record) -> None:
    record["statements"][-1]["act"] = "praises"


def _wrong_type(record: Record) -> None:
    record["statements"][0]["paragraph"] = "1"


def _unknown_party(record: Record) -> None:
    record["venues"][0]["country"] = "QQQ"


def _backwards(record: Record) -> None:
    record["statements"][-1]["paragraph"] = 1
    record["statements"][0]["paragraph"] = 2


FAULTS: dict[str, Callable[[Record], None]] = {
    "DD101": _missing,
    "DD201": _unknown_code,
    "DD103": _wrong_type,
    "DD202": _unknown_party,
    "DD332": _backwards,
}


def records(count: int, *, faults: float = 0.0, seed: int = 7) -> Iterator[Record]:
    """Yield ``count`` records; every ``1/faults``-th has one fault, the kinds in turn."""
    maker = Maker(seed)
    every = round(1 / faults) if faults else 0
    kinds = list(FAULTS.values())
    for number in range(count):
        record = maker.record(number)
        if every and number % every == every - 1:
            kinds[number // every % len(kinds)](record)
        yield record


def main() -> None:
    """Write records to a JSON Lines file or to a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--faults", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--files", action="store_true", help="one pretty-printed file a record")
    options = parser.parse_args()
    made = records(options.count, faults=options.faults, seed=options.seed)
    if options.files:
        folder = options.out / "records"
        folder.mkdir(parents=True, exist_ok=True)
        for record in made:
            text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
            (folder / f"{record['id']}.json").write_text(text, "utf-8")
        return
    with options.out.open("w", encoding="utf-8", newline="\n") as stream:
        for record in made:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
