"""The base of every model: strict, closed, immutable, and never null."""

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema


class _NeverNull:
    """Lets an optional field be absent, but not null: the default is never validated."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        return schema["schema"] if schema["type"] == "nullable" else schema


_Value = TypeVar("_Value")
Maybe = Annotated[_Value | None, _NeverNull()]
"""A value that may be absent, which Python sees as None; JSON must leave it out."""


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
