"""Draws the pictures of these pages from the data: python docs/pictures.py."""

from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

import dialogdata as dd

IMAGES = Path(__file__).resolve().parent / "images"
SERIES = "pakistan-china-strategic-dialogue"


def pictures() -> dict[str, Axes]:
    """Return every picture by name."""
    statements = dd.load("statements", dataset=SERIES)
    targets = dd.load("statement_targets", dataset=SERIES)
    dialogues = dd.load("dialogues", dataset=SERIES)
    return {
        "topics": dd.plot.topics(statements),
        "act_families": dd.plot.act_families(statements),
        "precision": dd.plot.strength(statements, "precision"),
        "verifiability": dd.plot.strength(statements, "verifiability"),
        "stances": dd.plot.stances(statements, targets, top=12),
        "timeline": dd.plot.timeline(dialogues, ("PAK", "CHN")),
    }


def main() -> None:
    """Write all pictures, with nothing of the clock or of chance in them."""
    mpl.use("Agg")
    mpl.rcParams["svg.hashsalt"] = "dialogdata"
    mpl.rcParams["figure.facecolor"] = "white"
    IMAGES.mkdir(exist_ok=True)
    for name, axes in pictures().items():
        figure = axes.figure
        figure.savefig(IMAGES / f"{name}.svg", metadata={"Date": None})
    plt.close("all")


if __name__ == "__main__":
    main()
