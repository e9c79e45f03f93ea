"""From the errors of the jsonschema library to faults: our rules, our pointers."""

import math
import re
from collections.abc import Iterable, Iterator
from typing import Any

from dialogdata.models.values import TRIMMED
from dialogdata.rules import structure as rules
from dialogdata.rules.identity import GROUP as IDENTITY
from dialogdata.rules.order import GROUP as ORDER
from dialogdata.rules.rule import Fault, clip, escape
from dialogdata.rules.sources import STATEMENT_WITHOUT_SOURCE

_REPEATED = next(rule for rule in ORDER.rules if rule.id == "DD111")
_SAME_PARTY = next(rule for rule in IDENTITY.rules if rule.id == "DD302")
_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_SIZES = ("minItems", "maxItems", "minProperties", "maxProperties")
# Where a value breaks several keywords at once, the one that says most about it.
_FIRST = ("enum", "const", "type", "maxItems", "minItems", "minLength", "pattern")


def faults_of(errors: Iterable[Any]) -> Iterator[Fault]:
    """Turn errors of jsonschema into faults, one for each value.

    Parameters
    ----------
    errors : iterable of jsonschema.ValidationError
        As ``Validator.iter_errors`` yields them.
    """
    found = list(errors)
    by_place: dict[str, list[Any]] = {}
    repeats: list[Any] = []
    for error in found:
        if error.validator == "uniqueItems":
            repeats.append(error)
        elif error.validator == "required":
            yield _missing(error)
        elif error.validator == "additionalProperties":
            yield from _extra(error)
        else:
            by_place.setdefault(_pointer(error.absolute_path), []).append(error)
    for pointer, group in by_place.items():
        error = min(group, key=_rank)
        if not _hidden_by_members(error, pointer, by_place):
            yield _fault(error, pointer)
    # Lists are searched for repetitions only where the structure is sound, as by the models.
    if len(repeats) == len(found):
        yield from map(_repeated, repeats)


def is_infinite(value: object) -> bool:
    """Tell whether a number is beyond those of 64 bits with a point, which JSON readers use."""
    try:
        return isinstance(value, int | float) and not math.isfinite(value)
    except OverflowError:
        return True


def _rank(error: Any) -> int:
    return _FIRST.index(error.validator) if error.validator in _FIRST else len(_FIRST)


def _hidden_by_members(error: Any, pointer: str, by_place: Iterable[str]) -> bool:
    """Tell whether a list is too short because some of its members are wrong anyway."""
    return error.validator == "minItems" and any(
        place.startswith(f"{pointer}/") for place in by_place
    )


def _pointer(path: Iterable[str | int]) -> str:
    return "".join(f"/{escape(part)}" for part in path)


def _missing(error: Any) -> Fault:
    # One error for each missing key, which only the message names.
    present = error.message.removesuffix(" is a required property")
    name = next((key for key in error.validator_value if repr(key) == present), "")
    rule = rules.MISSING
    path = list(error.absolute_path)
    if name == "sources" and "statements" in path:
        rule = STATEMENT_WITHOUT_SOURCE
    return rule.fault(_pointer(path), f"{name!r} is missing")


def _extra(error: Any) -> Iterator[Fault]:
    here = _pointer(error.absolute_path)
    known = error.schema.get("properties", {})
    patterns = error.schema.get("patternProperties", {})
    for key in error.instance:
        if key in known or any(re.search(pattern, key) for pattern in patterns):
            continue
        pointer = f"{here}/{escape(key)}"
        if patterns:
            yield rules.FORM.fault(pointer, f"{clip(key)} is not a key of this map", at_key=True)
        else:
            yield rules.UNKNOWN.fault(pointer, f"{key!r} is not a field here", at_key=True)


def _repeated(error: Any) -> Fault:
    items = error.instance
    place = next(i for i, item in enumerate(items) if item in items[:i])
    pointer = f"{_pointer(error.absolute_path)}/{place}"
    if pointer == "/parties/1":
        return _SAME_PARTY.fault(pointer, f"both parties are {clip(items[place])}")
    return _REPEATED.fault(pointer, f"{clip(items[place])} stands twice")


def _fault(error: Any, pointer: str) -> Fault:  # noqa: PLR0911 - one line a keyword
    kind, value, bound = error.validator, error.instance, error.validator_value
    path = list(error.absolute_path)
    name = str(path[-1]) if path else "record"
    if value is None:
        return rules.NULL.fault(pointer, f"{name!r} is null")
    if name == "schema_version" and kind in ("const", "enum", "type"):
        return rules.VERSION.fault(pointer, f"schema version {clip(value)} is unknown")
    if kind in ("enum", "const"):
        return rules.CODE.fault(pointer, f"{clip(value)} is not in the list")
    if kind in _BOUNDS or (bound == "number" and is_infinite(value)):
        return rules.RANGE.fault(pointer, f"{name!r} is out of range")
    if kind == "type":
        return rules.TYPE.fault(pointer, f"{name!r} must be of type {bound}, not {clip(value)}")
    if kind == "minLength" or (kind == "pattern" and bound.startswith(TRIMMED)):
        return rules.UNTRIMMED.fault(pointer, f"{name!r} is empty or has blanks at an end")
    if kind == "pattern":
        return rules.FORM.fault(pointer, f"{clip(value)} is not of the form {bound}")
    if kind in _SIZES:
        return _size(pointer, name, value, path)
    return rules.TYPE.fault(pointer, f"{name!r}: {error.message}")


def _size(pointer: str, name: str, value: Any, path: list[str | int]) -> Fault:
    if not value:
        if name == "sources" and "statements" in path:
            return STATEMENT_WITHOUT_SOURCE.fault(pointer, "no source is named")
        return rules.EMPTY.fault(pointer, f"{name!r} is empty")
    return rules.LENGTH.fault(pointer, f"{name!r} has {len(value)} items")
