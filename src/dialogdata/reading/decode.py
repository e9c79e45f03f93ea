"""One record: from bytes to a model, or to the faults that stand in the way."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import ValidationError

from dialogdata.models.base import Model
from dialogdata.reading.positions import JsonSyntaxError, Lines, Positions, scan
from dialogdata.reading.sources import RawRecord
from dialogdata.rules import file as rules
from dialogdata.rules.rule import Fault, last_part
from dialogdata.rules.structure import translate

ModelT = TypeVar("ModelT", bound=Model)

_BOM = b"\xef\xbb\xbf"
_BLANKS = b" \t\r\n"
_BLANK_COLONS = (b" :", b"\t:", b"\r:", b"\n:")


@dataclass
class Decoded(Generic[ModelT]):
    """What became of the bytes of one record."""

    model: ModelT | None
    faults: list[Fault]
    raw: RawRecord
    offset: int | None = None
    """Offset of the fault of a text that is not JSON."""

    @property
    def text(self) -> str:
        """The text, without a byte-order mark; bytes that are not UTF-8 are replaced."""
        return self.raw.data.removeprefix(_BOM).decode("utf-8", "replace")


def count_keys(value: object) -> int:
    """Count the keys that a model, and the models in it, were given."""
    if isinstance(value, Model):
        fields = value.model_fields_set
        held = value.__dict__
        return len(fields) + sum(
            count_keys(held[name]) for name in fields if not isinstance(held[name], str)
        )
    if isinstance(value, list):
        if value and isinstance(value[0], str):
            return 0
        return sum(map(count_keys, value))
    if isinstance(value, dict):
        return len(value)
    return 0


def hides_something(data: bytes, keys: int) -> bool:
    """Tell whether a text may hold what the models cannot see: a key that stands twice.

    The keys of the text are counted without parsing it: each ends in ``":`` once blanks before
    colons are taken away. Where an escaped quotation mark stands before a colon the count means
    nothing, and the text is looked at closely.
    """
    # A search for one byte is much faster than one for two, so it comes first.
    if any(blank[:1] in data and blank in data for blank in _BLANK_COLONS):
        data = data.translate(None, _BLANKS)
    return (b"\\" in data and b'\\":' in data) or data.count(b'":') != keys


def decode(raw: RawRecord, model: type[ModelT]) -> Decoded[ModelT]:
    """Turn bytes into a model.

    Parameters
    ----------
    raw : RawRecord
        The bytes.
    model : type
        The model that they should fit.

    Returns
    -------
    Decoded
        The model, or the faults.
    """
    if raw.too_large:
        return Decoded(None, [rules.TOO_LARGE.fault("", "the record has more than 16 MB")], raw)
    if raw.changed:
        return Decoded(None, [rules.CHANGED.fault("", "the file changed while it was read")], raw)
    data = raw.data.removeprefix(_BOM)
    try:
        found = model.model_validate_json(data)
    except ValidationError as error:
        return _look_closely(raw, model, error)
    return Decoded(found, [], raw)


def reveal(decoded: Decoded[ModelT], keys: int) -> Decoded[ModelT]:
    """Look for what the models cannot see: a key that stands twice.

    Parameters
    ----------
    decoded : Decoded
        A record that has a model.
    keys : int
        How many keys the model was given.
    """
    if not hides_something(decoded.raw.data, keys):
        return decoded
    try:
        positions = scan(decoded.text)
    except JsonSyntaxError as problem:  # the parser of the models is laxer than JSON here
        rule = rules.TOO_DEEP if problem.too_deep else rules.NOT_JSON
        return Decoded(None, [rule.fault("", problem.message)], decoded.raw, problem.offset)
    faults = _hidden(positions)
    # Which of two values was meant is not known, so nothing more is said of such a record.
    return Decoded(None if faults else decoded.model, faults, decoded.raw)


def _look_closely(
    raw: RawRecord, model: type[ModelT], error: ValidationError
) -> Decoded[ModelT]:
    data = raw.data.removeprefix(_BOM)
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
