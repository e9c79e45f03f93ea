"""DD34x: links inside the record."""

from dialogdata.models import Dialogue
from dialogdata.rules.context import Context
from dialogdata.rules.facts import Facts
from dialogdata.rules.rule import Group, Places, did_you_mean

GROUP = Group()


@GROUP.rule(
    "DD340",
    "unknown-document",
    "error",
    "The record has no such document",
    why="A statement must be found in the text that it cites.",
    fix="Add the document, or correct the id.",
    bad='"document": "d2" in a record with d1 only',
    good='"document": "d1"',
)
def unknown_document(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    known = {document.id for document in dialogue.documents}
    if facts.documents <= known and all(d.annex_of is None for d in dialogue.documents):
        return
    listing = f"known here: {', '.join(sorted(known))}" if known else "the record has no documents"
    for i, statement in enumerate(dialogue.statements):
        if statement.document is not None and statement.document not in known:
            pointer = f"/statements/{i}/document"
            yield pointer, f"document {statement.document!r} is not in /documents", listing
    for i, document in enumerate(dialogue.documents):
        if document.annex_of is not None and (
            document.annex_of not in known or document.annex_of == document.id
        ):
            pointer = f"/documents/{i}/annex_of"
            yield pointer, f"{document.annex_of!r} is not another document of the record", listing


@GROUP.rule(
    "DD341",
    "paragraph-without-document",
    "error",
    "A paragraph of no document",
    why="A locator is a place in a text.",
    fix="Name the document, or remove paragraph, section and item.",
    bad='{"id": "s1", "paragraph": 4, …} without `document`',
    good='{"id": "s1", "document": "d1", "paragraph": 4, …}',
)
def paragraph_without_document(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if not facts.locator_amiss:
        return
    for i, statement in enumerate(dialogue.statements):
        if statement.document is not None:
            continue
        for name in ("section", "paragraph", "item"):
            if getattr(statement, name) is not None:
                yield f"/statements/{i}/{name}", f"`{name}` is given, but `document` is absent"
                break


@GROUP.rule(
    "DD342",
    "unknown-statement",
    "error",
    "The record has no such statement",
    why="An assessment or commentary must say what it is about.",
    fix="Correct the id.",
    bad='"commentary": [{"statements": ["s99"], …}]',
    good='"commentary": [{"statements": ["s37"], …}]',
)
def unknown_statement(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    if not (dialogue.assessments or dialogue.commentary):
        return
    known = {statement.id for statement in dialogue.statements}
    links = [
        (f"/assessments/{i}/statement", item.statement)
        for i, item in enumerate(dialogue.assessments)
    ]
    links += [
        (f"/commentary/{i}/statements/{j}", statement)
        for i, item in enumerate(dialogue.commentary)
        for j, statement in enumerate(item.statements)
    ]
    for pointer, statement in links:
        if statement not in known:
            message = f"statement {statement!r} is not in /statements"
            yield pointer, message, did_you_mean(statement, known)


@GROUP.rule(
    "DD343",
    "assessment-of-no-promise",
    "error",
    "Only promises and appeals can be assessed",
    why="Nothing can become of an opinion.",
    fix="Assess a statement with a commitment or an ask.",
    bad="an assessment of a statement whose act is praise",
    good="an assessment of a statement whose act is agree_to_meet",
)
def assessment_of_no_promise(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    if not dialogue.assessments:
        return
    statements = {statement.id: statement for statement in dialogue.statements}
    for i, assessment in enumerate(dialogue.assessments):
        statement = statements.get(assessment.statement)
        if statement is not None and statement.commitment is None and statement.ask is None:
            pointer = f"/assessments/{i}/statement"
            yield pointer, f"{assessment.statement!r} ({statement.act}) promises and asks nothing"


@GROUP.rule(
    "DD344",
    "assessment-before-dialogue",
    "error",
    "Assessed before it was said",
    why="What became of a promise is known later.",
    fix="Correct the date of the assessment.",
    bad='"start": "2026-01-04" … "assessments": [{"date": "2025-12-31", …}]',
    good='"assessments": [{"date": "2027-03-01", …}]',
)
def assessment_before(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    for i, assessment in enumerate(dialogue.assessments):
        if assessment.date < dialogue.start[: len(assessment.date)]:
            message = f"{assessment.date} lies before the dialogue, {dialogue.start}"
            yield f"/assessments/{i}/date", message


@GROUP.rule(
    "DD345",
    "reference-to-what",
    "error",
    "A reference names one entity or one document",
    why="A reference to nothing, or to two things, cannot be followed.",
    fix="Give either `entity` or `document`.",
    bad='{"relation": "based_on"}',
    good='{"entity": "un-charter", "relation": "based_on"}',
)
def reference_to_what(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if not facts.reference_amiss:
        return
    for i, statement in enumerate(dialogue.statements):
        for j, reference in enumerate(statement.references):
            if (reference.entity is None) == (reference.document is None):
                which = "neither" if reference.entity is None else "both"
                pointer = f"/statements/{i}/references/{j}"
                yield pointer, f"{which} of `entity` and `document` is given"


@GROUP.rule(
    "DD346",
    "novelty-contradicts-link",
    "error",
    "The novelty does not fit the link",
    why="What is new repeats nothing; what is stronger is stronger than something.",
    fix="Remove `of`, name the earlier statement, or correct the novelty.",
    bad='"recurrence": {"novelty": "new", "of": "chn-pak-2024-05-15:s9"}',
    good='"recurrence": {"novelty": "strengthened", "of": "chn-pak-2024-05-15:s9"}',
)
def novelty_contradicts(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if not facts.recurrent:
        return
    for i, statement in enumerate(dialogue.statements):
        recurrence = statement.recurrence
        if recurrence is None:
            continue
        linked = recurrence.of is not None
        pointer = f"/statements/{i}/recurrence"
        if linked and recurrence.novelty in ("new", "unknown"):
            yield f"{pointer}/of", f"{recurrence.novelty!r}, yet it names an earlier statement"
        elif not linked and recurrence.novelty in ("strengthened", "weakened", "withdrawn"):
            yield pointer, f"{recurrence.novelty!r}, but `of` is absent"


@GROUP.rule(
    "DD347",
    "coverage-contradicted",
    "error",
    "The coverage does not fit the statements",
    why="Whether the absence of a topic means anything depends on it.",
    fix="Correct `coverage`, or add the statements.",
    bad='"coverage": "metadata_only" in a record with statements',
    good='"coverage": "partial" in a record with some statements',
)
def coverage_contradicted(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    coverage = dialogue.coding.coverage
    if (coverage == "metadata_only") == bool(dialogue.statements):
        message = f"{coverage!r} in a record of {len(dialogue.statements)} statements"
        yield "/coding/coverage", message


@GROUP.rule(
    "DD348",
    "empty-next-dialogue",
    "error",
    "The next dialogue says nothing",
    why="Optional means absent.",
    fix="Give city, country, date or date_text, or remove `next_dialogue`.",
    bad='"next_dialogue": {}',
    good='"next_dialogue": {"city": "Islamabad", "country": "PAK", "date": "2027"}',
)
def empty_next(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    if dialogue.next_dialogue is not None and not dialogue.next_dialogue.model_fields_set:
        yield "/next_dialogue", "`next_dialogue` is empty"
