"""The record: one dialogue of two parties, with everything it issued."""

from typing import Annotated, Literal

from pydantic import Field

from dialogdata.models import display
from dialogdata.models.base import Maybe, Model
from dialogdata.models.codes import DocumentStatus, FollowupStatus, MeetingLevel, MeetingMode
from dialogdata.models.document import Document
from dialogdata.models.meeting import MechanismRound, NextDialogue, Participant, Venue
from dialogdata.models.source import Coding, Source
from dialogdata.models.statement import Statement
from dialogdata.models.values import (
    AssessmentId,
    CommentaryId,
    DialogueId,
    PartialDate,
    PartyCode,
    Slug,
    StatementId,
    Text,
)

SchemaVersion = Literal["1.0"]


class Assessment(Model):
    """What later became of a promise. One entry per date; never overwritten."""

    id: AssessmentId = Field(title="Assessment id", description="a1, a2 …", examples=["a1"])
    statement: StatementId = Field(
        title="Statement", description="The statement of this record assessed.", examples=["s40"]
    )
    date: PartialDate = Field(title="Date", description="As of when.", examples=["2026-01-04"])
    status: FollowupStatus = Field(
        title="Status", description="What became of it.", examples=["fulfilled"]
    )
    summary: Text = Field(
        title="Summary",
        description="What was found, in our own words.",
        examples=["The next round took place in the city named."],
    )
    sources: Annotated[list[Slug], Field(min_length=1)] = Field(
        title="Sources",
        description="Ids of this record's sources that show it.",
        examples=[["global-times"]],
        json_schema_extra={"uniqueItems": True},
    )


class Commentary(Model):
    """What a secondary source says about the communiqué. Never a statement of the parties."""

    id: CommentaryId = Field(title="Commentary id", description="c1, c2 …", examples=["c1"])
    heading: Text = Field(
        title="Heading",
        description="What the point is about, in our own words.",
        examples=["Demands become measurable"],
    )
    summary: Text = Field(
        title="Summary",
        description="The point, in our own words.",
        examples=["The author reads the wording as a shift to measurable expectations."],
    )
    statements: Annotated[list[StatementId], Field(min_length=1)] = Field(
        default=[],
        title="Statements",
        description="Statements of this record that it is about.",
        examples=[["s37"]],
        json_schema_extra={"uniqueItems": True},
    )
    source: Slug = Field(
        title="Source", description="Id of the source whose view it is.", examples=["wolf-times"]
    )


class Dialogue(Model):
    """One meeting, or one joint text without a meeting, of exactly two parties.

    Examples
    --------
    >>> import dialogdata as dd
    >>> record = dd.dialogues(dataset="pakistan-china-strategic-dialogue")[-1]
    >>> record.id, record.mechanism.round
    ('chn-pak-2026-01-04', 7)
    """

    schema_: Maybe[Text] = Field(
        default=None,
        alias="$schema",
        title="Schema",
        description="Address or path of the JSON Schema, for editors.",
        examples=["../../../schema/v1/dialogue.schema.json"],
    )
    schema_version: SchemaVersion = Field(
        title="Schema version", description="Version of this schema.", examples=["1.0"]
    )
    id: DialogueId = Field(
        title="Dialogue id",
        description="{dyad}-{start date}[-b], lower case; never re-used, never changed.",
        examples=["chn-pak-2026-01-04"],
    )
    title: Text = Field(
        title="Title",
        description="A plain English name of the dialogue.",
        examples=["Seventh round of the foreign ministers' strategic dialogue"],
    )
    mechanism: Maybe[MechanismRound] = Field(
        default=None, title="Mechanism", description="The standing dialogue it belongs to."
    )
    parties: Annotated[list[PartyCode], Field(min_length=2, max_length=2)] = Field(
        title="Parties",
        description="The two parties, sorted; the order implies no role.",
        examples=[["CHN", "PAK"]],
        json_schema_extra={"uniqueItems": True},
    )
    host: Maybe[PartyCode] = Field(
        default=None, title="Host", description="Who received the other.", examples=["CHN"]
    )
    level: MeetingLevel = Field(
        title="Level",
        description="Highest rank on the side with the lower rank.",
        examples=["foreign_minister"],
    )
    level_by_party: Maybe[dict[PartyCode, MeetingLevel]] = Field(
        default=None,
        title="Level by party",
        description="Rank of each side, where they differ.",
        examples=[{"CHN": "foreign_minister", "PAK": "deputy_head"}],
        min_length=1,
    )
    mode: MeetingMode = Field(title="Mode", description="How they met.", examples=["visit"])
    start: PartialDate = Field(
        title="Start", description="First day of the dialogue.", examples=["2026-01-04"]
    )
    end: Maybe[PartialDate] = Field(
        default=None,
        title="End",
        description="Last day, where it is not the first.",
        examples=["2026-01-05"],
    )
    venues: Annotated[list[Venue], Field(min_length=1)] = Field(
        default=[], title="Venues", description="Where they met; none for a written text."
    )
    participants: Annotated[list[Participant], Field(min_length=1)] = Field(
        default=[], title="Participants", description="Public office-holders who took part."
    )
    meeting_sources: Annotated[list[Slug], Field(min_length=1)] = Field(
        default=[],
        title="Sources of the meeting",
        description="Ids of the sources for dates, places, ranks and participants.",
        examples=[["foreign-office-notice"]],
        json_schema_extra={"uniqueItems": True},
    )
    document_status: DocumentStatus = Field(
        title="Document status",
        description="Whether the dialogue led to a joint document.",
        examples=["issued"],
    )
    documents: Annotated[list[Document], Field(min_length=1)] = Field(
        default=[], title="Documents", description="The texts issued."
    )
    statements: Annotated[list[Statement], Field(min_length=1)] = Field(
        default=[], title="Statements", description="What was said, in order of the text."
    )
    assessments: Annotated[list[Assessment], Field(min_length=1)] = Field(
        default=[], title="Assessments", description="What became of promises."
    )
    commentary: Annotated[list[Commentary], Field(min_length=1)] = Field(
        default=[], title="Commentary", description="What others say about the communiqué."
    )
    next_dialogue: Maybe[NextDialogue] = Field(
        default=None,
        title="Next dialogue",
        description="What was said about the next meeting.",
    )
    sources: Annotated[list[Source], Field(min_length=1)] = Field(
        title="Sources", description="Every text that was read and is cited."
    )
    coding: Coding = Field(title="Coding", description="How the record was made.")
    note: Maybe[Text] = Field(
        default=None,
        title="Note",
        description="A remark on the dialogue, for example on sources that disagree.",
        examples=["The visit lasted from 3 to 5 January."],
    )

    def __repr__(self) -> str:
        return display.short(self)

    def __str__(self) -> str:
        return display.text(self)

    def _repr_html_(self) -> str:
        """Return the card that notebooks show."""
        return display.html(self)
