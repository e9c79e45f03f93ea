"""DD20x: codes of the open registries, and the years in which parties existed."""

from collections.abc import Iterator

from dialogdata.models import Dialogue
from dialogdata.rules.context import Context
from dialogdata.rules.facts import Facts
from dialogdata.rules.rule import Group, Places

GROUP = Group()


def _parties(dialogue: Dialogue) -> Iterator[tuple[str, str]]:
    """Yield every place of the record that holds the code of a party."""
    for i, code in enumerate(dialogue.parties):
        yield f"/parties/{i}", code
    if dialogue.host is not None:
        yield "/host", dialogue.host
    for i, venue in enumerate(dialogue.venues):
        yield f"/venues/{i}/country", venue.country
    for i, participant in enumerate(dialogue.participants):
        yield f"/participants/{i}/party", participant.party
    for i, document in enumerate(dialogue.documents):
        if document.signed_at is not None:
            yield f"/documents/{i}/signed_at/country", document.signed_at.country
    for i, statement in enumerate(dialogue.statements):
        promise = statement.commitment
        if promise is not None and promise.place is not None:
            yield f"/statements/{i}/commitment/place/country", promise.place.country
    following = dialogue.next_dialogue
    if following is not None and following.country is not None:
        yield "/next_dialogue/country", following.country


@GROUP.rule(
    "DD202",
    "unknown-party",
    "error",
    "The code of the party is not in the registry",
    why="Parties are joined to state-system codes; an unknown code loses the row.",
    fix="Use a code of registry/parties.csv, or add a row there.",
    bad='"parties": ["CHN", "PKS"]',
    good='"parties": ["CHN", "PAK"]',
)
def unknown_party(dialogue: Dialogue, facts: Facts, context: Context) -> Places:
    known = context.registry.parties
    if facts.parties <= known.keys():
        return
    for pointer, code in _parties(dialogue):
        if code not in known:
            yield pointer, f"party {code!r} is not in parties.csv", context.suggest("parties", code)


@GROUP.rule(
    "DD203",
    "unknown-entity",
    "error",
    "The entity is not in the registry",
    why="Targets are compared across records; a name of its own would hide the target.",
    fix="Use an id of registry/entities.csv or the code of a party, or add a row there.",
    bad='"entity": "taiwan-island"',
    good='"entity": "taiwan"',
)
def unknown_entity(dialogue: Dialogue, facts: Facts, context: Context) -> Places:
    if facts.entities <= context.entities:
        return
    entities, parties = context.registry.entities, context.registry.parties
    for i, statement in enumerate(dialogue.statements):
        for j, target in enumerate(statement.targets):
            if target.entity not in entities and target.entity not in parties:
                pointer = f"/statements/{i}/targets/{j}/entity"
                yield _unknown(pointer, target.entity, context)
        for j, reference in enumerate(statement.references):
            entity = reference.entity
            if entity is not None and entity not in entities and entity not in parties:
                yield _unknown(f"/statements/{i}/references/{j}/entity", entity, context)


def _unknown(pointer: str, entity: str, context: Context) -> tuple[str, str, str | None]:
    hint = context.suggest("parties" if entity.isupper() else "entities", entity)
    where = "parties.csv" if entity.isupper() else "entities.csv"
    return pointer, f"entity {entity!r} is not in {where}", hint


@GROUP.rule(
    "DD204",
    "unknown-mechanism",
    "error",
    "The mechanism is not in the registry, or is not of these parties",
    why="Rounds are compared within one mechanism.",
    fix="Use an id of registry/mechanisms.csv, or add a row there.",
    bad='"mechanism": {"id": "fm-dialogue", "round": 7}',
    good='"mechanism": {"id": "chn-pak-fm-strategic-dialogue", "round": 7}',
)
def unknown_mechanism(dialogue: Dialogue, _facts: Facts, context: Context) -> Places:
    if dialogue.mechanism is None:
        return
    name = dialogue.mechanism.id
    mechanism = context.registry.mechanisms.get(name)
    if mechanism is None:
        hint = context.suggest("mechanisms", name)
        yield "/mechanism/id", f"mechanism {name!r} is not in mechanisms.csv", hint
    elif set(mechanism.parties) != set(dialogue.parties):
        theirs = " and ".join(mechanism.parties)
        yield "/mechanism/id", f"mechanism {name!r} is of {theirs}, not of these parties"


@GROUP.rule(
    "DD205",
    "unknown-person",
    "error",
    "The person is not in the registry",
    why="One person under two names cannot be followed from round to round.",
    fix="Use an id of registry/people.csv, or add a row there.",
    bad='"person": "wang-y"',
    good='"person": "wang-yi"',
)
def unknown_person(dialogue: Dialogue, _facts: Facts, context: Context) -> Places:
    known = context.registry.people
    for i, participant in enumerate(dialogue.participants):
        if participant.person not in known:
            message = f"person {participant.person!r} is not in people.csv"
            hint = context.suggest("people", participant.person)
            yield f"/participants/{i}/person", message, hint


@GROUP.rule(
    "DD207",
    "party-not-in-existence",
    "error",
    "The party did not exist on the date",
    why="A successor is not its predecessor: the USSR is not Russia in a merge by year.",
    fix="Use the code of the party that existed then; see valid_from and valid_to in parties.csv.",
    bad='"parties": ["RUS", "USA"], "start": "1985-11-19"',
    good='"parties": ["SUN", "USA"], "start": "1985-11-19"',
)
def party_not_in_existence(dialogue: Dialogue, _facts: Facts, context: Context) -> Places:
    start = dialogue.start
    for i, code in enumerate(dialogue.parties):
        party = context.registry.parties.get(code)
        if party is None:
            continue
        # Compared as far as both dates go, so that 1991 and 1991-12-26 do not disagree.
        begin, end = party.valid_from, party.valid_to
        early = bool(begin) and start[: len(begin)] < begin[: len(start)]
        late = bool(end) and start[: len(end)] > end[: len(start)]
        if early or late:
            others = _contemporaries(code, start, context)
            hint = f"on that date there was {others}" if others else None
            years = f"{begin or '…'} to {end or 'today'}"
            yield f"/parties/{i}", f"{party.short_name} ({code}) existed from {years}", hint


def _contemporaries(code: str, start: str, context: Context) -> str | None:
    """Name the parties that stand in line of succession with a code and existed on a date."""
    found = []
    for other in context.registry.parties.values():
        related = code in other.row.get("successors", "").split(";") or other.code in (
            context.registry.parties[code].row.get("successors", "").split(";")
        )
        begin, end = other.valid_from, other.valid_to
        alive = (not begin or start >= begin) and (not end or start[: len(end)] <= end)
        if related and alive:
            found.append(f"{other.code!r} ({other.short_name})")
    return " or ".join(found) or None
