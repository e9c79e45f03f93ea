"""One record as text: what the dialogue was, then what was said in it."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dialogdata.models import Dialogue, Statement
from dialogdata.showing.details import details
from dialogdata.titles import Names, code_title, topic_title

CAUTIONS = {
    "partial": "partial: what is missing here may still have been said",
    "metadata_only": "metadata only: what was said is not coded",
}


def card(record: Dialogue, names: Names) -> RenderableType:
    """Return what the dialogue was: when, where, who, which texts, how it was coded."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for label, text in _facts(record, names):
        table.add_row(label, Text(text))
    title = Text.assemble((record.title, "bold"), "\n", (record.id, "dim"))
    return Group(title, "", table, "")


def _facts(record: Dialogue, names: Names) -> Iterator[tuple[str, str]]:
    host = f" (host: {names.party(record.host)})" if record.host else ""
    yield "parties", names.parties(record.parties) + host
    places = (", ".join(filter(None, (v.city, names.party(v.country)))) for v in record.venues)
    yield "when", " to ".join(filter(None, (record.start, record.end)))
    if record.venues:
        yield "where", "; ".join(places)
    level, mode = code_title("meeting_level", record.level), code_title("meeting_mode", record.mode)
    yield "how", f"{level}, {mode.lower()}"
    if record.mechanism:
        number = f", round {record.mechanism.round}" if record.mechanism.round else ""
        yield "series", names.mechanism(record.mechanism.id) + number
    for person in record.participants:
        office = person.offices[0].title if person.offices else ""
        yield (
            names.party(person.party),
            ", ".join(filter(None, (names.person(person.person), office))),
        )
    if not record.documents:
        yield "document", code_title("document_status", record.document_status)
    for document in record.documents:
        kind = code_title("document_type", document.type)
        yield f"document {document.id}", f"{document.title} ({kind.lower()})"
    coding = record.coding
    yield (
        "coded",
        ", ".join(
            (
                code_title("coding_method", coding.method).lower(),
                code_title("record_status", coding.status).lower(),
                CAUTIONS.get(coding.coverage, code_title("coverage", coding.coverage).lower()),
            )
        ),
    )


def statements(
    record: Dialogue, names: Names, chosen: Iterable[Statement] | None = None
) -> RenderableType:
    """Return what was said, in order of the text, and what became of it; or a part of it."""
    picked = record.statements if chosen is None else list(chosen)
    parts: list[RenderableType] = []
    section: str | None = None
    for statement in picked:
        if statement.section and statement.section != section:
            parts += [Text(statement.section, "bold underline"), ""]
        section = statement.section
        parts += [_one(statement, names), ""]
    if chosen is None:
        parts += list(_after(record, names))
    total = len(record.statements)
    count = f"{total} statements" if chosen is None else f"{len(picked)} of {total} statements"
    return Group(Text(count, "bold"), "", *parts)


def sources(record: Dialogue) -> Text:
    """Return the sources of a record; its lines are not to be folded, for addresses stand there."""
    text = Text.assemble(("Sources", "bold underline"))
    for source in record.sources:
        read = code_title("extent_read", source.extent_read).lower()
        words = filter(None, (source.publisher, source.title, source.published))
        text.append(f"\n{' · '.join(words)}").append(f" (read: {read})", "dim")
        if source.url:
            text.append(f"\n  {source.url}", "dim")
    return text


def _one(statement: Statement, names: Names) -> RenderableType:
    act = code_title("act_type", statement.act).lower()
    place = f"paragraph {statement.paragraph}{statement.item or ''}" if statement.paragraph else ""
    about = filter(None, ("; ".join(map(topic_title, statement.topics)), place))
    lines = [
        Text(f"{names.speaker(statement.speaker)}: {act}", "bold"),
        Text(" · ".join(about), "dim"),
        Text(statement.summary),
    ]
    if statement.quote:
        lines.append(Text(f"“{statement.quote.text}”", "italic"))
    for label, text in details(statement, names):
        lines.append(Text.assemble((f"{label}: ", "dim"), text))
    table = Table.grid(padding=(0, 1))
    table.add_column(style="bold cyan", no_wrap=True)
    table.add_column()
    table.add_row(f"{statement.id:<4}", Group(*lines))
    return table


def _after(record: Dialogue, names: Names) -> Iterator[RenderableType]:
    if record.assessments:
        yield Text("What became of it", "bold underline")
        for found in record.assessments:
            status = code_title("followup_status", found.status).lower()
            yield Text(f"{found.statement}: {status} as of {found.date}. {found.summary}")
        yield ""
    if record.commentary:
        yield Text("What others say about it (no part of the text)", "bold underline")
        for view in record.commentary:
            yield Text.assemble((f"{view.heading}. ", "bold"), f"{view.summary} ({view.source})")
        yield ""
    if coming := record.next_dialogue:
        country = coming.country and names.party(coming.country)
        words = filter(None, (coming.city, country, coming.date_text or coming.date))
        yield Text.assemble(("Next: ", "bold"), ", ".join(words))
        yield ""
