"""A work in the words of one style each. The version of the data stands in all of them."""

import re
from typing import Any

from dialogdata.citing.work import Work

_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_TEX |= {mark: f"\\{mark}" for mark in "&%$#_{}"}


def _tex(text: str) -> str:
    return "".join(_TEX.get(mark, mark) for mark in text)


def bibtex(work: Work) -> str:
    """Return an entry that old styles understand too: hence ``misc``, and the version as note."""
    title = work.title if work.within is None else f"{work.title} (record {work.record})"
    fields = {
        # Two braces: names stand as stated; which part is a family name nobody said.
        "author": " and ".join(f"{{{_tex(name)}}}" for name in work.authors),
        "title": f"{{{_tex(title)}}}",
        "year": work.year,
        "howpublished": "Data set",
        "version": work.version,
        "note": f"Version {work.version}, released {work.released}, {work.licence}",
    }
    if work.within is not None:
        fields["howpublished"] = f"Record in the data set: {_tex(work.within)}"
    if work.doi:
        fields["doi"] = work.doi
    if work.url:
        fields["url"] = work.url
    key = re.sub(r"[^A-Za-z0-9_:.-]", "-", work.key)
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{key},\n{lines}}}"


def apa(work: Work) -> str:
    """Return a reference after APA 7 for a data set."""
    head = f"{_joined(work.authors)}. ({work.year})."
    kind = f"(Version {work.version}) [Data set]."
    parts = [head, f"{work.title} {kind}"]
    if work.within is not None:
        parts = [head, f"{work.title} [Record {work.record}].", f"In {work.within} {kind}"]
    if work.doi or work.url:
        parts.append(f"https://doi.org/{work.doi}" if work.doi else str(work.url))
    return " ".join(parts)


def _joined(names: tuple[str, ...]) -> str:
    *others, last = names
    return f"{', '.join(others)}, & {last}" if others else last


def csl(work: Work) -> dict[str, Any]:
    """Return an item of CSL-JSON, which reference managers import."""
    item: dict[str, Any] = {
        "id": work.key,
        "type": "dataset",
        "title": work.title,
        "author": [{"literal": name} for name in work.authors],
        "issued": {"date-parts": [[int(part) for part in work.released.split("-")]]},
        "version": work.version,
        "note": f"Licence: {work.licence}",
    }
    if work.within is not None:
        item |= {"container-title": work.within, "number": work.record}
    if work.doi:
        item["DOI"] = work.doi
    if work.url:
        item["URL"] = work.url
    return item
