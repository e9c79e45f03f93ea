"""The particulars of a statement, each as a label and a line of text."""

from collections.abc import Iterator

from dialogdata.models import Commitment, Statement
from dialogdata.titles import Names, code_title

SCALES = ("obligation", "precision", "verifiability")
"""How firm, how precise, how checkable a promise is."""


def grade(commitment: Commitment) -> str:
    """Return how firm, precise and checkable a promise is."""
    return ", ".join(code_title(scale, str(getattr(commitment, scale))).lower() for scale in SCALES)


def details(statement: Statement, names: Names) -> Iterator[tuple[str, str]]:
    """Yield label and text of each particular that the statement has."""
    for target in statement.targets:
        verb = ""
        if target.endorsement:
            verb = f", {code_title('endorsement_verb', target.endorsement).lower()}"
        named = f" (as “{target.as_named}”)" if target.as_named else ""
        stance = code_title("stance", target.stance).lower()
        yield "towards", f"{names.entity(target.entity)}{named}: {stance}{verb}"
    if ask := statement.ask:
        check = code_title("verifiability", ask.verifiability).lower()
        yield "asks", "; ".join(filter(None, (ask.text, ask.due_text or ask.due, check)))
    if commitment := statement.commitment:
        yield "promise", "; ".join((grade(commitment), *_pinned(commitment)))
    for reference in statement.references:
        relation = code_title("instrument_relation", reference.relation).lower()
        yield "cites", f"{names.entity(reference.entity or reference.document or '')} ({relation})"
    if statement.recurrence and statement.recurrence.novelty != "unknown":
        of = f" ({statement.recurrence.of})" if statement.recurrence.of else ""
        yield "before", code_title("novelty", statement.recurrence.novelty).lower() + of
    if statement.confidence == "low":
        yield "confidence", "low"


def _pinned(commitment: Commitment) -> Iterator[str]:
    if due := commitment.due_text or commitment.due:
        yield f"due {due}"
    if commitment.amount:
        yield f"{commitment.amount.value:g} {commitment.amount.unit}"
    if commitment.body:
        yield f"by {commitment.body}"
