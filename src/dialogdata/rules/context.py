"""What rules need to know beside the record: the registries and the families of acts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dialogdata.codelists import codelist
from dialogdata.registries import Registry
from dialogdata.rules.rule import did_you_mean

JOINT_TYPES = frozenset(
    {
        "joint_communique",
        "joint_statement",
        "joint_declaration",
        "joint_press_release",
        "agreed_minutes",
        "action_plan",
        "outcome_list",
        "mou",
        "agreement",
        "protocol_amendment",
        "exchange_of_notes",
        "parallel_statement",
    }
)
"""Types of documents that both parties made; the others are one side's or the press's."""


def acts_of(family: str) -> frozenset[str]:
    """Return the acts of a family."""
    entries = codelist("act_type").entries
    return frozenset(code for code, row in entries.items() if row["family"] == family)


@dataclass(frozen=True)
class Context:
    """The registries, and lookups made from them and from the codelists."""

    registry: Registry

    @cached_property
    def commissive(self) -> frozenset[str]:
        """Acts that promise."""
        return acts_of("commissive")

    @cached_property
    def directive(self) -> frozenset[str]:
        """Acts that ask."""
        return acts_of("directive")

    @cached_property
    def positional(self) -> frozenset[str]:
        """Acts that take a position."""
        return acts_of("positional")

    def knows(self, parties: Iterable[str]) -> bool:
        """Tell whether every party is in the registry."""
        return all(code in self.registry.parties for code in parties)

    @cached_property
    def entities(self) -> frozenset[str]:
        """Everything that can be a target: entities and parties."""
        return frozenset(self.registry.entities) | frozenset(self.registry.parties)

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """Names and aliases of each registry, for suggestions."""
        kinds = ("parties", "entities", "mechanisms", "people")
        return {kind: self.registry.names(kind) for kind in kinds}

    def suggest(self, kind: str, wrong: str) -> str | None:
        """Return a suggestion for an unknown id: by name, by alias, or by likeness."""
        names = self.names[kind]
        plain = wrong.lower()
        exact = names.get(plain) or names.get(plain.replace("-", " "))
        if exact:
            return f"did you mean {exact!r}?"
        return did_you_mean(wrong, names.values()) or self._by_likeness(names, plain)

    @staticmethod
    def _by_likeness(names: Mapping[str, str], plain: str) -> str | None:
        near = did_you_mean(plain.replace("-", " "), names)
        if near is None:
            return None
        label = near.removeprefix("did you mean ").strip("?'\"")
        return f"did you mean {names[label]!r} ({label})?" if label in names else near
