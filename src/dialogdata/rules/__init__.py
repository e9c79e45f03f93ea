"""The catalogue of rules."""

from functools import cache

from dialogdata.errors import UnknownNameError
from dialogdata.rules import (
    acts,
    codes,
    coding,
    corpus,
    dataset,
    file,
    identity,
    links,
    order,
    package,
    quality,
    sheets,
    sources,
    structure,
    style,
    text,
)
from dialogdata.rules.rule import Fault, Group, Rule

__all__ = ["DIALOGUE_CHECKS", "DIALOGUE_GROUPS", "Fault", "Group", "Rule", "all_rules", "find_rule"]

DIALOGUE_GROUPS = (
    identity.GROUP,
    codes.GROUP,
    acts.GROUP,
    sources.GROUP,
    order.GROUP,
    links.GROUP,
    text.GROUP,
    quality.GROUP,
)
"""Groups whose checks take one record and a context."""

DIALOGUE_CHECKS = tuple(
    (rule, rule.check) for group in DIALOGUE_GROUPS for rule in group.rules if rule.check
)
"""Their rules with their checks, in one list: they run on every record."""

_OTHERS = (
    file.GROUP,
    structure.GROUP,
    text.TEXT_GROUP,
    sheets.GROUP,
    corpus.GROUP,
    dataset.GROUP,
    coding.GROUP,
    package.GROUP,
    style.GROUP,
)


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by its id, sorted."""
    rules = [rule for group in (*DIALOGUE_GROUPS, *_OTHERS) for rule in group.rules]
    return {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}


def find_rule(name: str) -> Rule:
    """Return a rule by its id or slug, in any letter case.

    Raises
    ------
    UnknownNameError
        There is no such rule.
    """
    rules = all_rules()
    if name.upper() in rules:
        return rules[name.upper()]
    by_slug = {rule.slug: rule for rule in rules.values()}
    if name.lower() in by_slug:
        return by_slug[name.lower()]
    raise UnknownNameError("rule", name, [*rules, *by_slug])
