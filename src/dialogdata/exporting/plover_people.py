"""Parties and entities as the entity objects of PLOVER."""

from dialogdata.frames.reading import rows
from dialogdata.frames.source import Source

PloverEntity = dict[str, str]

_OWN_CODES = {"XKX": "KOS", "EUE": "EUR"}
"""Codes of the PLOVER manual for parties that ISO has none for."""
_NO_ACTORS = {"territory_dispute", "region", "instrument", "project", "event", "policy_norm"}
_WIKIDATA = "https://www.wikidata.org/wiki/"


class Entities:
    """The entities of a source, parties included."""

    def __init__(self, source: Source) -> None:
        self._entities = {row["entity"]: row for row in rows(source, "registry_entities")}
        self._parties = {row["party"]: row for row in rows(source, "registry_parties")}

    def of(self, name: str) -> PloverEntity:
        """Return an entity. It has a code only where PLOVER has one: a state or the EU."""
        row, party = self._entities[name], self._parties.get(name)
        found: PloverEntity = {}
        if party is not None and (code := party["iso3"] or self._code(name)):
            found["code"] = code
        found["entity_text"] = row["name"]
        if row["wikidata"]:
            found |= {"identifier_id": _WIKIDATA + row["wikidata"], "identifier_text": row["name"]}
        return found

    def _code(self, party: str) -> str:
        organisation = self._parties[party]["party_kind"] == "organisation"
        return _OWN_CODES.get(party, "IGO" if organisation else "")

    def can_act(self, name: str) -> bool:
        """Tell whether an entity can receive an event: a place, text or idea cannot."""
        return self._entities[name]["target_type"] not in _NO_ACTORS
