"""``dialogdata diff``."""

import sys
from enum import StrEnum
from typing import Annotated

import typer


class Form(StrEnum):
    """How a comparison is printed."""

    text = "text"
    markdown = "markdown"
    json = "json"


def diff(
    old: Annotated[
        str, typer.Argument(help="The earlier release: folder, zip, or http(s) address.")
    ],
    new: Annotated[str, typer.Argument(help="The later release, likewise.")],
    form: Annotated[
        Form, typer.Option("--format", help="markdown is for release notes.")
    ] = Form.text,
    check: Annotated[
        bool,
        typer.Option("--check", help="Exit 1 when the version was raised less than it must be."),
    ] = False,
) -> None:
    """Compare two releases of a package, and say which version the changes take.

    Corrections raise the patch part, additions the minor part; when a record, a column or a
    code is gone or a type changed, it takes a new major version.

    Exit code 0: compared. 1: --check found that the declared version is too low. 2: a package
    cannot be read or trusted, or has a version that --check does not understand.

    Example: [bold]dialogdata diff old.zip dist/packages/dialogdata --check[/bold]
    """
    from dialogdata.cli.terminal import console  # noqa: PLC0415
    from dialogdata.comparing import diff as compare  # noqa: PLC0415
    from dialogdata.comparing import reports  # noqa: PLC0415

    console()  # so that a stream that cannot hold a letter shows its code
    found = compare(old, new)
    report = {Form.text: reports.text, Form.markdown: reports.markdown, Form.json: reports.as_json}
    sys.stdout.write(report[form](found))
    if check and not found.declared_enough:
        sys.stderr.write(
            f"dialogdata: {found.new.version} is declared after {found.old.version}; "
            f"these changes ({found.step.label}) take at least {found.needed}\n"
        )
        raise typer.Exit(1)
