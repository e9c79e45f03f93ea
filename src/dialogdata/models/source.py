"""Where the facts were read, and who coded them."""

from typing import Annotated

from pydantic import Field

from dialogdata.models.base import Maybe, Model
from dialogdata.models.codes import (
    CodingMethod,
    Coverage,
    ExtentRead,
    RecordStatus,
    SourceArchiveStatus,
    SourceKind,
)
from dialogdata.models.values import FullDate, LanguageTag, PartialDate, PartyCode, Slug, Text, Url


class Source(Model):
    """A text that was read and is cited."""

    id: Slug = Field(
        title="Source id", description="A short key within the record.", examples=["global-times"]
    )
    kind: SourceKind = Field(
        title="Kind", description="Where the text comes from.", examples=["state_media"]
    )
    publisher: Text = Field(
        title="Publisher", description="Who published it.", examples=["Global Times"]
    )
    title: Maybe[Text] = Field(
        default=None, title="Title", description="Title of the page or book.", examples=["Report"]
    )
    url: Maybe[Url] = Field(
        default=None,
        title="Address",
        description="Where it was published.",
        examples=["https://example.org/communique"],
    )
    archived_url: Maybe[Url] = Field(
        default=None,
        title="Archived address",
        description="Address of a snapshot.",
        examples=["https://web.archive.org/web/2026/https://example.org/communique"],
    )
    archive_status: Maybe[SourceArchiveStatus] = Field(
        default=None, title="Archive status", description="Fixity.", examples=["live_only"]
    )
    published: Maybe[PartialDate] = Field(
        default=None,
        title="Published",
        description="Date of publication, as far as known.",
        examples=["2026-01-05"],
    )
    accessed: Maybe[FullDate] = Field(
        default=None, title="Accessed", description="When it was read.", examples=["2026-02-01"]
    )
    language: Maybe[LanguageTag] = Field(
        default=None, title="Language", description="BCP 47 language tag.", examples=["en"]
    )
    licence: Maybe[Text] = Field(
        default=None,
        title="Licence",
        description="Terms of the source, where it states them.",
        examples=["CC BY 3.0 AU"],
    )
    extent_read: ExtentRead = Field(
        title="Extent read", description="How much of it was read.", examples=["opening"]
    )
    official_for: Maybe[PartyCode] = Field(
        default=None,
        title="Official for",
        description="The party whose own publication it is.",
        examples=["CHN"],
    )
    note: Maybe[Text] = Field(
        default=None,
        title="Note",
        description="A remark on the source.",
        examples=["Rewritten from an agency report."],
    )


class Coding(Model):
    """How the record was made, stated honestly."""

    status: RecordStatus = Field(
        title="Status", description="Release tier of the record.", examples=["candidate"]
    )
    coverage: Coverage = Field(
        title="Coverage",
        description="How much of the documents the statements cover.",
        examples=["partial"],
    )
    method: CodingMethod = Field(
        title="Method", description="Who or what coded the record.", examples=["model"]
    )
    coders: Annotated[list[Text], Field(min_length=1)] = Field(
        title="Coders",
        description="Pseudonymous labels of the coders.",
        examples=[["model-1"]],
        json_schema_extra={"uniqueItems": True},
    )
    coded_on: FullDate = Field(
        title="Coded on", description="Date of the coding.", examples=["2026-11-23"]
    )
    codebook: Text = Field(
        title="Codebook",
        description="Version of the codelists and coding rules used.",
        examples=["1.0"],
    )
    note: Maybe[Text] = Field(
        default=None,
        title="Note",
        description="What a user must know about this coding.",
        examples=["Coded from press reports; absence of a topic means nothing."],
    )
