"""The columns that tie the tables together."""

from dataclasses import replace

from dialogdata.models.values import DIALOGUE_ID
from dialogdata.tabular.columns import made
from dialogdata.tabular.spec import Column, ForeignKey

DATASET = made(
    "dataset",
    "string",
    "Dataset",
    "Name of the dataset to which the row belongs.",
    None,
    required=True,
    example="pakistan-china-strategic-dialogue",
)
DIALOGUE_ID_COLUMN = made(
    "dialogue_id",
    "string",
    "Dialogue id",
    "{dyad}-{start date}[-b], lower case; never re-used, never changed.",
    None,
    required=True,
    pattern=f"^{DIALOGUE_ID}$",
    example="chn-pak-2026-01-04",
)
POSITION = made(
    "position",
    "integer",
    "Position",
    "Place of the row among its siblings in the record or registry, from 1.",
    None,
    required=True,
    minimum=1,
    example=1,
)


def _global(name: str, title: str, what: str, local: str, example: str) -> Column:
    return made(
        name,
        "string",
        title,
        f"{what} as {{dialogue_id}}:{{id in the record}}; unique in all datasets.",
        None,
        required=True,
        pattern=f"^{DIALOGUE_ID}:{local}$",
        example=f"chn-pak-2026-01-04:{example}",
        path=("id",),
        local=True,
    )


DOCUMENT_ID = _global("document_id", "Document id", "The document", "d[1-9][0-9]*", "d1")
STATEMENT_ID = _global("statement_id", "Statement id", "The statement", "s[1-9][0-9]*", "s12")
ASSESSMENT_ID = _global("assessment_id", "Assessment id", "The assessment", "a[1-9][0-9]*", "a1")
COMMENTARY_ID = _global("commentary_id", "Commentary id", "The point", "c[1-9][0-9]*", "c1")
SOURCE_ID = _global(
    "source_id", "Source id", "The source", "[a-z0-9]+(-[a-z0-9]+)*", "global-times"
)

HEAD = (DATASET, DIALOGUE_ID_COLUMN)
"""The first columns of every table made from records."""

TO_DATASET = ForeignKey(("dataset",), "datasets", ("dataset",))
TO_DIALOGUE = ForeignKey(("dialogue_id",), "dialogues", ("dialogue_id",))
TO_DOCUMENT = ForeignKey(("document_id",), "documents", ("document_id",))
TO_STATEMENT = ForeignKey(("statement_id",), "statements", ("statement_id",))
TO_SOURCE = ForeignKey(("source_id",), "sources", ("source_id",))
TO_ASSESSMENT = ForeignKey(("assessment_id",), "assessments", ("assessment_id",))
TO_COMMENTARY = ForeignKey(("commentary_id",), "commentary", ("commentary_id",))


def to(table: str, *fields: str) -> tuple[ForeignKey, ...]:
    """Return the foreign keys of columns that each name a row of a registry."""
    keys = {"registry_parties": "party", "registry_entities": "entity"}
    keys |= {"registry_mechanisms": "mechanism", "registry_people": "person"}
    return tuple(ForeignKey((field,), table, (keys[table],)) for field in fields)


def upward(column: Column) -> Column:
    """Return an id as the column by which a table below names its parent."""
    return replace(column, path=None, local=False)


def link(column: Column, *path: str, required: bool = True) -> Column:
    """Return an id as a column that points to another item of the same record."""
    return replace(column, path=path, required=required)
