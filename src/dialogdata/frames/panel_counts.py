"""Counts and means of a panel, with zeros only where a zero is known."""

from typing import TYPE_CHECKING

from dialogdata.frames.frame import dtype_of
from dialogdata.frames.reading import column
from dialogdata.frames.source import Source

if TYPE_CHECKING:
    import pandas as pd

SCALES = ("obligation", "precision", "delegation", "verifiability")
ACTS, TOPICS = "acts_", "topics_"


def counted(
    source: Source, dialogues: "pd.DataFrame", statements: "pd.DataFrame", keys: list[str]
) -> "pd.DataFrame":
    """Return one row per value of the keys that dialogues have, sorted by them.

    Parameters
    ----------
    source : Source
        Where the codelists are.
    dialogues : DataFrame
        Dialogues with the keys.
    statements : DataFrame
        Statements, with ``party_from`` where it is a key.
    keys : list of str
        Columns that make a row.
    """
    units = dialogues[["dialogue_id", *keys]]
    on = ["dialogue_id", *(["party_from"] if "party_from" in keys else [])]
    columns = ["act_family", "topic_major", *(f"{scale}_ord" for scale in SCALES)]
    said = statements[[*on, *columns]].merge(units, on=on)
    rows = _of_dialogues(dialogues, keys)
    families = column(source, "codelist_act_family", "code")
    topics = [code for code in column(source, "codelist_topics", "code") if "." not in code]
    promises = said[said["obligation_ord"].notna()]
    counts = {
        "statements": said.groupby(keys).size(),
        "commitments": promises.groupby(keys).size(),
    }
    for prefix, name, codes in ((ACTS, "act_family", families), (TOPICS, "topic_major", topics)):
        for code in codes:
            counts[prefix + code] = said[said[name] == code].groupby(keys).size()
    complete = rows["coverage"].eq("complete")
    for name, found in counts.items():
        numbers = found.reindex(rows.index).astype("Int64")
        # Only where every text was coded to its end does "not seen" mean "not said".
        rows[name] = numbers.mask(numbers.isna() & complete, 0)
    for scale in SCALES:
        means = promises.groupby(keys)[f"{scale}_ord"].mean()
        rows[f"{scale}_mean"] = means.reindex(rows.index).astype("Float64")
    return rows.reset_index()


def _of_dialogues(dialogues: "pd.DataFrame", keys: list[str]) -> "pd.DataFrame":
    """Return how many dialogues and documents there are, and how far they were coded."""
    import pandas as pd  # noqa: PLC0415

    grouped = dialogues.groupby(keys)
    total = grouped.size()
    whole = _with_coverage(dialogues, "complete", keys).reindex(total.index, fill_value=0)
    bare = _with_coverage(dialogues, "metadata_only", keys).reindex(total.index, fill_value=0)
    codes = [
        "complete" if full == every else "metadata_only" if none == every else "partial"
        for full, none, every in zip(whole, bare, total, strict=True)
    ]
    coverage = pd.Series(codes, index=total.index, dtype=dtype_of("string"))
    return pd.DataFrame(
        {
            "dialogues": total.astype("Int64"),
            "complete_dialogues": whole.astype("Int64"),
            "coverage": coverage,
            "documents": grouped["documents"].sum().astype("Int64"),
        }
    )


def _with_coverage(dialogues: "pd.DataFrame", code: str, keys: list[str]) -> "pd.Series[int]":
    return dialogues[dialogues["coverage"] == code].groupby(keys).size()
