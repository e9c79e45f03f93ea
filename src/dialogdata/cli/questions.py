"""Questions at a terminal. They go to standard error, so that output can be piped."""

import typer

from dialogdata.codelists import codelist


def text(question: str) -> str:
    """Ask until there is an answer."""
    answer: str = typer.prompt(question, err=True)
    return answer


def optional(question: str) -> str | None:
    """Ask once; an empty answer is none."""
    question = f"{question} (empty: none)"
    answer: str = typer.prompt(question, default="", show_default=False, err=True)
    return answer.strip() or None


def number(question: str) -> int | None:
    """Ask for a whole number from one up; an empty answer is none."""
    while (answer := optional(question)) is not None:
        if answer.isdecimal() and int(answer) > 0:
            return int(answer)
        typer.echo("a whole number from 1 up, or nothing", err=True)
    return None


def code(question: str, name: str) -> str | None:
    """Ask for a code of a codelist; an empty answer is none."""
    codes = codelist(name).codes
    while (answer := optional(f"{question}: {', '.join(codes)}")) is not None:
        if answer in codes:
            return answer
        typer.echo(f"{answer!r} is none of these", err=True)
    return None
