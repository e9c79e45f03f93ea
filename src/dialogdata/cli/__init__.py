"""The command line."""

import sys

from dialogdata.errors import DialogDataError

UNREADABLE = 2
INTERRUPTED = 130


def main() -> None:
    """Run the command line; turn every expected error into one line and an exit code."""
    from dialogdata.cli.app import app  # noqa: PLC0415 - keeps `import dialogdata.cli` cheap

    try:
        app()
    except DialogDataError as error:
        print(f"dialogdata: {error}", file=sys.stderr)  # noqa: T201 - the command line speaks
        sys.exit(UNREADABLE)
    except KeyboardInterrupt:
        print("dialogdata: interrupted", file=sys.stderr)  # noqa: T201
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of a pipe has gone (… | head); what was written is all it wanted.
        sys.stderr.close()
        sys.exit(0)
