"""A rule as an object: what it demands, why, how to mend a breach, and the check itself."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from dialogdata.findings import Severity


class Fault(NamedTuple):
    """A breach of a rule inside one record, before its place in the file is known."""

    rule: "Rule"
    pointer: str
    message: str
    hint: str | None = None
    at_key: bool = False
    """Point at the key of the member and not at its value."""
    offset: int | None = None
    """Place in the text, where the fault is not one of a value (a blank too many)."""

    def at(self, offset: int) -> "Fault":
        """Return the same fault at a place of the text."""
        return self._replace(offset=offset)


Places = Iterator[tuple[str, str] | tuple[str, str, str | None]]
"""What a check yields: pointer, message, and a hint where it can be better than the rule's."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue.

    Attributes
    ----------
    id : str
        ``DD`` and three digits; never re-used.
    slug : str
        A name that people can type.
    severity : str
        ``error`` or ``warning``.
    title : str
        What is wrong, in a few words.
    why : str
        Why it matters.
    fix : str
        How to mend it.
    bad, good : str
        A short example of each, as JSON or as plain words.
    check : callable or None
        Takes what the group of rules checks and yields faults; None where the reader of
        files or of the structure finds the breach itself.
    """

    id: str
    slug: str
    severity: Severity
    title: str
    why: str
    fix: str
    bad: str
    good: str
    check: Callable[..., Iterator[Any]] | None = field(default=None, compare=False, repr=False)

    def fault(
        self, pointer: str, message: str, hint: str | None = None, *, at_key: bool = False
    ) -> Fault:
        """Return a breach of this rule."""
        return Fault(self, pointer, message, hint or self.fix, at_key)


Check = TypeVar("Check", bound=Callable[..., Iterator[Any]])


class Group:
    """Rules that are checked together, in the order in which they stand in the module."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []

    def add(self, rule_id: str, slug: str, severity: Severity, title: str, **texts: Any) -> Rule:
        """Add a rule that is found by a reader and has no check of its own."""
        rule = Rule(rule_id, slug, severity, title, **texts)
        self.rules.append(rule)
        return rule

    def rule(
        self, rule_id: str, slug: str, severity: Severity, title: str, **texts: Any
    ) -> Callable[[Check], Check]:
        """Turn a function into the check of a new rule."""

        def register(check: Check) -> Check:
            self.rules.append(Rule(rule_id, slug, severity, title, **texts, check=check))
            return check

        return register

    def faults(self, *subject: Any) -> Iterator[Fault]:
        """Run every check on a subject."""
        for rule in self.rules:
            if rule.check is not None:
                for place in rule.check(*subject):
                    yield rule.fault(*place)


def did_you_mean(wrong: str, known: Iterable[str]) -> str | None:
    """Return "did you mean 'x'?" for the nearest known name, if one is near."""
    near = _nearest(wrong, frozenset(known))
    return f"did you mean {near!r}?" if near else None


@lru_cache(maxsize=1024)
def _nearest(wrong: str, known: frozenset[str]) -> str | None:
    """Return the nearest name; kept, because a slip that was made once is made again."""
    from difflib import get_close_matches  # noqa: PLC0415 - only needed for faulty records

    return next(iter(get_close_matches(wrong, sorted(known), n=1, cutoff=0.6)), None)


def clip(value: object, limit: int = 80) -> str:
    """Return a value as it may stand in a message: quoted, on one line, not long."""
    text = repr(value)
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def last_part(pointer: str) -> str:
    """Return the last key of a JSON Pointer as it stands in the text."""
    return pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")


def escape(key: str | int) -> str:
    """Return a key as a part of a JSON Pointer (RFC 6901)."""
    return str(key).replace("~", "~0").replace("/", "~1")
