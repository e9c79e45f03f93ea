"""Two rounds: what the later one repeats, strengthens, weakens, adds, and no longer takes up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from dialogdata.errors import InvalidRecordsError
from dialogdata.models import Dialogue, Statement

Kind = Literal["stronger", "weaker", "withdrawn", "repeated", "new", "other", "gone"]
"""What became of a statement between two rounds."""

KINDS: Mapping[Kind, str] = {
    "stronger": "Stronger: returns in a firmer or wider form",
    "weaker": "Weaker: returns in a softer or narrower form",
    "withdrawn": "Withdrawn: the later text says that it no longer stands",
    "repeated": "Repeated: returns in substance",
    "new": "New: not linked to any earlier statement",
    "other": "From another round: linked to a statement that is in neither text",
    "gone": "Gone: no later statement is linked to it",
}
"""What each group is called, in the order in which they are shown."""

_OF_NOVELTY: Mapping[str, Kind] = {
    "strengthened": "stronger",
    "weakened": "weaker",
    "withdrawn": "withdrawn",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement of the earlier round, one of the later round, or one of each that are linked.

    Attributes
    ----------
    kind : str
        What became of it.
    before, after : Statement or None
        The statements; None where there is none.
    through : str or None
        The round between them, where the link leads through one.
    """

    kind: Kind
    before: Statement | None = None
    after: Statement | None = None
    through: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two rounds side by side.

    Attributes
    ----------
    earlier, later : Dialogue
        The two records in order of time.
    pairs : tuple of Pair
        Every statement of both, once; a statement linked several times, each time.
    """

    earlier: Dialogue
    later: Dialogue
    pairs: tuple[Pair, ...]

    def of(self, kind: Kind) -> list[Pair]:
        """Return the pairs of a kind, in order of the text."""
        return [pair for pair in self.pairs if pair.kind == kind]

    @property
    def partial(self) -> list[Dialogue]:
        """The records that do not hold all that was said."""
        return [
            found for found in (self.earlier, self.later) if found.coding.coverage != "complete"
        ]


def compare(one: Dialogue, other: Dialogue, series: Iterable[Dialogue] = ()) -> Comparison:
    """Set two rounds side by side, in order of time.

    Parameters
    ----------
    one, other : Dialogue
        Two records of the same parties.
    series : iterable of Dialogue
        Rounds between them: a link may lead through one.

    Returns
    -------
    Comparison

    Raises
    ------
    InvalidRecordsError
        They are one record, or those of different parties.
    """
    if one.id == other.id:
        raise InvalidRecordsError(f"{one.id}: a round cannot be compared with itself")
    if one.parties != other.parties:
        raise InvalidRecordsError(f"{one.id} and {other.id}: not the same two parties")
    earlier, later = sorted((one, other), key=lambda record: (record.start, record.id))
    between = {
        f"{record.id}:{statement.id}": statement
        for record in series
        if record.id not in (earlier.id, later.id)
        for statement in record.statements
    }
    known = {f"{earlier.id}:{statement.id}": statement for statement in earlier.statements}
    pairs: list[Pair] = []
    taken: set[str] = set()
    for statement in later.statements:
        origin, through, kind = _trace(statement, known, between)
        if origin is not None:
            taken.add(origin.id)
        pairs.append(Pair(kind, origin, statement, through))
    left = (statement for statement in earlier.statements if statement.id not in taken)
    pairs += [Pair("gone", before=statement) for statement in left]
    return Comparison(earlier, later, tuple(pairs))


def _trace(
    statement: Statement, known: Mapping[str, Statement], between: Mapping[str, Statement]
) -> tuple[Statement | None, str | None, Kind]:
    """Follow the links back to the earlier round; return where they end and what that means."""
    here, through = statement, None
    steps: list[Kind] = []
    for _ in range(len(between) + 1):
        if here.recurrence is None or here.recurrence.of is None:
            break
        steps.append(_OF_NOVELTY.get(here.recurrence.novelty, "repeated"))
        goal = here.recurrence.of
        if goal in known:
            return known[goal], through, _together(steps)
        if goal not in between:
            break
        here, through = between[goal], goal.partition(":")[0]
    return None, None, "other" if steps else "new"


def _together(steps: list[Kind]) -> Kind:
    """Return what several steps make: the one that changed, or the latest of those that did."""
    return next((step for step in steps if step != "repeated"), "repeated")
