"""Tables of codings made more than once: the units, their alignment, the agreement."""

from dialogdata.models import Dialogue, IndependentCoding, Statement
from dialogdata.tabular.columns import made, of
from dialogdata.tabular.dialogue_tables import CODERS, CODING
from dialogdata.tabular.keys import (
    DATASET,
    DIALOGUE_ID_COLUMN,
    DOCUMENT_ID,
    POSITION,
    TO_DATASET,
    TO_DIALOGUE,
    TO_DOCUMENT,
    to,
    upward,
)
from dialogdata.tabular.spec import Column, Derive, ForeignKey, Table
from dialogdata.tabular.statement_tables import STATEMENTS

HEAD = (DATASET, DIALOGUE_ID_COLUMN, upward(DOCUMENT_ID))


def _coding(name: str, title: str, description: str) -> Column:
    return made(name, "string", title, description, None, required=True,
                example="codings/model-s1")  # fmt: skip


def _unit(name: str, title: str, description: str) -> Column:
    return made(name, "string", title, description, None, required=True,
                pattern="^s[1-9][0-9]*$", example="s12")  # fmt: skip


def _further(place: int) -> Derive:
    return lambda _record, unit: unit["topics"][place] if len(unit["topics"]) > place else None


def _topic(name: str, title: str, place: int) -> Column:
    return made(name, "string", title, "A further topic of the unit.", _further(place),
                codelist="topics")  # fmt: skip


UNIT_COLUMNS = (
    *map(STATEMENTS.by_name.__getitem__, ("section", "paragraph", "item", "speaker", "act",
                                          "act_family", "topic", "topic_major")),
    _topic("second_topic", "Second topic", 1),
    _topic("third_topic", "Third topic", 2),
    *map(STATEMENTS.by_name.__getitem__, ("summary", "entity", "stance", "targets", "ask",
                                          "obligation", "precision", "delegation",
                                          "verifiability")),
    of(Statement, "basis"),
    of(Statement, "confidence"),
    of(Statement, "note"),
)  # fmt: skip
"""The columns made from the statement; those of the table of statements mean the same."""

CODINGS = Table(
    "codings",
    "Codings",
    "One row per coding and unit, of the documents that were coded more than once. The coding "
    "of the record itself stands here too, so that all codings of a document can be compared.",
    (
        *HEAD,
        _coding("coding", "Coding", "Where the coding lies in its dataset: records, or the folder "
                "of an independent coding."),
        CODERS.by_name["coder"],
        CODING[-1],
        of(Dialogue, "coding.coded_on", "coded_on"),
        of(IndependentCoding, "manual"),
        _unit("unit", "Unit", "Id of the unit, which is a statement, within its coding."),
        POSITION,
        *UNIT_COLUMNS,
    ),
    ("document_id", "coding", "unit"),
    (TO_DATASET, TO_DIALOGUE, TO_DOCUMENT, *to("registry_entities", "entity")),
)  # fmt: skip

CODING_A = _coding("coding_a", "First coding", "The one of the codings compared.")
CODING_B = _coding("coding_b", "Second coding", "The other of the codings compared.")


def _to_unit(coding: str, unit: str) -> ForeignKey:
    return ForeignKey(("document_id", coding, unit), "codings", ("document_id", "coding", "unit"))


ALIGNMENT = Table(
    "coding_alignment",
    "Alignment of codings",
    "One row per unit of one coding and the same unit of another. What stands in codings but "
    "not here has no partner.",
    (
        *HEAD,
        CODING_A,
        _unit("unit_a", "Unit of the first", "The unit, in the first coding."),
        CODING_B,
        _unit("unit_b", "Unit of the second", "The unit, in the second coding."),
        made("score", "number", "Score", "How alike the two are, from 0 to 1.", None,
             required=True, minimum=0, example=0.81),
    ),
    ("document_id", "coding_a", "unit_a", "coding_b"),
    (
        TO_DATASET,
        TO_DIALOGUE,
        TO_DOCUMENT,
        _to_unit("coding_a", "unit_a"),
        _to_unit("coding_b", "unit_b"),
    ),
    unique=(("document_id", "coding_a", "coding_b", "unit_b"),),
)  # fmt: skip


def _count(name: str, title: str, description: str, *, required: bool = True) -> Column:
    return made(name, "integer", title, description, None, required=required, minimum=0)


def _number(name: str, title: str, description: str) -> Column:
    return made(name, "number", title, description, None, example=0.74)


RELIABILITY = Table(
    "reliability",
    "Reliability",
    "One row per comparison of two codings, variable and, for some, code: how far they agree "
    "on units that were aligned, beyond what chance would give.",
    (
        DATASET,
        POSITION,
        made("coding_round", "string", "Round of coding", "before: as first coded. after: as "
             "coded anew once the manual was improved, or the only round.", None,
             required=True, pattern="^(before|after)$", example="after"),
        CODING_A,
        CODING_B,
        made("variable", "string", "Variable", "What is compared: a column of codings, topics (the "
             "set of all), has_target, has_ask, has_commitment, or units (were the same "
             "things found?).", None, required=True, example="act"),
        made("code", "string", "Code", "The code as it stands in the data.", None,
             example="call_on"),
        made("scale", "string", "Scale", "How values are compared: nominal, ordinal, set (MASI) "
             "or units.", None, required=True, pattern="^(nominal|ordinal|set|units)$",
             example="nominal"),
        made("statistic", "string", "Statistic", "krippendorff_alpha; for units f1, twice the "
             "aligned pairs by the units of both codings.", None, required=True,
             pattern="^(krippendorff_alpha|f1)$", example="krippendorff_alpha"),
        made("value", "number", "Value", "The statistic; absent where it is not defined, because "
             "all values are the same or there are none.", None, example=0.74),
        _number("ci_low", "Interval, from", "Lower end of the bootstrap interval of 95 per cent."),
        _number("ci_high", "Interval, to", "Upper end of the bootstrap interval of 95 per cent."),
        _number("raw_agreement", "Raw agreement", "Share of the units on which both are the same."),
        _count("n_units", "Units", "How many units were compared."),
        _count("n_code", "Units with the code", "How many of them have the code in either coding.",
               required=False),
        _count("n_documents", "Documents", "How many documents were compared."),
        _count("n_coders", "Coders", "How many coders made the two codings."),
        made("coders_are", "string", "Coders are", "What the coders are: models, people, or both.",
             None, required=True, pattern="^(models|people|models and people)$",
             example="models"),
        of(IndependentCoding, "manual"),
    ),
    ("dataset", "position"),
    (TO_DATASET,),
    unique=(("dataset", "coding_round", "coding_a", "coding_b", "variable", "code"),),
)  # fmt: skip

TABLES = (CODINGS, ALIGNMENT, RELIABILITY)
