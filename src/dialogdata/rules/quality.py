"""DD37x: what is allowed, but seldom right. A note, or an ignore with a reason, ends it."""

from dialogdata.models import Dialogue
from dialogdata.rules.context import Context
from dialogdata.rules.facts import LONG, SHORT, Facts
from dialogdata.rules.rule import Group, Places

GROUP = Group()

_STOPS = (".", "!", "?", "”", '"', ")")
_OFFICIAL = frozenset({"official_text", "official_translation"})
_PRESS = frozenset({"independent_media", "other"})
_MANY = 2


@GROUP.rule(
    "DD370",
    "summary-too-short",
    "warning",
    "The summary is very short",
    why="A few words seldom say who does what towards whom.",
    fix="Write one full sentence.",
    bad='"summary": "On trade."',
    good='"summary": "They agree to double their trade within five years."',
)
def summary_too_short(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if not facts.odd_summary:
        return
    for i, statement in enumerate(dialogue.statements):
        if len(statement.summary) < SHORT:
            yield f"/statements/{i}/summary", f"a summary of {len(statement.summary)} letters"


@GROUP.rule(
    "DD371",
    "summary-too-long",
    "warning",
    "The summary is very long",
    why="A long summary usually holds two statements.",
    fix="Split the statement, or shorten the summary to one sentence.",
    bad="a summary of three sentences",
    good="one sentence of at most 300 letters",
)
def summary_too_long(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if not facts.odd_summary:
        return
    for i, statement in enumerate(dialogue.statements):
        if len(statement.summary) > LONG:
            yield f"/statements/{i}/summary", f"a summary of {len(statement.summary)} letters"


@GROUP.rule(
    "DD372",
    "summary-without-stop",
    "warning",
    "The summary does not end like a sentence",
    why="A summary without an end is often one cut off.",
    fix="End the sentence with a full stop.",
    bad='"summary": "They agree to double their trade within"',
    good='"summary": "They agree to double their trade within five years."',
)
def summary_without_stop(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if not facts.odd_summary:
        return
    for i, statement in enumerate(dialogue.statements):
        if not statement.summary.endswith(_STOPS):
            yield f"/statements/{i}/summary", "no full stop at the end of the summary"


@GROUP.rule(
    "DD373",
    "joint-from-one-side",
    "warning",
    "A joint statement that only one side reports",
    why="One side's account of what both said is its own claim.",
    fix="Name the party that spoke, or say in a note whose account it is.",
    bad='{"speaker": "joint", "basis": "readout"}',
    good='{"speaker": "joint", "basis": "readout", "note": "As the host\'s ministry put it."}',
)
def joint_from_one_side(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if not facts.readout:
        return
    for i, statement in enumerate(dialogue.statements):
        if (
            statement.basis == "readout"
            and statement.speaker in ("joint", "mutual")
            and statement.note is None
        ):
            message = f"speaker {statement.speaker!r}, but the basis is one side's account"
            yield f"/statements/{i}/speaker", message


@GROUP.rule(
    "DD374",
    "few-statements",
    "warning",
    "Far fewer statements than paragraphs in a complete record",
    why="`complete` licenses the claim that what is not there was not said.",
    fix="Code the rest, or set `coverage` to partial.",
    bad="a complete record with 5 statements of a document of 28 paragraphs",
    good="a complete record with 40 statements of a document of 28 paragraphs",
)
def few_statements(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    if dialogue.coding.coverage != "complete":
        return
    for i, document in enumerate(dialogue.documents):
        count = sum(statement.document == document.id for statement in dialogue.statements)
        if document.paragraphs is not None and count * _MANY < document.paragraphs:
            message = f"{count} statements of a document of {document.paragraphs} paragraphs"
            yield f"/documents/{i}/paragraphs", message


@GROUP.rule(
    "DD375",
    "paragraphs-missing",
    "warning",
    "A complete record passes over paragraphs",
    why="`complete` licenses the claim that what is not there was not said.",
    fix="Code the paragraphs, say in the coding's note why they hold no statement, or set "
    "`coverage` to partial.",
    bad="statements of paragraphs 1, 2 and 5 of a complete record",
    good="statements of paragraphs 1 to 5",
)
def paragraphs_missing(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    if dialogue.coding.coverage != "complete" or dialogue.coding.note is not None:
        return
    for document in dialogue.documents:
        theirs = [s for s in dialogue.statements if s.document == document.id]
        if any(statement.section is not None for statement in theirs):
            continue  # some texts number anew under each heading
        seen = {s.paragraph for s in theirs if s.paragraph is not None}
        if not seen:
            continue
        missing = sorted(set(range(1, (document.paragraphs or max(seen)) + 1)) - seen)
        if missing:
            listing = ", ".join(map(str, missing[:10]))
            yield "/coding/coverage", f"{document.id}: no statement of paragraph {listing}"


@GROUP.rule(
    "DD376",
    "official-basis-without-official-source",
    "warning",
    "The official text, but only the press is cited",
    why="What rests on the text itself should name a source that gives the text.",
    fix="Cite the official source, say in a note that the press printed the text, or set `basis` "
    "to quotation_in_press or press_paraphrase.",
    bad='{"basis": "official_text", "sources": ["a-newspaper"]}',
    good='{"basis": "official_text", "sources": ["foreign-ministry"]}',
)
def official_basis(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    press = {source.id for source in dialogue.sources if source.kind in _PRESS and not source.note}
    if not press:
        return
    for i, statement in enumerate(dialogue.statements):
        if (
            statement.basis in _OFFICIAL
            and not statement.note
            and press.issuperset(statement.sources)
        ):
            yield (
                f"/statements/{i}/basis",
                f"basis {statement.basis!r}, but only the press is cited",
            )
