"""Models → JSON Schema, draft 2020-12."""

import re
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from dialogdata.codelists import codelist, codelist_names
from dialogdata.contract.codes_module import type_name
from dialogdata.models import codes

Node = Any
"""A value inside a JSON Schema."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"
URN = "urn:dialogdata:schema:v1"


class _Generator(GenerateJsonSchema):
    """Writes a closed codelist with the titles and definitions of its codes."""

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        name = _codelist_of(schema["expected"])
        return super().literal_schema(schema) if name is None else codes_schema(name)


def _codelist_of(expected: list[Any]) -> str | None:
    """Return the codelist of a ``Literal`` of ``models/codes.py``.

    The codes themselves are then read from the list, so that one run is enough when a list
    has changed and ``codes.py`` has not yet followed.
    """
    for name in codelist_names():
        literal = getattr(codes, type_name(name), None)
        if literal is not None and list(literal.__args__) == expected:
            return name
    return None


def codes_schema(name: str) -> dict[str, Any]:
    """Return the schema of a code of a codelist."""
    rows = codelist(name).entries.values()
    return {
        "type": "string",
        "enum": [row["code"] for row in rows],
        "enumDescriptions": [f"{row['title']}: {row['definition']}" for row in rows],
        "x-codelist": name,
        "x-enumTitles": [row["title"] for row in rows],
    }


def json_schema(model: type[BaseModel], name: str) -> dict[str, Any]:
    """Return the published schema of a model.

    Parameters
    ----------
    model : type
        ``Dialogue``, ``Dataset`` or ``IndependentCoding``.
    name : str
        Last part of its ``$id``.
    """
    raw = model.model_json_schema(by_alias=True, schema_generator=_Generator)
    return {"$schema": DRAFT, "$id": f"{URN}:{name}", **_plain(raw)}


_ORDER = ("$ref", "title", "description", "type", "required", "properties")


def _plain(node: Node) -> Node:
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "properties" in node or "$defs" in node:
        node = {key: _children(key, value) for key, value in node.items()}
    else:
        node = {key: _keep(key, value) for key, value in node.items()}
    if node.get("default", 0) in (None, []):
        del node["default"]
    node = _without_null(node)
    if "description" in node:
        # The rest of a docstring is for programmers.
        node["description"] = re.sub(r"\s*\n\s*", " ", node["description"].split("\n\n")[0])
    if "pattern" in node:
        node["pattern"] = whole(node["pattern"])
    if "patternProperties" in node:
        found = node["patternProperties"]
        node["patternProperties"] = {whole(key): value for key, value in found.items()}
        node["additionalProperties"] = False
    first = {key: node[key] for key in _ORDER if key in node}
    # Sorted, because the order of the rest differs between versions of Pydantic.
    return first | {key: node[key] for key in sorted(node) if key not in first}


def _children(key: str, value: Node) -> Node:
    if key in ("properties", "$defs"):
        return {name: _plain(schema) for name, schema in value.items()}
    return _keep(key, value)


def _keep(key: str, value: Node) -> Node:
    """Return the value of a keyword, rewritten unless it is data and not a schema."""
    if key == "patternProperties":
        return {name: _plain(schema) for name, schema in value.items()}
    return value if key in ("examples", "default", "const", "enum") else _plain(value)


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    """Return an optional field as what it is when present: optional means absent."""
    options = node.get("anyOf")
    if options is None:
        return node
    kept = [option for option in options if option != {"type": "null"}]
    if len(kept) != 1:
        return node
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    return {**kept[0], **rest}


def whole(pattern: str) -> str:
    r"""Return a pattern that a final line break does not slip past.

    In Python, ``$`` also matches before a line break at the end of the text.
    """
    return f"{pattern}(?!\\n)" if pattern.endswith("$") else pattern
