"""DD36x: the texts."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from dialogdata.models import Dialogue
from dialogdata.rules.context import Context
from dialogdata.rules.facts import Facts
from dialogdata.rules.rule import Group, Places, clip, escape

GROUP = Group()

QUOTE_WORDS = 15
# Patterns are texts and not compiled: few records need them, and `re` keeps what it compiled.
_CJK = r"[\u2e80-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]"


def words(text: str) -> int:
    """Count words; scripts without blanks count two characters as one word."""
    letters = () if text.isascii() else re.findall(_CJK, text)
    return len((re.sub(_CJK, "", text) if letters else text).split()) + len(letters) // 2


@GROUP.rule(
    "DD360",
    "quote-too-long",
    "error",
    "The quote has more than 15 words",
    why="Quotes show wording that is itself a fact; longer ones copy the source.",
    fix="Shorten the quote to the words that matter.",
    bad='"quote": {"text": "<sixteen words or more>", "language": "en"}',
    good='"quote": {"text": "visible and verifiable", "language": "en"}',
)
def quote_too_long(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if not facts.long_quote:
        return
    for i, statement in enumerate(dialogue.statements):
        if statement.quote is not None and words(statement.quote.text) > QUOTE_WORDS:
            count = words(statement.quote.text)
            yield f"/statements/{i}/quote/text", f"a quote of {count} words"


@GROUP.rule(
    "DD361",
    "summary-repeated",
    "error",
    "Two statements have the same summary",
    why="Either one is a copy, or the summary does not say what is particular to each.",
    fix="Remove the copy, or say what each states.",
    bad="s4 and s9 with the same summary",
    good="each summary stands once",
)
def summary_repeated(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    statements = dialogue.statements
    if len({len(statement.summary) for statement in statements}) == len(statements):
        return  # texts of different lengths are different
    first: dict[str, str] = {}
    for i, statement in enumerate(statements):
        key = statement.summary.lower()
        if key in first:
            yield f"/statements/{i}/summary", f"the same summary as {first[key]}"
        else:
            first[key] = statement.id


def _strings(value: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(item, f"{pointer}/{escape(key)}")
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _strings(item, f"{pointer}/{i}")


def _texts(dialogue: Dialogue) -> Iterator[tuple[str, str]]:
    """Yield the texts with letters outside ASCII; the others cannot break these rules."""
    for pointer, text in _strings(dialogue.to_json_dict()):
        if not text.isascii():
            yield pointer, text


TEXT_GROUP = Group()
"""Checked only for records with letters that can break these rules: see `unusual_letters`."""

# First bytes, in UTF-8, of the letters that need a closer look: combining marks, letters of other
# alphabets, and letters with a second form. Accented Latin letters, dashes, quotation marks,
# the euro sign, Han and Hangul are usual; a test goes through all of Unicode.
_UNUSUAL = (
    rb"[\xcc-\xe1\xef-\xf4]|\xe2(?!\x80[\x90-\xbf]|\x82\xac)"
    rb"|\xe3(?![\x81\x83-\xbf])|\xea[\x99-\xaf]"
)
_USUAL = bytes(range(0xCC)) + bytes([*range(0xE4, 0xEA), *range(0xEB, 0xEF)])


def unusual_letters(data: bytes) -> bool:
    """Tell whether a text may hold letters that break a rule of this group."""
    if b"\\" in data and b"\\u" in data:
        return True
    if data.isascii() or not data.translate(None, _USUAL):
        return False
    return re.search(_UNUSUAL, data) is not None


@TEXT_GROUP.rule(
    "DD362",
    "not-nfc",
    "error",
    "The text is not in Unicode form NFC",
    why="The same word in two forms is not found by a search and not joined by a merge.",
    fix="Normalise the text to NFC; `dialogdata validate --fix` does it.",
    bad="é written as e and a combining accent",
    good="é written as one character",
)
def not_nfc(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    for pointer, text in _texts(dialogue):
        if not unicodedata.is_normalized("NFC", text):
            yield pointer, f"{clip(text, 60)} is not in form NFC"


@TEXT_GROUP.rule(
    "DD363",
    "mixed-scripts",
    "error",
    "A word mixes scripts",
    why="A Cyrillic letter in a Latin word looks right and is never found.",
    fix="Type the word in one script.",
    bad="“Pаkistan” with a Cyrillic а",
    good="“Pakistan”",
)
def mixed_scripts(dialogue: Dialogue, _facts: Facts, _context: Context) -> Places:
    for pointer, text in _texts(dialogue):
        for word in re.findall(r"[^\W\d_]+", text):
            scripts = {_script(letter) for letter in word} - {None}
            if len(scripts) > 1:
                names = " and ".join(sorted(str(script) for script in scripts))
                yield pointer, f"{clip(word)} mixes {names} letters"
                break


def _script(letter: str) -> str | None:
    if letter.isascii():
        return "Latin"
    name = unicodedata.name(letter, "").partition(" ")[0].capitalize()
    return (
        name if name in ("Latin", "Cyrillic", "Greek", "Arabic", "Hebrew", "Devanagari") else None
    )
