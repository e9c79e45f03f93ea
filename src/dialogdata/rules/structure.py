"""DD1xx: the structure, and DD201: codes of closed lists. Made from the errors of the models."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from dialogdata.codelists import codelist, codelist_names
from dialogdata.models.values import TRIMMED
from dialogdata.rules.rule import Fault, Group, Rule, clip, did_you_mean, escape
from dialogdata.rules.sources import STATEMENT_WITHOUT_SOURCE

GROUP = Group()

MISSING = GROUP.add(
    "DD101",
    "missing-field",
    "error",
    "A required field is missing",
    why="Without it the record cannot be used; a fact that is not known has an optional field.",
    fix="Add the field.",
    bad='{"id": "s1", "act": "praise"}',
    good='{"id": "s1", "speaker": "CHN", "act": "praise", …}',
)
UNKNOWN = GROUP.add(
    "DD102",
    "unknown-field",
    "error",
    "The schema has no such field",
    why="A misspelt field would be lost without a word.",
    fix="Correct the name, or remove the field.",
    bad='{"sumary": "…"}',
    good='{"summary": "…"}',
)
TYPE = GROUP.add(
    "DD103",
    "wrong-type",
    "error",
    "The value has the wrong type",
    why="Nothing is converted, so that a value means the same to every reader.",
    fix="Write the value with the type named; numbers stand without quotation marks.",
    bad='{"paragraph": "4"}',
    good='{"paragraph": 4}',
)
NULL = GROUP.add(
    "DD104",
    "null-value",
    "error",
    "null is not used",
    why="Optional means absent, so that “not known” is written in one way only.",
    fix="Remove the field.",
    bad='{"host": null}',
    good="{}",
)
FORM = GROUP.add(
    "DD105",
    "malformed-value",
    "error",
    "The value does not have the form of its field",
    why="Dates, codes, ids and addresses are read by machines.",
    fix="Write the value in the form that the message names.",
    bad='{"start": "4 January 2026"}',
    good='{"start": "2026-01-04"}',
)
UNTRIMMED = GROUP.add(
    "DD106",
    "untrimmed-text",
    "error",
    "Text is empty, or has blanks at an end",
    why="Two texts that look alike would not be equal.",
    fix="Remove the blanks; leave the field out when there is nothing to say.",
    bad='{"title": " Joint Statement"}',
    good='{"title": "Joint Statement"}',
)
LENGTH = GROUP.add(
    "DD107",
    "wrong-number-of-items",
    "error",
    "The list has too few or too many items",
    why="A dialogue has exactly two parties, a statement at most three topics.",
    fix="Split the statement, or correct the list.",
    bad='{"parties": ["CHN"]}',
    good='{"parties": ["CHN", "PAK"]}',
)
RANGE = GROUP.add(
    "DD108",
    "out-of-range",
    "error",
    "The number is outside its range",
    why="Rounds and paragraphs count from one.",
    fix="Correct the number, or leave the field out when it is not known.",
    bad='{"round": 0}',
    good='{"round": 7}',
)
VERSION = GROUP.add(
    "DD110",
    "unknown-schema-version",
    "error",
    "The schema version is not known",
    why="A record is checked by the schema that it names.",
    fix="Name a version that this release knows, or install a newer release.",
    bad='{"schema_version": "9.9"}',
    good='{"schema_version": "1.0"}',
)
EMPTY = GROUP.add(
    "DD112",
    "empty-list",
    "error",
    "Empty lists and objects are not used",
    why="Optional means absent, so that “none” is written in one way only.",
    fix="Remove the field.",
    bad='{"venues": []}',
    good="{}",
)
CODE = GROUP.add(
    "DD201",
    "unknown-code",
    "error",
    "The code is not in the closed list",
    why="Closed lists change only with a new version of the schema.",
    fix="Use a code of the list; `dialogdata codebook LIST` prints it.",
    bad='{"act": "praises"}',
    good='{"act": "praise"}',
)

_FORMS = (
    (r"[12][0-9]{3}(-", "an ISO 8601 date such as 2026-01-04, 2026-01 or 2026"),
    (r"[12][0-9]{3}-(0", "a complete ISO 8601 date such as 2026-01-04"),
    ("joint|mutual", "joint, mutual or the code of one of the parties"),
    ("[A-Z]{3}|[a-z0-9]", "the id of an entity or the code of a party"),
    ("^[A-Z]{3}$", "a code of three capital letters from parties.csv"),
    ("https?", "an address that begins with http:// or https://"),
    (":s[1-9]", "the id of a statement in any record, such as chn-pak-2024-05-15:s9"),
    (":d[1-9]", "the id of a document in any record, such as chn-usa-1972-02-21:d1"),
    ("^[a-z]{3}-[a-z]{3}-", "{dyad}-{start date}, such as chn-pak-2026-01-04"),
    ("^s[1-9]", "s1, s2, s3 …"),
    ("^d[1-9]", "d1, d2, d3 …"),
    ("^a[1-9]", "a1, a2, a3 …"),
    ("^c[1-9]", "c1, c2, c3 …"),
    ("^[a-z]{2,3}(-", "a language tag such as en or zh-Hans"),
    ("^[a-z0-9]+(-", "lower-case words joined by hyphens"),
    (r"\.[0-9]+\.", "a version such as 1.2.0"),
    ("^10", "a DOI such as 10.5281/zenodo.1234567"),
)
_TYPES = {
    "string_type": "text in quotation marks",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list in [brackets]",
    "dict_type": "an object in {braces}",
    "model_type": "an object in {braces}",
    "model_attributes_type": "an object in {braces}",
}
_RANGES = ("greater_than_equal", "less_than_equal", "finite_number", "int_parsing_size")


def pointer_of(loc: Sequence[str | int]) -> str:
    """Return the JSON Pointer of a location that Pydantic names."""
    return "".join(f"/{escape(part)}" for part in loc)


def _model_at(model: type[BaseModel], loc: Sequence[str | int]) -> type[BaseModel] | None:
    """Return the model of the object at a location."""
    found: Any = model
    for part in loc:
        if not (isinstance(found, type) and issubclass(found, BaseModel)):
            return None
        if isinstance(part, int):
            continue
        names = {field.alias or name: field for name, field in found.model_fields.items()}
        field = names.get(str(part))
        found = _inner_model(field.annotation) if field else None
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def _inner_model(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) is dict:
        return None
    return next(filter(None, map(_inner_model, get_args(annotation))), None)


def _near_field(model: type[BaseModel], loc: Sequence[str | int]) -> str | None:
    owner = _model_at(model, loc[:-1])
    if owner is None:
        return None
    names = [field.alias or name for name, field in owner.model_fields.items()]
    return did_you_mean(str(loc[-1]), names) or f"known here: {', '.join(names)}"


def _code(error: ErrorDetails) -> tuple[str, str | None]:
    expected = re.findall(r"'([^']*)'", error["ctx"]["expected"])
    value = error["input"]
    if not isinstance(value, str):
        return f"{clip(value)} is not a code; a code is text in quotation marks", None
    near = did_you_mean(value, expected)
    if near is None and len(expected) <= 16:  # noqa: PLR2004 - as many as fit on two lines
        near = f"known codes: {', '.join(expected)}"
    if near is None:
        lists = (name for name in codelist_names() if list(codelist(name).codes) == expected)
        near = f"`dialogdata codebook {next(lists, 'LIST')}` prints the codes"
    return f"{clip(value)} is not in the list", near


def translate(errors: Sequence[ErrorDetails], model: type[BaseModel]) -> Iterator[Fault]:
    """Turn the errors of a model into faults, each at its JSON Pointer.

    Parameters
    ----------
    errors : sequence of dict
        ``ValidationError.errors()``.
    model : type
        The model that refused, for suggestions.
    """
    for error in errors:
        yield _fault(error, model)


def _fault(error: ErrorDetails, model: type[BaseModel]) -> Fault:  # noqa: C901, PLR0911
    kind, loc, value = error["type"], error["loc"], error["input"]
    at_key = kind != "extra_forbidden" and bool(loc) and loc[-1] == "[key]"
    if at_key:
        loc = loc[:-1]  # Pydantic marks an error of the key itself, not of its value
    here = pointer_of(loc)
    # An item of a list goes by the name of its list.
    name = next((str(part) for part in reversed(loc) if isinstance(part, str)), "record")
    if kind == "missing":
        rule: Rule = MISSING
        if name == "sources" and "statements" in loc:
            rule = STATEMENT_WITHOUT_SOURCE
        return rule.fault(pointer_of(loc[:-1]), f"{name!r} is missing")
    if kind == "extra_forbidden":
        return UNKNOWN.fault(
            here, f"{name!r} is not a field here", _near_field(model, loc), at_key=True
        )
    if value is None:
        return NULL.fault(here, f"{name!r} is null")
    if kind == "literal_error":
        message, hint = _code(error)
        if name == "schema_version":
            known = error["ctx"]["expected"].replace("'", "")
            return VERSION.fault(here, f"schema version {clip(value)} is unknown; known: {known}")
        return CODE.fault(here, message, hint)
    if kind in _TYPES:
        return TYPE.fault(here, f"{name!r} must be {_TYPES[kind]}, not {clip(value)}")
    if kind == "string_too_short" or error.get("ctx", {}).get("pattern") == TRIMMED:
        return UNTRIMMED.fault(here, f"{name!r} is empty or has blanks at an end")
    if kind == "string_pattern_mismatch":
        pattern = error["ctx"]["pattern"]
        form = next((text for part, text in _FORMS if part in pattern), f"of the form {pattern}")
        return FORM.fault(here, f"{clip(value)} is not {form}", at_key=at_key)
    if kind in ("too_short", "too_long"):
        return _length(error, here, name)
    if kind in _RANGES:
        return RANGE.fault(here, f"{name!r} is out of range: {error['msg'].lower()}")
    return TYPE.fault(here, f"{name!r}: {error['msg']}")


def _length(error: ErrorDetails, here: str, name: str) -> Fault:
    context = error["ctx"]
    if context["actual_length"] == 0:
        if name == "sources" and "statements" in error["loc"]:
            return STATEMENT_WITHOUT_SOURCE.fault(here, "no source is named")
        return EMPTY.fault(here, f"{name!r} is empty")
    bound = context.get("min_length") or context.get("max_length")
    word = "at least" if "min_length" in context else "at most"
    return LENGTH.fault(
        here, f"{name!r} has {context['actual_length']} items, {word} {bound} wanted"
    )
