"""Bars that show how a whole is made up."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dialogdata.plotting.canvas import readable_on

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

ROOM = 0.045
"""Share of a bar from which on a number fits into its part."""


def stacked(
    ax: "Axes", counts: "pd.DataFrame", colours: Sequence[Any], *, upright: bool = False
) -> None:
    """Draw a bar for each row: its parts are the columns, its length the whole.

    Each part carries its count, where there is room.
    """
    shares = counts.div(counts.sum(axis=1), axis=0).to_numpy(float)
    numbers = counts.to_numpy(int)
    places = range(len(counts))
    reached = shares[:, 0] * 0.0
    for part, colour in enumerate(colours):
        sizes = shares[:, part]
        look = {"color": colour, "label": str(counts.columns[part]), "edgecolor": "white"}
        if upright:
            ax.bar(places, sizes, 0.8, bottom=reached, **look)
        else:
            ax.barh(places, sizes, 0.8, left=reached, **look)
        for place in places:
            if sizes[place] >= ROOM:
                along, across = reached[place] + sizes[place] / 2, float(place)
                x, y = (across, along) if upright else (along, across)
                number = str(numbers[place, part])
                ink = readable_on(colour)
                ax.text(x, y, number, ha="center", va="center", color=ink, fontsize="small")
        reached = reached + sizes
