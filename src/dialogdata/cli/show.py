"""``dialogdata show``."""

from typing import Annotated

import typer

from dialogdata.cli.terminal import read_out


def show(
    record: Annotated[str, typer.Argument(help="Path of a record, or its id in our datasets.")],
    topic: Annotated[
        str | None, typer.Option(help="Only statements with this topic, or below it.")
    ] = None,
    speaker: Annotated[
        str | None, typer.Option(help="Only what this party says; joint, mutual or its code.")
    ] = None,
) -> None:
    """Print a dialogue so that a person can read it.

    Example: [bold]dialogdata show chn-pak-2026-01-04[/bold] or
    [bold]dialogdata show my-record.json --speaker PAK[/bold]
    """
    from dialogdata.showing import card, find, sources, statements  # noqa: PLC0415
    from dialogdata.showing.picking import pick  # noqa: PLC0415

    found = find(record)
    chosen = None
    if topic or speaker:
        chosen = pick(found.record, topic=topic, speaker=speaker)
    read_out(
        card(found.record, found.names),
        statements(found.record, found.names, chosen),
        whole=sources(found.record) if chosen is None else None,
    )
