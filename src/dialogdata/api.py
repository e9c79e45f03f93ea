"""The public functions. Everything heavy is imported when a function needs it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from dialogdata.comparing import Difference
    from dialogdata.findings import Report
    from dialogdata.frames.info import Info
    from dialogdata.frames.names import TableName
    from dialogdata.models import Dialogue


def load(
    table: "TableName | str", dataset: str | None = None, package: str | Path | None = None
) -> "pd.DataFrame":
    """Return a table as a DataFrame, typed by its schema.

    Needs no network, unless the package is at an address.

    Parameters
    ----------
    table : str
        Name of the table: ``statements``, ``dialogues``, ``commitments``, ``registry_parties``,
        ``codelist_topics`` and so on; an unknown name brings the close ones.
    dataset : str, optional
        Keep the rows of one dataset. Registries and codelists belong to all and come whole.
    package : str or Path, optional
        Folder, ``datapackage.json`` or zip of a published package, or the http(s) address of
        one of the last two, instead of the data that came with the installation. Downloads are
        verified and kept in a cache.

    Returns
    -------
    DataFrame
        A plain frame. ``attrs`` holds the name of the table, the version and the licence.

    Raises
    ------
    UnknownNameError
        There is no such table or dataset.
    InvalidPackageError
        The package cannot be trusted.
    UnreadableError
        The package is not there, or its address does not answer.
    MissingExtraError
        The package is at an address, and the extra ``download`` is not installed.

    Examples
    --------
    >>> import dialogdata as dd
    >>> statements = dd.load("statements", dataset="pakistan-china-strategic-dialogue")
    >>> sorted(statements["dyad"].unique())
    ['CHN-PAK']
    """
    from dialogdata.frames.frame import load_frame  # noqa: PLC0415
    from dialogdata.frames.source import source_of  # noqa: PLC0415

    return load_frame(source_of(package), table, dataset)


def tables(
    dataset: str | None = None, package: str | Path | None = None
) -> dict[str, "pd.DataFrame"]:
    """Return all tables by name.

    Parameters
    ----------
    dataset : str, optional
        Keep the rows of one dataset.
    package : str or Path, optional
        Folder, ``datapackage.json`` or zip of a published package, or its http(s) address.

    Returns
    -------
    dict of str to DataFrame

    Examples
    --------
    >>> import dialogdata as dd
    >>> frames = dd.tables()
    >>> "statements" in frames, "codelist_topics" in frames
    (True, True)
    """
    from dialogdata.frames.frame import load_frame  # noqa: PLC0415
    from dialogdata.frames.source import source_of  # noqa: PLC0415

    source = source_of(package)
    return {name: load_frame(source, name, dataset) for name in source.names()}


def dialogues(dataset: str | None = None, package: str | Path | None = None) -> list["Dialogue"]:
    """Return the records as typed objects, sorted by dataset and start.

    Parameters
    ----------
    dataset : str, optional
        Keep the records of one dataset.
    package : str or Path, optional
        Folder, ``datapackage.json`` or zip of a published package, or its http(s) address.

    Returns
    -------
    list of Dialogue

    Examples
    --------
    >>> import dialogdata as dd
    >>> records = dd.dialogues(dataset="pakistan-china-strategic-dialogue")
    >>> records[0].parties
    ['CHN', 'PAK']
    """
    from dialogdata.frames.records import records  # noqa: PLC0415

    return records(dataset, package)


def datasets() -> "pd.DataFrame":
    """Return the datasets: name, title, version, how many dialogues and statements, terms.

    Returns
    -------
    DataFrame

    Examples
    --------
    >>> import dialogdata as dd
    >>> "pakistan-china-strategic-dialogue" in set(dd.datasets()["name"])
    True
    """
    from dialogdata.frames.info import datasets_frame  # noqa: PLC0415

    return datasets_frame(load("datasets"), load("dialogues"))


def info() -> "Info":
    """Return what is installed: version, counts, terms, place.

    Returns
    -------
    Info
        Prints as a short text.

    Examples
    --------
    >>> import dialogdata as dd
    >>> dd.info().version == dd.__version__
    True
    """
    from dialogdata.frames.info import info_of  # noqa: PLC0415

    return info_of(load("datasets"), load("dialogues"), load("statements"))


def codebook(name: str | None = None, search: str | None = None) -> "pd.DataFrame":
    """Return what tables, columns and codes mean.

    Parameters
    ----------
    name : str, optional
        A table or a codelist.
    search : str, optional
        Keep rows in which this text stands, whatever the case.

    Returns
    -------
    DataFrame
        One row per column of a table and per code of a codelist.

    Raises
    ------
    UnknownNameError
        There is no such table or codelist.

    Examples
    --------
    >>> import dialogdata as dd
    >>> list(dd.codebook("precision")["item"])
    ['vague', 'direction', 'action', 'parameters']
    """
    from dialogdata.frames.codebook import codebook_frame  # noqa: PLC0415

    return codebook_frame(name, search)


def diff(old: str | Path, new: str | Path) -> "Difference":
    """Compare two releases of a package.

    Parameters
    ----------
    old, new : str or Path
        Folder, ``datapackage.json`` or zip of a published package, or its http(s) address.

    Returns
    -------
    Difference
        Holds the changes; ``step`` says how much they are, ``needed`` which version they take.

    Raises
    ------
    UnreadableError
        One of them is not there.
    InvalidPackageError
        One of them cannot be trusted.

    Examples
    --------
    >>> import dialogdata as dd
    >>> found = dd.diff("old.zip", "new.zip")  # doctest: +SKIP
    >>> [change.name for change in found if change.action == "added"]  # doctest: +SKIP
    ['chn-pak-2026-01-04']
    """
    from dialogdata.comparing import diff as compare  # noqa: PLC0415

    return compare(old, new)


def validate(source: str | Path | dict[str, Any]) -> "Report":
    """Check records against all rules.

    Parameters
    ----------
    source : str, Path or dict
        A file, a folder, or one record as plain JSON values.

    Returns
    -------
    Report
        The findings, sorted by file and place; ``ok`` when there is no error.

    Examples
    --------
    >>> import dialogdata as dd
    >>> dd.validate({"schema_version": "1.0"}).ok
    False
    """
    from dialogdata import validation  # noqa: PLC0415

    if isinstance(source, dict):
        return validation.validate_object(source)
    return validation.validate_paths([Path(source)])
