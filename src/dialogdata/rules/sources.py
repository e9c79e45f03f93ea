"""DD32x: where the facts come from."""

from dialogdata.models import Dialogue
from dialogdata.rules.context import Context
from dialogdata.rules.facts import Facts
from dialogdata.rules.rule import Group, Places, did_you_mean

GROUP = Group()

STATEMENT_WITHOUT_SOURCE = GROUP.add(
    "DD322",
    "statement-without-source",
    "error",
    "The statement names no source",
    why="A fact enters a record only from a source that was read and is cited.",
    fix="Name the ids of the sources that say so.",
    bad='{"id": "s1", …, "confidence": "high"}',
    good='{"id": "s1", …, "sources": ["global-times"], "confidence": "high"}',
)


def _citations(dialogue: Dialogue) -> list[tuple[str, str]]:
    """Return every place that cites a source, with the id cited."""
    cited = [(f"/meeting_sources/{j}", s) for j, s in enumerate(dialogue.meeting_sources)]
    for i, document in enumerate(dialogue.documents):
        cited += [(f"/documents/{i}/sources/{j}", s) for j, s in enumerate(document.sources)]
        for k, version in enumerate(document.versions):
            place = f"/documents/{i}/versions/{k}/sources"
            cited += [(f"{place}/{j}", s) for j, s in enumerate(version.sources)]
    for i, statement in enumerate(dialogue.statements):
        cited += [(f"/statements/{i}/sources/{j}", s) for j, s in enumerate(statement.sources)]
    for i, assessment in enumerate(dialogue.assessments):
        cited += [(f"/assessments/{i}/sources/{j}", s) for j, s in enumerate(assessment.sources)]
    cited += [(f"/commentary/{i}/source", c.source) for i, c in enumerate(dialogue.commentary)]
    return cited


@GROUP.rule(
    "DD320",
    "unknown-source",
    "error",
    "The source is not listed in the record",
    why="A citation that leads nowhere cannot be checked.",
    fix="Add the source to `sources`, or correct the id.",
    bad='"sources": ["globaltimes"]',
    good='"sources": ["global-times"]',
)
def unknown_source(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    known = facts.sources
    if facts.cited <= known:
        return
    for pointer, source in _citations(dialogue):
        if source not in known:
            yield pointer, f"source {source!r} is not in /sources", did_you_mean(source, known)


@GROUP.rule(
    "DD321",
    "unused-source",
    "error",
    "Nothing in the record cites the source",
    why="A list of sources that support nothing looks better founded than it is.",
    fix="Cite it where it says something (`meeting_sources` for dates and people), or remove it.",
    bad='a source "dawn" that no statement, document, commentary or `meeting_sources` names',
    good="every source is named at least once",
)
def unused_source(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if facts.sources <= facts.cited:
        return
    for i, source in enumerate(dialogue.sources):
        if source.id not in facts.cited:
            yield f"/sources/{i}", f"source {source.id!r} is cited by nothing"


@GROUP.rule(
    "DD323",
    "repeated-source-id",
    "error",
    "Two sources have the same id",
    why="A citation would have two meanings.",
    fix="Give each source an id of its own.",
    bad='two sources with "id": "dawn"',
    good='"dawn" and "dawn-2"',
)
def repeated_source(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if len(facts.sources) == len(dialogue.sources):
        return
    seen: set[str] = set()
    for i, source in enumerate(dialogue.sources):
        if source.id in seen:
            yield f"/sources/{i}/id", f"source id {source.id!r} stands twice"
        seen.add(source.id)


@GROUP.rule(
    "DD324",
    "official-source-without-party",
    "error",
    "A party's own publication does not say whose",
    why="Whose official text it is decides how far a statement can be attributed.",
    fix="Add `official_for` with the code of the party.",
    bad='{"kind": "gov_party", …}',
    good='{"kind": "gov_party", "official_for": "CHN", …}',
)
def official_without_party(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    for i, source in enumerate(dialogue.sources):
        if source.kind == "gov_party" and source.official_for is None:
            yield (
                f"/sources/{i}",
                f"source {source.id!r} is a party's, but `official_for` is absent",
            )
        elif source.official_for is not None and source.official_for not in dialogue.parties:
            pointer = f"/sources/{i}/official_for"
            yield pointer, f"{source.official_for} is not a party of this dialogue"


@GROUP.rule(
    "DD325",
    "published-after-access",
    "error",
    "The source was read before it was published",
    why="One of the two dates is wrong.",
    fix="Correct the dates.",
    bad='{"published": "2026-01-05", "accessed": "2026-01-04"}',
    good='{"published": "2026-01-05", "accessed": "2026-01-06"}',
)
def published_after_access(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if not facts.odd_source:
        return
    for i, source in enumerate(dialogue.sources):
        published, accessed = source.published, source.accessed
        if published and accessed and accessed[: len(published)] < published:
            message = f"read {accessed}, published {published}"
            yield f"/sources/{i}/accessed", message


@GROUP.rule(
    "DD326",
    "archive-contradicted",
    "error",
    "The archive status does not fit the archived address",
    why="Whether a source can still be read must not be guessed.",
    fix="Add `archived_url`, or correct `archive_status`.",
    bad='{"archive_status": "archived_url"} without `archived_url`',
    good='{"archive_status": "archived_url", "archived_url": "https://web.archive.org/…"}',
)
def archive_contradicted(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if not facts.odd_source:
        return
    for i, source in enumerate(dialogue.sources):
        status, pointer = source.archive_status, f"/sources/{i}/archive_status"
        if status is None:
            continue
        archived = status.startswith("archived")
        if archived and source.archived_url is None:
            yield pointer, f"{status!r}, but `archived_url` is absent"
        elif not archived and source.archived_url is not None:
            yield pointer, f"{status!r}, but `archived_url` is given"


@GROUP.rule(
    "DD327",
    "source-without-place",
    "warning",
    "Nobody could find the source again",
    why="A citation needs an address, or the title of what is cited.",
    fix="Add `url`, or `title` for a book or a print-only source.",
    bad='{"id": "dawn", "kind": "independent_media", "publisher": "Dawn"}',
    good='{"id": "dawn", …, "url": "https://www.dawn.com/news/1932287"}',
)
def source_without_place(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if not facts.odd_source:
        return
    for i, source in enumerate(dialogue.sources):
        if source.url is None and source.archived_url is None and source.title is None:
            yield f"/sources/{i}", f"source {source.id!r} has neither address nor title"
