"""Open, checkable data on what governments tell each other."""

# Nothing is imported here but what Python has loaded already, so that `import dialogdata` costs
# nothing. Type checkers take this name for true, as they do that of the module typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from dialogdata import plotting as plot
    from dialogdata.api import (
        cite,
        codebook,
        codelist,
        datasets,
        dialogues,
        diff,
        entity,
        info,
        load,
        panel,
        tables,
        validate,
        versions,
    )
    from dialogdata.findings import Finding, Report
    from dialogdata.lookup import Entity
    from dialogdata.models import Dialogue

__version__ = "0.1.0"

__all__ = [
    "Dialogue",
    "Entity",
    "Finding",
    "Report",
    "__version__",
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
    "plot",
    "tables",
    "validate",
    "versions",
]

# Name → module, so that importing the package costs nothing until a name is used.
_HOMES = {
    "Dialogue": "dialogdata.models",
    "Entity": "dialogdata.lookup",
    "Finding": "dialogdata.findings",
    "Report": "dialogdata.findings",
    "plot": "dialogdata.plotting",
}


def __getattr__(name: str) -> object:
    if name in __all__:
        from importlib import import_module  # noqa: PLC0415 - see above

        home = import_module(_HOMES.get(name, "dialogdata.api"))
        found: object = home if name == "plot" else getattr(home, name)
        # Kept, so that the next use is as quick as any other name.
        globals()[name] = found
        return found
    if name == "errors":
        from importlib import import_module  # noqa: PLC0415 - see above

        return import_module("dialogdata.errors")
    raise AttributeError(_unknown(name))


def _unknown(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - see above

    near = get_close_matches(name, __all__, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"module 'dialogdata' has no attribute {name!r}{hint}"


def __dir__() -> list[str]:
    return sorted(__all__)
