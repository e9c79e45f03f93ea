"""The table of statements, which alone must be useful, and the lists that hang on it."""

from dataclasses import replace

from dialogdata.codelists import codelist
from dialogdata.models import Reference, Statement, Target
from dialogdata.tabular import derive
from dialogdata.tabular.columns import made, of, repeat
from dialogdata.tabular.dialogue_tables import CODING, LEVEL, MECHANISM, ROUND, WHEN
from dialogdata.tabular.document_tables import DOCUMENT_TYPE
from dialogdata.tabular.keys import (
    DOCUMENT_ID,
    HEAD,
    POSITION,
    STATEMENT_ID,
    TO_DATASET,
    TO_DIALOGUE,
    TO_DOCUMENT,
    TO_STATEMENT,
    link,
    to,
    upward,
)
from dialogdata.tabular.promise_tables import ASK
from dialogdata.tabular.scales import repeated
from dialogdata.tabular.source_tables import citing
from dialogdata.tabular.spec import Column, Derive, Json, Table


def _of_dialogue(column: Column) -> Column:
    return repeat(column, column.derive or derive.of_record(*(column.path or ())))


def _topic_columns(topic: Derive) -> tuple[Column, Column, Column]:
    """Return the topic as coded, its major, and the topic itself where it is a minor."""

    def major(record: Json, item: object) -> str:
        return derive.major(str(topic(record, item)))

    def minor(record: Json, item: object) -> str | None:
        return derive.minor(str(topic(record, item)))

    example = "internal_security.counterterrorism"
    return (
        made("topic", "string", "Topic", "Topic as coded: a major or one of its minors.", topic,
             required=True, codelist="topics", example=example),
        made("topic_major", "string", "Major topic", "Major to which the topic belongs.", major,
             required=True, codelist="topics", example="internal_security"),
        made("topic_minor", "string", "Minor topic", "The topic, where it is a minor.", minor,
             codelist="topics", example=example),
    )  # fmt: skip


def _primary(_record: Json, statement: dict[str, list[str]]) -> str:
    return statement["topics"][0]


ENTITY = of(Target, "entity")
STANCE = of(Target, "stance")


def _valence(stance: Derive) -> Column:
    ranks = [int(row["valence"]) for row in codelist("stance").entries.values() if row["valence"]]
    return made("stance_valence", "integer", "Stance, valence",
                f"Valence of the stance, from {min(ranks)} to {max(ranks)}.",
                derive.rank("stance", stance, "valence"), example=-2)  # fmt: skip


_FIRST_STANCE = derive.first_target("stance")

STATEMENTS = Table(
    "statements",
    "Statements",
    "One row per statement: one speaker, one act, one thing said. Dialogue, primary topic, "
    "first target and ranks of the commitment or ask are repeated here for convenience.",
    (
        *HEAD,
        STATEMENT_ID,
        POSITION,
        *map(_of_dialogue, WHEN),
        *map(_of_dialogue, (MECHANISM, ROUND, LEVEL)),
        link(DOCUMENT_ID, "document", required=False),
        repeat(DOCUMENT_TYPE, derive.document("type")),
        of(Statement, "section"),
        of(Statement, "paragraph"),
        of(Statement, "item"),
        of(Statement, "speaker"),
        of(Statement, "act"),
        made("act_family", "string", "Act family", "Family to which the act belongs.",
             derive.family, required=True, codelist="act_family", example="directive"),
        *_topic_columns(_primary),
        of(Statement, "summary"),
        of(Statement, "quote.text", "quote", title="Quote"),
        of(Statement, "quote.language", "quote_language", title="Language of the quote"),
        repeat(ENTITY, derive.first_target("entity")),
        repeat(STANCE, _FIRST_STANCE),
        _valence(_FIRST_STANCE),
        made("targets", "integer", "Targets", "How many targets the statement has.",
             derive.count("targets"), required=True, minimum=0, example=1),
        repeat(ASK, derive.of_item("ask", "text")),
        *repeated("obligation", derive.of_item("commitment", "obligation")),
        *repeated("precision", derive.of_item("commitment", "precision")),
        *repeated("delegation", derive.of_item("commitment", "delegation")),
        *repeated("verifiability", derive.verifiability),
        of(Statement, "verification_language"),
        of(Statement, "recurrence.novelty", "novelty"),
        of(Statement, "recurrence.of", "recurrence_of", title="Recurrence of"),
        of(Statement, "basis"),
        of(Statement, "confidence"),
        *map(_of_dialogue, CODING),
        of(Statement, "note"),
    ),
    ("statement_id",),
    (
        TO_DATASET,
        TO_DIALOGUE,
        TO_DOCUMENT,
        *to("registry_parties", "party_a", "party_b"),
        *to("registry_mechanisms", "mechanism"),
        *to("registry_entities", "entity"),
    ),
    parent="dialogues",
    path=("statements",),
)  # fmt: skip

_OWN_TOPIC = _topic_columns(lambda _record, topic: str(topic))
_UP = (TO_DATASET, TO_DIALOGUE, TO_STATEMENT)
_KEY = ("statement_id", "position")

TOPICS = Table(
    "statement_topics",
    "Topics of statements",
    "One row per statement and topic; position 1 is the primary topic.",
    (
        *HEAD,
        upward(STATEMENT_ID),
        POSITION,
        replace(_OWN_TOPIC[0], path=()),
        *_OWN_TOPIC[1:],
    ),
    _KEY,
    _UP,
    unique=(("statement_id", "topic"),),
    parent="statements",
    path=("topics",),
)

TARGETS = Table(
    "statement_targets",
    "Targets of statements",
    "One row per statement and target.",
    (
        *HEAD,
        upward(STATEMENT_ID),
        POSITION,
        ENTITY,
        STANCE,
        _valence(derive.of_item("stance")),
        of(Target, "as_named"),
        of(Target, "endorsement"),
    ),
    _KEY,
    (*_UP, *to("registry_entities", "entity")),
    parent="statements",
    path=("targets",),
)

REFERENCES = Table(
    "statement_references",
    "References of statements",
    "One row per statement and instrument, programme or earlier text that it cites.",
    (
        *HEAD,
        upward(STATEMENT_ID),
        POSITION,
        of(Reference, "entity", "cited_entity", title="Cited entity"),
        of(Reference, "document", "cited_document", title="Cited document"),
        of(Reference, "relation"),
    ),
    _KEY,
    (*_UP, *to("registry_entities", "cited_entity")),
    parent="statements",
    path=("references",),
)

SOURCES = citing(
    "statement_sources",
    "Sources of statements",
    "statements",
    (upward(STATEMENT_ID),),
    (TO_DIALOGUE, TO_STATEMENT),
)

TABLES = (STATEMENTS, TOPICS, TARGETS, REFERENCES, SOURCES)
