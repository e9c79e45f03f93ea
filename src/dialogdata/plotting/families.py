"""Families of acts by speaker."""

from typing import TYPE_CHECKING

from dialogdata.codelists import codelist
from dialogdata.plotting.bars import stacked
from dialogdata.plotting.canvas import CATEGORIES, caution, counted, finish, new_axes, require
from dialogdata.titles import code_title, our_names

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def act_families(statements: "pd.DataFrame", *, top: int = 12, ax: "Axes | None" = None) -> "Axes":
    """Plot what each speaker does with words: report, praise, ask, promise.

    Parameters
    ----------
    statements : DataFrame
        Rows of the table ``statements``.
    top : int, default 12
        How many speakers, those with the most statements first.
    ax : Axes, optional
        Axes of matplotlib to draw on; by default those of a new figure.

    Returns
    -------
    Axes
        The axes of matplotlib.

    Raises
    ------
    MissingExtraError
        matplotlib is not installed.
    NothingToPlotError
        There are no statements.

    Examples
    --------
    >>> import dialogdata as dd
    >>> statements = dd.load("statements", dataset="pakistan-china-strategic-dialogue")
    >>> dd.plot.act_families(statements).get_title(loc="left")
    'Families of acts by speaker'
    """
    from pandas import crosstab  # noqa: PLC0415

    statements = require(statements, ("speaker", "act_family"), "statements")
    counts = crosstab(statements["speaker"], statements["act_family"])
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    counts = counts.loc[order[:top]].iloc[::-1]
    families = [code for code in codelist("act_family").codes if code in counts.columns]
    totals = counts[families].sum(axis=1)
    named = counts[families].rename(columns=lambda code: code_title("act_family", str(code)))
    ax = new_axes(ax, 9, 1.6 + 0.42 * len(counts))
    stacked(ax, named, CATEGORIES[: len(families)])
    names = [f"{our_names().speaker(str(code))} (n = {totals[code]:,})" for code in counts.index]
    ax.set_yticks(range(len(counts)), names)
    ax.set_xlim(0, 1)
    ax.set_ylim(-0.6, len(counts) - 0.4)
    ax.xaxis.set_major_formatter("{x:.0%}")
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
    left = len(order) - len(counts)
    return finish(
        ax,
        "Families of acts by speaker",
        counted(int(totals.sum()), "statement")
        + (f"; {counted(left, 'speaker')} with fewer left out" if left else ""),
        caution(statements),
    )
