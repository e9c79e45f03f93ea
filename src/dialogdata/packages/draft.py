"""A package on its way: where it is made, what it is about, what was counted."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dialogdata.library import DatasetFolder
from dialogdata.models import Dialogue
from dialogdata.packages.descriptor import About


@dataclass
class Tally:
    """What is counted while the records pass by."""

    dialogues: int = 0
    documents: int = 0
    statements: int = 0
    commitments: int = 0
    sources: int = 0
    dyads: set[tuple[str, ...]] = field(default_factory=set)
    days: list[str] = field(default_factory=list)
    """The first and the last start."""
    coding: dict[str, Counter[str]] = field(
        default_factory=lambda: {"method": Counter(), "status": Counter(), "coverage": Counter()}
    )

    def add(self, dialogue: Dialogue) -> None:
        """Count a record."""
        self.dialogues += 1
        self.documents += len(dialogue.documents)
        self.statements += len(dialogue.statements)
        self.commitments += sum(found.commitment is not None for found in dialogue.statements)
        self.sources += len(dialogue.sources)
        self.dyads.add(tuple(dialogue.parties))
        days = sorted((*self.days, dialogue.start))
        self.days = [days[0], days[-1]]
        for name, counter in self.coding.items():
            counter[getattr(dialogue.coding, name)] += 1


@dataclass
class Draft:
    """A package on its way."""

    folder: Path
    about: About
    datasets: tuple[DatasetFolder, ...]
    tally: Tally
    descriptor: dict[str, Any] = field(default_factory=dict)

    def write(self, name: str, text: str) -> None:
        """Write a text file: UTF-8, LF."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
