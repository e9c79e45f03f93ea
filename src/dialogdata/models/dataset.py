"""What a dataset says about itself (``dataset.json``)."""

from typing import Annotated, Literal

from pydantic import Field

from dialogdata.models.base import Maybe, Model
from dialogdata.models.dialogue import SchemaVersion
from dialogdata.models.values import FullDate, Slug, Text, Url

ContributorRole = Literal["creator", "contributor", "editor", "contact"]


class Licence(Model):
    """Terms under which the data may be used."""

    name: Text = Field(title="Name", description="SPDX identifier.", examples=["CC-BY-4.0"])
    title: Text = Field(
        title="Title",
        description="Name in words.",
        examples=["Creative Commons Attribution 4.0 International"],
    )
    path: Url = Field(
        title="Address",
        description="Where the terms stand.",
        examples=["https://creativecommons.org/licenses/by/4.0/"],
    )


class Contributor(Model):
    """A person or group that made the dataset."""

    title: Text = Field(
        title="Name", description="Name of the person or group.", examples=["The contributors"]
    )
    roles: Annotated[list[ContributorRole], Field(min_length=1)] = Field(
        title="Roles", description="What they did.", examples=[["creator"]]
    )
    path: Maybe[Url] = Field(
        default=None,
        title="Address",
        description="A page of theirs.",
        examples=["https://orcid.org"],
    )


class Dataset(Model):
    """A folder of records with one scope, one version and one set of terms."""

    schema_: Maybe[Text] = Field(
        default=None,
        alias="$schema",
        title="Schema",
        description="Address or path of the JSON Schema, for editors.",
        examples=["../../schema/v1/dataset.schema.json"],
    )
    schema_version: SchemaVersion = Field(
        title="Schema version", description="Version of this schema.", examples=["1.0"]
    )
    name: Slug = Field(
        title="Name",
        description="Name of the dataset and of its folder.",
        examples=["pakistan-china-strategic-dialogue"],
    )
    title: Text = Field(title="Title", description="Title in words.", examples=["Rounds 1–7"])
    description: Text = Field(
        title="Description", description="What it holds.", examples=["Seven rounds, coded."]
    )
    version: Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")] = Field(
        title="Version",
        description="Data version: breaking change, new records, correction.",
        examples=["0.1.0"],
    )
    released: FullDate = Field(
        title="Released", description="Date of this version.", examples=["2026-11-23"]
    )
    licence: Licence = Field(title="Licence", description="Terms of use.")
    contributors: Annotated[list[Contributor], Field(min_length=1)] = Field(
        title="Contributors", description="Who made it."
    )
    keywords: Annotated[list[Text], Field(min_length=1)] = Field(
        title="Keywords", description="Search words.", examples=[["diplomacy"]]
    )
    selection: Text = Field(
        title="Selection",
        description="How dialogues came into the dataset.",
        examples=["Every round that could be found."],
    )
    bias: Text = Field(
        title="Bias",
        description="What the dataset over- and under-represents, in plain words.",
        examples=["Whole texts lean to two countries."],
    )
    homepage: Maybe[Url] = Field(
        default=None,
        title="Home page",
        description="Page of the dataset.",
        examples=["https://example.org"],
    )
    doi: Maybe[Annotated[str, Field(pattern=r"^10\.[0-9]{4,9}/\S+$")]] = Field(
        default=None,
        title="DOI",
        description="DOI of this version, once it has one.",
        examples=["10.5281/zenodo.1234567"],
    )
