"""``dialogdata migrate``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dialogdata.errors import UnknownNameError, UnreadableError


def migrate(
    paths: Annotated[
        list[Path], typer.Argument(help="Record files, dataset.json, and folders that hold them.")
    ],
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 and list what would change.")
    ] = False,
    to: Annotated[
        str | None, typer.Option(help="The version wanted; the newest if none is named.")
    ] = None,
) -> None:
    """Bring records to another version of the schema, in canonical form.

    Exit code 0: done, or nothing to do. 1: --check found a file to change. 2: a file has an
    unknown version, or could not be read or written; it is left as it is.

    Example: [bold]dialogdata migrate --check datasets[/bold]
    """
    from dialogdata.migrations.files import migrated  # noqa: PLC0415
    from dialogdata.writing.inputs import json_files  # noqa: PLC0415

    changed = problems = 0
    for path in json_files(paths):
        try:
            layout = migrated(path, to)
            if layout is None:
                continue
            if not check:
                layout.write()
        except (UnreadableError, UnknownNameError) as error:
            problems += 1
            place = "" if isinstance(error, UnreadableError) else f"{path}: "
            sys.stderr.write(f"dialogdata: {place}{error}\n")
        else:
            changed += 1
            sys.stdout.write(f"{'would migrate' if check else 'migrated'} {path}\n")
    if not changed and not problems:
        sys.stderr.write("nothing to migrate\n")
    if problems:
        raise typer.Exit(2)
    raise typer.Exit(1 if check and changed else 0)
