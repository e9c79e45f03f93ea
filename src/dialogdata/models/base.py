"""The base of every model: strict, closed, immutable, and never null."""

from typing import Any

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A part of a record.

    Unknown keys are refused, nothing is converted (``"5"`` is not a number), and an
    optional value that is not known is absent: ``null`` and empty lists are refused too, so
    that a fact has exactly one way of being written.
    """

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        defer_build=True,
        regex_engine="rust-regex",
        serialize_by_alias=True,
    )

    def to_json_dict(self) -> dict[str, Any]:
        """Return the record as plain JSON values, keys in the order of the models.

        Returns
        -------
        dict
            Only what was stated: absent optional values stay absent.
        """
        return self.model_dump(mode="json", exclude_defaults=True, by_alias=True)
