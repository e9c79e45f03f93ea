"""What is promised or asked, and how far an outsider could check it."""

from pydantic import Field

from dialogdata.models.base import Maybe, Model
from dialogdata.models.codes import Delegation, Obligation, Precision, TimelineType, Verifiability
from dialogdata.models.values import PartialDate, PartyCode, Text


class Amount(Model):
    """A number with its unit, where a promise names one."""

    value: float = Field(
        title="Value", description="The number.", examples=[50000.0], allow_inf_nan=False
    )
    unit: Text = Field(
        title="Unit",
        description="What is counted: an ISO 4217 currency code or a plain English noun.",
        examples=["USD", "scholarships"],
    )


class Place(Model):
    """A city and the state in which it lies."""

    city: Maybe[Text] = Field(
        default=None, title="City", description="The city, in English.", examples=["Islamabad"]
    )
    country: PartyCode = Field(
        title="Country", description="Code of the state, from parties.csv.", examples=["PAK"]
    )


class Commitment(Model):
    """What a commissive statement promises: four ordinals and the details behind them."""

    obligation: Obligation = Field(
        title="Obligation",
        description="How binding the wording makes the promise (0–4).",
        examples=["political_commitment"],
    )
    precision: Precision = Field(
        title="Precision",
        description="How exactly the promised conduct is described (0–3).",
        examples=["action"],
    )
    delegation: Delegation = Field(
        title="Delegation",
        description="Who is named to carry the promise out or to watch it (0–3).",
        examples=["parties"],
    )
    verifiability: Verifiability = Field(
        title="Verifiability",
        description="Whether an outsider could tell that it happened (0–4).",
        examples=["observable"],
    )
    timeline: Maybe[TimelineType] = Field(
        default=None,
        title="Timeline",
        description="The kind of time element in the wording.",
        examples=["scheduled"],
    )
    due: Maybe[PartialDate] = Field(
        default=None,
        title="Due",
        description="When it is due, as a complete or reduced ISO 8601 date.",
        examples=["2027"],
    )
    due_text: Maybe[Text] = Field(
        default=None,
        title="Due, in words",
        description="The time element in words where no date can hold it.",
        examples=["next year, on mutually convenient dates"],
    )
    place: Maybe[Place] = Field(
        default=None, title="Place", description="Where it is to happen, when named."
    )
    body: Maybe[Text] = Field(
        default=None,
        title="Body",
        description="Who reports, checks or carries it out, when named.",
        examples=["Joint Cooperation Committee"],
    )
    amount: Maybe[Amount] = Field(
        default=None, title="Amount", description="The amount promised, when named."
    )


class Ask(Model):
    """What a directive statement asks its target to do."""

    text: Text = Field(
        title="Text",
        description="What is asked, in our own words.",
        examples=["Stop armed groups from using its territory"],
    )
    verifiability: Verifiability = Field(
        title="Verifiability",
        description="Whether an outsider could tell that it happened (0–4).",
        examples=["observable"],
    )
    due: Maybe[PartialDate] = Field(
        default=None, title="Due", description="By when it is asked.", examples=["2027-06"]
    )
    due_text: Maybe[Text] = Field(
        default=None,
        title="Due, in words",
        description="The time element in words where no date can hold it.",
        examples=["immediately"],
    )
    body: Maybe[Text] = Field(
        default=None,
        title="Body",
        description="Who is to report on it or check it, when named.",
        examples=["Observer team"],
    )
