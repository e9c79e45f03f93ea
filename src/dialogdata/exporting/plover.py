"""Statements and meetings as events of PLOVER, one JSON object a line.

Names of fields are those of the chapter on data fields of the PLOVER manual. What PLOVER has no
field for (our act, all topics and targets with their stances) stands under ``dialogdata``, so
that the direction of a stance is never lost.
"""

import json
from collections.abc import Iterator
from typing import Any

from dialogdata.exporting.plover_codes import PloverCodes
from dialogdata.exporting.plover_people import Entities, PloverEntity
from dialogdata.exporting.tables import Row, dialogues, grouped, statements
from dialogdata.frames.query import Query
from dialogdata.frames.reading import rows
from dialogdata.frames.source import Source

Event = dict[str, Any]
_BOTH = ("joint", "mutual")
_MODES = {"third_place": "third-party", "multilateral_margin": "multilateral", "remote": "phone"}
_TARGET = ("entity", "stance", "as_named", "endorsement")


class _Writer:
    def __init__(self, source: Source) -> None:
        self.codes = PloverCodes(source)
        self.entities = Entities(source)
        self.targets = grouped(source, "statement_targets", "statement_id")
        self.topics = grouped(source, "statement_topics", "statement_id")
        self.coders = grouped(source, "coders", "dialogue_id")
        self.cited = grouped(source, "statement_sources", "statement_id")
        self.sources = {row["source_id"]: row for row in rows(source, "sources")}
        self.versions = {row["dataset"]: row["dataset_version"] for row in rows(source, "datasets")}

    def meeting(self, dialogue: Row) -> Event:
        """Return the meeting itself: who visits is the actor, who hosts the recipient."""
        host, pair = dialogue["host"], (dialogue["party_a"], dialogue["party_b"])
        received = dialogue["mode"] == "visit" and host in pair
        actors = [party for party in pair if not received or party != host]
        mode = "visit" if received else _MODES.get(dialogue["mode"], "")
        return {
            "id": dialogue["dialogue_id"],
            **_days(dialogue),
            "actor": [self.entities.of(party) for party in actors],
            "recipient": [self.entities.of(host)] if received else [],
            "event": ["CONSULT"],
            "quad_code": 1,
            "mode": [mode] if mode else [],
            "context": [],
            "link": dialogue["dialogue_id"],
            "cite_info": self._cited(dialogue, None),
            **self._coding(dialogue),
            "comment": dialogue["dialogue_title"],
            "dialogdata": {
                "dialogue_id": dialogue["dialogue_id"],
                "coverage": dialogue["coverage"],
            },
        }

    def statement(self, row: Row, dialogue: Row) -> Event:
        """Return a statement; its event is empty where PLOVER has none for the act."""
        pair = (row["party_a"], row["party_b"])
        actors = pair if row["speaker"] in _BOTH else (row["speaker"],)
        act, targets = self.codes.act(row["act"]), self.targets[row["statement_id"]]
        topics = [topic["topic"] for topic in self.topics[row["statement_id"]]]
        quad = {} if act.quad is None else {"quad_code": act.quad}
        return {
            "id": row["statement_id"],
            **_days(dialogue),
            "actor": [self.entities.of(party) for party in actors],
            "recipient": self._recipients(targets, actors, act.sign),
            "event": list(act.events),
            **quad,
            "mode": list(act.modes),
            "context": self.codes.contexts(topics),
            "link": row["dialogue_id"],
            "cite_info": self._cited(dialogue, row["statement_id"]),
            **self._coding(dialogue),
            "comment": row["summary"],
            "dialogdata": {
                "dialogue_id": row["dialogue_id"],
                "speaker": row["speaker"],
                "act": row["act"],
                "topics": topics,
                "targets": [{name: one[name] for name in _TARGET if one[name]} for one in targets],
                "coverage": row["coverage"],
            },
        }

    def _recipients(self, targets: list[Row], actors: tuple[str, ...], sign: int) -> list[Event]:
        """Return the targets that can act, and towards which the event points.

        Support for one and opposition to another in one statement must not become support for
        both: a target whose stance runs against the event is left to ``dialogdata``.
        """
        found: list[PloverEntity] = []
        for target in targets:
            entity, valence = target["entity"], int(target["stance_valence"] or 0)
            if entity not in actors and self.entities.can_act(entity) and valence * sign >= 0:
                found.append({**self.entities.of(entity), "stance": target["stance"]})
        return found

    def _coding(self, dialogue: Row) -> Event:
        coders = [row["coder"] for row in self.coders[dialogue["dialogue_id"]]]
        coder = f"{dialogue['coding_method']}: {', '.join(coders)}"
        return {"coder": coder, "coded_date": dialogue["coded_on"]}

    def _cited(self, dialogue: Row, statement: str | None) -> Event:
        cited = self.cited[statement] if statement is not None else []
        source = self.sources[cited[0]["source_id"]] if cited else {}
        fields = {
            "corpus": dialogue["dataset"],
            "title": source.get("source_title"),
            "url": source.get("url"),
            "language": source.get("language"),
            "publication": source.get("publisher"),
            "license": source.get("source_licence"),
            "codebook": f"dialogdata-{dialogue['codebook']}",
            "version": self.versions[dialogue["dataset"]],
        }
        return {name: value for name, value in fields.items() if value}


def _days(dialogue: Row) -> Event:
    """Return the first day, and the last or how exactly the date is known, as far as stated."""
    days = {"date": dialogue["date"]}
    if dialogue["date_precision"] != "day":
        days["date_precision"] = dialogue["date_precision"]
    elif len(dialogue["end"]) == len(dialogue["date"]):
        days["enddate"] = dialogue["end"]
    return days


def plover_lines(source: Source, query: Query) -> Iterator[str]:
    """Yield one line per meeting and per statement, sorted by dialogue."""
    writer, chosen = _Writer(source), dialogues(source, query)
    said: dict[str, list[Row]] = {}
    for row in statements(source, query, chosen):
        said.setdefault(row["dialogue_id"], []).append(row)
    for name, dialogue in chosen.items():
        # A text agreed by letter is no meeting, and a meeting has no topic to be chosen by.
        if dialogue["mode"] != "written" and query.topic is None:
            yield _line(writer.meeting(dialogue))
        for row in said.get(name, ()):
            yield _line(writer.statement(row, dialogue))


def _line(event: Event) -> str:
    return json.dumps(event, ensure_ascii=False) + "\n"
