"""What is installed, in short."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dialogdata import __version__, _resources

if TYPE_CHECKING:
    import pandas as pd

_NAMES = {
    "dataset": "name",
    "dataset_title": "title",
    "dataset_version": "version",
    "dialogues": "dialogues",
    "statements": "statements",
    "dataset_description": "description",
}


@dataclass(frozen=True, slots=True)
class Info:
    """What is installed.

    Attributes
    ----------
    version : str
        Version of the package and of the data it brings.
    datasets, dialogues, statements : int
        How many there are.
    data : dict of str to str
        Version of each dataset, by name.
    licence : str
        Terms of the data.
    path : Path
        Where the data lies.
    """

    version: str
    datasets: int
    dialogues: int
    statements: int
    data: dict[str, str]
    licence: str
    path: Path

    def __str__(self) -> str:
        versions = ", ".join(f"{name} {version}" for name, version in self.data.items())
        return (
            f"dialogdata {self.version}: {self.dialogues} dialogues with {self.statements} "
            f"statements in {self.datasets} datasets\n"
            f"versions of the data: {versions}\n"
            f"licence of the data: {self.licence}\ndata: {self.path}"
        )

    __repr__ = __str__


def info_of(
    datasets: "pd.DataFrame", dialogues: "pd.DataFrame", statements: "pd.DataFrame"
) -> Info:
    """Return what three tables say in short."""
    return Info(
        __version__,
        len(datasets),
        len(dialogues),
        len(statements),
        dict(zip(datasets["dataset"], datasets["dataset_version"], strict=True)),
        str(datasets.attrs["licence"]),
        _resources.datasets_dir().parent,
    )


def datasets_frame(datasets: "pd.DataFrame", dialogues: "pd.DataFrame") -> "pd.DataFrame":
    """Return the table of datasets with counts, and with names that fit a listing."""
    found = datasets.copy()
    grouped = dialogues.groupby("dataset")["statements"]
    counts = {"dialogues": grouped.size(), "statements": grouped.sum()}
    for name, count in counts.items():
        found[name] = found["dataset"].map(count).astype("Int64").fillna(0)
    found = found.rename(columns=_NAMES)
    return found[[*_NAMES.values(), *(c for c in found.columns if c not in _NAMES.values())]]
