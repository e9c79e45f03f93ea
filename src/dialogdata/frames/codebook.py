"""The codebook as a frame."""

from typing import TYPE_CHECKING

from dialogdata.contract.codebook import COLUMNS, find_rows
from dialogdata.frames.frame import dtype_of

if TYPE_CHECKING:
    import pandas as pd

_TYPES = {"required": "boolean", "ordinal": "integer"}


def codebook_frame(name: str | None, search: str | None) -> "pd.DataFrame":
    """Return the rows of the codebook that concern a name and hold a text."""
    import pandas as pd  # noqa: PLC0415

    rows = find_rows(name, search)
    columns = {
        column: pd.array(
            [row.get(column, pd.NA) for row in rows],
            dtype=dtype_of(_TYPES.get(column, "string")),
        )
        for column in COLUMNS
    }
    return pd.DataFrame(columns)
