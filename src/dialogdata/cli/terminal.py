"""What every command needs of the terminal."""

import io
import os
import sys
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

WIDTH = 120
"""Columns of a table that is not printed at a terminal."""


PAGE = 100
"""Columns of text that is not printed at a terminal."""


def console(*, stderr: bool = False) -> "Console":
    """Return a console: colours at a terminal only, NO_COLOR honoured, lines never folded."""
    from rich.console import Console  # noqa: PLC0415 - slow to import, and seldom needed

    _lenient()
    stream = sys.stderr if stderr else sys.stdout
    return Console(
        stderr=stderr,
        width=None if stream.isatty() else WIDTH,
        highlight=False,
        soft_wrap=True,
        markup=False,
        emoji=False,
    )


def read_out(*parts: "RenderableType", whole: "Text | None" = None) -> None:
    """Print text to be read: folded to the terminal, or to a page when piped.

    Parameters
    ----------
    *parts : RenderableType
        What is folded.
    whole : Text, optional
        What comes last and is never folded, so that an address can be copied.
    """
    from rich.console import Console  # noqa: PLC0415

    _lenient()
    at_screen = sys.stdout.isatty()
    out = Console(width=None if at_screen else PAGE, highlight=False, markup=False, emoji=False)
    with out.capture() as captured:
        out.print(*parts, sep="\n")
        if whole is not None:
            out.print(whole, soft_wrap=True)
    text = captured.get().rstrip("\n") + "\n"
    if not at_screen:
        text = "".join(f"{line.rstrip()}\n" for line in text.splitlines())
    sys.stdout.write(text)


def report_output() -> "Console | io.TextIOBase":
    """Return a console at a terminal, or where colours are forced; else the plain stream."""
    if sys.stdout.isatty() or os.environ.get("FORCE_COLOR"):
        return console()
    _lenient()
    return cast("io.TextIOBase", sys.stdout)


def _lenient() -> None:
    # A stream that cannot hold a letter shows its code; a report must not fail for that.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def at_terminal() -> bool:
    """Tell whether progress may be drawn."""
    return sys.stderr.isatty()
