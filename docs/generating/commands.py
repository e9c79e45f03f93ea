"""The page of the command line."""

from enum import EnumType

import typer
from typer.main import get_command

from dialogdata.cli.app import app
from generating.markdown import NOTE, code, plain, table

INTRO = """# Command line

`dialogdata COMMAND --help` says the same in the terminal. Commands exit with 0 when all is well,
1 when there is something to report (findings, differences, nothing found), and 2 when they were
called wrongly or cannot read what they were given. `python -m dialogdata` works too. Colours
appear at a terminal only, and never where `NO_COLOR` is set.
"""


def page() -> str:
    """Return the page."""
    group = get_command(app)
    context = typer.Context(group, info_name="dialogdata")
    names = sorted(group.list_commands(context))
    parts = [NOTE, INTRO]
    rows = [
        (f"[{name}](#{name})", plain(_help(group.get_command(context, name)).partition("\n")[0]))
        for name in names
    ]
    parts.append(table(("command", "what it does"), rows))
    parts += [_command(name, group.get_command(context, name)) for name in names]
    return "\n".join(parts)


def _help(command: object) -> str:
    return str(getattr(command, "help", "") or "")


def _command(name: str, command: object) -> str:
    arguments, options = [], []
    for parameter in getattr(command, "params", []):
        if parameter.name == "help":
            continue
        text = plain(str(getattr(parameter, "help", "") or ""))
        if getattr(parameter, "param_type_name", "") == "argument":
            label = str(parameter.metavar or parameter.name).upper()
            need = "" if parameter.required else " (optional)"
            arguments.append((code(label + ("…" if parameter.nargs == -1 else "")) + need, text))
        elif not getattr(parameter, "hidden", False):
            options.append((_spelling(parameter), text, _default(parameter)))
    paragraphs = [plain(part) for part in _help(command).replace("\b", "").split("\n\n")]
    parts = [f"## {name}\n", *(f"{part}\n" for part in paragraphs)]
    if arguments:
        parts.append(table(("argument", "what it is"), arguments))
    if options:
        parts.append(table(("option", "what it does", "default"), options))
    return "\n".join(parts)


def _spelling(parameter: object) -> str:
    names = [*getattr(parameter, "opts", []), *getattr(parameter, "secondary_opts", [])]
    kind = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
    values = [str(value.value) for value in kind] if isinstance(kind, EnumType) else []
    text = ", ".join(code(name) for name in names)
    return f"{text} {' / '.join(map(code, values))}".strip()


def _default(parameter: object) -> str:
    value = getattr(parameter, "default", None)
    if value is None or callable(value) or value == () or value is False:
        return ""
    return code("yes" if value is True else getattr(value, "value", value))
