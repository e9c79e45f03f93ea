"""The data: as frames and as typed records."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

if TYPE_CHECKING:
    import pandas as pd

    from dialogdata.frames.names import TableName
    from dialogdata.frames.query import Dyad, When
    from dialogdata.models import Dialogue


@overload
def load(
    table: "TableName",
    dataset: str | None = None,
    *,
    package: None = None,
    dyad: "Dyad | None" = None,
    party: str | None = None,
    since: "When | None" = None,
    until: "When | None" = None,
    topic: str | None = None,
    labels: bool = False,
    wide: Literal[False] = False,
) -> "pd.DataFrame": ...


@overload
def load(
    table: Literal["statements"],
    dataset: str | None = None,
    *,
    package: str | Path | None = None,
    dyad: "Dyad | None" = None,
    party: str | None = None,
    since: "When | None" = None,
    until: "When | None" = None,
    topic: str | None = None,
    labels: bool = False,
    wide: bool,
) -> "pd.DataFrame": ...


@overload
def load(
    table: str,
    dataset: str | None = None,
    *,
    package: str | Path,
    dyad: "Dyad | None" = None,
    party: str | None = None,
    since: "When | None" = None,
    until: "When | None" = None,
    topic: str | None = None,
    labels: bool = False,
    wide: Literal[False] = False,
) -> "pd.DataFrame": ...


def load(
    table: str,
    dataset: str | None = None,
    *,
    package: str | Path | None = None,
    dyad: "Dyad | None" = None,
    party: str | None = None,
    since: "When | None" = None,
    until: "When | None" = None,
    topic: str | None = None,
    labels: bool = False,
    wide: bool = False,
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
    dyad : tuple of str, or str, optional
        Keep dialogues of these two parties, in any order: ``("PAK", "CHN")`` or ``"CHN-PAK"``.
        Parties are codes or names of the registry.
    party : str, optional
        Keep dialogues of which this is one of the two parties, whoever speaks in them.
    since, until : int, str or date, optional
        Keep dialogues that began in this span, both ends included: years, or ISO 8601 dates
        that may be reduced. ``until=2019`` includes all of 2019. A dialogue of which only the
        year or month is known counts when any of its days lies in the span.
    topic : str, optional
        Keep statements with this topic among their one to three; a major includes its minors.
        Of other tables keep what belongs to such statements, or else to their dialogues.
    labels : bool, default False
        Add the label of each code beside it: ``act_label`` after ``act``, and the names of
        parties, entities, mechanisms and people.
    wide : bool, default False
        Only for ``statements``: add further topics (``topic_2`` …) and targets (``entity_2``,
        ``stance_2`` …), and the details of the promise or ask (``due``, ``body``, ``amount``
        with ``amount_unit`` …). One row per statement as before.

    Returns
    -------
    DataFrame
        A plain frame. Columns are explained by :func:`codebook`; ranks (``…_ord``) are integers
        from 0, dates are days, what is absent is ``NA``. ``attrs`` holds the name of the table,
        the version of the data and the licence.

    Raises
    ------
    UnknownNameError
        There is no such table, dataset, party or topic; near ones are named.
    InvalidQueryError
        A filter means nothing, or the table has no rows of dialogues to choose from.
    InvalidPackageError
        The package cannot be trusted.
    UnreadableError
        The package is not there, or its address does not answer.
    MissingExtraError
        The package is at an address, and the extra ``download`` is not installed.

    Examples
    --------
    >>> import dialogdata as dd
    >>> statements = dd.load("statements", dyad=("PAK", "CHN"), since=2024, topic="defence")
    >>> sorted(statements["dyad"].unique())
    ['CHN-PAK']
    >>> list(dd.load("parties", party="Pakistan", until=1960, labels=True)["party_label"])
    ['Pakistan', 'United States']
    """
    from dialogdata.frames.source import source_of  # noqa: PLC0415

    source = source_of(package)
    chosen = any(value is not None for value in (dyad, party, since, until, topic))
    if not (chosen or labels or wide):
        from dialogdata.frames.frame import load_frame  # noqa: PLC0415

        return load_frame(source, table, dataset)
    from dialogdata.frames.loading import load_with  # noqa: PLC0415
    from dialogdata.frames.query import query_of  # noqa: PLC0415

    query = query_of(
        source, dataset=dataset, dyad=dyad, party=party, since=since, until=until, topic=topic
    )
    return load_with(source, table, query, labels=labels, wide=wide)


def tables(
    dataset: str | None = None,
    *,
    package: str | Path | None = None,
    dyad: "Dyad | None" = None,
    party: str | None = None,
    since: "When | None" = None,
    until: "When | None" = None,
) -> dict[str, "pd.DataFrame"]:
    """Return all tables by name.

    Parameters
    ----------
    dataset : str, optional
        Keep the rows of one dataset.
    package : str or Path, optional
        Folder, ``datapackage.json`` or zip of a published package, or its http(s) address.
    dyad, party, since, until : optional
        Keep dialogues of these parties and this span, as in :func:`load`. Registries and
        codelists come whole.

    Returns
    -------
    dict of str to DataFrame
        As :func:`load` returns them, in the order of their names.

    Raises
    ------
    UnknownNameError
        There is no such dataset or party.
    InvalidQueryError
        A filter means nothing.
    InvalidPackageError, UnreadableError
        The package cannot be trusted, or not be read.

    Examples
    --------
    >>> import dialogdata as dd
    >>> frames = dd.tables()
    >>> "statements" in frames, "codelist_topics" in frames
    (True, True)
    """
    from dialogdata.frames.loading import load_all  # noqa: PLC0415
    from dialogdata.frames.query import query_of  # noqa: PLC0415
    from dialogdata.frames.source import source_of  # noqa: PLC0415

    source = source_of(package)
    query = query_of(source, dataset=dataset, dyad=dyad, party=party, since=since, until=until)
    return load_all(source, query)


def dialogues(
    dataset: str | None = None,
    *,
    package: str | Path | None = None,
    dyad: "Dyad | None" = None,
    party: str | None = None,
    since: "When | None" = None,
    until: "When | None" = None,
) -> list["Dialogue"]:
    """Return the records as typed objects, sorted by dataset and start.

    Parameters
    ----------
    dataset : str, optional
        Keep the records of one dataset.
    package : str or Path, optional
        Folder, ``datapackage.json`` or zip of a published package, or its http(s) address.
    dyad, party, since, until : optional
        Keep dialogues of these parties and this span, as in :func:`load`.

    Returns
    -------
    list of Dialogue
        ``str`` of one gives a few lines to read; a notebook shows a card.

    Raises
    ------
    UnknownNameError
        There is no such dataset or party.
    InvalidQueryError
        A filter means nothing.
    InvalidPackageError, UnreadableError
        The package cannot be trusted, or not be read.

    Examples
    --------
    >>> import dialogdata as dd
    >>> records = dd.dialogues(dataset="pakistan-china-strategic-dialogue", since=2026)
    >>> [record.id for record in records]
    ['chn-pak-2026-01-04']
    >>> print(records[0])  # doctest: +ELLIPSIS
    Seventh ...
      id: chn-pak-2026-01-04
      parties: CHN and PAK
      ...
    """
    from dialogdata.frames.filters import matches_record  # noqa: PLC0415
    from dialogdata.frames.query import query_of  # noqa: PLC0415
    from dialogdata.frames.records import records  # noqa: PLC0415
    from dialogdata.frames.source import source_of  # noqa: PLC0415

    found = records(dataset, package)
    if all(value is None for value in (dyad, party, since, until)):
        return found
    query = query_of(source_of(package), dyad=dyad, party=party, since=since, until=until)
    return [record for record in found if matches_record(query, record)]
