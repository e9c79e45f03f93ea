"""The canonical record as Pydantic models."""

from dialogdata.models.commitment import Amount, Ask, Commitment, Place
from dialogdata.models.dataset import Contributor, Dataset, Licence
from dialogdata.models.dialogue import Assessment, Commentary, Dialogue
from dialogdata.models.document import Document, Language, Version
from dialogdata.models.independent import IndependentCoding
from dialogdata.models.meeting import MechanismRound, NextDialogue, Office, Participant, Venue
from dialogdata.models.source import Coding, Source
from dialogdata.models.statement import Quote, Recurrence, Reference, Statement, Target

__all__ = [
    "Amount",
    "Ask",
    "Assessment",
    "Coding",
    "Commentary",
    "Commitment",
    "Contributor",
    "Dataset",
    "Dialogue",
    "Document",
    "IndependentCoding",
    "Language",
    "Licence",
    "MechanismRound",
    "NextDialogue",
    "Office",
    "Participant",
    "Place",
    "Quote",
    "Recurrence",
    "Reference",
    "Source",
    "Statement",
    "Target",
    "Venue",
    "Version",
]
