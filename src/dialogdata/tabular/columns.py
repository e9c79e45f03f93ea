"""Columns made from fields of the models, so that each description is written once."""

import typing
from collections.abc import Iterator
from dataclasses import replace
from types import UnionType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from dialogdata.codelists import codelist_names
from dialogdata.contract.codes_module import type_name
from dialogdata.models import codes
from dialogdata.models.values import FULL_DATE, TRIMMED
from dialogdata.tabular.spec import Column, Derive, Type

Change = Any
"""The value of an attribute of Column."""
Constraint = Any
"""What Pydantic keeps beside a type: of many classes, and told apart by their attributes."""

_TYPES: dict[Any, Type] = {str: "string", int: "integer", float: "number", bool: "boolean"}


def inner(annotation: object) -> tuple[Any, list[Any]]:
    """Return the type below ``| None``, ``Annotated`` and ``list``, and the constraints."""
    if get_origin(annotation) is Annotated:
        base, *extra = get_args(annotation)
        found, constraints = inner(base)
        return found, [*constraints, *_flat(extra)]
    if get_origin(annotation) in (typing.Union, UnionType):
        return inner(next(arg for arg in get_args(annotation) if arg is not type(None)))
    if get_origin(annotation) is list:
        return inner(get_args(annotation)[0])
    return annotation, []


def _flat(extra: list[Any]) -> Iterator[Any]:
    for constraint in extra:
        yield from constraint.metadata if isinstance(constraint, FieldInfo) else [constraint]


def codelist_of(literal: object) -> str | None:
    """Return the name of the codelist of a type in ``models/codes.py``."""
    for name in codelist_names():
        if getattr(codes, type_name(name), None) == literal:
            return name
    return None


def field_at(model: type[BaseModel], path: tuple[str, ...]) -> tuple[FieldInfo, bool]:
    """Return the field at a path, and whether every step to it is required."""
    field = model.model_fields[path[0]]
    if len(path) == 1:
        return field, field.is_required()
    below, required = field_at(inner(field.annotation)[0], path[1:])
    return below, required and field.is_required()


def of(model: type[BaseModel], path: str, name: str | None = None, **changes: Change) -> Column:
    """Return the column of a field.

    Parameters
    ----------
    model : type
        The model of the row's item.
    path : str
        Names of fields, joined by dots.
    name : str, optional
        Name of the column, where it is not that of the field.
    **changes
        Attributes of the column that differ from the field's.
    """
    steps = tuple(path.split("."))
    field, required = field_at(model, steps)
    base, constraints = inner(field.annotation)
    constraints = [*field.metadata, *constraints]
    pattern = _first(constraints, "pattern")
    kind: Type = "date" if pattern == FULL_DATE else _TYPES.get(base, "string")
    example = (field.examples or [None])[0]
    column = Column(
        name=name or steps[-1],
        type=kind,
        title=field.title or steps[-1],
        description=field.description or "",
        codelist=codelist_of(base) if get_origin(base) is Literal else None,
        required=required,
        pattern=None if pattern in (FULL_DATE, TRIMMED) else pattern,
        minimum=_first(constraints, "ge"),
        example=None if isinstance(example, (list, dict)) else example,
        path=steps,
    )
    return replace(column, **changes)


def _first(constraints: list[Constraint], name: str) -> Constraint:
    found = (getattr(constraint, name, None) for constraint in constraints)
    return next((value for value in found if value is not None), None)


def made(
    name: str, kind: Type, title: str, description: str, derive: Derive | None, **changes: Change
) -> Column:
    """Return a column that the record does not hold; its value is derived or a key."""
    column = Column(name=name, type=kind, title=title, description=description, derive=derive)
    return replace(column, **changes)


def repeat(column: Column, derive: Derive) -> Column:
    """Return a column as it stands, for convenience, in a second table too."""
    return replace(column, path=None, local=False, required=False, derive=derive)
