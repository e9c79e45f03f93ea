"""One coder's coding of one document, made apart from every other: what reliability rests on."""

from typing import Annotated

from pydantic import Field

from dialogdata.models.base import Maybe, Model
from dialogdata.models.codes import CodingMethod
from dialogdata.models.dialogue import SchemaVersion
from dialogdata.models.statement import Statement
from dialogdata.models.values import DialogueId, DocumentId, FullDate, Text


class IndependentCoding(Model):
    """One coder's coding of one document, made from the text and the manual alone.

    The record of the dialogue is another coding of the same document; where two codings
    differ shows how far the data depend on who coded.
    """

    schema_: Maybe[Text] = Field(
        default=None,
        alias="$schema",
        title="Schema",
        description="Address or path of the JSON Schema, for editors.",
        examples=["../../../../schema/v1/coding.schema.json"],
    )
    schema_version: SchemaVersion = Field(
        title="Schema version", description="Version of this schema.", examples=["1.0"]
    )
    dialogue: DialogueId = Field(
        title="Dialogue",
        description="Id of the dialogue that issued the document.",
        examples=["chn-pak-2026-01-04"],
    )
    document: DocumentId = Field(
        title="Document",
        description="The document coded, by its id in the record of the dialogue.",
        examples=["d1"],
    )
    coder: Text = Field(
        title="Coder", description="Pseudonymous label of the coder.", examples=["model-s1"]
    )
    coded_on: FullDate = Field(
        title="Coded on", description="Date of the coding.", examples=["2026-11-23"]
    )
    method: CodingMethod = Field(
        title="Method", description="Who or what coded the document.", examples=["model"]
    )
    manual: Text = Field(
        title="Manual",
        description="Version of the codelists and coding rules used.",
        examples=["1.0"],
    )
    statements: Annotated[list[Statement], Field(min_length=1)] = Field(
        title="Statements", description="The statements found, in order of the text."
    )
    note: Maybe[Text] = Field(
        default=None,
        title="Note",
        description="What a user must know about this coding.",
        examples=["The English text was read, not the Chinese one."],
    )
