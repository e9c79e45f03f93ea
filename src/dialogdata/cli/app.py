"""All commands together."""

from typing import Annotated

import typer

from dialogdata import __version__
from dialogdata.cli import (
    agreement,
    build,
    catalogue,
    cite,
    compare,
    diff,
    export,
    migrate,
    new,
    rules,
    schema,
    show,
    validate,
)
from dialogdata.cli import format as format_

app = typer.Typer(
    name="dialogdata",
    help="Open, checkable data on what governments tell each other.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dialogdata {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Open, checkable data on what governments tell each other."""


app.command("validate")(validate.validate)
app.command("build")(build.build)
app.command("format")(format_.format_)
app.command("new")(new.new)
app.command("migrate")(migrate.migrate)
app.command("agreement")(agreement.agreement)
app.command("cite")(cite.cite)
app.command("export")(export.export)
app.command("rules")(rules.rules)
app.command("explain")(rules.explain)
app.command("schema")(schema.schema)
app.command("list")(catalogue.list_)
app.command("codebook")(catalogue.codebook)
app.command("diff")(diff.diff)
app.command("show")(show.show)
app.command("compare")(compare.compare)
