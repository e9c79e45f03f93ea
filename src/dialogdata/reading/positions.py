"""Where in a JSON text each value stands.

No maintained parser gives the places of values, so this is a scanner of its own. It is run
only on texts in which something was found, it sees what parsers hide (a key that stands
twice, NaN), and it does not recurse, so that no depth of nesting can exhaust the stack.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

MAX_DEPTH = 100

_BLANK = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORD = re.compile(r"true|false|null")
_NOT_FINITE = re.compile(r"NaN|-?Infinity")
_ESCAPE = re.compile(r'\\(u[0-9a-fA-F]{4}|["\\/bfnrt])')
_SIMPLE = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_HALF = re.compile("[\ud800-\udfff]")


class JsonSyntaxError(ValueError):
    """The text is not JSON, or is nested too deeply."""

    def __init__(self, message: str, offset: int, *, too_deep: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.too_deep = too_deep


@dataclass
class Positions:
    """Offsets of values and keys by JSON Pointer, and what parsers hide."""

    values: dict[str, int] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    duplicates: list[tuple[str, int]] = field(default_factory=list)
    not_finite: list[tuple[str, int]] = field(default_factory=list)
    half_pairs: list[tuple[str, int]] = field(default_factory=list)
    """Texts with one half of a surrogate pair, such as ``\\ud800``, which is no letter."""

    def offset(self, pointer: str, *, at_key: bool = False) -> int:
        """Return the offset of a value, or of the nearest enclosing one that exists."""
        if at_key and pointer in self.keys:
            return self.keys[pointer]
        while pointer and pointer not in self.values:
            pointer = pointer.rpartition("/")[0]
        return self.values.get(pointer, 0)


class Lines:
    """Line and column of an offset, both from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer(r"\n|\r\n?", text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _unescape(raw: str) -> str:
    if "\\" not in raw:
        return raw
    units = _ESCAPE.sub(
        lambda m: chr(int(m[1][1:], 16)) if m[1][0] == "u" else _SIMPLE.get(m[1], m[1]), raw
    )
    # Two halves that stand together are one letter.
    return _PAIR.sub(lambda m: m[0].encode("utf-16", "surrogatepass").decode("utf-16"), units)


def scan(text: str) -> Positions:
    """Find the place of every value and key of a JSON text.

    Raises
    ------
    JsonSyntaxError
        The text is not JSON, or has more than 100 levels of nesting.
    """
    return _Scanner(text).run()


@dataclass(slots=True)
class _Container:
    pointer: str
    is_object: bool
    count: int = 0
    keys: set[str] = field(default_factory=set)


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found = Positions()
        self.stack: list[_Container] = []

    def run(self) -> Positions:
        self._skip()
        self._value("")
        while self.stack:
            self._member(self.stack[-1])
        self._skip()
        if self.at < len(self.text):
            raise JsonSyntaxError("there is text after the end of the JSON value", self.at)
        return self.found

    def _skip(self) -> None:
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def _value(self, pointer: str) -> None:
        start, first = self.at, self._peek()
        self.found.values[pointer] = start
        if first in ("{", "["):
            if len(self.stack) >= MAX_DEPTH:
                message = f"brackets are nested more than {MAX_DEPTH} deep"
                raise JsonSyntaxError(message, start, too_deep=True)
            self.stack.append(_Container(pointer, first == "{"))
            self.at += 1
        elif first == '"':
            raw = self._string("text")
            if "\\u" in raw and _HALF.search(_unescape(raw)):
                self.found.half_pairs.append((pointer, start))
        else:
            self._scalar(pointer)

    def _scalar(self, pointer: str) -> None:
        start = self.at
        if match := _NOT_FINITE.match(self.text, start):
            self.found.not_finite.append((pointer, start))
        else:
            match = _WORD.match(self.text, start) or _NUMBER.match(self.text, start)
        if match is None or match.end() == start:
            raise JsonSyntaxError(self._expected("a value"), start)
        self.at = match.end()

    def _string(self, what: str) -> str:
        match = _STRING.match(self.text, self.at)
        if match is None:
            raise self._bad_string(what)
        self.at = match.end()
        return match[0][1:-1]

    def _bad_string(self, what: str) -> JsonSyntaxError:
        if self._peek() != '"':
            return JsonSyntaxError(self._expected(f'{what} in "quotation marks"'), self.at)
        good = re.compile(_STRING.pattern[:-1]).match(self.text, self.at)
        end = good.end() if good else self.at
        rest = self.text[end : end + 1]
        if rest == "":
            return JsonSyntaxError("this text has no closing quotation mark", self.at)
        if rest == "\\":
            return JsonSyntaxError('a backslash may stand only before " \\ / b f n r t u', end)
        return JsonSyntaxError("a line break or control character inside a text", end)

    def _member(self, container: _Container) -> None:
        """Read the next member of the innermost container, or its end."""
        self._skip()
        closing = "}" if container.is_object else "]"
        if self._peek() == closing:
            self.at += 1
            self.stack.pop()
            return
        if container.count:
            if self._peek() != ",":
                raise JsonSyntaxError(self._expected(f"a comma or {closing}"), self.at)
            comma = self.at
            self.at += 1
            self._skip()
            if self._peek() == closing:
                raise JsonSyntaxError("there is a comma before the closing bracket", comma)
        pointer = self._pointer(container)
        container.count += 1
        self._skip()
        self._value(pointer)

    def _pointer(self, container: _Container) -> str:
        if not container.is_object:
            return f"{container.pointer}/{container.count}"
        start = self.at
        raw = self._string("a key")
        # A pointer is printed, and half a pair cannot be: it is named by the usual substitute.
        key = _HALF.sub("\ufffd", _unescape(raw))
        pointer = f"{container.pointer}/{key.replace('~', '~0').replace('/', '~1')}"
        if key in container.keys:
            self.found.duplicates.append((pointer, start))
        elif "\ufffd" in key and _HALF.search(_unescape(raw)):
            self.found.half_pairs.append((pointer, start))
        container.keys.add(key)
        self.found.keys[pointer] = start
        self._skip()
        if self._peek() != ":":
            raise JsonSyntaxError(self._expected("a colon"), self.at)
        self.at += 1
        return pointer

    def _expected(self, what: str) -> str:
        rest = self.text[self.at : self.at + 1]
        return (
            f"{what} is expected here, not {rest!r}" if rest else f"{what} is expected, not the end"
        )
