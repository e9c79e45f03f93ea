"""DD50x: what a dataset says about itself."""

from pathlib import Path

from dialogdata.models import Dataset
from dialogdata.rules.identity import impossible
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


@GROUP.rule(
    "DD503",
    "dataset-without-creator",
    "error",
    "Nobody is named as creator",
    why="A citation, and a DOI, need one.",
    fix="Give one of the contributors the role creator.",
    bad='"contributors": [{"title": "…", "roles": ["contact"]}]',
    good='"contributors": [{"title": "…", "roles": ["creator", "contact"]}]',
)
def dataset_without_creator(dataset: Dataset, _file: Path) -> Places:
    if not any("creator" in contributor.roles for contributor in dataset.contributors):
        yield "/contributors", "no contributor has the role `creator`"


@GROUP.rule(
    "DD504",
    "impossible-release-date",
    "error",
    "The calendar has no such day",
    why="The date of a release stands in every citation.",
    fix="Correct the date.",
    bad='"released": "2026-02-30"',
    good='"released": "2026-02-28"',
)
def impossible_release(dataset: Dataset, _file: Path) -> Places:
    if impossible(dataset.released):
        yield "/released", f"{dataset.released} is not a day of the calendar"


@GROUP.rule(
    "DD505",
    "repeated-keyword",
    "error",
    "A list names the same thing twice",
    why="It would be shown twice in every catalogue.",
    fix="Remove the second one.",
    bad='"keywords": ["diplomacy", "diplomacy"]',
    good='"keywords": ["diplomacy"]',
)
def repeated_keyword(dataset: Dataset, _file: Path) -> Places:
    seen: set[str] = set()
    for i, keyword in enumerate(dataset.keywords):
        if keyword.casefold() in seen:
            yield f"/keywords/{i}", f"{keyword!r} stands twice"
        seen.add(keyword.casefold())
