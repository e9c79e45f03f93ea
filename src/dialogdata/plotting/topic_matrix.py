"""Topics over the rounds of a mechanism, or over years."""

from typing import TYPE_CHECKING

from dialogdata.plotting.canvas import caution, counted, finish, new_axes, readable_on, require
from dialogdata.plotting.periods import Period, choose, periods, with_counts
from dialogdata.titles import code_title

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

NEEDED = ("topic_major", "round", "mechanism", "year", "start")


def topics(
    statements: "pd.DataFrame", *, by: Period | None = None, ax: "Axes | None" = None
) -> "Axes":
    """Plot how much of each round goes to each topic.

    A cell holds the number of statements whose first topic it is; the darker, the larger its
    share of the round.

    Parameters
    ----------
    statements : DataFrame
        Rows of the table ``statements``.
    by : {"round", "dialogue", "year", "decade"}, optional
        What the columns are. By default rounds for one mechanism, else years or decades.
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
        There are no statements, or none in a numbered round where rounds are wanted.

    Examples
    --------
    >>> import dialogdata as dd
    >>> statements = dd.load("statements", dataset="pakistan-china-strategic-dialogue")
    >>> dd.plot.topics(statements).get_title(loc="left")
    'Topics by round'
    """
    from pandas import crosstab  # noqa: PLC0415

    statements = require(statements, NEEDED, "statements")
    by = by or choose(statements)
    labels = periods(statements, by)
    matrix = crosstab(statements["topic_major"], labels)
    matrix = matrix.loc[matrix.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    totals = matrix.sum(axis=0)
    shares = matrix / totals
    ax = new_axes(ax, 5.5 + 0.75 * matrix.shape[1], 1.8 + 0.28 * len(matrix))
    numbers, seen = matrix.to_numpy(int), shares.where(matrix > 0).to_numpy(float)
    image = ax.imshow(seen, cmap="Blues", aspect="auto", vmin=-0.02)
    for row, column in zip(*numbers.nonzero(), strict=True):
        ink = readable_on(image.cmap(image.norm(seen[row, column])))
        number = str(numbers[row, column])
        ax.text(column, row, number, ha="center", va="center", color=ink, fontsize="small")
    ax.set_xticks(range(matrix.shape[1]), with_counts(matrix.columns, totals))
    ax.set_yticks(range(len(matrix)), [code_title("topics", str(code)) for code in matrix.index])
    ax.figure.colorbar(image, ax=ax, format="{x:.0%}", shrink=0.5, label="share of the column")
    return finish(
        ax,
        f"Topics by {by}",
        f"{counted(int(totals.sum()), 'statement')} by first topic",
        caution(statements),
    )
