"""Tables on the dialogue itself: who met, where, in what setting."""

from dialogdata.models import Coding, Dialogue, Office, Participant, Venue
from dialogdata.tabular import derive
from dialogdata.tabular.columns import made, of
from dialogdata.tabular.keys import (
    HEAD,
    POSITION,
    TO_DATASET,
    TO_DIALOGUE,
    to,
)
from dialogdata.tabular.spec import ForeignKey, Table

START = of(Dialogue, "start")
DATE = made(
    "date",
    "date",
    "Date",
    "First day of the dialogue as a full date; see date_precision.",
    derive.date,
    required=True,
    example="2026-01-04",
)
DATE_PRECISION = made(
    "date_precision",
    "string",
    "Date precision",
    "How much of the start is known: day, month or year.",
    derive.date_precision,
    required=True,
    pattern="^(day|month|year)$",
    example="day",
)
YEAR = made(
    "year", "year", "Year", "Year in which the dialogue began.", derive.year, required=True,
    example=2026,
)  # fmt: skip
DYAD = made(
    "dyad",
    "string",
    "Dyad",
    "Codes of the two parties, sorted and joined by a hyphen.",
    derive.dyad,
    required=True,
    pattern="^[A-Z]{3}-[A-Z]{3}$",
    example="CHN-PAK",
)
CODE = "^[A-Z]{3}$"
PARTY_A = made(
    "party_a", "string", "First party", "Code of the party that comes first in the alphabet.",
    derive.party(0), required=True, pattern=CODE, example="CHN",
)  # fmt: skip
PARTY_B = made(
    "party_b", "string", "Second party", "Code of the party that comes second in the alphabet.",
    derive.party(1), required=True, pattern=CODE, example="PAK",
)  # fmt: skip
MECHANISM = of(Dialogue, "mechanism.id", "mechanism")
ROUND = of(Dialogue, "mechanism.round", "round")
LEVEL = of(Dialogue, "level")
CODING = (
    of(Dialogue, "coding.status", "record_status", title="Record status"),
    of(Dialogue, "coding.coverage", "coverage"),
    of(Dialogue, "coding.method", "coding_method", title="Coding method"),
)
WHEN = (START, DATE, DATE_PRECISION, YEAR, DYAD, PARTY_A, PARTY_B)

DIALOGUES = Table(
    "dialogues",
    "Dialogues",
    "One row per dialogue.",
    (
        *HEAD,
        of(Dialogue, "title", "dialogue_title", title="Dialogue title"),
        *WHEN,
        of(Dialogue, "end"),
        MECHANISM,
        ROUND,
        of(Dialogue, "host"),
        LEVEL,
        of(Dialogue, "mode"),
        of(Dialogue, "document_status"),
        made(
            "documents", "integer", "Documents", "How many documents the record describes.",
            derive.count("documents"), required=True, minimum=0, example=1,
        ),
        made(
            "statements", "integer", "Statements", "How many statements are coded.",
            derive.count("statements"), required=True, minimum=0, example=40,
        ),
        of(Dialogue, "next_dialogue.city", "next_city", title="Next city"),
        of(Dialogue, "next_dialogue.country", "next_country", title="Next country"),
        of(Dialogue, "next_dialogue.date", "next_date", title="Next date"),
        of(Dialogue, "next_dialogue.date_text", "next_date_text", title="Next date, in words"),
        *CODING,
        of(Dialogue, "coding.coded_on", "coded_on"),
        of(Dialogue, "coding.codebook", "codebook"),
        of(Dialogue, "coding.note", "coding_note", title="Note on the coding"),
        of(Dialogue, "schema_version"),
        of(Dialogue, "note"),
    ),
    ("dialogue_id",),
    (
        TO_DATASET,
        *to("registry_parties", "party_a", "party_b", "host", "next_country"),
        *to("registry_mechanisms", "mechanism"),
    ),
)  # fmt: skip

PARTIES = Table(
    "parties",
    "Parties",
    "One row per dialogue and party.",
    (
        *HEAD,
        POSITION,
        made("party", "string", "Party", "Code of a party.", None, required=True, path=(),
             pattern=CODE, example="CHN"),
        made("host_party", "boolean", "Host", "Whether this party received the other.",
             lambda record, code: record["host"] == code if "host" in record else None,
             example=True),
        made("party_level", "string", "Rank of the party",
             "Rank of this side; the rank of the dialogue where no other is recorded.",
             derive.level_of_party, required=True, codelist="meeting_level",
             example="foreign_minister"),
        made("party_level_stated", "boolean", "Rank recorded",
             "Whether the record gives this side a rank of its own.",
             lambda record, code: code in record.get("level_by_party", ()), required=True,
             example=False),
    ),
    ("dialogue_id", "position"),
    (TO_DATASET, TO_DIALOGUE, *to("registry_parties", "party")),
    unique=(("dialogue_id", "party"),),
    parent="dialogues",
    path=("parties",),
)  # fmt: skip

PARTICIPANTS = Table(
    "participants",
    "Participants",
    "One row per dialogue and public office-holder who took part.",
    (
        *HEAD,
        POSITION,
        of(Participant, "person"),
        of(Participant, "party", description="Code of a party."),
        of(Participant, "role", "participant_role", title="Role of the participant"),
        of(Participant, "note"),
    ),
    ("dialogue_id", "position"),
    (
        TO_DATASET, TO_DIALOGUE, *to("registry_people", "person"),
        *to("registry_parties", "party"),
    ),
    parent="dialogues",
    path=("participants",),
)  # fmt: skip

OFFICES = Table(
    "participant_offices",
    "Offices of participants",
    "One row per participant and office held at the time.",
    (
        *HEAD,
        made("participant", "integer", "Participant", "Position of the participant.", None,
             required=True, minimum=1, example=1),
        POSITION,
        of(Office, "title", "office", title="Office"),
        of(Office, "organisation"),
    ),
    ("dialogue_id", "participant", "position"),
    (
        TO_DATASET, TO_DIALOGUE,
        ForeignKey(("dialogue_id", "participant"), "participants", ("dialogue_id", "position")),
    ),
    parent="participants",
    path=("offices",),
)  # fmt: skip

VENUES = Table(
    "venues",
    "Venues",
    "One row per dialogue and place of meeting.",
    (
        *HEAD,
        POSITION,
        of(Venue, "city"),
        of(Venue, "country"),
        of(Venue, "note"),
    ),
    ("dialogue_id", "position"),
    (TO_DATASET, TO_DIALOGUE, *to("registry_parties", "country")),
    parent="dialogues",
    path=("venues",),
)

CODERS = Table(
    "coders",
    "Coders",
    "One row per dialogue and coder of its record.",
    (
        *HEAD,
        POSITION,
        made("coder", "string", "Coder", Coding.model_fields["coders"].description or "", None,
             required=True, path=(), example="model-1"),
    ),
    ("dialogue_id", "position"),
    (TO_DATASET, TO_DIALOGUE),
    unique=(("dialogue_id", "coder"),),
    parent="dialogues",
    path=("coding", "coders"),
)  # fmt: skip

TABLES = (DIALOGUES, PARTIES, PARTICIPANTS, OFFICES, VENUES, CODERS)
