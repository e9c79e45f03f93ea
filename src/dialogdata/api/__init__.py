"""The public functions. Everything heavy is imported when a function needs it."""

from dialogdata.api.about import cite, codebook, codelist, datasets, entity, info, versions
from dialogdata.api.checking import validate
from dialogdata.api.comparing import diff
from dialogdata.api.data import dialogues, load, tables
from dialogdata.api.merging import panel

__all__ = [
    "cite",
    "codebook",
    "codelist",
    "datasets",
    "dialogues",
    "diff",
    "entity",
    "info",
    "load",
    "panel",
    "tables",
    "validate",
    "versions",
]
