"""``dialogdata compare``."""

from typing import Annotated

import typer

from dialogdata.cli.terminal import read_out


def compare(
    one: Annotated[str, typer.Argument(help="Path of a record, or its id in our datasets.")],
    other: Annotated[str, typer.Argument(help="Another round of the same two parties.")],
) -> None:
    """Set two rounds side by side: what is stronger, weaker, repeated, new, gone.

    Statements are paired by the links in the records, through rounds between them too. Gone
    means that no later statement is linked to it, not that it was given up.

    Example: [bold]dialogdata compare chn-pak-2025-08-21 chn-pak-2026-01-04[/bold]
    """
    from dialogdata.showing import compare as run  # noqa: PLC0415
    from dialogdata.showing import find, side_by_side  # noqa: PLC0415

    first, second = find(one), find(other)
    series = first.series() | second.series()
    found = run(first.record, second.record, series.values())
    read_out(side_by_side(found, first.names))
