"""Who takes which stance towards whom or what."""

from typing import TYPE_CHECKING

from dialogdata.errors import NothingToPlotError
from dialogdata.plotting.canvas import caution, counted, finish, new_axes, readable_on, require
from dialogdata.titles import code_title, our_names

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

WIDTH = 44
"""Letters of a label beside an axis."""

STRONGEST = 3
"""The valence farthest from none: that of condemning."""

SPEAKERS = 8
"""Columns that can be read side by side."""


def stances(
    statements: "pd.DataFrame",
    targets: "pd.DataFrame | None" = None,
    *,
    top: int = 15,
    ax: "Axes | None" = None,
) -> "Axes":
    """Plot a matrix of targets and speakers.

    A cell names the stance taken most often and how often any was taken; the colour is the mean
    valence, from against (orange) to for (purple).

    Parameters
    ----------
    statements : DataFrame
        Rows of the table ``statements``.
    targets : DataFrame, optional
        The table ``statement_targets``, for all targets of the statements. Without it the first
        target of each statement counts.
    top : int, default 15
        How many targets, those with the most stances first.
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
        No statement takes a stance.

    Examples
    --------
    >>> import dialogdata as dd
    >>> statements = dd.load("statements", dataset="pakistan-china-strategic-dialogue")
    >>> targets = dd.load("statement_targets")
    >>> dd.plot.stances(statements, targets).get_title(loc="left")
    'Stances by target and speaker'
    """
    found = _taken(statements, targets)
    entities = found["entity"].value_counts().index[:top]
    speakers = found["speaker"].value_counts().index[:SPEAKERS]
    kept = found[found["entity"].isin(entities) & found["speaker"].isin(speakers)]
    grid = kept.pivot_table("stance_valence", "entity", "speaker", "mean")
    grid = grid.reindex(index=entities, columns=speakers).dropna(how="all")
    ax = new_axes(ax, 4.5 + 1.2 * grid.shape[1], 1.8 + 0.34 * len(grid))
    means = grid.to_numpy(float, na_value=float("nan"))
    image = ax.imshow(means, cmap="PuOr", aspect="auto", vmin=-STRONGEST, vmax=STRONGEST)
    for row, entity in enumerate(grid.index):
        for column, speaker in enumerate(grid.columns):
            cell = kept.loc[kept["entity"].eq(entity) & kept["speaker"].eq(speaker), "stance"]
            if len(cell):
                title = code_title("stance", str(cell.mode().iloc[0])).lower()
                ink = readable_on(image.cmap(image.norm(means[row, column])))
                ax.text(
                    column,
                    row,
                    f"{title} · {len(cell)}",
                    ha="center",
                    va="center",
                    color=ink,
                    fontsize="small",
                )
    ax.set_xticks(range(grid.shape[1]), [our_names().speaker(str(code)) for code in grid.columns])
    ax.set_yticks(range(len(grid)), [our_names().entity(str(code), WIDTH) for code in grid.index])
    ax.xaxis.tick_top()
    bar = ax.figure.colorbar(image, ax=ax, shrink=0.5, ticks=[-STRONGEST, 0, STRONGEST])
    bar.ax.set_yticklabels(["against", "neither", "for"])
    return finish(
        ax,
        "Stances by target and speaker",
        f"{counted(len(kept), 'stance')} of {len(found):,}: the most frequent · how many"
        + ("" if targets is not None else "; first targets only"),
        caution(statements),
    )


def _taken(statements: "pd.DataFrame", targets: "pd.DataFrame | None") -> "pd.DataFrame":
    columns = ["entity", "stance", "stance_valence"]
    if targets is None:
        found = require(statements, ["speaker", *columns], "statements")
    else:
        require(statements, ["speaker", "statement_id"], "statements")
        require(targets, ["statement_id", *columns], "targets")
        found = targets[["statement_id", *columns]].merge(
            statements[["statement_id", "speaker"]], on="statement_id"
        )
    found = found.dropna(subset=["entity", "stance", "stance_valence"])
    if found.empty:
        raise NothingToPlotError("no statement among these takes a stance")
    return found
