"""One statement: one speaker, one act, one thing said."""

from typing import Annotated

from pydantic import Field

from dialogdata.models.base import Maybe, Model
from dialogdata.models.codes import (
    ActType,
    AttributionBasis,
    Confidence,
    EndorsementVerb,
    InstrumentRelation,
    Novelty,
    Stance,
    Topics,
    VerificationLanguage,
)
from dialogdata.models.commitment import Ask, Commitment
from dialogdata.models.values import (
    DocumentId,
    EntityRef,
    GlobalDocumentId,
    GlobalStatementId,
    LanguageTag,
    Positive,
    Slug,
    Speaker,
    StatementId,
    Text,
)


class Quote(Model):
    """The exact words, only where the wording is itself the fact."""

    text: Text = Field(
        title="Text",
        description="At most 15 words of the original.",
        examples=["visible and verifiable"],
    )
    language: LanguageTag = Field(
        title="Language", description="BCP 47 tag of the quoted words.", examples=["en"]
    )


class Target(Model):
    """Towards whom or what the statement takes a stance."""

    entity: EntityRef = Field(
        title="Entity",
        description="Id in entities.csv, or the code of a party.",
        examples=["afghanistan-interim-government"],
    )
    stance: Stance = Field(
        title="Stance", description="The stance towards the entity.", examples=["call_on"]
    )
    as_named: Maybe[Text] = Field(
        default=None,
        title="As named",
        description="The name that the speaker used, where it differs from our neutral label.",
        examples=["Xizang"],
    )
    endorsement: Maybe[EndorsementVerb] = Field(
        default=None,
        title="Endorsement",
        description="The verb with which a contested formula is endorsed.",
        examples=["adheres"],
    )


class Reference(Model):
    """An instrument, resolution, programme or earlier communiqué that the statement cites."""

    entity: Maybe[EntityRef] = Field(
        default=None,
        title="Entity",
        description="Id in entities.csv. Either this or document, not both.",
        examples=["un-charter"],
    )
    document: Maybe[GlobalDocumentId] = Field(
        default=None,
        title="Document",
        description="A document of this or another record. Either this or entity, not both.",
        examples=["chn-usa-1972-02-21:d1"],
    )
    relation: InstrumentRelation = Field(
        title="Relation", description="How the statement uses it.", examples=["based_on"]
    )


class Recurrence(Model):
    """How the statement stands to an earlier round's."""

    novelty: Novelty = Field(
        title="Novelty",
        description="Whether it is new, repeated, firmer, softer or dropped.",
        examples=["strengthened"],
    )
    of: Maybe[GlobalStatementId] = Field(
        default=None,
        title="Of",
        description="The statement of an earlier dialogue of the same parties.",
        examples=["chn-pak-2024-05-15:s9"],
    )


class Statement(Model):
    """One speaker, one act, one thing said; a sentence may hold several."""

    id: StatementId = Field(
        title="Statement id", description="s1, s2 … in order of the text.", examples=["s12"]
    )
    document: Maybe[DocumentId] = Field(
        default=None,
        title="Document",
        description="The document of this record that says it; absent when there is none.",
        examples=["d1"],
    )
    section: Maybe[Text] = Field(
        default=None,
        title="Section",
        description="Heading of the section in the original, shortened.",
        examples=["Security"],
    )
    paragraph: Maybe[Positive] = Field(
        default=None,
        title="Paragraph",
        description="Number of the paragraph in the original; absent when not known.",
        examples=[4],
    )
    item: Maybe[Text] = Field(
        default=None,
        title="Item",
        description="Letter or number of a list item inside the paragraph.",
        examples=["a"],
    )
    speaker: Speaker = Field(
        title="Speaker",
        description="joint, mutual (each to the other), or the code of one party.",
        examples=["joint"],
    )
    act: ActType = Field(title="Act", description="What the speaker does.", examples=["call_on"])
    topics: Annotated[list[Topics], Field(min_length=1, max_length=3)] = Field(
        title="Topics",
        description="One to three topic codes; the first is the primary one.",
        examples=[["internal_security.counterterrorism"]],
        json_schema_extra={"uniqueItems": True},
    )
    summary: Text = Field(
        title="Summary",
        description="Our own one-sentence paraphrase in English.",
        examples=["Both sides ask for more visible action against armed groups."],
    )
    quote: Maybe[Quote] = Field(
        default=None,
        title="Quote",
        description="The exact words, only where the wording is itself the fact.",
    )
    targets: Annotated[list[Target], Field(min_length=1)] = Field(
        default=[], title="Targets", description="Towards whom or what, with which stance."
    )
    references: Annotated[list[Reference], Field(min_length=1)] = Field(
        default=[],
        title="References",
        description="Instruments, resolutions, programmes and earlier communiqués cited.",
    )
    ask: Maybe[Ask] = Field(
        default=None, title="Ask", description="What is asked, for directive acts."
    )
    commitment: Maybe[Commitment] = Field(
        default=None, title="Commitment", description="What is promised, for commissive acts."
    )
    verification_language: Maybe[VerificationLanguage] = Field(
        default=None,
        title="Verification language",
        description="Whether the text itself asks for proof.",
        examples=["rhetorical"],
    )
    recurrence: Maybe[Recurrence] = Field(
        default=None,
        title="Recurrence",
        description="How the statement stands to an earlier round's.",
    )
    basis: AttributionBasis = Field(
        title="Basis",
        description="What our wording rests on.",
        examples=["official_text"],
    )
    sources: Annotated[list[Slug], Field(min_length=1)] = Field(
        title="Sources",
        description="Ids of this record's sources that say so.",
        examples=[["global-times"]],
        json_schema_extra={"uniqueItems": True},
    )
    confidence: Confidence = Field(
        title="Confidence", description="The coder's own certainty.", examples=["high"]
    )
    note: Maybe[Text] = Field(
        default=None,
        title="Note",
        description="A remark on the coding, or on sources that disagree.",
        examples=["The paragraph number is not known."],
    )
