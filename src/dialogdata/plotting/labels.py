"""Codes → words for people."""

from collections.abc import Iterable, Mapping
from textwrap import shorten

from dialogdata.codelists import codelist
from dialogdata.registries import load_registry

WIDTH = 44
"""Letters of a label beside an axis."""


def code_title(name: str, code: str) -> str:
    """Return the title of a code; a code that this version does not know stays as it is."""
    entry = codelist(name).entries.get(code)
    return entry["title"] if entry else code


def speaker_title(code: str) -> str:
    """Return the name of a party, or what ``joint`` and ``mutual`` mean."""
    party = load_registry().parties.get(code)
    return party.short_name or party.name if party else code_title("speaker", code)


def entity_title(code: str) -> str:
    """Return the name of an entity or party, shortened to fit beside an axis."""
    registry = load_registry()
    name = code
    if code in registry.parties:
        name = speaker_title(code)
    elif code in registry.entities:
        name = registry.entities[code]["name"]
    return shorten(name, WIDTH, placeholder=" …")


def dyad_title(parties: Iterable[str]) -> str:
    """Return the names of the two parties."""
    return " – ".join(speaker_title(code) for code in parties)


def scale_titles(name: str) -> Mapping[str, str]:
    """Return the titles of a scale by code, from the lowest to the highest."""
    found = codelist(name)
    ranked = sorted(found.codes, key=lambda code: found.ordinal(code) or 0)
    return {code: found.entries[code]["title"] for code in ranked}
