"""Tables on what was promised and asked, what became of it, and what others say of it."""

from dialogdata.models import Ask, Assessment, Commentary, Commitment
from dialogdata.tabular.columns import of
from dialogdata.tabular.keys import (
    ASSESSMENT_ID,
    COMMENTARY_ID,
    HEAD,
    POSITION,
    SOURCE_ID,
    STATEMENT_ID,
    TO_ASSESSMENT,
    TO_COMMENTARY,
    TO_DATASET,
    TO_DIALOGUE,
    TO_SOURCE,
    TO_STATEMENT,
    link,
    to,
    upward,
)
from dialogdata.tabular.scales import stored
from dialogdata.tabular.source_tables import citing
from dialogdata.tabular.spec import Table

ASK = of(Ask, "text", "ask", title="Ask")
_DUE = (of(Commitment, "due"), of(Commitment, "due_text"))
_BODY = of(Commitment, "body")

COMMITMENTS = Table(
    "commitments",
    "Commitments",
    "One row per statement that promises something.",
    (
        *HEAD,
        upward(STATEMENT_ID),
        *stored("obligation"),
        *stored("precision"),
        *stored("delegation"),
        *stored("verifiability"),
        of(Commitment, "timeline"),
        *_DUE,
        of(Commitment, "place.city", "place_city", title="City of the promise"),
        of(Commitment, "place.country", "place_country", title="Country of the promise"),
        _BODY,
        of(Commitment, "amount.value", "amount", title="Amount"),
        of(Commitment, "amount.unit", "amount_unit", title="Unit of the amount"),
    ),
    ("statement_id",),
    (TO_DATASET, TO_DIALOGUE, TO_STATEMENT, *to("registry_parties", "place_country")),
    parent="statements",
    path=("commitment",),
    single=True,
)

ASKS = Table(
    "asks",
    "Asks",
    "One row per statement that asks something of its target.",
    (*HEAD, upward(STATEMENT_ID), ASK, *stored("verifiability"), *_DUE, _BODY),
    ("statement_id",),
    (TO_DATASET, TO_DIALOGUE, TO_STATEMENT),
    parent="statements",
    path=("ask",),
    single=True,
)

ASSESSMENTS = Table(
    "assessments",
    "Assessments",
    "One row per statement and date on which somebody looked at what became of it.",
    (
        *HEAD,
        ASSESSMENT_ID,
        POSITION,
        link(STATEMENT_ID, "statement"),
        of(Assessment, "date", "assessment_date", title="Date of the assessment"),
        of(Assessment, "status", "followup_status", title="Follow-up status"),
        of(Assessment, "summary", "assessment_summary", title="Summary of the assessment"),
    ),
    ("assessment_id",),
    (TO_DATASET, TO_DIALOGUE, TO_STATEMENT),
    parent="dialogues",
    path=("assessments",),
)

COMMENTARY = Table(
    "commentary",
    "Commentary",
    "One row per point that a secondary source makes about a dialogue; never a statement.",
    (
        *HEAD,
        COMMENTARY_ID,
        POSITION,
        of(Commentary, "heading"),
        of(Commentary, "summary", "commentary_summary", title="Summary of the point"),
        link(SOURCE_ID, "source"),
    ),
    ("commentary_id",),
    (TO_DATASET, TO_DIALOGUE, TO_SOURCE),
    parent="dialogues",
    path=("commentary",),
)

COMMENTED = Table(
    "commentary_statements",
    "Statements commented on",
    "One row per point of commentary and statement that it is about.",
    (*HEAD, upward(COMMENTARY_ID), POSITION, link(STATEMENT_ID)),
    ("commentary_id", "position"),
    (TO_DATASET, TO_DIALOGUE, TO_COMMENTARY, TO_STATEMENT),
    unique=(("commentary_id", "statement_id"),),
    parent="commentary",
    path=("statements",),
)

ASSESSED = citing(
    "assessment_sources",
    "Sources of assessments",
    "assessments",
    (upward(ASSESSMENT_ID),),
    (TO_DIALOGUE, TO_ASSESSMENT),
)

TABLES = (COMMITMENTS, ASKS, ASSESSMENTS, ASSESSED, COMMENTARY, COMMENTED)
