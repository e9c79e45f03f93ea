"""``dialogdata format``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dialogdata.cli.terminal import console
from dialogdata.errors import UnreadableError


def format_(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="Record files, dataset.json, folders; - for standard input.", allow_dash=True
        ),
    ],
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 and list what would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; exit 1 and show what would change.")
    ] = False,
) -> None:
    """Bring records into the one canonical form; what they say stays the same.

    Keys in the order of the schema, two spaces, letters unescaped, one line break at the end.

    Exit code 0: done, or nothing to do. 1: --check or --diff found a file to change.
    2: a file could not be read or written; it is left as it is.

    Example: [bold]dialogdata format --check datasets[/bold]
    """
    if Path("-") in paths:
        if len(paths) > 1:
            raise typer.BadParameter("- (standard input) cannot be combined with paths")
        raise typer.Exit(_stream(check=check or diff))
    from dialogdata.writing.canonical import layout_of  # noqa: PLC0415
    from dialogdata.writing.inputs import json_files  # noqa: PLC0415

    changed = problems = same = 0
    for path in json_files(paths):
        try:
            layout = layout_of(path)
            if layout is None:
                sys.stderr.write(f"{path}: neither a record nor a dataset; left as it is\n")
            elif not layout.changed:
                same += 1
            else:
                changed += 1
                if not (check or diff):
                    layout.write()
                sys.stdout.write(f"{'would format' if check or diff else 'formatted'} {path}\n")
                if diff:
                    sys.stdout.write(layout.diff())
        except UnreadableError as error:
            problems += 1
            sys.stderr.write(f"dialogdata: {error}\n")
    _say(changed, same, problems, pending=check or diff)
    if problems:
        raise typer.Exit(2)
    raise typer.Exit(1 if changed and (check or diff) else 0)


def _say(changed: int, same: int, problems: int, *, pending: bool) -> None:
    verb = "would be formatted" if pending else "formatted"
    parts = [f"{changed} {verb}", f"{same} already canonical"]
    if problems:
        parts.append(f"{problems} could not be")
    console(stderr=True).print(", ".join(parts))


def _stream(*, check: bool) -> int:
    from dialogdata.reading.sources import MAX_RECORD, RawRecord  # noqa: PLC0415
    from dialogdata.writing import files  # noqa: PLC0415
    from dialogdata.writing.canonical import NotOursError, canonical  # noqa: PLC0415
    from dialogdata.writing.text import CannotRewriteError  # noqa: PLC0415

    data = sys.stdin.buffer.read(MAX_RECORD + 1)
    original = None
    try:
        text = files.decoded(RawRecord("-", 1, data, len(data) > MAX_RECORD))
        original = files.Original(Path("-"), data, text)
        written = canonical(text).encode("utf-8")
    except NotOursError:
        raise UnreadableError("-: neither a record nor a dataset") from None
    except CannotRewriteError as problem:
        if original is None:
            raise UnreadableError(f"-: {problem.message}") from None
        raise files.refusal(original, problem) from None
    if check:
        return int(written != data)
    sys.stdout.buffer.write(written)
    return 0
