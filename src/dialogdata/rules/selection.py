"""Choosing among rules, by id, by the beginning of an id, or by slug."""

from collections.abc import Iterable

from dialogdata.errors import UnknownNameError
from dialogdata.rules import all_rules


def expand(names: Iterable[str]) -> frozenset[str]:
    """Return the ids of the rules that names stand for.

    Raises
    ------
    UnknownNameError
        A name means no rule.
    """
    rules = all_rules()
    slugs = {rule.slug: rule.id for rule in rules.values()}
    found: set[str] = set()
    for part in (part.strip() for name in names for part in name.split(",")):
        if not part:
            continue
        matching = {rule for rule in rules if rule.startswith(part.upper())}
        if part.lower() in slugs:
            matching.add(slugs[part.lower()])
        if not matching:
            raise UnknownNameError("rule", part, [*rules, *slugs])
        found |= matching
    return frozenset(found)
