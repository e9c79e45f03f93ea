"""What every command needs of the terminal."""

import io
import sys

from rich.console import Console


def console(*, stderr: bool = False) -> Console:
    """Return a console: colours at a terminal only, NO_COLOR honoured, lines never folded."""
    # A stream that cannot hold a letter shows its code; a report must not fail for that.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    return Console(stderr=stderr, highlight=False, soft_wrap=True, markup=False, emoji=False)


def at_terminal() -> bool:
    """Tell whether progress may be drawn."""
    return sys.stderr.isatty()
