"""DD53x: independent codings. Their statements are checked by the rules of records."""

from collections.abc import Callable

from dialogdata.models import IndependentCoding
from dialogdata.rules.rule import Group, Places

GROUP = Group()

Documents = Callable[[str], frozenset[str] | None]
"""Dialogue → the documents of its record; None where there is no record."""


@GROUP.rule(
    "DD530",
    "coding-of-no-document",
    "error",
    "The dataset has no such document",
    why="A coding is compared with others of its document; this one would be with none.",
    fix="Correct `dialogue` or `document`, or add the record.",
    bad='"dialogue": "chn-pak-2026-01-04", "document": "d2" where the record has d1 only',
    good='"dialogue": "chn-pak-2026-01-04", "document": "d1"',
)
def coding_of_no_document(coding: IndependentCoding, documents: Documents) -> Places:
    """Find a coding of a document that no record has."""
    known = documents(coding.dialogue)
    if known is None:
        yield "/dialogue", f"there is no record of {coding.dialogue!r} beside it"
    elif coding.document not in known:
        listing = f"known there: {', '.join(sorted(known))}" if known else "it has no documents"
        yield "/document", f"{coding.dialogue!r} has no document {coding.document!r}", listing
