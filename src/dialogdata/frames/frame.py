"""CSV text + Table Schema → DataFrame. Types come from the schema and are never guessed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TextIO

from dialogdata.frames.source import Source

Dtype = Any
"""What pandas takes for a dtype; its stubs have no common name for these."""

if TYPE_CHECKING:
    import pandas as pd


def dtype_of(kind: str) -> Dtype:
    """Return the dtype of a type of Table Schema, the same on every pandas."""
    import pandas as pd  # noqa: PLC0415

    if kind in ("integer", "year"):
        return "Int64"
    if kind == "number":
        return "Float64"
    # Storage is named, because pandas would otherwise choose it by what is installed.
    return "boolean" if kind == "boolean" else pd.StringDtype("python")


def read_frame(source: TextIO, schema: Mapping[str, Any]) -> "pd.DataFrame":
    """Read a table.

    Only an empty cell is missing: ``NA`` is Namibia, ``None`` may be a name.
    """
    import pandas as pd  # noqa: PLC0415

    types = {field["name"]: field["type"] for field in schema["fields"]}
    converted = {"date": _dates, "number": _numbers}
    frame = pd.read_csv(
        source,
        dtype={
            name: dtype_of("string" if kind in converted else kind) for name, kind in types.items()
        },
        keep_default_na=False,
        na_values=[""],
    )
    for name, kind in types.items():
        if kind in converted:
            frame[name] = converted[kind](frame[name])
    return frame


def _dates(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return dates in seconds: nanoseconds, the old default, end in 1677."""
    import numpy as np  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415

    texts = column.fillna("NaT").to_numpy(dtype=object)
    return pd.Series(texts.astype(np.dtype("datetime64[s]")), index=column.index)


def _numbers(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return numbers to the last bit: how exactly CSV is read differs between versions."""
    import pandas as pd  # noqa: PLC0415

    numbers = [pd.NA if pd.isna(text) else float(text) for text in column]
    return pd.Series(pd.array(numbers, dtype="Float64"), index=column.index)


def load_frame(source: Source, table: str, dataset: str | None) -> "pd.DataFrame":
    """Return a table of a source, cut down to one dataset where it has a column for that."""
    schema = source.schema(table)
    about = source.about(dataset)
    with source.open(table) as file:
        frame = read_frame(file, schema)
    if dataset is not None and "dataset" in frame.columns:
        frame = frame[frame["dataset"] == dataset].reset_index(drop=True)
    frame.attrs = {"table": table, "version": about.version, "licence": about.licence}
    return frame
