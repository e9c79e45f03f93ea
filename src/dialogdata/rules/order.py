"""DD33x: ids and order inside the record."""

from collections.abc import Sequence

from dialogdata.models import Dialogue
from dialogdata.rules.context import Context
from dialogdata.rules.facts import Facts
from dialogdata.rules.rule import Group, Places

GROUP = Group()


def _lists(dialogue: Dialogue) -> list[tuple[str, str, list[str]]]:
    return [
        ("documents", "d", [item.id for item in dialogue.documents]),
        ("statements", "s", [item.id for item in dialogue.statements]),
        ("assessments", "a", [item.id for item in dialogue.assessments]),
        ("commentary", "c", [item.id for item in dialogue.commentary]),
    ]


@GROUP.rule(
    "DD330",
    "repeated-id",
    "error",
    "An id stands twice in the record",
    why="Links to it would have two ends.",
    fix="Give each item an id of its own.",
    bad='"statements": [{"id": "s1", …}, {"id": "s1", …}]',
    good='"statements": [{"id": "s1", …}, {"id": "s2", …}]',
)
def repeated_id(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if facts.numbered:
        return
    for name, _, ids in _lists(dialogue):
        if len(set(ids)) == len(ids):
            continue
        for i, identifier in enumerate(ids):
            first = ids.index(identifier)
            if first < i:
                yield f"/{name}/{i}/id", f"{identifier!r} already stands at /{name}/{first}"


@GROUP.rule(
    "DD331",
    "ids-not-sequential",
    "error",
    "The ids do not count up from one",
    why="s12 is the twelfth statement; a gap looks like a lost statement.",
    fix="Number from 1 without gaps; a published record keeps its numbers and adds at the end.",
    bad='"s1", "s3"',
    good='"s1", "s2"',
)
def ids_not_sequential(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if facts.numbered:
        return
    for name, letter, ids in _lists(dialogue):
        if len(set(ids)) < len(ids):
            continue  # DD330 says it
        for i, identifier in enumerate(ids):
            if identifier != f"{letter}{i + 1}":
                yield f"/{name}/{i}/id", f"{identifier!r} stands where {letter}{i + 1} is due"
                break


@GROUP.rule(
    "DD332",
    "paragraphs-run-backwards",
    "error",
    "Paragraph numbers run backwards",
    why="Statements stand in the order of the text.",
    fix="Sort the statements by paragraph, or correct the number.",
    bad="paragraph 5, then paragraph 4 of the same document",
    good="paragraph 4, then paragraph 5",
)
def paragraphs_backwards(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if not facts.locator_amiss:
        return
    last: dict[tuple[str | None, str | None], int] = {}
    for i, statement in enumerate(dialogue.statements):
        paragraph = statement.paragraph
        if paragraph is None:
            continue
        # Some texts number anew under each heading.
        key = (statement.document, statement.section)
        if paragraph < last.get(key, 0):
            message = f"paragraph {paragraph} after paragraph {last[key]} of the same document"
            yield f"/statements/{i}/paragraph", message
        else:
            last[key] = paragraph


@GROUP.rule(
    "DD333",
    "paragraph-beyond-document",
    "error",
    "The document has fewer paragraphs",
    why="One of the two numbers is wrong.",
    fix="Correct the paragraph, or the number of paragraphs of the document.",
    bad='"paragraphs": 28 … "paragraph": 31',
    good='"paragraphs": 31 … "paragraph": 31',
)
def paragraph_beyond(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    counts = {document.id: document.paragraphs for document in dialogue.documents}
    if all(count is None or count >= facts.last_paragraph for count in counts.values()):
        return
    for i, statement in enumerate(dialogue.statements):
        count = counts.get(statement.document or "")
        if count is not None and statement.paragraph is not None and statement.paragraph > count:
            message = f"paragraph {statement.paragraph} of a document of {count}"
            yield f"/statements/{i}/paragraph", message


def _repeats(values: Sequence[str]) -> int | None:
    """Return the place of the first value that stood before."""
    seen: set[str] = set()
    for i, value in enumerate(values):
        if value in seen:
            return i
        seen.add(value)
    return None


@GROUP.rule(
    "DD111",
    "repeated-item",
    "error",
    "A list names the same thing twice",
    why="It would be counted twice.",
    fix="Remove the second one.",
    bad='"topics": ["connectivity.aviation", "connectivity.aviation"]',
    good='"topics": ["connectivity.aviation"]',
)
def repeated_item(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if not facts.repeats:
        return
    lists: list[tuple[str, Sequence[str]]] = [
        ("/meeting_sources", dialogue.meeting_sources),
        ("/coding/coders", dialogue.coding.coders),
    ]
    for i, document in enumerate(dialogue.documents):
        lists.append((f"/documents/{i}/sources", document.sources))
        for j, version in enumerate(document.versions):
            lists.append((f"/documents/{i}/versions/{j}/sources", version.sources))
    for i, statement in enumerate(dialogue.statements):
        lists.append((f"/statements/{i}/topics", statement.topics))
        lists.append((f"/statements/{i}/sources", statement.sources))
    for i, assessment in enumerate(dialogue.assessments):
        lists.append((f"/assessments/{i}/sources", assessment.sources))
    for i, comment in enumerate(dialogue.commentary):
        lists.append((f"/commentary/{i}/statements", comment.statements))
    for pointer, values in lists:
        if len(values) > 1:
            place = _repeats(values)
            if place is not None:
                yield f"{pointer}/{place}", f"{values[place]!r} stands twice"
