"""How a record looks at a prompt, in print and in a notebook."""

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialogdata.models.dialogue import Dialogue

_MOST = 5
_CARD = "border:1px solid #8888; border-radius:6px; padding:0.6em 1em; max-width:44em"


def short(record: "Dialogue") -> str:
    """Return one line: what it is and how much it holds."""
    return f"<Dialogue {record.id}: {record.title} ({_count(len(record.statements), 'statement')})>"


def text(record: "Dialogue") -> str:
    """Return a few lines: who, when, where, what was coded and how."""
    return "\n".join([record.title, *(f"  {name}: {value}" for name, value in _facts(record))])


def html(record: "Dialogue") -> str:
    """Return a card of the same facts."""
    lines = "".join(
        f'<tr><th style="text-align:left; vertical-align:top">{escape(name)}</th>'
        f'<td style="text-align:left">{escape(value)}</td></tr>'
        for name, value in _facts(record)
    )
    return (
        f'<div style="{_CARD}"><strong>{escape(record.title)}</strong><table>{lines}</table></div>'
    )


def _facts(record: "Dialogue") -> list[tuple[str, str]]:
    days = record.start if record.end is None else f"{record.start} to {record.end}"
    places = ", ".join(filter(None, (place.city or place.country for place in record.venues)))
    coding = record.coding
    facts = [
        ("id", record.id),
        ("parties", " and ".join(record.parties)),
        ("date", f"{days}, {places}" if places else days),
        ("level", record.level.replace("_", " ")),
        ("documents", "; ".join(one.title for one in record.documents)),
        ("statements", _acts(record)),
        # Said before anybody counts: how far the record can be relied on.
        ("coding", f"{coding.coverage}, {coding.status}, by {coding.method.replace('_', ' ')}"),
    ]
    if record.mechanism is not None:
        number = record.mechanism.round
        rounds = "" if number is None else f", round {number}"
        facts.insert(2, ("mechanism", f"{record.mechanism.id}{rounds}"))
    return [(name, value) for name, value in facts if value]


def _acts(record: "Dialogue") -> str:
    acts = Counter(statement.act for statement in record.statements)
    most = ", ".join(f"{act} {count}" for act, count in acts.most_common(_MOST))
    more = ", …" if len(acts) > _MOST else ""
    return f"{len(record.statements)} ({most}{more})" if acts else "none"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
