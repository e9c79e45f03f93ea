"""``dialogdata agreement``."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dialogdata.cli.terminal import console
from dialogdata.errors import UnreadableError

if TYPE_CHECKING:
    from dialogdata.agreement import Comparison
    from dialogdata.tabular.spec import Row

_FIRM, _TENTATIVE = 0.8, 0.667
"""Krippendorff's customary bars."""


class Format(StrEnum):
    """How the agreement is printed."""

    text = "text"
    json = "json"
    csv = "csv"


class Round(StrEnum):
    """Which round of coding is compared."""

    before = "before"
    after = "after"


def agreement(
    a: Annotated[Path, typer.Argument(help="One coding: a file, or a folder of files.")],
    b: Annotated[Path, typer.Argument(help="The other coding of the same documents.")],
    output_format: Annotated[
        Format, typer.Option("--format", help="How the agreement is printed.")
    ] = Format.text,
    write: Annotated[
        Path | None,
        typer.Option(help="Put the numbers into the reliability.csv of a dataset too."),
    ] = None,
    coding_round: Annotated[
        Round, typer.Option("--round", help="Before or after the manual was improved.")
    ] = Round.after,
) -> None:
    """Measure how far two codings of the same documents agree.

    Files are independent codings or ordinary records. Their units are aligned first; then each
    variable gets Krippendorff's alpha with a bootstrap interval.

    Example: [bold]dialogdata agreement records codings/model-s1[/bold]
    """
    from dialogdata.agreement import compare, read_texts  # noqa: PLC0415
    from dialogdata.agreement.compare import About  # noqa: PLC0415
    from dialogdata.agreement.formats import as_csv, as_json  # noqa: PLC0415
    from dialogdata.agreement.reliability_file import name_in  # noqa: PLC0415
    from dialogdata.agreement.statistics import reliability  # noqa: PLC0415

    names = [name_in(write.parent, path) if write else path.as_posix() for path in (a, b)]
    comparison = compare(read_texts(a), read_texts(b))
    rows = reliability(comparison, About(names[0], names[1], coding_round.value))
    if write is not None:
        _write(write, rows)
    if output_format is Format.text:
        _text(comparison, rows)
        return
    text = as_csv(rows) if output_format is Format.csv else as_json(comparison, rows)
    # Bytes, because these formats are UTF-8 whatever the terminal speaks.
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def _write(file: Path, rows: Sequence["Row"]) -> None:
    from dialogdata.agreement.reliability_file import read_reliability, with_rows  # noqa: PLC0415

    text = with_rows(read_reliability(file), rows)
    try:
        file.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise UnreadableError(f"{file}: {error.strerror or error}") from None
    console(stderr=True).print(f"wrote {file}")


def _text(comparison: "Comparison", rows: Sequence["Row"]) -> None:
    from rich.table import Table  # noqa: PLC0415

    out = console()
    pairs, first = len(comparison.pairs), rows[0]
    out.print(
        f"{len(comparison.documents)} documents in both codings; {pairs} units aligned, "
        f"{comparison.alone} without a partner; coders: {first['n_coders']} "
        f"({first['coders_are']})"
    )
    for side, count in (("first", comparison.only_one), ("second", comparison.only_other)):
        if count:
            out.print(f"{count} documents only in the {side} coding, not compared")
    table = Table(box=None, pad_edge=False)
    for column in ("variable", "scale", "statistic"):
        table.add_column(column, no_wrap=True)
    for column in ("value", "95 % interval", "raw", "n"):
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column("")
    for row in rows:
        name = f"  {row['code']}" if "code" in row else str(row["variable"])
        ends = [_number(row, end) for end in ("ci_low", "ci_high")]
        interval = f"{ends[0]} … {ends[1]}" if "ci_low" in row else ""
        units = str(row.get("n_code", row["n_units"]))
        table.add_row(name, str(row["scale"]), str(row["statistic"]), _number(row, "value"),
                      interval, _number(row, "raw_agreement"), units, _verdict(row))  # fmt: skip
    out.print(table)
    out.print(
        "\nn: units compared; for a code, those that have it in either coding. "
        f"firm: at least {_FIRM}; tentative: at least {_TENTATIVE}."
    )


def _number(row: "Row", name: str) -> str:
    return f"{row[name]:.3f}" if name in row else "-"


def _verdict(row: "Row") -> str:
    value = row.get("value")
    if row["statistic"] != "krippendorff_alpha":
        return ""
    if not isinstance(value, float):
        return "not defined"
    return "firm" if value >= _FIRM else "tentative" if value >= _TENTATIVE else "weak"
