"""What codes mean, as columns beside them: ``act`` → ``act_label``."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from dialogdata.frames.frame import dtype_of
from dialogdata.frames.reading import rows
from dialogdata.frames.source import Schema, Source

if TYPE_CHECKING:
    import pandas as pd

SUFFIX = "_label"

# Registries by the column that names a row of theirs, and by the column that labels it.
_REGISTRIES = {
    "registry_parties": ("party", "short_name"),
    "registry_entities": ("entity", "name"),
    "registry_mechanisms": ("mechanism", "name"),
    "registry_people": ("person", "name"),
}
Labels = Mapping[str, str]


def labels_of(source: Source, schema: Schema) -> dict[str, Labels]:
    """Return the labels of each coded column of a table, by code.

    Codes of codelists get their titles; codes of parties, entities, mechanisms and people get
    the names in the registries.
    """
    found: dict[str, Labels] = {}
    for field in schema["fields"]:
        categories = field.get("categories")
        if categories and all(isinstance(entry, Mapping) for entry in categories):
            found[field["name"]] = {
                str(c["value"]): str(c.get("label", c["value"])) for c in categories
            }
    names = set(source.names())
    known: dict[str, Labels] = {}
    for column, registry in _references(schema):
        if registry in names:
            if registry not in known:
                key, label = _REGISTRIES[registry]
                known[registry] = {row[key]: row[label] for row in rows(source, registry)}
            found.setdefault(column, known[registry])
    # A speaker is a code of its codelist or of a party.
    if any(field["name"] == "speaker" for field in schema["fields"]):
        found["speaker"] = {**_speakers(source, names), **known.get("registry_parties", {})}
    return found


def _references(schema: Schema) -> Iterable[tuple[str, str]]:
    for key in schema.get("foreignKeys", ()):
        # A key without a resource leads to the table itself.
        fields = _as_list(key["fields"])
        registry = key["reference"].get("resource") or schema.get("name", "")
        if registry in _REGISTRIES and len(fields) == 1:
            yield fields[0], registry


def _as_list(fields: Any) -> list[str]:
    return [fields] if isinstance(fields, str) else list(fields)


def _speakers(source: Source, names: set[str]) -> Labels:
    if "codelist_speaker" not in names:
        return {}
    return {row["code"]: row["title"] for row in rows(source, "codelist_speaker")}


def with_labels(frame: "pd.DataFrame", labels: Mapping[str, Labels]) -> "pd.DataFrame":
    """Return a frame with a column of labels after each coded column.

    A code without a label keeps an empty one, so that nothing is guessed.
    """
    import pandas as pd  # noqa: PLC0415

    columns: dict[str, pd.Series[Any]] = {}
    for name in frame.columns:
        columns[name] = frame[name]
        if name in labels:
            texts = frame[name].astype(object).map(labels[name])
            columns[f"{name}{SUFFIX}"] = texts.astype(dtype_of("string"))
    found = pd.DataFrame(columns, index=frame.index)
    found.attrs = dict(frame.attrs)
    return found
