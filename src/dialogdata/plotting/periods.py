"""Statements → the stretch of time in which they were made."""

from typing import TYPE_CHECKING, Literal

from dialogdata.errors import NothingToPlotError

if TYPE_CHECKING:
    import pandas as pd

Period = Literal["round", "dialogue", "year", "decade"]
"""How statements are put together over time."""

MOST = 12
"""Columns that can be read side by side."""


def choose(frame: "pd.DataFrame") -> Period:
    """Return what suits the statements: rounds of one mechanism, else years, else decades."""
    if frame["round"].notna().all() and len(frame["mechanism"].unique()) == 1:
        return "round"
    return "year" if frame["year"].nunique() <= MOST else "decade"


def periods(frame: "pd.DataFrame", by: Period) -> "pd.Series[str]":
    """Return the label of each statement's period, which sorts in order of time.

    Raises
    ------
    NothingToPlotError
        Rounds are wanted, and no statement has one.
    """
    if by == "round":
        rounds = frame["round"].dropna()
        if rounds.empty:
            raise NothingToPlotError("no statement belongs to a numbered round; try by='year'")
        years = frame.loc[rounds.index].groupby("round")["year"].transform("min")
        return rounds.astype(str).str.rjust(3) + "\n" + years.astype(str)
    if by == "dialogue":
        return frame["start"].astype(str)
    if by == "year":
        return frame["year"].astype(str)
    return (frame["year"] // 10 * 10).astype(str) + "s"


def with_counts(labels: "pd.Index[str]", counts: "pd.Series[int]") -> list[str]:
    """Return labels with the number of cases below each."""
    return [f"{label.strip()}\nn = {counts[label]:,}" for label in labels]
