"""``dialogdata validate``."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dialogdata.cli.terminal import at_terminal, console
from dialogdata.findings import Report


class Format(StrEnum):
    """How findings are printed."""

    text = "text"
    json = "json"


class FailOn(StrEnum):
    """From which severity on the exit code is 1."""

    error = "error"
    warning = "warning"


def validate(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="Record files, folders, JSON Lines, registry sheets; - for standard input.",
            allow_dash=True,
        ),
    ],
    output_format: Annotated[
        Format, typer.Option("--format", help="How findings are printed.")
    ] = Format.text,
    fail_on: Annotated[
        FailOn, typer.Option(help="From which severity on the exit code is 1.")
    ] = FailOn.error,
    select: Annotated[
        list[str] | None, typer.Option(help="Only these rules: DD310, DD3, or a slug.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(help="Not these rules: DD310, DD3, or a slug.")
    ] = None,
) -> None:
    """Check records, and say of every fault where it is, what it is, and how to mend it.

    Exit code 0: clean. 1: findings at or above --fail-on. 2: wrong usage or unreadable input.

    Example: [bold]dialogdata validate datasets --format json[/bold]
    """
    from dialogdata.rules.selection import narrow, selection  # noqa: PLC0415

    chosen = selection(select or (), ignore or ())
    report = narrow(_run(paths), chosen)
    if output_format is Format.json:
        from dialogdata.reporters import json_  # noqa: PLC0415

        sys.stdout.write(json_.render(report) + "\n")
    else:
        from dialogdata.reporters import text  # noqa: PLC0415

        text.write(report, console())
    failed = report.errors or (report.warnings and fail_on is FailOn.warning)
    raise typer.Exit(1 if failed else 0)


def _run(paths: list[Path]) -> Report:
    from dialogdata.validation import validate_paths, validate_stream  # noqa: PLC0415

    if Path("-") in paths:
        if len(paths) > 1:
            raise typer.BadParameter("- (standard input) cannot be combined with paths")
        return validate_stream(sys.stdin.buffer)
    if not at_terminal():
        return validate_paths(paths)
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(transient=True, console=console(stderr=True)) as progress:
        task = progress.add_task("validating", total=None)
        return validate_paths(
            paths, lambda done, total: progress.update(task, completed=done, total=total)
        )
