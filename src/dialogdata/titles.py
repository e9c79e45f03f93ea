"""Codes and ids → words for people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from textwrap import shorten

from dialogdata.codelists import codelist
from dialogdata.registries import Registry, load_registry


def code_title(name: str, code: str) -> str:
    """Return the title of a code; a code that this version does not know stays as it is."""
    entry = codelist(name).entries.get(code)
    return entry["title"] if entry else code


def topic_title(code: str) -> str:
    """Return the title of a topic with that of its major topic."""
    major, _, minor = code.partition(".")
    own = code_title("topics", code)
    return f"{code_title('topics', major)} / {own}" if minor else own


def scale_titles(name: str) -> Mapping[str, str]:
    """Return the titles of a scale by code, from the lowest to the highest."""
    found = codelist(name)
    ranked = sorted(found.codes, key=lambda code: found.ordinal(code) or 0)
    return {code: found.entries[code]["title"] for code in ranked}


@dataclass(frozen=True)
class Names:
    """The names that a registry gives; an id that it does not know stays as it is."""

    registry: Registry

    def party(self, code: str) -> str:
        """Return the short name of a party."""
        party = self.registry.parties.get(code)
        return (party.short_name or party.name) if party else code

    def parties(self, codes: Iterable[str]) -> str:
        """Return the names of the two parties."""
        return " and ".join(self.party(code) for code in codes)

    def speaker(self, code: str) -> str:
        """Return the name of a party, or what ``joint`` and ``mutual`` mean."""
        if code in codelist("speaker").entries:
            return code_title("speaker", code)
        return self.party(code)

    def entity(self, code: str, width: int | None = None) -> str:
        """Return the name of an entity or party, cut to a number of letters where one is given."""
        row = self.registry.entities.get(code)
        name = row["name"] if row else self.party(code)
        return shorten(name, width, placeholder=" …") if width else name

    def person(self, code: str) -> str:
        """Return the name of a person."""
        row = self.registry.people.get(code)
        return row["name"] if row else code

    def mechanism(self, code: str) -> str:
        """Return the name of a mechanism."""
        found = self.registry.mechanisms.get(code)
        return found.name if found else code


def our_names() -> Names:
    """Return the names that our own registry gives."""
    return Names(load_registry())
