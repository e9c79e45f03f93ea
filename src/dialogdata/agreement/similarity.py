"""How alike two coded units are, judged mostly by where they stand and what they report.

The codes themselves weigh little, on purpose: units that were aligned because their codes
agree would agree by construction.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from dialogdata.codelists import codelist
from dialogdata.models import Statement

WORDS, ENTITIES, TOPICS, SPEAKER, FAMILY = 0.60, 0.15, 0.10, 0.08, 0.07
"""Weights of the parts; what neither unit has (targets) is left out and the rest scaled up."""

NEXT_PARAGRAPH, OTHER_PARAGRAPH, OTHER_ITEM, OTHER_SECTION = 0.8, 0.4, 0.8, 0.8
"""Factors for units at different places; coders often count paragraphs differently by one."""

_WORD = re.compile(r"[^\W_]+")
_STEM = 6
"""Letters of a word that count, so that “cooperate” and “cooperation” are the same."""


def words(statement: Statement) -> frozenset[str]:
    """Return the words of what a unit says, shortened."""
    texts = [statement.summary]
    texts += [part.text for part in (statement.quote, statement.ask) if part is not None]
    return frozenset(word[:_STEM] for text in texts for word in _WORD.findall(text.lower()))


class Similarity:
    """Compares the units of one document.

    Words that stand in most of the units (“both sides”) tell nothing of which unit is meant, so
    each word weighs the less the more units have it.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        held = [words(statement) for statement in statements]
        counts = Counter(word for found in held for word in found)
        self._weights = {word: math.log(1 + len(held) / n) for word, n in counts.items()}
        self._families = {code: row["family"] for code, row in codelist("act_type").entries.items()}

    def __call__(self, one: Statement, other: Statement) -> float:
        """Return a number from 0 (nothing in common) to 1 (the same)."""
        parts = [
            (WORDS, self._shared(words(one), words(other))),
            (TOPICS, _shared_topics(one.topics, other.topics)),
            (SPEAKER, float(one.speaker == other.speaker)),
            (FAMILY, float(self._families[one.act] == self._families[other.act])),
        ]
        if one.targets or other.targets:
            parts.append((ENTITIES, _dice(_entities(one), _entities(other))))
        weight = math.fsum(weight for weight, _ in parts)
        alike = math.fsum(weight * value for weight, value in parts) / weight
        return alike * _place(one, other)

    def _shared(self, one: frozenset[str], other: frozenset[str]) -> float:
        total = self._sum(one) + self._sum(other)
        return 2 * self._sum(one & other) / total if total else 0.0

    def _sum(self, found: frozenset[str]) -> float:
        # fsum, because the order of a set differs between runs and with it the last bit.
        return math.fsum(self._weights[word] for word in found)


def _entities(statement: Statement) -> frozenset[str]:
    return frozenset(target.entity for target in statement.targets)


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _shared_topics(one: Sequence[str], other: Sequence[str]) -> float:
    """Half for the topics themselves, half for their majors."""
    majors = [frozenset(topic.partition(".")[0] for topic in topics) for topics in (one, other)]
    return (_dice(frozenset(one), frozenset(other)) + _dice(*majors)) / 2


def _place(one: Statement, other: Statement) -> float:
    factor = 1.0
    if one.paragraph is not None and other.paragraph is not None:
        apart = abs(one.paragraph - other.paragraph)
        if apart:
            factor *= NEXT_PARAGRAPH if apart == 1 else OTHER_PARAGRAPH
    if one.item is not None and other.item is not None and one.item != other.item:
        factor *= OTHER_ITEM
    if one.section is not None and other.section is not None:
        # Headings are shortened by each coder as they like; one shared word is the same.
        headings = (_WORD.findall(text.lower()) for text in (one.section, other.section))
        first, second = map(frozenset, headings)
        factor *= 1.0 if first & second else OTHER_SECTION
    return factor
