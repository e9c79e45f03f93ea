"""The variables whose agreement is measured, and how each is read from a unit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from dialogdata.codelists import codelist
from dialogdata.models import Statement

Scale = Literal["nominal", "ordinal", "set"]
Label = str | int | frozenset[str]
"""The value of a variable: a code, a rank, or a set of codes."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable.

    Attributes
    ----------
    name : str
        The column of the table of codings from which it can be computed again.
    scale : str
        ``nominal`` (the same or not), ``ordinal`` (ranks), ``set`` (of codes).
    value : callable
        Unit → value; None where the unit has none, and then no pair with it is counted.
    by_code : bool
        Whether each code is measured against all others too.
    """

    name: str
    scale: Scale
    value: Callable[[Statement], Label | None]
    by_code: bool = False


def _family(statement: Statement) -> str:
    return codelist("act_type").entries[statement.act]["family"]


def _major(statement: Statement) -> str:
    return statement.topics[0].partition(".")[0]


def _promised(scale: str) -> Callable[[Statement], int | None]:
    def value(statement: Statement) -> int | None:
        promise = statement.commitment
        return None if promise is None else _rank(scale, getattr(promise, scale))

    return value


def _verifiability(statement: Statement) -> int | None:
    found = statement.commitment or statement.ask
    return None if found is None else _rank("verifiability", found.verifiability)


def _rank(scale: str, code: str) -> int | None:
    return codelist(scale).ordinal(code)


def _is(present: bool) -> str:  # noqa: FBT001 - a value, not a switch
    return "yes" if present else "no"


VARIABLES: tuple[Variable, ...] = (
    Variable("speaker", "nominal", lambda unit: unit.speaker),
    Variable("act", "nominal", lambda unit: unit.act, by_code=True),
    Variable("act_family", "nominal", _family),
    Variable("topic", "nominal", lambda unit: unit.topics[0]),
    Variable("topic_major", "nominal", _major, by_code=True),
    Variable("topics", "set", lambda unit: frozenset(unit.topics)),
    Variable("has_target", "nominal", lambda unit: _is(bool(unit.targets))),
    Variable("entity", "nominal", lambda unit: unit.targets[0].entity if unit.targets else None),
    Variable("stance", "nominal", lambda unit: unit.targets[0].stance if unit.targets else None),
    Variable("has_ask", "nominal", lambda unit: _is(unit.ask is not None)),
    Variable("has_commitment", "nominal", lambda unit: _is(unit.commitment is not None)),
    *(
        Variable(scale, "ordinal", _promised(scale))
        for scale in ("obligation", "precision", "delegation")
    ),
    Variable("verifiability", "ordinal", _verifiability),
    Variable("basis", "nominal", lambda unit: unit.basis),
)
"""All variables, in the order of the table of reliability."""
