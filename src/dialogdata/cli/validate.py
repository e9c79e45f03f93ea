"""``dialogdata validate``."""

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dialogdata.cli.reports import Format, parse_also, write_file, write_out
from dialogdata.cli.terminal import at_terminal, console
from dialogdata.findings import Report


class FailOn(StrEnum):
    """From which severity on the exit code is 1."""

    error = "error"
    warning = "warning"


class Engine(StrEnum):
    """What checks the records."""

    models = "models"
    jsonschema = "jsonschema"


def validate(  # noqa: PLR0917 - the options are read from the signature
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="Record files, folders, JSON Lines, registry sheets, finished data packages;"
            " - for standard input.",
            allow_dash=True,
        ),
    ],
    output_format: Annotated[
        Format, typer.Option("--format", help="How findings are printed.")
    ] = Format.text,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            help="From which severity on the exit code is 1.",
            show_default="error, or the configuration",
        ),
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option(help="Only these rules: DD310, DD3, or a slug.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(help="Not these rules: DD310, DD3, or a slug.")
    ] = None,
    also: Annotated[
        list[str] | None,
        typer.Option(metavar="FORMAT=FILE", help="Write findings to a file too: sarif=FILE."),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="First repair what has one safe repair, in .json files."),
    ] = False,
    engine: Annotated[
        Engine,
        typer.Option(help="jsonschema: a second opinion, from the published schema alone."),
    ] = Engine.models,
    jobs: Annotated[
        int, typer.Option(min=1, help="How many processes check records; for very many records.")
    ] = 1,
) -> None:
    """Check records, and say of every fault where it is, what it is, and how to mend it.

    Exit code 0: clean. 1: findings at or above --fail-on. 2: wrong usage or unreadable input.

    Settings come from dialogdata.toml or pyproject.toml above the files; options win over them.

    Example: [bold]dialogdata validate datasets --format json[/bold]
    """
    from dialogdata.config import Configs  # noqa: PLC0415
    from dialogdata.validation.choice import Flags, choose, rules_of  # noqa: PLC0415

    files = [_also(value) for value in also or ()]
    packages, records = _split(paths)
    if packages and (fix or engine is not Engine.models):
        raise typer.BadParameter(f"{packages[0]} is a package: it is only checked, by our check")
    flags = Flags.of(select, ignore, fail_on.value if fail_on else None)
    configs = Configs()
    whole = not fix or _fix(paths, lambda path: rules_of(path, flags, configs))
    if packages:
        report = _with_packages(packages, records, jobs)
    else:
        report = _run(paths, jobs) if engine is Engine.models else _by_schema(paths)
    folders = any(path.is_dir() for path in paths)
    outcome = choose(report, flags, configs, whole=folders)
    for written, file in files:
        write_file(outcome, written, file)
    write_out(outcome, output_format)
    # A file that could not be repaired must not pass for a repaired one.
    raise typer.Exit(1 if outcome.failed else 0 if whole else 2)


def _also(value: str) -> tuple[Format, Path]:
    try:
        return parse_also(value)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--also") from None


def _fix(paths: list[Path], chosen: Callable[[Path], frozenset[str]]) -> bool:
    from dialogdata.cli import fixing  # noqa: PLC0415

    if Path("-") in paths:
        raise typer.BadParameter("standard input cannot be fixed; see `dialogdata format -`")
    return fixing.fix(paths, chosen)


def _by_schema(paths: list[Path]) -> Report:
    from dialogdata.reading.sources import read_stream  # noqa: PLC0415
    from dialogdata.validation import jsonschema_engine  # noqa: PLC0415

    if paths == [Path("-")]:
        return jsonschema_engine.validate_records(read_stream(sys.stdin.buffer))
    return jsonschema_engine.validate_paths(paths)


def _run(paths: list[Path], jobs: int) -> Report:
    from dialogdata.validation import validate_paths, validate_stream  # noqa: PLC0415
    from dialogdata.validation.batches import tune  # noqa: PLC0415

    tune()
    if Path("-") in paths:
        if len(paths) > 1:
            raise typer.BadParameter("- (standard input) cannot be combined with paths")
        return validate_stream(sys.stdin.buffer)
    if not at_terminal():
        return validate_paths(paths, jobs=jobs)
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(transient=True, console=console(stderr=True)) as progress:
        task = progress.add_task("validating", total=None)
        return validate_paths(
            paths,
            lambda done, total: progress.update(task, completed=done, total=total),
            jobs=jobs,
        )


def _split(paths: list[Path]) -> tuple[list[Path], list[Path]]:
    """Tell finished packages, and those in a folder of packages, from other paths."""
    if all(
        path.suffix in (".json", ".jsonl") and path.name != "datapackage.json" for path in paths
    ):
        return [], paths
    from dialogdata.packages.files import packages_at  # noqa: PLC0415

    packages = {path: packages_at(path) for path in paths}
    found = [package for path in paths for package in packages[path]]
    return found, [path for path in paths if not packages[path]]


def _with_packages(packages: list[Path], paths: list[Path], jobs: int) -> Report:
    from dialogdata.packages.verify import check_package  # noqa: PLC0415

    reports = [check_package(path) for path in packages]
    if paths:
        reports.append(_run(paths, jobs))
    return Report(
        tuple(sorted(finding for report in reports for finding in report)),
        sum(report.files for report in reports),
        sum(report.records for report in reports),
        tuple(path for report in reports for path in report.paths),
    )
