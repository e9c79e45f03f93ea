"""DD9xx: the layout of a record file. Only of ``.json`` files; ``dialogdata format`` mends it."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from dialogdata.models.base import Model
from dialogdata.rules.rule import Fault, Group, escape

if TYPE_CHECKING:
    from dialogdata.writing.shape import Shape

GROUP = Group()

_FORMAT = "Run `dialogdata format` on the file."

LAYOUT = GROUP.add(
    "DD901",
    "layout",
    "warning",
    "Indents or line breaks are not the canonical ones",
    why="With one layout, a comparison of two versions shows what was said and not how it was set.",
    fix=_FORMAT,
    bad='{"id": "chn-pak-2026-01-04", "title": "…"} on one line',
    good="each member on a line of its own, two spaces a level",
)
KEY_ORDER = GROUP.add(
    "DD902",
    "key-order",
    "warning",
    "Keys are not in the order of the schema",
    why="A reader finds each field at the same place in every record.",
    fix=_FORMAT,
    bad='{"title": "…", "id": "chn-pak-2026-01-04"}',
    good='{"id": "chn-pak-2026-01-04", "title": "…"}',
)
BOM = GROUP.add(
    "DD903",
    "byte-order-mark",
    "warning",
    "The file begins with a byte-order mark",
    why="Many JSON readers refuse it (RFC 8259).",
    fix=_FORMAT,
    bad="a file saved as “UTF-8 with BOM”",
    good="a file saved as “UTF-8”",
)
LINE_ENDINGS = GROUP.add(
    "DD904",
    "carriage-return",
    "warning",
    "Lines end with a carriage return",
    why="The same record from two computers would differ on every line.",
    fix=_FORMAT,
    bad="lines that end with CR LF, as Windows editors write them",
    good="lines that end with LF",
)
FINAL_NEWLINE = GROUP.add(
    "DD905",
    "final-newline",
    "warning",
    "The file does not end with one line break",
    why="The last line would change whenever something is added below it.",
    fix=_FORMAT,
    bad="a file whose last character is the closing brace, or with blank lines behind it",
    good="the closing brace, then one line break",
)
ESCAPED = GROUP.add(
    "DD906",
    "needless-escape",
    "warning",
    "A letter is written as an escape",
    why="People who read and review records cannot read \\u4e2d.",
    fix=_FORMAT,
    bad='"Communiqu\\u00e9"',
    good='"Communiqué"',
)

_BOM = b"\xef\xbb\xbf"
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
_ESCAPES = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_MUST_ESCAPE = 0x20


def style_faults(data: bytes, file: str, model: Model) -> Iterator[Fault]:
    """Find where a valid record departs from the canonical form; at most once for each rule.

    Parameters
    ----------
    data : bytes
        The file.
    file : str
        Its path; only ``.json`` files have a canonical form.
    model : Model
        What was read from it.
    """
    # Two spaces, order of the models, unescaped: what the model writes is nearly always the
    # canonical form (but for numbers, which keep their spelling), and at next to no cost.
    if not file.endswith(".json") or data == _written(model):
        return
    # Only a file that departs from it needs the reader that keeps spellings.
    from dialogdata.writing.shape import shape_for  # noqa: PLC0415
    from dialogdata.writing.text import CannotRewriteError, parse  # noqa: PLC0415

    text = data.removeprefix(_BOM).decode("utf-8")
    if len(text) < len(data) and data.startswith(_BOM):
        yield BOM.fault("", "the first three bytes are a byte-order mark").at(0)
    if "\r" in text:
        yield LINE_ENDINGS.fault("", "a line ends with a carriage return").at(text.index("\r"))
    yield from _lexical(text)
    try:
        record = parse(text)
    except CannotRewriteError:
        return
    yield from _misplaced(record, shape_for(PurePath(file).name), "")


def _written(model: Model) -> bytes:
    return (
        model.__pydantic_serializer__.to_json(model, indent=2, exclude_unset=True, by_alias=True)
        + b"\n"
    )


def _lexical(text: str) -> Iterator[Fault]:
    """Compare the blanks between the tokens with those that should be there."""
    depth = end = 0
    before = ""
    found_layout = found_escape = False
    for match in _TOKEN.finditer(text):
        token, gap = match[0], text[end : match.start()]
        if token in ("}", "]"):
            depth -= 1
        if not found_layout and gap != (due := _gap(before, token, depth)):
            plain = gap.replace("\r\n", "\n").replace("\r", "\n")
            if plain != due:
                found_layout = True
                yield LAYOUT.fault("", _say(due)).at(end + _common(gap, due))
        if token in ("{", "["):
            depth += 1
        elif not found_escape and "\\" in token and (place := _needless(token)) is not None:
            found_escape = True
            shown = _ESCAPES.match(token, place)
            written = shown[0] if shown else token
            yield ESCAPED.fault("", f"{written} needs no escape").at(match.start() + place)
        before, end = token, match.end()
    if text[end:].replace("\r\n", "\n").replace("\r", "\n") != "\n":
        many = "more than one line break or blanks" if text[end:] else "no line break"
        yield FINAL_NEWLINE.fault("", f"{many} at the end of the file").at(end)


def _gap(before: str, token: str, depth: int) -> str:
    if before == "" or token in (",", ":"):
        return ""
    if before == ":":
        return " "
    if before in ("{", "[") and token in ("}", "]"):
        return ""
    return "\n" + "  " * depth


def _say(due: str) -> str:
    if due.startswith("\n"):
        return f"a line break and {len(due) - 1} spaces should stand here"
    return "one space should stand here" if due else "nothing should stand here"


def _common(gap: str, due: str) -> int:
    """Return how far two texts are equal; CR LF counts as the LF that it should be."""
    skip = 1 if gap.startswith("\r\n") and due.startswith("\n") else 0
    count = 0
    for one, other in zip(gap[skip:], due, strict=False):
        if one != other:
            break
        count += 1
    return count + skip


def _needless(token: str) -> int | None:
    """Return the place of the first escape in a string for which there is no need."""
    for match in _ESCAPES.finditer(token):
        digits, letter = match[1], match[2]
        if digits is None:
            if letter == "/":
                return match.start()
            continue
        code = int(digits, 16)
        if code >= _MUST_ESCAPE and chr(code) not in '"\\':
            return match.start()
        # A control character has one way of being written: \n, and \u001f with small letters.
        if chr(code) in '"\\\b\f\n\r\t' or digits != digits.lower():
            return match.start()
    return None


def _misplaced(value: Any, shape: "Shape | None", pointer: str) -> Iterator[Fault]:
    """Find the first key that stands out of order."""
    found = _first_misplaced(value, shape, pointer)
    if found is not None:
        key, due, place = found
        yield KEY_ORDER.fault(place, f"{key!r} stands where {due!r} is due", at_key=True)


def _first_misplaced(
    value: Any, shape: "Shape | None", pointer: str
) -> tuple[str, str, str] | None:
    if shape is None:
        return None
    if isinstance(value, list):
        children: list[tuple[Any, Any, str]] = [
            (item, shape, f"{pointer}/{i}") for i, item in enumerate(value)
        ]
    elif isinstance(value, dict):
        order = [key for key in shape if key in value]
        for key, due in zip(value, order, strict=False):
            if key != due:
                return key, due, f"{pointer}/{escape(key)}"
        children = [(value[key], shape[key].shape, f"{pointer}/{escape(key)}") for key in order]
    else:
        return None
    return next(filter(None, (_first_misplaced(*child) for child in children)), None)
