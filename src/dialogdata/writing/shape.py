"""The shape of a record: which keys it has, in which order, and which texts are addresses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from dialogdata.models import Dataset, Dialogue


@dataclass(frozen=True)
class Field:
    """What stands under one key."""

    shape: "Shape | None"
    """The shape of the object, or of the objects in the list, that stands here."""
    is_map: bool
    """An object whose keys are data (a rank for each party)."""
    is_address: bool
    """A web address: rewriting its letters could make it lead elsewhere."""


Shape = Mapping[str, Field]
"""The keys of an object, in the order of its model."""


def shape_for(path: str) -> Shape:
    """Return the shape of what a file of that name holds: a dataset's metadata, or a record."""
    return shape_of(Dataset if Path(path).name == "dataset.json" else Dialogue)


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """Return the shape of a model, keys as they are written in JSON."""
    return {field.alias or name: _field(field) for name, field in model.model_fields.items()}


def _field(field: FieldInfo) -> Field:
    inner = next(_models(field.annotation), None)
    return Field(
        shape=None if inner is None else shape_of(inner),
        is_map=any(get_origin(part) is dict for part in _parts(field.annotation)),
        is_address=any("^https?" in repr(part) for part in (*field.metadata, field.annotation)),
    )


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    if get_origin(annotation) is not dict:
        for part in get_args(annotation):
            yield from _parts(part)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part


def ordered(value: Any, shape: Shape | None) -> Any:
    """Return a JSON value with its keys in the order of the models.

    Keys that the schema does not have keep their order, behind those that it has; what stands
    under them is left as it is.
    """
    if shape is None:
        return value
    if isinstance(value, list):
        return [ordered(item, shape) for item in value]
    if not isinstance(value, dict):
        return value
    known = [key for key in shape if key in value]
    unknown = [key for key in value if key not in shape]
    return {
        key: ordered(value[key], shape[key].shape if key in shape else None)
        for key in (*known, *unknown)
    }
