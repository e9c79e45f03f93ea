"""``dialogdata cite``."""

import sys
from enum import StrEnum
from typing import Annotated

import typer


class Style(StrEnum):
    """How a citation is written."""

    bibtex = "bibtex"
    apa = "apa"
    csl_json = "csl-json"


def cite(
    style: Annotated[Style, typer.Option(help="How it is written.")] = Style.bibtex,
    dataset: Annotated[
        str | None, typer.Option(help="A dataset; all data of this version by default.")
    ] = None,
    dialogue: Annotated[str | None, typer.Option(help="One record, by its id.")] = None,
) -> None:
    """Print how to cite the data, with the version that you have.

    Example: [bold]dialogdata cite --style apa[/bold] or
    [bold]dialogdata cite --dialogue chn-pak-2026-01-04[/bold]
    """
    from dialogdata.citing import citation  # noqa: PLC0415

    print_text(citation(style.value, dialogue, dataset) + "\n")


def print_text(text: str) -> None:
    """Print text that programs read: UTF-8, whatever the terminal speaks."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
