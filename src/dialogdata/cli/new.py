"""``dialogdata new``."""

import re
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dialogdata.errors import UnknownNameError
from dialogdata.registries import Registry


def new(  # noqa: PLR0917 - the options are read from the signature
    parties: Annotated[
        str | None, typer.Option(help="The two parties, by code or name: CHN,Pakistan.")
    ] = None,
    start: Annotated[
        str | None, typer.Option(help="First day: 2026-01-04, 2026-01 or 2026.")
    ] = None,
    mechanism: Annotated[
        str | None, typer.Option(help="Id or name of the standing dialogue, if it is part of one.")
    ] = None,
    round_: Annotated[
        int | None, typer.Option("--round", min=1, help="Number of the round.")
    ] = None,
    level: Annotated[
        str | None, typer.Option(help="Code of meeting_level; from the mechanism if absent.")
    ] = None,
    mode: Annotated[str | None, typer.Option(help="Code of meeting_mode.")] = None,
    host: Annotated[str | None, typer.Option(help="Who received the other.")] = None,
    title: Annotated[str | None, typer.Option(help="A plain English name.")] = None,
    suffix: Annotated[
        str | None, typer.Option(help="b for a second dialogue of the parties on that day.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for the new record.", file_okay=False)] = Path(),
) -> None:
    """Write a new record, with blanks that `validate` names until they are filled.

    At a terminal it asks for what no option gives.

    Example: [bold]dialogdata new --parties CHN,PAK --start 2026-01-04 --out records[/bold]
    """
    from dialogdata.registries import load_registry  # noqa: PLC0415
    from dialogdata.writing.scaffold import Known, mechanism_of, scaffold, write_new  # noqa: PLC0415

    registry = load_registry()
    asking = at_terminal()
    if asking:
        from dialogdata.cli import questions  # noqa: PLC0415

        parties = parties or questions.text("Parties, two codes or names joined by a comma")
        start = start or questions.text("First day (2026-01-04, 2026-01 or 2026)")
        mechanism = mechanism or questions.optional("Mechanism, id or name")
        if mechanism and round_ is None:
            round_ = questions.number("Number of the round")
        if not mechanism:
            level = level or questions.code("Level", "meeting_level")
        mode = mode or questions.code("Mode", "meeting_mode")
        host = host or questions.optional("Host, code or name")
    if not parties or not start:
        raise typer.BadParameter("--parties and --start are needed; they make the id")
    pair = _pair(parties, registry)
    standing = mechanism_of(mechanism, registry) if mechanism else None
    if standing is not None and set(standing.parties) != set(pair):
        message = f"{standing.id} is a dialogue of {' and '.join(standing.parties)}"
        raise typer.BadParameter(message, param_hint="--mechanism")
    if round_ is not None and standing is None:
        raise typer.BadParameter("a round is one of a mechanism", param_hint="--round")
    known = Known(
        parties=pair,
        start=_date(start),
        mechanism=standing,
        round=round_,
        level=_code(level, "meeting_level"),
        mode=_code(mode, "meeting_mode"),
        host=_party(host, registry) if host else None,
        title=title,
        suffix=_suffix(suffix),
    )
    path = write_new(scaffold(known, out), out)
    sys.stdout.write(f"wrote {path}\n")
    sys.stderr.write(f"what is still to be filled: dialogdata validate {path}\n")


def at_terminal() -> bool:
    """Tell whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _pair(text: str, registry: Registry) -> tuple[str, str]:
    names = [name for name in text.split(",") if name.strip()]
    if len(names) != 2:  # noqa: PLR2004 - a dialogue has two parties
        raise typer.BadParameter("two parties are needed: CHN,PAK", param_hint="--parties")
    first, second = sorted(_party(name, registry) for name in names)
    if first == second:
        raise typer.BadParameter(f"both parties are {first}", param_hint="--parties")
    return first, second


def _party(name: str, registry: Registry) -> str:
    from dialogdata.writing.scaffold import party_code  # noqa: PLC0415

    return party_code(name, registry)


def _date(text: str) -> str:
    from dialogdata.models.values import PARTIAL_DATE  # noqa: PLC0415

    found = text.strip()
    possible = re.fullmatch(PARTIAL_DATE, found) is not None
    if possible and len(found) == len("2026-01-04"):
        try:
            date.fromisoformat(found)
        except ValueError:
            possible = False
    if not possible:
        message = f"{found!r} is not a date such as 2026-01-04, 2026-01 or 2026"
        raise typer.BadParameter(message, param_hint="--start")
    return found


def _code(value: str | None, name: str) -> str | None:
    from dialogdata.codelists import codelist  # noqa: PLC0415

    codes = codelist(name).codes
    if value and value not in codes:
        raise UnknownNameError(name, value, codes)
    return value or None


def _suffix(value: str | None) -> str | None:
    if value is not None and not re.fullmatch("[b-z]", value):
        raise typer.BadParameter("one letter from b to z", param_hint="--suffix")
    return value
