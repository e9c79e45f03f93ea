"""Two codings side by side: the texts that both have, and their units aligned."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogdata.agreement.align import Match, align
from dialogdata.agreement.texts import CodedText, Key
from dialogdata.errors import InvalidRecordsError
from dialogdata.models import Statement


@dataclass(frozen=True, slots=True)
class About:
    """What all rows of a comparison say alike: where the codings lie, and for which round."""

    coding_a: str
    coding_b: str
    coding_round: str = "after"


@dataclass(frozen=True, slots=True)
class Aligned:
    """One document in both codings."""

    one: CodedText
    other: CodedText
    matches: tuple[Match, ...]

    @property
    def alone(self) -> int:
        """How many units of either coding have no partner."""
        return len(self.one.statements) + len(self.other.statements) - 2 * len(self.matches)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two codings of the same documents.

    Attributes
    ----------
    documents : tuple of Aligned
        The documents that both have, sorted by id.
    only_one, only_other : int
        How many documents only the first, and only the second, coding has.
    """

    documents: tuple[Aligned, ...]
    only_one: int
    only_other: int

    @property
    def pairs(self) -> list[tuple[Statement, Statement]]:
        """All aligned units."""
        return [
            (document.one.statements[match.first], document.other.statements[match.second])
            for document in self.documents
            for match in document.matches
        ]

    @property
    def alone(self) -> int:
        """How many units have no partner."""
        return sum(document.alone for document in self.documents)

    @property
    def texts(self) -> list[CodedText]:
        """The coded texts that are compared, of both codings."""
        return [text for document in self.documents for text in (document.one, document.other)]


def compare(one: Mapping[Key, CodedText], other: Mapping[Key, CodedText]) -> Comparison:
    """Align two codings, document by document.

    Parameters
    ----------
    one, other : mapping
        Dialogue and document → coded text, as :func:`read_texts` gives them.

    Raises
    ------
    InvalidRecordsError
        They have no document in common.
    """
    both = sorted(one.keys() & other.keys())
    if not both:
        raise InvalidRecordsError(
            f"no document is in both codings (the first has {len(one)}, the second {len(other)}); "
            "they are matched by dialogue and document"
        )
    documents = tuple(
        Aligned(one[key], other[key], tuple(align(one[key].statements, other[key].statements)))
        for key in both
    )
    return Comparison(documents, len(one) - len(both), len(other) - len(both))
