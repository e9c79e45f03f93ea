"""The texts that a dialogue issued."""

from typing import Annotated

from pydantic import Field

from dialogdata.models.base import Maybe, Model
from dialogdata.models.codes import (
    AgreementStatus,
    DocumentType,
    LegalStatus,
    ParagraphNumbering,
)
from dialogdata.models.commitment import Place
from dialogdata.models.values import (
    DocumentId,
    GlobalDocumentId,
    LanguageTag,
    PartialDate,
    Positive,
    Slug,
    Text,
)


class Language(Model):
    """A language in which the document exists."""

    tag: LanguageTag = Field(title="Tag", description="BCP 47 language tag.", examples=["zh"])
    authentic: Maybe[bool] = Field(
        default=None,
        title="Authentic",
        description="Whether this language version is itself the agreed text; absent if unknown.",
        examples=[True],
    )


class Version(Model):
    """A version of the document that differs from another: a revision or a side's own text."""

    label: Text = Field(
        title="Label", description="A short name for the version.", examples=["Chinese text"]
    )
    language: Maybe[LanguageTag] = Field(
        default=None, title="Language", description="BCP 47 language tag.", examples=["zh"]
    )
    issued: Maybe[PartialDate] = Field(
        default=None,
        title="Issued",
        description="When this version was issued.",
        examples=["2026-01-05"],
    )
    summary: Maybe[Text] = Field(
        default=None,
        title="Summary",
        description="How it differs, in our own words.",
        examples=["Puts the Chinese side's statements first"],
    )
    sources: Annotated[list[Slug], Field(min_length=1)] = Field(
        title="Sources",
        description="Ids of this record's sources that show it.",
        examples=[["xinhua"]],
        json_schema_extra={"uniqueItems": True},
    )


class Document(Model):
    """A communiqué, joint statement, press release or other text of the dialogue."""

    id: DocumentId = Field(title="Document id", description="d1, d2 …", examples=["d1"])
    type: DocumentType = Field(
        title="Type", description="Form as issued, normalised.", examples=["joint_communique"]
    )
    title: Text = Field(
        title="Title",
        description="The document's own title, not what the press called it.",
        examples=["Joint Press Release"],
    )
    issued: Maybe[PartialDate] = Field(
        default=None, title="Issued", description="When it was issued.", examples=["2026-01-05"]
    )
    signed_at: Maybe[Place] = Field(
        default=None, title="Signed at", description="Where it was signed or adopted."
    )
    languages: Annotated[list[Language], Field(min_length=1)] = Field(
        default=[], title="Languages", description="Languages in which it exists."
    )
    legal_status: LegalStatus = Field(
        title="Legal status",
        description="Standing of the document.",
        examples=["non_binding_presumed"],
    )
    agreement_status: AgreementStatus = Field(
        title="Agreement status",
        description="Whether and how both sides agreed to the text.",
        examples=["agreed_unsigned"],
    )
    paragraphs: Maybe[Positive] = Field(
        default=None,
        title="Paragraphs",
        description="How many paragraphs the text has, when known.",
        examples=[28],
    )
    paragraph_numbering: Maybe[ParagraphNumbering] = Field(
        default=None,
        title="Paragraph numbering",
        description="Whether the numbers stand in the original or were counted by the coder.",
        examples=["printed"],
    )
    annex_of: Maybe[DocumentId] = Field(
        default=None,
        title="Annex of",
        description="The document of this record to which it is annexed.",
        examples=["d1"],
    )
    revises: Maybe[GlobalDocumentId] = Field(
        default=None,
        title="Revises",
        description="The document that it replaces or corrects.",
        examples=["chn-pak-2026-01-04:d1"],
    )
    versions: Annotated[list[Version], Field(min_length=1)] = Field(
        default=[], title="Versions", description="Versions that differ from each other."
    )
    sources: Annotated[list[Slug], Field(min_length=1)] = Field(
        title="Sources",
        description="Ids of this record's sources that give the text or parts of it.",
        examples=[["global-times"]],
        json_schema_extra={"uniqueItems": True},
    )
    note: Maybe[Text] = Field(
        default=None,
        title="Note",
        description="A remark, for example on sources that disagree.",
        examples=["Reported by the press as a joint statement."],
    )
