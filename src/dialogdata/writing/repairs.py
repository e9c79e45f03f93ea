"""Repairs that cannot change what a record says, each for one rule."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dialogdata.rules.rule import clip, escape
from dialogdata.writing.shape import Field, Shape

# The blanks of Unicode, as the pattern of the models knows them; str.strip takes more.
BLANKS = (
    "\t\n\v\f\r \x85\xa0\u1680"
    + "".join(map(chr, range(0x2000, 0x200B)))
    + ("\u2028\u2029\u202f\u205f\u3000")
)
UNTRIMMED, NOT_NFC, UNSORTED = "DD106", "DD362", "DD303"
_PARTY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True)
class Repair:
    """One change: at which value, for which rule, from what to what."""

    pointer: str
    rule: str
    what: str
    new: str
    """The new JSON text of the value."""

    def __str__(self) -> str:
        place = f"{self.pointer}: " if self.pointer else ""
        return f"{self.rule} {place}{self.what}"


def repairs(record: Any, shape: Shape, rules: frozenset[str]) -> Iterator[Repair]:
    """Find what can be repaired in a record.

    Parameters
    ----------
    record : object
        The JSON value.
    shape : mapping
        Its shape; texts under keys that it does not have are left alone.
    rules : frozenset of str
        The rules for which repairs are wanted.
    """
    if UNSORTED in rules:
        yield from _parties(record)
    for pointer, text, is_address in _texts(record, shape):
        new, done = text, []
        # The letters of an address are part of where it leads.
        if NOT_NFC in rules and not is_address and not unicodedata.is_normalized("NFC", new):
            new = unicodedata.normalize("NFC", new)
            done.append((NOT_NFC, "written in Unicode form NFC"))
        # Of a text of nothing but blanks nothing would be left, which is no better.
        if UNTRIMMED in rules and new.strip(BLANKS) not in ("", new):
            new = new.strip(BLANKS)
            done.append((UNTRIMMED, "blanks at the ends removed"))
        if done:
            what = " and ".join(words for _, words in done)
            written = json.dumps(new, ensure_ascii=False)
            yield Repair(pointer, done[0][0], f"{what}, now {clip(new, 60)}", written)


def _parties(record: dict[str, Any]) -> Iterator[Repair]:
    """Sort two codes. The id stays: ids are never changed, and DD301 says if it is wrong."""
    codes = record.get("parties")
    if not isinstance(codes, list) or len(codes) != 2:  # noqa: PLR2004 - two parties
        return
    plain = [code for code in codes if isinstance(code, str) and _PARTY.fullmatch(code)]
    if plain == codes and plain[0] > plain[1]:
        for i, code in enumerate(sorted(plain)):
            yield Repair(f"/parties/{i}", UNSORTED, f"sorted, now {code}", json.dumps(code))


def _texts(value: Any, shape: Shape, pointer: str = "") -> Iterator[tuple[str, str, bool]]:
    """Yield the texts of the record, with their pointers, and whether they are addresses."""
    if isinstance(value, list):
        for i, item in enumerate(value):
            yield from _texts(item, shape, f"{pointer}/{i}")
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in shape:
                yield from _under(shape[key], item, f"{pointer}/{escape(key)}")


def _under(field: Field, value: Any, pointer: str) -> Iterator[tuple[str, str, bool]]:
    if isinstance(value, str):
        yield pointer, value, field.is_address
    elif field.shape is not None:
        yield from _texts(value, field.shape, pointer)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            if isinstance(item, str):
                yield f"{pointer}/{i}", item, field.is_address
    elif field.is_map and isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, str):
                yield f"{pointer}/{escape(key)}", item, field.is_address
