"""A closer look at a text in which something is wrong: what, and at which place."""

from pydantic import ValidationError

from dialogdata.reading.decode import BOM, Decoded, ModelT
from dialogdata.reading.positions import JsonSyntaxError, Lines, Positions, scan
from dialogdata.reading.sources import RawRecord
from dialogdata.rules import file as rules
from dialogdata.rules.rule import Fault, last_part
from dialogdata.rules.structure import translate


def look_for_hidden(decoded: Decoded[ModelT]) -> Decoded[ModelT]:
    """Look for what the models cannot see in a record that they accept."""
    try:
        positions = scan(decoded.text)
    except JsonSyntaxError as problem:  # the parser of the models is laxer than JSON here
        rule = rules.TOO_DEEP if problem.too_deep else rules.NOT_JSON
        return Decoded(None, [rule.fault("", problem.message)], decoded.raw, problem.offset)
    faults = _hidden(positions)
    # Which of two values was meant is not known, so nothing more is said of such a record.
    return Decoded(None if faults else decoded.model, faults, decoded.raw)


def look(raw: RawRecord, model: type[ModelT], error: ValidationError) -> Decoded[ModelT]:
    """Say what is wrong with a record that the models refuse."""
    data = raw.data.removeprefix(BOM)
    if not data.strip():
        return Decoded(None, [rules.EMPTY.fault("", "nothing is here")], raw, 0)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        offset = len(data[: problem.start].decode("utf-8"))
        message = f"byte 0x{data[problem.start]:02x} is not UTF-8"
        return Decoded(None, [rules.NOT_UTF8.fault("", message)], raw, offset)
    try:
        positions = scan(text)
    except JsonSyntaxError as problem:
        rule = rules.TOO_DEEP if problem.too_deep else rules.NOT_JSON
        return Decoded(None, [rule.fault("", problem.message)], raw, problem.offset)
    faults = _hidden(positions)
    details = error.errors(include_url=False)
    if details[0]["type"] == "json_invalid":
        faults += _half_pairs(positions)
        if not faults:
            message = str(details[0].get("ctx", {}).get("error", "the text is not JSON"))
            faults = [rules.NOT_JSON.fault("", message)]
        return Decoded(None, faults, raw)
    if not text.lstrip().startswith("{"):
        return Decoded(None, [rules.NOT_OBJECT.fault("", _what(text))], raw)
    hidden = {fault.pointer for fault in faults}
    faults += [f for f in translate(details, model) if f.pointer not in hidden]
    return Decoded(None, faults, raw)


def _what(text: str) -> str:
    first = text.lstrip()[0]
    names = {"[": "a list", '"': "a text", "t": "true", "f": "false", "n": "null"}
    return f"this is {names.get(first, 'a number')}, not an object in {{braces}}"


def _hidden(positions: Positions) -> list[Fault]:
    faults = [
        rules.DUPLICATE_KEY.fault(
            pointer, f"the key {last_part(pointer)!r} stands twice", at_key=True
        )
        for pointer in dict.fromkeys(pointer for pointer, _ in positions.duplicates)
    ]
    faults += [
        rules.NOT_FINITE.fault(pointer, "NaN and Infinity are not JSON")
        for pointer, _ in positions.not_finite
    ]
    return faults


def _half_pairs(positions: Positions) -> list[Fault]:
    message = "the text holds half of a surrogate pair, which is no letter"
    return [
        rules.NOT_JSON.fault(pointer, message, at_key=positions.keys.get(pointer) == offset)
        for pointer, offset in positions.half_pairs
    ]


class Places:
    """Turns pointers of one record into lines and columns; scans its text only when asked."""

    def __init__(self, decoded: Decoded[ModelT]) -> None:
        self._lines = Lines(decoded.text)
        self._base = decoded.raw.line
        self._fixed = decoded.offset
        self._positions = Positions()
        if self._fixed is None and not decoded.raw.too_large:
            try:
                self._positions = scan(decoded.text)
            except JsonSyntaxError as problem:
                self._fixed = problem.offset

    def place(self, fault: Fault) -> tuple[int, int]:
        """Return line and column of a fault, both from 1."""
        offset = self._fixed if fault.offset is None else fault.offset
        if offset is None:
            offset = self._positions.offset(fault.pointer, at_key=fault.at_key)
        line, column = self._lines.place(offset)
        return line + self._base - 1, column
