"""What many rules need of a record, gathered in one pass.

A rule first asks whether the gathered sets can hold a fault at all, and looks for its place
only then. That keeps the whole catalogue within about the cost of parsing the record.
"""

from typing import Any

from dialogdata.models import Dialogue

_IDS = {letter: [f"{letter}{i}" for i in range(1, 400)] for letter in "sdac"}


def _numbered(letter: str, items: Any) -> bool:
    """Tell whether the ids of items are s1, s2, s3 … ."""
    ids = [item.id for item in items]
    return ids == _IDS[letter][: len(ids)]


def _repeats(values: list[str]) -> bool:
    return len(values) > 1 and len(set(values)) < len(values)


class Facts:
    """Sets and counts of one record.

    Attributes
    ----------
    keys : int
        How many keys the JSON text of the record has.
    parties, entities : set of str
        Codes and ids that the registries must know.
    cited, sources : set of str
        Ids of sources that something cites, and of those listed.
    late_days : bool
        Whether any date has a day after the 28th, which a month may lack.
    repeats : bool
        Whether a list names the same thing twice.
    numbered : bool
        Whether all ids count up from one.
    """

    __slots__ = (
        "_dates",
        "_lists",
        "cited",
        "entities",
        "keys",
        "numbered",
        "parties",
        "sources",
    )

    def __init__(self, dialogue: Dialogue) -> None:
        self.keys = len(dialogue.__pydantic_fields_set__)
        self.parties = set(dialogue.parties)
        self.entities: set[str] = set()
        self.cited = set(dialogue.meeting_sources)
        self._lists: list[list[str]] = [dialogue.meeting_sources]
        self._dates: list[str | None] = [dialogue.start, dialogue.end]
        self._meeting(dialogue)
        self._documents(dialogue)
        self._statements(dialogue)
        self._others(dialogue)
        self.numbered = (
            _numbered("s", dialogue.statements)
            and _numbered("d", dialogue.documents)
            and _numbered("a", dialogue.assessments)
            and _numbered("c", dialogue.commentary)
        )

    @property
    def late_days(self) -> bool:  # noqa: D102 - described in the class
        return any(date is not None and date[8:10] > "28" for date in self._dates)

    @property
    def repeats(self) -> bool:  # noqa: D102
        return any(map(_repeats, self._lists))

    def _meeting(self, dialogue: Dialogue) -> None:
        keys = 0
        if dialogue.mechanism is not None:
            keys += len(dialogue.mechanism.__pydantic_fields_set__)
        if dialogue.level_by_party is not None:
            keys += len(dialogue.level_by_party)
        if dialogue.host is not None:
            self.parties.add(dialogue.host)
        for venue in dialogue.venues:
            keys += len(venue.__pydantic_fields_set__)
            self.parties.add(venue.country)
        for participant in dialogue.participants:
            keys += len(participant.__pydantic_fields_set__)
            self.parties.add(participant.party)
            for office in participant.offices:
                keys += len(office.__pydantic_fields_set__)
        following = dialogue.next_dialogue
        if following is not None:
            keys += len(following.__pydantic_fields_set__)
            self._dates.append(following.date)
            if following.country is not None:
                self.parties.add(following.country)
        self.keys += keys

    def _documents(self, dialogue: Dialogue) -> None:
        keys = 0
        for document in dialogue.documents:
            keys += len(document.__pydantic_fields_set__)
            self._dates.append(document.issued)
            self.cited.update(document.sources)
            self._lists.append(document.sources)
            if document.signed_at is not None:
                keys += len(document.signed_at.__pydantic_fields_set__)
                self.parties.add(document.signed_at.country)
            for language in document.languages:
                keys += len(language.__pydantic_fields_set__)
            for version in document.versions:
                keys += len(version.__pydantic_fields_set__)
                self._dates.append(version.issued)
                self.cited.update(version.sources)
                self._lists.append(version.sources)
        self.keys += keys

    def _statements(self, dialogue: Dialogue) -> None:
        keys = 0
        entities, cited, lists, dates = self.entities, self.cited, self._lists, self._dates
        for statement in dialogue.statements:
            keys += len(statement.__pydantic_fields_set__)
            cited.update(statement.sources)
            lists.append(statement.sources)
            lists.append(statement.topics)
            for target in statement.targets:
                keys += len(target.__pydantic_fields_set__)
                entities.add(target.entity)
            for reference in statement.references:
                keys += len(reference.__pydantic_fields_set__)
                if reference.entity is not None:
                    entities.add(reference.entity)
            promise = statement.commitment
            if promise is not None:
                keys += len(promise.__pydantic_fields_set__)
                dates.append(promise.due)
                if promise.place is not None:
                    keys += len(promise.place.__pydantic_fields_set__)
                    self.parties.add(promise.place.country)
                if promise.amount is not None:
                    keys += len(promise.amount.__pydantic_fields_set__)
            if statement.ask is not None:
                keys += len(statement.ask.__pydantic_fields_set__)
                dates.append(statement.ask.due)
            if statement.quote is not None:
                keys += len(statement.quote.__pydantic_fields_set__)
            if statement.recurrence is not None:
                keys += len(statement.recurrence.__pydantic_fields_set__)
        self.keys += keys

    def _others(self, dialogue: Dialogue) -> None:
        keys = len(dialogue.coding.__pydantic_fields_set__)
        self._dates.append(dialogue.coding.coded_on)
        self._lists.append(dialogue.coding.coders)
        self.sources = set()
        for source in dialogue.sources:
            keys += len(source.__pydantic_fields_set__)
            self.sources.add(source.id)
            self._dates.append(source.published)
            self._dates.append(source.accessed)
        for assessment in dialogue.assessments:
            keys += len(assessment.__pydantic_fields_set__)
            self.cited.update(assessment.sources)
            self._lists.append(assessment.sources)
            self._dates.append(assessment.date)
        for comment in dialogue.commentary:
            keys += len(comment.__pydantic_fields_set__)
            self.cited.add(comment.source)
            self._lists.append(comment.statements)
        self.keys += keys
