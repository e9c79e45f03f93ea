"""Open, checkable data on what governments tell each other."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dialogdata.api import codebook, datasets, dialogues, info, load, tables, validate
    from dialogdata.findings import Finding, Report
    from dialogdata.models import Dialogue

__version__ = "0.1.0"

__all__ = [
    "Dialogue",
    "Finding",
    "Report",
    "__version__",
    "codebook",
    "datasets",
    "dialogues",
    "info",
    "load",
    "tables",
    "validate",
]

# Name → module, so that importing the package costs nothing until a name is used.
_HOMES = {
    "Dialogue": "dialogdata.models",
    "Finding": "dialogdata.findings",
    "Report": "dialogdata.findings",
}


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module(_HOMES.get(name, "dialogdata.api")), name)
    raise AttributeError(f"module 'dialogdata' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
