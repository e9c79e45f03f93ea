"""``dialogdata export``."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dialogdata.cli.cite import print_text
from dialogdata.cli.terminal import console
from dialogdata.errors import UnreadableError


class Format(StrEnum):
    """What the data are written as."""

    plover = "plover"
    cap = "cap"
    dyad_year = "dyad-year"
    directed_dyad_year = "directed-dyad-year"


def export(  # noqa: PLR0917 - options, which nobody gives by position
    to: Annotated[Format, typer.Option(help="PLOVER events as JSON Lines, or CSV of one kind.")],
    out: Annotated[
        Path | None, typer.Option(help="File to write; standard output by default.")
    ] = None,
    dataset: Annotated[str | None, typer.Option(help="One dataset only.")] = None,
    dyad: Annotated[str | None, typer.Option(help="One dyad, for example CHN-PAK.")] = None,
    party: Annotated[str | None, typer.Option(help="Dialogues of one party.")] = None,
    since: Annotated[str | None, typer.Option(help="From this year or date on.")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this year or date, included.")] = None,
    topic: Annotated[
        str | None, typer.Option(help="Statements on one topic, a major or a minor.")
    ] = None,
    package: Annotated[
        str | None, typer.Option(help="A published package instead of the installed data.")
    ] = None,
) -> None:
    """Write the data in a format that others have tools for.

    What has no code in the other scheme stays empty. A dyad-year file has rows for the years
    with a record, and zeros only where every text of the year was coded whole.

    Example: [bold]dialogdata export --to dyad-year --out dyad-years.csv[/bold] or
    [bold]dialogdata export --to plover --dyad CHN-PAK --since 2020[/bold]
    """
    from dialogdata.exporting import export as pieces  # noqa: PLC0415
    from dialogdata.frames.query import query_of  # noqa: PLC0415
    from dialogdata.frames.source import source_of  # noqa: PLC0415

    source = source_of(package)
    source.about(dataset)  # an unknown dataset is an error
    query = query_of(
        source, dataset=dataset, dyad=dyad, party=party, since=since, until=until, topic=topic
    )
    # Whole before the first byte is written, so that a fault leaves no half of a file.
    text = "".join(pieces(to.value, source, query))
    if out is None:
        print_text(text)
        return
    try:
        out.write_text(text, "utf-8", newline="")
    except OSError as error:
        raise UnreadableError(f"{out}: {error.strerror or error}") from None
    console(stderr=True).print(f"wrote {out}")
