"""Filters as people write them → filters as the tables need them. Imports no pandas."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is a column here

from dialogdata.errors import InvalidQueryError, UnknownNameError
from dialogdata.frames.reading import column, rows
from dialogdata.frames.source import Source
from dialogdata.tabular.derive import first_day

When = int | str | Date
"""A year, or an ISO 8601 date, complete or reduced."""
Dyad = str | Sequence[str]
"""Two parties as a pair, or as one text: ``CHN-PAK``."""

_ISO = re.compile(r"[12][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?")
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Query:
    """What to keep. Dates are ISO 8601, complete or reduced; parties are codes."""

    dataset: str | None = None
    parties: frozenset[str] = frozenset()
    since: str | None = None
    until: str | None = None
    topic: str | None = None

    @property
    def of_dialogues(self) -> bool:
        """Whether dialogues are chosen by party or date."""
        return bool(self.parties or self.since or self.until)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to choose besides the dataset."""
        return not self.of_dialogues and self.topic is None


def query_of(
    source: Source,
    *,
    dataset: str | None = None,
    dyad: Dyad | None = None,
    party: str | None = None,
    since: When | None = None,
    until: When | None = None,
    topic: str | None = None,
) -> Query:
    """Return filters once they are known to mean something in a source.

    Raises
    ------
    UnknownNameError
        There is no such party or topic.
    InvalidQueryError
        A dyad is not two parties, or a date is none.
    """
    parties = frozenset(_codes(source, _pair(dyad) if dyad is not None else ()))
    if dyad is not None and len(parties) != _PAIR:
        raise InvalidQueryError(f"dyad={dyad!r} names one party twice; a dyad is two parties")
    if party is not None:
        (code,) = _codes(source, [party])
        if dyad is not None and code not in parties:
            raise InvalidQueryError(f"party={party!r} is not of dyad={dyad!r}; leave one out")
        parties |= {code}
    first, last = _day("since", since), _day("until", until)
    if first and last and first > last and not first.startswith(last):
        raise InvalidQueryError(f"since={since!r} is after until={until!r}")
    if topic is not None:
        known = column(source, "codelist_topics", "code")
        if topic not in known:
            raise UnknownNameError("topic", topic, known)
    return Query(dataset, parties, first, last, topic)


def _pair(dyad: Dyad) -> list[str]:
    parts = re.split(r"[-\u2013]", dyad) if isinstance(dyad, str) else list(dyad)
    if len(parts) != _PAIR:
        raise InvalidQueryError(
            f'dyad={dyad!r} is not two parties; write dyad=("PAK", "CHN") or dyad="CHN-PAK", '
            'and for all dialogues of one party party="PAK"'
        )
    return [part.strip() for part in parts]


def _codes(source: Source, wanted: Sequence[str]) -> list[str]:
    """Return the codes of parties that are named by code, name or alias, whatever the case."""
    if not wanted:
        return []
    if "registry_parties" not in source.names():
        known = {code: code for name in ("party_a", "party_b")
                 for code in column(source, "dialogues", name)}  # fmt: skip
    else:
        known = {}
        if "registry_party_aliases" in source.names():
            known |= {row["alias"]: row["party"] for row in rows(source, "registry_party_aliases")}
        for row in rows(source, "registry_parties"):
            known |= dict.fromkeys((row["name"], row["short_name"], row["party"]), row["party"])
    found = {name.casefold(): code for name, code in known.items()}
    for name in wanted:
        if name.casefold() not in found:
            raise UnknownNameError("party", name, known)
    return [found[name.casefold()] for name in wanted]


def _day(option: str, value: When | None) -> str | None:
    if value is None:
        return None
    text = value.isoformat()[:10] if isinstance(value, Date) else str(value)
    try:
        whole = _ISO.fullmatch(text) is not None and Date.fromisoformat(first_day(text))
    except ValueError:
        whole = False
    if not whole:
        raise InvalidQueryError(
            f"{option}={value!r} is not a year or an ISO 8601 date; "
            f'write {option}=2019, "2019-03" or "2019-03-19"'
        )
    return text
