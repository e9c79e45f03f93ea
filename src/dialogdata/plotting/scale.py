"""How firm, precise and checkable promises are, over time."""

from typing import TYPE_CHECKING, Literal

from dialogdata.errors import NothingToPlotError, UnknownNameError
from dialogdata.plotting.bars import stacked
from dialogdata.plotting.canvas import caution, counted, finish, new_axes, ramp, require
from dialogdata.plotting.periods import Period, choose, periods, with_counts
from dialogdata.titles import scale_titles

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

Scale = Literal["obligation", "precision", "delegation", "verifiability"]
"""The scales on which commitments are coded."""

SCALES: tuple[Scale, ...] = ("obligation", "precision", "delegation", "verifiability")


def strength(
    statements: "pd.DataFrame",
    scale: Scale = "precision",
    *,
    by: Period | None = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """Plot how firm, precise or checkable promises are, over time.

    Levels are shown as shares and not as means: the steps of a scale need not be equal.
    Only promises count: statements whose act family is ``commissive``.

    Parameters
    ----------
    statements : DataFrame
        Rows of the table ``statements``.
    scale : {"obligation", "precision", "delegation", "verifiability"}, default "precision"
        The scale.
    by : {"round", "dialogue", "year", "decade"}, optional
        What the bars are. By default rounds for one mechanism, else years or decades.
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
    UnknownNameError
        There is no such scale.
    NothingToPlotError
        There are no promises.

    Examples
    --------
    >>> import dialogdata as dd
    >>> statements = dd.load("statements", dataset="pakistan-china-strategic-dialogue")
    >>> dd.plot.strength(statements, "verifiability").get_title(loc="left")
    'Verifiability of promises'
    """
    from pandas import crosstab  # noqa: PLC0415

    if scale not in SCALES:
        raise UnknownNameError("scale", scale, SCALES)
    needed = (scale, "act_family", "round", "mechanism", "year", "start")
    statements = require(statements, needed, "statements")
    promises = statements[statements["act_family"].eq("commissive") & statements[scale].notna()]
    if promises.empty:
        raise NothingToPlotError("there are no promises among these statements")
    labels = periods(promises, by or choose(promises)).rename("period")
    counts = crosstab(labels, promises[scale])
    titles = scale_titles(scale)
    shades = dict(zip(titles, ramp("Blues", len(titles)), strict=True))
    found = [code for code in titles if code in counts.columns]
    totals = counts.sum(axis=1)
    named = counts[found].rename(columns=titles)
    ax = new_axes(ax, 4 + 0.7 * len(counts), 4.5)
    stacked(ax, named, [shades[code] for code in found], upright=True)
    ax.set_xticks(range(len(counts)), with_counts(counts.index, totals))
    ax.set_ylim(0, 1)
    ax.yaxis.set_major_formatter("{x:.0%}")
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False, reverse=True)
    return finish(
        ax,
        f"{scale.capitalize()} of promises",
        counted(int(totals.sum()), "promise"),
        caution(promises),
    )
