"""The page of the Python names."""

import ast
import inspect
import re
from collections.abc import Callable
from textwrap import dedent
from types import ModuleType
from typing import Any

import dialogdata
from dialogdata import errors, plotting
from generating.docstrings import markdown
from generating.markdown import NOTE, table

FUNCTIONS = ("load", "tables", "dialogues", "panel")
INTRO = """# Python

`import dialogdata as dd` gives these names. Importing costs next to nothing; pandas and the rest
are loaded when a function needs them. All names have types, and no function but `dd.load` and its
like with an address as `package=` uses the network.
"""


def page() -> str:
    """Return the page."""
    names = [name for name in dialogdata.__all__ if not name.startswith("_") and name != "plot"]
    functions = [name for name in names if inspect.isroutine(getattr(dialogdata, name))]
    classes = [name for name in names if name not in functions]
    order = [*FUNCTIONS, *(name for name in functions if name not in FUNCTIONS)]
    parts = [NOTE, INTRO, "## Functions\n"]
    parts += [_function(f"dd.{name}", getattr(dialogdata, name)) for name in order]
    parts.append("## Plots\n")
    parts.append(markdown(inspect.getdoc(plotting) or ""))
    parts += [_function(f"dd.plot.{name}", getattr(plotting, name)) for name in plotting.__all__]
    parts.append("## Classes\n")
    parts += [_class(name, getattr(dialogdata, name)) for name in classes]
    parts.append("### `dd.__version__`\n\nVersion of the package and of the data it brings.\n")
    parts += ["## Errors\n", _errors()]
    return "\n".join(parts)


def _function(name: str, function: Callable[..., Any]) -> str:
    doc = markdown(inspect.getdoc(function) or "")
    return f"### `{name}`\n\n```text\n{name}{signature(function)}\n```\n\n{doc}"


def _class(name: str, kind: type) -> str:
    doc = markdown(inspect.getdoc(kind) or "")
    members = [
        (f"`{key}{'()' if inspect.isroutine(value) else ''}`", _first(value))
        for key, value in vars(kind).items()
        if not key.startswith(("_", "model_")) and (inspect.isroutine(value) or _is_property(value))
    ]
    listing = table(("member", "what it is"), members) if members else ""
    return f"### `dd.{name}`\n\n{doc}\n{listing}"


def _is_property(value: object) -> bool:
    return isinstance(value, property) or type(value).__name__ == "cached_property"


def _first(value: object) -> str:
    return (inspect.getdoc(value) or "").partition("\n")[0].replace("``", "`")


def signature(function: Callable[..., Any]) -> str:
    """Return the signature as it stands in the source, on every version of Python the same."""
    source = inspect.getsource(inspect.unwrap(function))
    found = ast.parse(dedent(source)).body[0]
    if not isinstance(found, ast.FunctionDef):
        raise TypeError(f"{function} is no function")
    for node in ast.walk(found.args):
        if isinstance(node, ast.arg) and isinstance(node.annotation, ast.Constant):
            node.annotation = ast.parse(str(node.annotation.value), mode="eval").body
    arguments = re.sub(r"(?<=[\w\]])=(?=\S)", " = ", ast.unparse(found.args))
    gives = found.returns
    result = str(gives.value) if isinstance(gives, ast.Constant) else ast.unparse(gives or found)
    text = f"({arguments}) -> {result}".replace("pd.", "").replace("'", '"')
    width = 90
    if len(text) <= width:
        return text
    pieces = ",\n    ".join(_split(arguments.replace("pd.", "").replace("'", '"')))
    return f"(\n    {pieces},\n) -> {result}".replace("pd.", "").replace("'", '"')


def _split(arguments: str) -> list[str]:
    parts, depth = [""], 0
    for letter in arguments:
        depth += (letter in "[(") - (letter in "])")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def _errors() -> str:
    kinds = [
        kind
        for kind in vars(errors).values()
        if inspect.isclass(kind) and kind.__module__ == errors.__name__
    ]
    rows = [(f"`dialogdata.errors.{kind.__name__}`", _bases(kind), _first(kind)) for kind in kinds]
    return table(("error", "is also a", "when"), rows)


def _bases(kind: type) -> str:
    return ", ".join(f"`{base.__name__}`" for base in kind.__bases__)


MODULES: tuple[ModuleType, ...] = (dialogdata, plotting)
"""The modules whose public names stand on the page."""
