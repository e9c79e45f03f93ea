"""One record: from bytes to a model, or to the faults that stand in the way."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import ValidationError

from dialogdata.models.base import Model
from dialogdata.reading.sources import RawRecord
from dialogdata.rules import file as rules
from dialogdata.rules.rule import Fault

ModelT = TypeVar("ModelT", bound=Model)

BOM = b"\xef\xbb\xbf"
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
        return self.raw.data.removeprefix(BOM).decode("utf-8", "replace")


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
    data = raw.data.removeprefix(BOM)
    try:
        found = model.model_validate_json(data)
    except ValidationError as error:
        from dialogdata.reading import closely  # noqa: PLC0415 - only faulty records need it

        return closely.look(raw, model, error)
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
    from dialogdata.reading import closely  # noqa: PLC0415 - only faulty records need it

    return closely.look_for_hidden(decoded)
