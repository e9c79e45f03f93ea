"""What all plots share: axes, palettes, captions, and clear words when nothing can be drawn."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dialogdata.errors import MissingExtraError, NothingToPlotError, UnknownNameError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

INK, GREY, LIGHT = "#222222", "#6b6b6b", "#e6e6e6"
CATEGORIES = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#999999")
"""The colours of Okabe and Ito, which people with any colour vision can tell apart."""

PARTIAL = "Some records are partial: nothing there means not seen, not unsaid."


def new_axes(ax: "Axes | None", width: float, height: float) -> "Axes":
    """Return the axes given, or those of a new figure of a size in inches.

    Raises
    ------
    MissingExtraError
        matplotlib is not installed.
    """
    try:
        from matplotlib import pyplot as plt  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("dialogdata.plot", "plot") from None
    if ax is not None:
        return ax
    _, made = plt.subplots(figsize=(width, height), layout="constrained")
    return made


def ramp(name: str, steps: int) -> list[Any]:
    """Return evenly spaced colours of a palette of matplotlib, light to dark."""
    import matplotlib as mpl  # noqa: PLC0415

    palette = mpl.colormaps[name]
    return [palette(0.12 + 0.83 * step / max(steps - 1, 1)) for step in range(steps)]


def readable_on(colour: Any) -> str:
    """Return the ink that can be read on a colour."""
    from matplotlib.colors import to_rgb  # noqa: PLC0415

    red, green, blue = to_rgb(colour)
    bright = 0.62
    return INK if 0.299 * red + 0.587 * green + 0.114 * blue > bright else "white"


def require(frame: "pd.DataFrame", columns: Sequence[str], what: str) -> "pd.DataFrame":
    """Return the frame with plain row labels, if it has what a plot needs.

    Raises
    ------
    UnknownNameError
        A column is missing.
    NothingToPlotError
        There is no row.
    """
    for column in columns:
        if column not in frame.columns:
            raise UnknownNameError("column", column, map(str, frame.columns))
    if frame.empty:
        raise NothingToPlotError(f"there are no {what} to plot; does a filter leave no row?")
    return frame.reset_index(drop=True)


def finish(ax: "Axes", title: str, *captions: str) -> "Axes":
    """Give the axes their title and captions, and take away what says nothing."""
    ax.set_title(title, loc="left", fontsize="medium", fontweight="bold", color=INK)
    lines = [caption for caption in captions if caption]
    ax.set_xlabel("\n".join(lines), loc="left", fontsize="small", color=GREY)
    for side in ax.spines.values():
        side.set_visible(False)
    ax.tick_params(length=0, labelcolor=INK)
    return ax


def caution(frame: "pd.DataFrame") -> str:
    """Return a caption when records are partial, so that nobody reads absence into a gap."""
    partial = "coverage" in frame.columns and bool(frame["coverage"].ne("complete").any())
    return PARTIAL if partial else ""


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 round``, ``2 rounds``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
