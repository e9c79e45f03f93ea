"""The data in formats that others have tools for. What has no code there stays empty."""

from collections.abc import Iterator
from typing import Literal, get_args

from dialogdata.errors import UnknownNameError
from dialogdata.frames.query import Query
from dialogdata.frames.source import Source

Format = Literal["plover", "cap", "dyad-year", "directed-dyad-year"]
FORMATS: tuple[str, ...] = get_args(Format)


def export(to: str, source: Source, query: Query) -> Iterator[str]:
    """Return the text of an export, piece by piece.

    Parameters
    ----------
    to : str
        ``plover`` (JSON Lines), ``cap``, ``dyad-year`` or ``directed-dyad-year`` (CSV).
    source : Source
        Where the tables are.
    query : Query
        What to export.

    Raises
    ------
    UnknownNameError
        There is no such format.
    """
    if to == "plover":
        from dialogdata.exporting.plover import plover_lines  # noqa: PLC0415

        return plover_lines(source, query)
    if to == "cap":
        from dialogdata.exporting.cap import cap_lines  # noqa: PLC0415

        return cap_lines(source, query)
    if to in FORMATS:
        from dialogdata.frames.panel import panel_frame  # noqa: PLC0415

        return iter([panel_frame(source, to, query).to_csv(index=False, lineterminator="\n")])
    raise UnknownNameError("export format", to, FORMATS)
