"""Panels to merge with other data."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from dialogdata.frames.panel import Unit
    from dialogdata.frames.query import Dyad, When


def panel(
    unit: "Unit" = "dyad-year",
    dataset: str | None = None,
    *,
    package: str | Path | None = None,
    dyad: "Dyad | None" = None,
    party: str | None = None,
    since: "When | None" = None,
    until: "When | None" = None,
) -> "pd.DataFrame":
    """Return dialogues and statements counted by dyad and year, with codes to merge on.

    There is a row for each year in which the data have a record of the dyad, and for no other:
    a year without a record is a year about which nothing is known. Within a row an absent topic
    or act is 0 only when every record of the row has the coverage ``complete``; else it is
    ``NA``, and the counts that are there are lower bounds. Records that were withdrawn do not
    count.

    Parameters
    ----------
    unit : {"dyad-year", "directed-dyad-year"}
        With direction each dyad and year has two rows, ``party_from`` → ``party_to``: what one
        side said in its dialogues with the other. What is ``joint`` or ``mutual`` counts in both
        rows, and so do dialogues and documents; sums over both rows therefore count it twice.
    dataset : str, optional
        Count the records of one dataset.
    package : str or Path, optional
        Folder, ``datapackage.json`` or zip of a published package, or its http(s) address.
    dyad, party, since, until : optional
        Count dialogues of these parties and this span, as in :func:`load`.

    Returns
    -------
    DataFrame
        ``dyad``, ``party_a`` and ``party_b`` (in the order of their codes) or ``party_from`` and
        ``party_to``, ``year`` in which the dialogue began; for either side (``_a``, ``_b`` or
        ``_from``, ``_to``) ``cow``, ``gw``, ``iso3``, ``iso2``, ``iso_numeric``; for dyads
        without direction ``cow_low``, ``cow_high``, ``gw_low``, ``gw_high``, the same numbers
        by size, as undirected dyads are ordered elsewhere; ``dialogues``, of these
        ``complete_dialogues``; ``coverage``; ``documents`` that the records describe;
        ``statements``; ``commitments``; ``acts_…`` by act family; ``topics_…`` by primary major
        topic; ``obligation_mean``, ``precision_mean``, ``delegation_mean``,
        ``verifiability_mean``: mean ranks of the commitments, ``NA`` without any.

    Raises
    ------
    UnknownNameError
        There is no such unit, dataset or party.
    InvalidQueryError
        A filter means nothing.
    InvalidPackageError, UnreadableError
        The package cannot be trusted, or not be read.

    Notes
    -----
    Numbers of Correlates of War and of Gleditsch and Ward are those of the year, from the table
    ``registry_state_codes``; in a year in which a number changes, that of 31 December. A party
    that a system does not list keeps its row, with ``NA``. ISO codes are those of the party,
    also of states that have ended. ``iso2`` of Namibia is the text ``NA``.

    Examples
    --------
    >>> import dialogdata as dd
    >>> panel = dd.panel(dyad="AUS-SUN")
    >>> panel[["dyad", "year", "cow_a", "cow_b", "dialogues"]].to_numpy().tolist()
    [['AUS-SUN', 1975, 900, 365, 1]]
    """
    from dialogdata.frames.panel import panel_frame  # noqa: PLC0415
    from dialogdata.frames.query import query_of  # noqa: PLC0415
    from dialogdata.frames.source import source_of  # noqa: PLC0415

    source = source_of(package)
    query = query_of(source, dataset=dataset, dyad=dyad, party=party, since=since, until=until)
    return panel_frame(source, unit, query)
