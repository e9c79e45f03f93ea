"""DD50x: what a dataset says about itself."""

from pathlib import Path

from dialogdata.models import Dataset
from dialogdata.rules.rule import Group, Places

GROUP = Group()


@GROUP.rule(
    "DD501",
    "dataset-name-mismatch",
    "error",
    "The dataset is not named for its folder",
    why="A dataset is found by its name.",
    fix="Give the folder and the dataset the same name.",
    bad='"name": "pak-china" in the folder pakistan-china-strategic-dialogue',
    good='"name": "pakistan-china-strategic-dialogue"',
)
def dataset_name(dataset: Dataset, file: Path) -> Places:
    folder = file.resolve().parent.name
    if dataset.name != folder:
        yield "/name", f"the dataset is named {dataset.name!r}, its folder {folder!r}"


@GROUP.rule(
    "DD502",
    "dataset-without-records",
    "error",
    "The dataset has no records",
    why="A package of nothing would be published.",
    fix="Put records into the folder `records`, or remove the dataset.",
    bad="dataset.json beside an empty folder",
    good="dataset.json beside records/chn-pak-2026-01-04.json",
)
def dataset_without_records(_dataset: Dataset, file: Path) -> Places:
    if next((file.parent / "records").glob("*.json"), None) is None:
        yield "", "there is no records/*.json beside it"
