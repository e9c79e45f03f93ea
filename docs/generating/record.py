"""The page of the record: every field of the JSON Schema."""

import json
from collections.abc import Mapping
from typing import Any

from dialogdata import _resources
from generating.markdown import NOTE, code, table

INTRO = """# The record

One dialogue is one JSON file. This page lists every field of version 1 of the schema; the
[coding manual](../coding-manual.md) says how to fill it. Fields in bold must be there; every other
field is left out when the fact is not known: `null`, empty texts and empty lists are refused.
The schema itself is `schema/v1/dialogue.schema.json`.
"""
FILES = {
    "dataset.schema.json": ("The metadata of a dataset", "`dataset.json` beside the records."),
    "coding.schema.json": (
        "An independent coding",
        "One coder's statements of a document, to [compare](../how-to/measure-agreement.md).",
    ),
}


def page() -> str:
    """Return the page."""
    schema = _read("dialogue.schema.json")
    parts = [NOTE, INTRO, "## Dialogue\n", f"{schema['description'].splitlines()[0]}\n"]
    parts.append(_fields(schema))
    known = schema["$defs"]
    for name in sorted(known):
        parts += [f"## {name}\n", f"{known[name]['description'].splitlines()[0]}\n"]
        parts.append(_fields(known[name]))
    for file, (title, words) in FILES.items():
        other = _read(file)
        parts += [f"## {title}\n", f"{words}\n", _fields(other)]
        for name, definition in sorted(other.get("$defs", {}).items()):
            if name not in known:
                parts += [f"### {name}\n", _fields(definition)]
    return "\n".join(parts)


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_resources.schema_dir() / name).read_text("utf-8"))
    return found


def _fields(schema: Mapping[str, Any]) -> str:
    needed = set(schema.get("required", ()))
    rows = [
        (f"**`{name}`**" if name in needed else code(name), _kind(field), _words(field))
        for name, field in schema.get("properties", {}).items()
    ]
    return table(("field", "form", "meaning"), rows)


def _words(field: Mapping[str, Any]) -> str:
    words = str(field.get("description", ""))
    examples = field.get("examples")
    if examples:
        words += f" Example: {code(json.dumps(examples[0], ensure_ascii=False))}"
    return words


def _kind(field: Mapping[str, Any]) -> str:
    parts = field.get("allOf") or field.get("anyOf") or ()
    if "$ref" in field:
        name = str(field["$ref"]).rpartition("/")[2]
        kind = f"[{name}](#{name.lower()})"
    elif "x-codelist" in field:
        name = field["x-codelist"]
        kind = f"code of [{name}](codelists.md#{name})"
    elif field.get("type") == "array":
        kind = f"list of {_kind(field['items'])}"
    elif parts:
        kind = " or ".join(dict.fromkeys(_kind(part) for part in parts))
    elif "const" in field:
        kind = code(json.dumps(field["const"]))
    else:
        kind = str(field.get("type", "")).replace("string", "text")
    return kind
