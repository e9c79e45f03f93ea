"""``dialogdata schema``."""

import sys
from typing import Annotated

import typer


def schema(
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 when a file is out of date.")
    ] = False,
) -> None:
    """Write the published schema of a checkout anew from models and codelists.

    Example: [bold]dialogdata schema --check[/bold]
    """
    from dialogdata.contract import write as contract  # noqa: PLC0415

    if check:
        stale = contract.drift()
        for path in stale:
            sys.stderr.write(f"{path}: out of date; run: dialogdata schema\n")
        raise typer.Exit(1 if stale else 0)
    for path in contract.write():
        sys.stdout.write(f"wrote {path}\n")
