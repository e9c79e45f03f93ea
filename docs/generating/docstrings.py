"""Docstrings in the style of numpydoc → Markdown."""

import re
from collections.abc import Iterator

HEADING = re.compile(r"^([A-Z][A-Za-z ]+)\n-{3,}\n", re.MULTILINE)
ENTRY = re.compile(r"^(\S.*)\n?((?:(?:    .*)?\n?)*)", re.MULTILINE)
LISTS = ("Parameters", "Attributes", "Raises")


def sections(doc: str) -> Iterator[tuple[str, str]]:
    """Yield title and body of each section; the text before the first has an empty title."""
    parts = HEADING.split(doc + "\n")
    yield "", parts[0].strip()
    yield from zip(parts[1::2], (body.strip("\n") for body in parts[2::2]), strict=True)


def entries(body: str) -> Iterator[tuple[str, str, str]]:
    """Yield name, type and text of each entry of a list of parameters or errors."""
    for block in re.split(r"\n(?=\S)", body):
        head, _, text = block.partition("\n")
        name, _, kind = head.partition(" : ")
        yield name.strip(), kind.strip(), " ".join(text.split())


def inline(text: str) -> str:
    """Return the marks of a docstring as those of Markdown."""
    text = re.sub(r":\w+:`([^`]*)`", r"`\1`", text)
    return text.replace("``", "`")


def markdown(doc: str) -> str:
    """Return a docstring as Markdown, without a heading of its own."""
    parts = []
    for title, body in sections(doc):
        if not title:
            parts.append(inline(body) + "\n")
        elif title in LISTS:
            lines = [
                f"- `{name}`" + (f" ({inline(kind)})" if kind else "") + f": {inline(text)}"
                for name, kind, text in entries(body)
            ]
            parts.append(f"**{title}**\n\n" + "\n".join(lines) + "\n")
        elif title == "Returns":
            lines = [
                f"`{name}`" + (f": {inline(text)}" if text else "")
                for name, _, text in entries(body)
            ]
            parts.append("**Returns** " + "; ".join(lines) + "\n")
        elif title == "Examples":
            parts.append(f"```pycon\n{body}\n```\n")
        else:
            parts.append(f"**{title}**\n\n{inline(body)}\n")
    return "\n".join(parts)
