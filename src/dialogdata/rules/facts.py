"""What many rules need of a record, gathered in one pass.

A rule first asks whether the gathered sets can hold a fault at all, and looks for its place
only then. That keeps the whole catalogue within about the cost of parsing the record.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from dialogdata.codelists import codelist
from dialogdata.models import Dialogue

SHORT, LONG = 25, 300
"""Letters of a summary that says one thing in one sentence."""

SHORT_QUOTE = 30
"""Letters of a quote that cannot have more than 15 words, in any script."""

_IDS = {letter: [f"{letter}{i}" for i in range(1, 400)] for letter in "sdac"}


@cache
def act_families() -> Mapping[str, str]:
    """Return the family of each act."""
    return {code: row["family"] for code, row in codelist("act_type").entries.items()}


def _numbered(letter: str, items: Any) -> bool:
    """Tell whether the ids of items are s1, s2, s3 … ."""
    ids = [item.id for item in items]
    return ids == _IDS[letter][: len(ids)]


def _repeats(values: Sequence[str]) -> bool:
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
    speakers : set of str
        Whoever speaks.
    stances : set of (str, str)
        Each act with each stance of its targets.
    act_amiss : bool
        Whether an act has a commitment, an ask or no target, and should not, or lacks one.
    reference_amiss : bool
        Whether a reference names nothing, or two things.
    locator_amiss : bool
        Whether a locator has no document, or the paragraphs do not rise.
    last_paragraph : int
        The highest number of a paragraph.
    documents : set of str
        Ids of documents that statements cite.
    monitored, parameters, recurrent, linked : bool
        Whether any promise or appeal is monitored, any promise has parameters, any statement
        recurs, anything leads to another record.
    odd_source : bool
        Whether a source has dates or an archive status to compare, or neither address nor title.
    odd_summary : bool
        Whether a summary is very short, very long, or does not end in a full stop.
    readout : bool
        Whether a statement rests on one side's account.
    long_quote : bool
        Whether a quote may have more than a few words.
    """

    __slots__ = (
        "_dates",
        "_lists",
        "act_amiss",
        "cited",
        "documents",
        "entities",
        "keys",
        "last_paragraph",
        "linked",
        "locator_amiss",
        "long_quote",
        "monitored",
        "numbered",
        "odd_source",
        "odd_summary",
        "parameters",
        "parties",
        "readout",
        "recurrent",
        "reference_amiss",
        "sources",
        "speakers",
        "stances",
    )

    def __init__(self, dialogue: Dialogue) -> None:
        self.keys = len(dialogue.__pydantic_fields_set__)
        self.parties = set(dialogue.parties)
        self.entities: set[str] = set()
        self.cited = set(dialogue.meeting_sources)
        self._lists: list[Sequence[str]] = [dialogue.meeting_sources]
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
        revises = False
        for document in dialogue.documents:
            keys += len(document.__pydantic_fields_set__)
            self._dates.append(document.issued)
            revises |= document.revises is not None
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
        self.linked = revises

    def _statements(self, dialogue: Dialogue) -> None:  # noqa: C901, PLR0912, PLR0915
        keys = last = 0
        entities, cited, lists, dates = self.entities, self.cited, self._lists, self._dates
        speakers: set[str] = set()
        documents: set[str | None] = set()
        stances: set[tuple[str, str]] = set()
        act_amiss = reference_amiss = locator_amiss = False
        monitored = parameters = recurrent = linked = long_quote = False
        odd_summary = readout = False
        families = act_families()
        for statement in dialogue.statements:
            keys += len(statement.__pydantic_fields_set__)
            sources, act, targets = statement.sources, statement.act, statement.targets
            cited.update(sources)
            if len(sources) > 1:
                lists.append(sources)
            if len(statement.topics) > 1:
                lists.append(statement.topics)
            speakers.add(statement.speaker)
            summary = statement.summary
            if not SHORT <= len(summary) <= LONG or summary[-1] != ".":
                odd_summary = True
            if statement.basis == "readout":
                readout = True
            documents.add(statement.document)
            paragraph = statement.paragraph
            if paragraph is not None:
                if paragraph < last:
                    locator_amiss = True
                else:
                    last = paragraph
            if statement.document is None and (
                paragraph is not None or statement.section is not None or statement.item is not None
            ):
                locator_amiss = True
            for target in targets:
                keys += len(target.__pydantic_fields_set__)
                entities.add(target.entity)
                stances.add((act, target.stance))
            for reference in statement.references:
                keys += len(reference.__pydantic_fields_set__)
                entity = reference.entity
                if entity is not None:
                    entities.add(entity)
                if reference.document is not None:
                    linked = True
                    reference_amiss |= entity is not None
                elif entity is None:
                    reference_amiss = True
            family, promise, ask = families[act], statement.commitment, statement.ask
            if (
                (promise is None) is (family == "commissive")
                or (ask is None) is (family == "directive")
                or (not targets and family in ("directive", "positional"))
            ):
                act_amiss = True
            if promise is not None:
                keys += len(promise.__pydantic_fields_set__)
                dates.append(promise.due)
                monitored |= promise.verifiability == "monitored"
                parameters |= promise.precision == "parameters"
                if promise.place is not None:
                    keys += len(promise.place.__pydantic_fields_set__)
                    self.parties.add(promise.place.country)
                if promise.amount is not None:
                    keys += len(promise.amount.__pydantic_fields_set__)
            if ask is not None:
                keys += len(ask.__pydantic_fields_set__)
                dates.append(ask.due)
                monitored |= ask.verifiability == "monitored"
            if statement.quote is not None:
                keys += len(statement.quote.__pydantic_fields_set__)
                text = statement.quote.text
                if len(text) > SHORT_QUOTE:
                    long_quote |= not text.isascii() or len(text.split()) > SHORT_QUOTE // 2
            if statement.recurrence is not None:
                keys += len(statement.recurrence.__pydantic_fields_set__)
                recurrent = True
        self.keys += keys
        self.last_paragraph = last
        self.speakers, self.stances = speakers, stances
        self.documents = {document for document in documents if document is not None}
        self.act_amiss, self.reference_amiss = act_amiss, reference_amiss
        self.locator_amiss, self.long_quote = locator_amiss, long_quote
        self.monitored, self.parameters = monitored, parameters
        self.odd_summary, self.readout = odd_summary, readout
        self.recurrent = recurrent
        self.linked |= linked or recurrent

    def _others(self, dialogue: Dialogue) -> None:
        keys = len(dialogue.coding.__pydantic_fields_set__)
        self._dates.append(dialogue.coding.coded_on)
        self._lists.append(dialogue.coding.coders)
        self.sources = set()
        odd_source = False
        for source in dialogue.sources:
            keys += len(source.__pydantic_fields_set__)
            self.sources.add(source.id)
            self._dates.append(source.published)
            self._dates.append(source.accessed)
            if source.archive_status or (source.published and source.accessed) or not source.url:
                odd_source = True
        self.odd_source = odd_source
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
