"""``dialogdata rules`` and ``dialogdata explain``."""

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

from dialogdata.cli.terminal import console


class TableFormat(StrEnum):
    """How a list is printed."""

    text = "text"
    json = "json"


def rules(
    output_format: Annotated[
        TableFormat, typer.Option("--format", help="How the list is printed.")
    ] = TableFormat.text,
) -> None:
    """List every rule of the validator.

    Example: [bold]dialogdata rules --format json[/bold]
    """
    from dialogdata.rules import all_rules  # noqa: PLC0415

    if output_format is TableFormat.json:
        keys = ("id", "slug", "severity", "title", "why", "fix", "bad", "good")
        listing = [{key: getattr(rule, key) for key in keys} for rule in all_rules().values()]
        sys.stdout.write(json.dumps(listing, ensure_ascii=False, indent=2) + "\n")
        return
    from rich.table import Table  # noqa: PLC0415

    table = Table("Rule", "Slug", "Severity", "What is wrong", box=None, pad_edge=False)
    for rule in all_rules().values():
        table.add_row(rule.id, rule.slug, rule.severity, rule.title)
    console().print(table)


def explain(
    rule: Annotated[str, typer.Argument(help="Id or slug of a rule, such as DD310.")],
) -> None:
    """Explain one rule: what, why, how to mend it, a bad and a good example.

    Example: [bold]dialogdata explain commitment-missing[/bold]
    """
    from rich.text import Text  # noqa: PLC0415

    from dialogdata.rules import find_rule  # noqa: PLC0415

    found = find_rule(rule)
    out = console()
    out.print(Text.assemble((f"{found.id} {found.slug}", "bold"), f" ({found.severity})"))
    for label, text in (
        ("What", found.title),
        ("Why", found.why),
        ("Fix", found.fix),
        ("Bad", found.bad),
        ("Good", found.good),
    ):
        out.print(Text.assemble((f"  {label + ':':6}", "cyan"), text))
