"""DD30x: what the record says it is: id, parties, dates, places, people."""

from calendar import monthrange

from dialogdata.models import Dialogue
from dialogdata.rules.context import JOINT_TYPES, Context
from dialogdata.rules.facts import Facts
from dialogdata.rules.rule import Group, Places

GROUP = Group()

_OUTSIDE_ROLES = frozenset({"witness", "mediator", "host", "other"})
_FULL = len("2026-01-04")


def impossible(date: str) -> bool:
    """Tell whether a complete date is not in the calendar."""
    if len(date) < _FULL:
        return False
    year, month, day = int(date[:4]), int(date[5:7]), int(date[8:10])
    return day > monthrange(year, month)[1]


@GROUP.rule(
    "DD109",
    "impossible-date",
    "error",
    "The calendar has no such day",
    why="A date that does not exist cannot be ordered or joined.",
    fix="Correct the day; give only the month when the day is not known.",
    bad='"start": "2026-02-30"',
    good='"start": "2026-02-28"',
)
def impossible_date(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if not facts.late_days:
        return
    for pointer, date in _dates(dialogue):
        if date[8:10] > "28" and impossible(date):
            yield pointer, f"{date} is not a day of the calendar"


def _dates(dialogue: Dialogue) -> list[tuple[str, str]]:
    found = [("/start", dialogue.start), ("/coding/coded_on", dialogue.coding.coded_on)]
    optional: list[tuple[str, str | None]] = [("/end", dialogue.end)]
    if dialogue.next_dialogue is not None:
        optional.append(("/next_dialogue/date", dialogue.next_dialogue.date))
    for i, document in enumerate(dialogue.documents):
        optional.append((f"/documents/{i}/issued", document.issued))
        for j, version in enumerate(document.versions):
            optional.append((f"/documents/{i}/versions/{j}/issued", version.issued))
    for i, statement in enumerate(dialogue.statements):
        if statement.commitment is not None:
            optional.append((f"/statements/{i}/commitment/due", statement.commitment.due))
        if statement.ask is not None:
            optional.append((f"/statements/{i}/ask/due", statement.ask.due))
    for i, source in enumerate(dialogue.sources):
        optional.append((f"/sources/{i}/published", source.published))
        optional.append((f"/sources/{i}/accessed", source.accessed))
    found += [(f"/assessments/{i}/date", a.date) for i, a in enumerate(dialogue.assessments)]
    found += [(pointer, date) for pointer, date in optional if date is not None]
    return found


@GROUP.rule(
    "DD301",
    "id-mismatch",
    "error",
    "The id does not follow from parties and start",
    why="An id that says something else misleads everyone who cites it.",
    fix="Write {first party}-{second party}-{start} in lower case; add -b for a second one.",
    bad='"id": "pak-chn-2026-01-05", "parties": ["CHN", "PAK"], "start": "2026-01-04"',
    good='"id": "chn-pak-2026-01-04"',
)
def id_mismatch(dialogue: Dialogue, _facts: Facts, context: Context) -> Places:
    if not context.knows(dialogue.parties) or impossible(dialogue.start):
        return  # DD202 or DD109 says what is wrong
    expected = f"{dialogue.parties[0]}-{dialogue.parties[1]}-{dialogue.start}".lower()
    if dialogue.id != expected and dialogue.id[:-2] != expected:
        if sorted(dialogue.parties) != dialogue.parties:
            return  # DD303 says it; the id would be right once the parties are sorted
        yield "/id", f"id {dialogue.id!r} should be {expected!r}"


@GROUP.rule(
    "DD302",
    "parties-equal",
    "error",
    "A dialogue has two different parties",
    why="A record of one party talking to itself counts nothing.",
    fix="Name both parties.",
    bad='"parties": ["CHN", "CHN"]',
    good='"parties": ["CHN", "PAK"]',
)
def parties_equal(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    if dialogue.parties[0] == dialogue.parties[1]:
        yield "/parties/1", f"both parties are {dialogue.parties[0]}"


@GROUP.rule(
    "DD303",
    "parties-unsorted",
    "error",
    "The parties are not sorted",
    why="One dyad has one name; the order of the codes implies no role.",
    fix="Sort the two codes; `dialogdata validate --fix` does it.",
    bad='"parties": ["PAK", "CHN"]',
    good='"parties": ["CHN", "PAK"]',
)
def parties_unsorted(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    if dialogue.parties[0] > dialogue.parties[1]:
        yield "/parties", f"{dialogue.parties[0]} stands before {dialogue.parties[1]}"


@GROUP.rule(
    "DD304",
    "end-before-start",
    "error",
    "The dialogue ends before it starts",
    why="One of the two dates is wrong.",
    fix="Correct the dates.",
    bad='"start": "2026-01-04", "end": "2026-01-03"',
    good='"start": "2026-01-03", "end": "2026-01-04"',
)
def end_before_start(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    end = dialogue.end
    if end is not None and end < dialogue.start[: len(end)]:
        yield "/end", f"{end} lies before the start, {dialogue.start}"


@GROUP.rule(
    "DD305",
    "issued-before-dialogue",
    "error",
    "The document is older than the dialogue, and no note says why",
    why="Usually a slip; where it is true (time zones, a text agreed before) a reader must know.",
    fix="Correct the date, or explain it in the document's `note`.",
    bad='"start": "2026-01-04", … "issued": "2026-01-03"',
    good='"issued": "2026-01-05"',
)
def issued_before(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    for i, document in enumerate(dialogue.documents):
        issued = document.issued
        if issued is None or document.note is not None:
            continue
        if issued < dialogue.start[: len(issued)]:
            message = f"issued {issued}, before the dialogue of {dialogue.start}"
            yield f"/documents/{i}/issued", message


@GROUP.rule(
    "DD306",
    "next-dialogue-before-this",
    "error",
    "The next dialogue lies before this one",
    why="One of the two dates is wrong.",
    fix="Correct the date of the next dialogue.",
    bad='"start": "2026-01-04", "next_dialogue": {"date": "2025"}',
    good='"next_dialogue": {"date": "2027"}',
)
def next_before(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    following = dialogue.next_dialogue
    if following is not None and following.date is not None:
        last = dialogue.end or dialogue.start
        if following.date < last[: len(following.date)]:
            yield "/next_dialogue/date", f"{following.date} lies before this dialogue, {last}"


@GROUP.rule(
    "DD307",
    "speaker-not-a-party",
    "error",
    "The speaker is not a party of the dialogue",
    why="In a bilateral text only the two parties speak.",
    fix="Use joint, mutual or the code of one of the two parties.",
    bad='"parties": ["CHN", "PAK"], … "speaker": "IND"',
    good='"speaker": "PAK"',
)
def speaker_not_a_party(dialogue: Dialogue, facts: Facts, context: Context) -> Places:
    if not context.knows(dialogue.parties):
        return  # DD202 says what is wrong
    allowed = {"joint", "mutual", *dialogue.parties}
    if facts.speakers <= allowed:
        return
    for i, statement in enumerate(dialogue.statements):
        if statement.speaker not in allowed:
            pointer = f"/statements/{i}/speaker"
            hint = f"one of {', '.join(sorted(allowed))}"
            yield pointer, f"speaker {statement.speaker} is not a party here", hint


@GROUP.rule(
    "DD308",
    "participant-not-of-a-party",
    "error",
    "The participant acts for neither party",
    why="A third side takes part only as witness, mediator or host.",
    fix="Correct the party, or give the role witness, mediator or host.",
    bad='{"person": "anwar-ibrahim", "party": "MYS", "role": "principal"}',
    good='{"person": "anwar-ibrahim", "party": "MYS", "role": "witness"}',
)
def participant_outside(dialogue: Dialogue, _facts: Facts, context: Context) -> Places:
    if not context.knows(dialogue.parties):
        return  # DD202 says what is wrong
    for i, participant in enumerate(dialogue.participants):
        if participant.party not in dialogue.parties and participant.role not in _OUTSIDE_ROLES:
            message = f"{participant.party} is not a party, but {participant.role} acts for one"
            yield f"/participants/{i}/party", message


@GROUP.rule(
    "DD309",
    "venue-contradicts-mode",
    "error",
    "The venue does not fit the mode or the host",
    why="A visit takes place with one of the parties; elsewhere it is a third place.",
    fix="Correct the country, the host or the mode.",
    bad='"mode": "visit", "venues": [{"city": "Paris", "country": "FRA"}]',
    good='"mode": "third_place", "venues": [{"city": "Paris", "country": "FRA"}]',
)
def venue_contradicts(dialogue: Dialogue, _facts: Facts, context: Context) -> Places:
    if not context.knows(dialogue.parties):
        return  # DD202 says what is wrong
    for i, venue in enumerate(dialogue.venues):
        pointer = f"/venues/{i}/country"
        if dialogue.mode == "visit" and venue.country not in dialogue.parties:
            yield pointer, f"a visit in {venue.country}, which is not a party"
        elif dialogue.mode == "third_place" and venue.country in dialogue.parties:
            yield pointer, f"a third place in {venue.country}, which is a party"
        elif dialogue.mode in ("remote", "written"):
            yield pointer, f"mode {dialogue.mode!r} has no venue"
    host = dialogue.host
    if host is None or dialogue.mode != "visit":
        return
    if host not in dialogue.parties:
        yield "/host", f"the host of a visit is one of the parties, not {host}"
    elif dialogue.venues and all(venue.country != host for venue in dialogue.venues):
        yield "/host", f"{host} is the host, but no venue lies there"


@GROUP.rule(
    "DD350",
    "document-status-contradicted",
    "error",
    "The document status does not fit the documents",
    why="Whether a joint text exists is a fact that people count.",
    fix="Correct `document_status`, or add or remove the document.",
    bad='"document_status": "none_found", "documents": [{"type": "joint_communique", …}]',
    good='"document_status": "issued", "documents": [{"type": "joint_communique", …}]',
)
def document_status(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    joint = any(document.type in JOINT_TYPES for document in dialogue.documents)
    if dialogue.document_status == "issued" and not joint:
        yield "/document_status", "`issued`, but the record lists no joint document"
    elif dialogue.document_status != "issued" and joint:
        yield "/document_status", f"`{dialogue.document_status}`, but a joint document is listed"


@GROUP.rule(
    "DD351",
    "level-by-party-contradicted",
    "error",
    "The ranks by party do not fit the parties",
    why="The rank of a side that is not there means nothing.",
    fix="Give the rank of one or both parties, only where they differ.",
    bad='"parties": ["CHN", "PAK"], "level_by_party": {"IND": "minister"}',
    good='"level_by_party": {"CHN": "head_of_government", "PAK": "head_of_state"}',
)
def level_by_party(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    for code in dialogue.level_by_party or ():
        if code not in dialogue.parties:
            yield f"/level_by_party/{code}", f"{code} is not a party of this dialogue"
