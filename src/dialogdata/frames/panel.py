"""Dialogues and statements counted by dyad and year, with codes to merge on."""

from typing import TYPE_CHECKING, Any, Literal, get_args

from dialogdata.errors import InvalidQueryError, UnknownNameError
from dialogdata.frames.filters import keep
from dialogdata.frames.frame import load_frame
from dialogdata.frames.panel_counts import counted
from dialogdata.frames.query import Query
from dialogdata.frames.source import Source
from dialogdata.frames.state_codes import DATED, StateCodes

if TYPE_CHECKING:
    import pandas as pd

Unit = Literal["dyad-year", "directed-dyad-year"]
UNITS: tuple[str, ...] = get_args(Unit)

_SIDES = {"dyad-year": ("a", "b"), "directed-dyad-year": ("from", "to")}
_BOTH = ("joint", "mutual")


def panel_frame(source: Source, unit: str, query: Query) -> "pd.DataFrame":
    """Return one row per dyad and year, or per direction of it, in which there is a record.

    Raises
    ------
    UnknownNameError
        There is no such unit.
    InvalidQueryError
        The query names a topic.
    """
    if unit not in UNITS:
        raise UnknownNameError("unit", unit, UNITS)
    if query.topic is not None:
        raise InvalidQueryError(
            f"a {unit} panel cannot be filtered by topic: it counts every major topic in a "
            "column of its own, such as 'topics_defence'"
        )
    dialogues = keep(source, "dialogues", load_frame(source, "dialogues", query.dataset), query)
    # A withdrawn record stays in the data as a marker only.
    dialogues = dialogues[dialogues["record_status"] != "withdrawn"]
    statements = load_frame(source, "statements", query.dataset)
    sides = _SIDES[unit]
    if unit == "directed-dyad-year":
        dialogues, statements = _directed(dialogues, statements)
        keys = ["dyad", "party_from", "party_to", "year"]
    else:
        keys = ["dyad", "party_a", "party_b", "year"]
    rows = counted(source, dialogues, statements, keys)
    found = _with_codes(source, rows, keys, sides)
    about = source.about(query.dataset)
    found.attrs = {"table": unit, "version": about.version, "licence": about.licence}
    return found


def _directed(
    dialogues: "pd.DataFrame", statements: "pd.DataFrame"
) -> tuple["pd.DataFrame", "pd.DataFrame"]:
    """Return each dialogue once from either side, and each statement with its direction.

    What both say together, or each to the other, is said by either.
    """
    import pandas as pd  # noqa: PLC0415

    there = dialogues.assign(party_from=dialogues["party_a"], party_to=dialogues["party_b"])
    back = dialogues.assign(party_from=dialogues["party_b"], party_to=dialogues["party_a"])
    both = statements["speaker"].isin(_BOTH)
    said = [
        statements[both | statements["speaker"].eq(statements[side])].assign(
            party_from=statements[side]
        )
        for side in ("party_a", "party_b")
    ]
    return pd.concat([there, back], ignore_index=True), pd.concat(said, ignore_index=True)


def _with_codes(
    source: Source, rows: "pd.DataFrame", keys: list[str], sides: tuple[str, str]
) -> "pd.DataFrame":
    import pandas as pd  # noqa: PLC0415

    codes = StateCodes(source)
    first, second = (codes.columns(rows[f"party_{side}"], rows["year"], side) for side in sides)
    # The two columns of a system stand side by side.
    found = {name: column for pair in zip(first.items(), second.items(), strict=True)
             for name, column in pair}  # fmt: skip
    if sides == ("a", "b"):
        found |= _ordered(found)
    added = pd.DataFrame(found, index=rows.index)
    others = [name for name in rows.columns if name not in keys]
    return pd.concat([rows[keys], added, rows[others]], axis=1)


def _ordered(codes: "dict[str, pd.Series[Any]]") -> "dict[str, pd.Series[Any]]":
    """Return the numbers of both parties by size: undirected dyads of others begin with the lower.

    Ours begin with the party that comes first in the alphabet, which is not the same.
    """
    found = {}
    for system in DATED:
        a, b = codes[f"{system}_a"], codes[f"{system}_b"]
        found[f"{system}_low"] = a.where(a.le(b), b).where(a.notna() & b.notna())
        found[f"{system}_high"] = b.where(a.le(b), a).where(a.notna() & b.notna())
    return found
