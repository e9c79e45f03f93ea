"""The dialogues of two parties in order of time."""

from typing import TYPE_CHECKING

from dialogdata.errors import NothingToPlotError, UnknownNameError
from dialogdata.plotting.canvas import CATEGORIES, GREY, caution, counted, finish, new_axes, require
from dialogdata.titles import code_title, our_names

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

NEEDED = ("dyad", "date", "level", "statements", "document_status", "start")

CLOSE = 0.05
"""Share of the axis below which two labels would overlap."""


def timeline(
    dialogues: "pd.DataFrame",
    dyad: "str | tuple[str, str] | None" = None,
    *,
    ax: "Axes | None" = None,
) -> "Axes":
    """Plot the dialogues of two parties over time, each as high as it has statements.

    A filled mark stands for a joint document, a hollow one for none.

    Parameters
    ----------
    dialogues : DataFrame
        Rows of the table ``dialogues``.
    dyad : str or tuple of str, optional
        The two parties in any order, ``("PAK", "CHN")`` or ``"CHN-PAK"``; needed where the frame
        has more than one pair.
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
        There is no dialogue of these two parties.
    NothingToPlotError
        There are no dialogues, or those of several dyads and none was named.

    Examples
    --------
    >>> import dialogdata as dd
    >>> dd.plot.timeline(dd.load("dialogues"), ("PAK", "CHN")).get_title(loc="left")
    'Dialogues of China and Pakistan'
    """
    dialogues = require(dialogues, NEEDED, "dialogues")
    name = _dyad(dialogues, dyad)
    rows = dialogues[dialogues["dyad"] == name].sort_values("date")
    ax = new_axes(ax, 9, 4)
    heights = rows["statements"].astype(int).to_numpy()
    dates = rows["date"].to_numpy().astype("datetime64[D]")
    ax.vlines(dates, 0, heights, color=GREY, linewidth=1)
    for colour, (level, group) in zip(
        CATEGORIES * 2, rows.groupby("level", sort=False), strict=False
    ):
        for status, marked in group.groupby(group["document_status"].eq("issued")):
            days = marked["date"].to_numpy().astype("datetime64[D]")
            fill = colour if status else "white"
            label = code_title("meeting_level", str(level))
            ax.scatter(
                days,
                marked["statements"].astype(int),
                s=60,
                zorder=3,
                color=fill,
                edgecolors=colour,
                linewidths=2,
                label=label if status else f"{label}, no joint document",
            )
    near = (dates[-1] - dates[0]) * CLOSE
    before = None
    for date, height, words in zip(dates, heights, _words(rows), strict=True):
        beside = before is not None and date - before < near
        shift, side = ((9, -3), "left") if beside else ((0, 8), "center")
        ax.annotate(
            words, (date, height), shift, textcoords="offset points", ha=side, fontsize="small"
        )
        before = date
    ax.set_ylim(0, max(heights.max(), 1) * 1.25)
    ax.margins(x=0.08)
    ax.set_ylabel("statements coded")
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
    titled = f"Dialogues of {our_names().parties(name.split('-'))}"
    return finish(ax, titled, counted(len(rows), "dialogue"), caution(rows))


def _dyad(dialogues: "pd.DataFrame", wanted: "str | tuple[str, str] | None") -> str:
    known = sorted(dialogues["dyad"].unique())
    if wanted is None:
        if len(known) > 1:
            listing = ", ".join(known[:5])
            raise NothingToPlotError(f"name one dyad of {len(known)}: {listing} …")
        return str(known[0])
    parts = wanted.upper().split("-") if isinstance(wanted, str) else map(str.upper, wanted)
    name = "-".join(sorted(parts))
    if name not in known:
        raise UnknownNameError("dyad", name, known)
    return name


def _words(rows: "pd.DataFrame") -> list[str]:
    import pandas as pd  # noqa: PLC0415

    rounds = rows["round"] if "round" in rows.columns else pd.Series(pd.NA, rows.index)
    return [
        start if pd.isna(number) else f"round {number}"
        for number, start in zip(rounds, rows["start"].astype(str), strict=True)
    ]
