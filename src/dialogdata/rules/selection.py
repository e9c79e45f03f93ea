"""Choosing among rules, by id, by the beginning of an id, or by slug."""

from collections.abc import Iterable

from dialogdata.errors import UnknownNameError
from dialogdata.findings import Report
from dialogdata.rules import all_rules


def _expand(names: Iterable[str]) -> frozenset[str]:
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


def selection(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Return the ids of the rules that count.

    Parameters
    ----------
    select, ignore : iterable of str
        Ids (``DD310``), beginnings of ids (``DD3``), slugs, or several joined by commas.

    Raises
    ------
    UnknownNameError
        A name means no rule.
    """
    chosen = _expand(select) or frozenset(all_rules())
    return chosen - _expand(ignore)


def narrow(report: Report, chosen: frozenset[str]) -> Report:
    """Keep only the findings of the chosen rules."""
    kept = tuple(finding for finding in report.findings if finding.rule in chosen)
    return Report(kept, report.files, report.records)
