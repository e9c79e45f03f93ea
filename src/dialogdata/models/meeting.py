"""Who met, in what setting, and what comes next."""

from typing import Annotated

from pydantic import Field

from dialogdata.models.base import Maybe, Model
from dialogdata.models.codes import ParticipantRole
from dialogdata.models.values import PartialDate, PartyCode, Positive, Slug, Text


class MechanismRound(Model):
    """The standing dialogue to which the meeting belongs."""

    id: Slug = Field(
        title="Mechanism id",
        description="Id in mechanisms.csv.",
        examples=["chn-pak-fm-strategic-dialogue"],
    )
    round: Maybe[Positive] = Field(
        default=None, title="Round", description="Number of the round.", examples=[7]
    )


class Office(Model):
    """A public office held at the time."""

    title: Text = Field(title="Title", description="The office.", examples=["Foreign Minister"])
    organisation: Maybe[Text] = Field(
        default=None,
        title="Organisation",
        description="Where it is held.",
        examples=["Ministry of Foreign Affairs"],
    )


class Participant(Model):
    """A public office-holder who took part, in that function."""

    person: Slug = Field(title="Person", description="Id in people.csv.", examples=["wang-yi"])
    party: PartyCode = Field(
        title="Party",
        description="For whom the person acted; a witness may act for a third party.",
        examples=["CHN"],
    )
    offices: Annotated[list[Office], Field(min_length=1)] = Field(
        default=[], title="Offices", description="Offices held at the time."
    )
    role: ParticipantRole = Field(
        title="Role", description="Function in the meeting.", examples=["co_chair"]
    )
    note: Maybe[Text] = Field(
        default=None, title="Note", description="A remark.", examples=["Attended the opening."]
    )


class Venue(Model):
    """A place where the parties met."""

    city: Maybe[Text] = Field(
        default=None, title="City", description="The city, in English.", examples=["Beijing"]
    )
    country: PartyCode = Field(
        title="Country", description="Code of the state, from parties.csv.", examples=["CHN"]
    )
    note: Maybe[Text] = Field(
        default=None,
        title="Note",
        description="A remark, for example on sources that name another place.",
        examples=["Some reports name only the province."],
    )


class NextDialogue(Model):
    """What the parties said about their next meeting."""

    city: Maybe[Text] = Field(
        default=None, title="City", description="The city, in English.", examples=["Islamabad"]
    )
    country: Maybe[PartyCode] = Field(
        default=None,
        title="Country",
        description="Code of the state, from parties.csv.",
        examples=["PAK"],
    )
    date: Maybe[PartialDate] = Field(
        default=None, title="Date", description="When, as far as stated.", examples=["2027"]
    )
    date_text: Maybe[Text] = Field(
        default=None,
        title="Date, in words",
        description="When, in words that no date can hold.",
        examples=["on mutually convenient dates"],
    )
