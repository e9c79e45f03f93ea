"""What is cited: title, makers, date, version, terms and address, as far as they are stated."""

from collections.abc import Iterable
from dataclasses import dataclass

from dialogdata import __version__
from dialogdata.errors import UnknownNameError
from dialogdata.library import DatasetFolder, dataset_folders, find_dataset, read_record

TITLE = "dialogdata: open, checkable data on what governments tell each other"
"""Title of the whole, as in ``CITATION.cff``."""


@dataclass(frozen=True, slots=True)
class Work:
    """A thing to cite. What nobody stated (a DOI, an address) is None and is left out."""

    key: str
    title: str
    authors: tuple[str, ...]
    released: str
    version: str
    licence: str
    doi: str | None = None
    url: str | None = None
    within: str | None = None
    """Title of the dataset, for a single record."""
    record: str | None = None

    @property
    def year(self) -> str:
        """Year of the release."""
        return self.released[:4]


def work_of(dialogue: str | None = None, dataset: str | None = None) -> Work:
    """Return what is to be cited: a record, a dataset, or all data of this version."""
    folders = dataset_folders() if dataset is None else [find_dataset(dataset)]
    if dialogue is not None:
        return _record(dialogue, folders)
    if dataset is not None:
        return _dataset(folders[0])
    metas = [folder.meta for folder in folders]
    return Work(
        key=f"dialogdata_{__version__}",
        title=TITLE,
        authors=_unique(author for folder in folders for author in _authors(folder)),
        # The whole is as new as its newest part.
        released=max(meta.released for meta in metas),
        version=__version__,
        licence=" AND ".join(_unique(meta.licence.name for meta in metas)),
    )


def _dataset(folder: DatasetFolder) -> Work:
    meta = folder.meta
    return Work(
        key=f"{meta.name}_{meta.version}",
        title=meta.title,
        authors=_authors(folder),
        released=meta.released,
        version=meta.version,
        licence=meta.licence.name,
        doi=meta.doi,
        url=meta.homepage,
    )


def _record(dialogue: str, folders: list[DatasetFolder]) -> Work:
    paths = {path.stem: (folder, path) for folder in folders for path in folder.record_paths()}
    if dialogue not in paths:
        raise UnknownNameError("dialogue", dialogue, paths)
    folder, path = paths[dialogue]
    whole = _dataset(folder)
    return Work(
        key=f"{dialogue}_{whole.version}",
        title=read_record(path).title,
        authors=whole.authors,
        released=whole.released,
        version=whole.version,
        licence=whole.licence,
        doi=whole.doi,
        url=whole.url,
        within=whole.title,
        record=dialogue,
    )


def _authors(folder: DatasetFolder) -> tuple[str, ...]:
    people = folder.meta.contributors
    creators = [person.title for person in people if "creator" in person.roles]
    return _unique(creators or [person.title for person in people])


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
