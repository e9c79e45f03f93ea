"""What there is, what it means, which version it is, and how to cite it."""

from pathlib import Path
from typing import TYPE_CHECKING

from dialogdata.api.data import load

if TYPE_CHECKING:
    import pandas as pd

    from dialogdata.citing import Style
    from dialogdata.frames.info import Info
    from dialogdata.frames.versions import Versions
    from dialogdata.lookup import Entity


def datasets() -> "pd.DataFrame":
    """Return the datasets: name, title, version, how many dialogues and statements, terms.

    Returns
    -------
    DataFrame
        One row per dataset. ``selection`` says how dialogues came into it, ``bias`` what it
        over- and under-represents.

    Examples
    --------
    >>> import dialogdata as dd
    >>> "pakistan-china-strategic-dialogue" in set(dd.datasets()["name"])
    True
    """
    from dialogdata.frames.info import datasets_frame  # noqa: PLC0415

    return datasets_frame(load("datasets"), load("dialogues"))


def info() -> "Info":
    """Return what is installed: versions, counts, terms, place.

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
        One row per column of a table (``kind`` is ``column``) and per code of a codelist
        (``code``), with title, description, type, rank, what to include and exclude, example.
        Definitions are those of the codelists and of the schema, which validation uses too.

    Raises
    ------
    UnknownNameError
        There is no such table or codelist.

    Examples
    --------
    >>> import dialogdata as dd
    >>> list(dd.codebook("precision")["item"])
    ['vague', 'direction', 'action', 'parameters']
    >>> "internal_security.counterterrorism" in set(dd.codebook(search="terror")["item"])
    True
    """
    from dialogdata.frames.codebook import codebook_frame  # noqa: PLC0415

    return codebook_frame(name, search)


def codelist(name: str, *, package: str | Path | None = None) -> "pd.DataFrame":
    """Return the codes of a codelist, in their order.

    Parameters
    ----------
    name : str
        Name of the list, for example ``topics``, ``act_type`` or ``verifiability``.
    package : str or Path, optional
        Folder, ``datapackage.json`` or zip of a published package, or its http(s) address.

    Returns
    -------
    DataFrame
        ``code``, ``title``, ``definition``, ``include``, ``exclude``, ``example``, ``ordinal``
        (rank, where the list is a scale), ``since``, ``deprecated``. Codes of other schemes are
        in the table ``codelist_mappings``.

    Raises
    ------
    UnknownNameError
        There is no such codelist.

    Examples
    --------
    >>> import dialogdata as dd
    >>> dd.codelist("verifiability").set_index("code")["ordinal"].to_dict()["testable"]
    3
    """
    from dialogdata.errors import UnknownNameError  # noqa: PLC0415
    from dialogdata.frames.frame import load_frame  # noqa: PLC0415
    from dialogdata.frames.source import source_of  # noqa: PLC0415

    prefix, source = "codelist_", source_of(package)
    tables = [table for table in source.names() if table.startswith(prefix)]
    table = prefix + name.removeprefix(prefix)
    if table not in tables:
        raise UnknownNameError("codelist", name, [known.removeprefix(prefix) for known in tables])
    return load_frame(source, table, None)


def entity(name: str) -> "Entity":
    """Return whom or what a name means: an entity, or a party, historic ones included.

    Parameters
    ----------
    name : str
        Id, code, name or alias, whatever the case. An id comes before a name, and a party before
        an entity of the same name.

    Returns
    -------
    Entity
        Its ``id`` is what stands in the tables; codes of ISO, COW and GW for parties.

    Raises
    ------
    UnknownNameError
        Nothing is called so; near names are given.

    Examples
    --------
    >>> import dialogdata as dd
    >>> dd.entity("USSR")
    <Entity SUN: Soviet Union (historic_state, 1922-1991-12-26)>
    >>> dd.entity("taiwan").id, dd.entity("Namibia").iso2
    ('taiwan', 'NA')
    """
    from dialogdata.lookup import find_entity  # noqa: PLC0415

    return find_entity(name)


def cite(
    style: "Style" = "bibtex", *, dialogue: str | None = None, dataset: str | None = None
) -> str:
    """Return how to cite the data, with their version.

    Only what the datasets state of themselves is in it: there is no DOI or address before one
    is stated, and no author who is not named there.

    Parameters
    ----------
    style : {"bibtex", "apa", "csl-json"}
        How it is written.
    dialogue : str, optional
        Id of one record.
    dataset : str, optional
        Name of one dataset. Without both, all data of this version.

    Returns
    -------
    str

    Raises
    ------
    UnknownNameError
        There is no such style, dialogue or dataset.

    Examples
    --------
    >>> import dialogdata as dd
    >>> print(dd.cite("apa"))  # doctest: +ELLIPSIS
    dialogdata contributors. (...). dialogdata: open, ... (Version ...) [Data set].
    """
    from dialogdata.citing import citation  # noqa: PLC0415

    return citation(style, dialogue, dataset)


def versions() -> "Versions":
    """Return the versions of package, data, schema, codebook, Python, pandas and Pydantic.

    Returns
    -------
    Versions
        Prints as a short text, for a paper's appendix or a report of a fault.

    Examples
    --------
    >>> import dialogdata as dd
    >>> dd.versions().package == dd.__version__
    True
    """
    from dialogdata.frames.reading import column, rows  # noqa: PLC0415
    from dialogdata.frames.source import source_of  # noqa: PLC0415
    from dialogdata.frames.versions import versions_of  # noqa: PLC0415

    source = source_of(None)
    data = {row["dataset"]: row["dataset_version"] for row in rows(source, "datasets")}
    schemas, codebooks = (
        column(source, "dialogues", name) for name in ("schema_version", "codebook")
    )
    return versions_of(data, set(schemas), set(codebooks))
