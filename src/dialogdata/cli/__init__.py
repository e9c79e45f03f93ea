"""The command line."""

import gc
import os
import sys

from dialogdata.errors import DialogDataError

UNREADABLE = 2
INTERRUPTED = 130


def main() -> None:
    """Run the command line; turn every expected error into one line and an exit code."""
    # A short run is mostly start-up. Plug-ins of pydantic cannot change our strict models, and
    # looking for them reads the metadata of every distribution that is installed; collecting
    # garbage every few hundred objects finds none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.set_threshold(100_000, 20, 20)
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
