"""JSON text ↔ JSON values, such that nothing is lost: no digit, no key, no order."""

import json
from typing import Any, Self

from dialogdata.reading.positions import MAX_DEPTH, JsonSyntaxError, scan


class CannotRewriteError(ValueError):
    """The text is not JSON, or writing it anew would lose something."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class SpelledInt(int):
    """A whole number that remembers how it was written: ``-0`` stays ``-0``."""

    text: str

    def __new__(cls, text: str) -> Self:
        """Read a number from its text."""
        number = super().__new__(cls, text)
        number.text = text
        return number

    def __deepcopy__(self, _memo: object) -> Self:
        return self


class SpelledFloat(float):
    """A number that remembers how it was written: ``1.10`` stays ``1.10``."""

    text: str

    def __new__(cls, text: str) -> Self:
        """Read a number from its text."""
        number = super().__new__(cls, text)
        number.text = text
        return number

    def __deepcopy__(self, _memo: object) -> Self:
        return self


def parse(text: str) -> Any:
    """Return the value of a JSON text; numbers keep their spelling.

    Raises
    ------
    CannotRewriteError
        The text is not JSON, has a key twice or NaN, is nested too deeply, or has half of a
        surrogate pair, which UTF-8 cannot hold.
    """
    try:
        value = json.loads(
            text,
            parse_int=SpelledInt,
            parse_float=SpelledFloat,
            parse_constant=_refuse_constant,
            object_pairs_hook=_pairs,
        )
        render(value).encode()
    except UnicodeEncodeError:
        raise CannotRewriteError("half of a surrogate pair is not a character") from None
    except (ValueError, RecursionError) as error:
        raise _refusal(text, error) from None
    return value


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refusal(text: str, error: ValueError | RecursionError) -> CannotRewriteError:
    """Say what stands in the way, and where."""
    try:
        positions = scan(text)
    except JsonSyntaxError as problem:
        return CannotRewriteError(problem.message, problem.offset)
    for message, places in (
        ("a key stands twice", positions.duplicates),
        ("NaN and Infinity are not JSON", positions.not_finite),
    ):
        if places:
            return CannotRewriteError(message, places[0][1])
    return CannotRewriteError(str(error))


_STEP = "  "


def render(value: Any) -> str:
    """Return the text of a JSON value: two spaces, letters unescaped, one final line break.

    Raises
    ------
    CannotRewriteError
        The value is nested too deeply.
    """
    return f"{_render(value, 0)}\n"


def _render(value: Any, depth: int) -> str:
    if isinstance(value, SpelledInt | SpelledFloat):
        return value.text
    if not value or not isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if depth >= MAX_DEPTH:
        raise CannotRewriteError(f"brackets are nested more than {MAX_DEPTH} deep")
    if isinstance(value, dict):
        items = [
            f"{json.dumps(key, ensure_ascii=False)}: {_render(item, depth + 1)}"
            for key, item in value.items()
        ]
        opening, closing = "{", "}"
    else:
        items = [_render(item, depth + 1) for item in value]
        opening, closing = "[", "]"
    blanks = "\n" + _STEP * (depth + 1)
    return f"{opening}{blanks}{f',{blanks}'.join(items)}\n{_STEP * depth}{closing}"
