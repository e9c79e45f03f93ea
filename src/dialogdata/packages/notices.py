"""``LICENSE``, ``CITATION.cff`` and ``CHANGELOG.md`` of a package."""

import json
import re

from dialogdata.errors import UnreadableError
from dialogdata.library import DatasetFolder
from dialogdata.packages.draft import Draft

_ATTRIBUTION = """
You are free to share and adapt the data for any purpose, also commercially,
if you give appropriate credit, link to the licence, and indicate changes.
"""
_TITLE = re.compile(r"\A# .*\n+")
_HEADING = re.compile(r"^(?=#)", re.MULTILINE)
_RULE = (
    "The version says what changed: the first number when a column or a meaning was removed or "
    "changed, the second when records or columns were added, the third when records were corrected."
)


def write_licence(draft: Draft) -> None:
    """Write the terms, as the datasets state them."""
    lines = [f"The data of the package “{draft.about.title}” are licensed under\n"]
    lines += [
        f"    {licence['title']} ({licence['name']})\n    {licence['path']}\n"
        for licence in draft.about.licences
    ]
    text = "\n".join(lines)
    if all(licence["name"] == "CC-BY-4.0" for licence in draft.about.licences):
        text += _ATTRIBUTION
    text += (
        "\nA suggested citation stands in CITATION.cff.\n\n"
        "The licence covers the coding, the summaries, the structure and the documentation.\n"
        "It does not cover the source texts, which are not part of the data; quotations of\n"
        "at most 15 words remain under the terms of their sources, which each record names.\n"
    )
    for dataset in draft.datasets:
        own = _own(dataset, "LICENSE")
        if own is not None:
            text += f"\n---- {dataset.name} ----\n\n{own}"
    draft.write("LICENSE", text)


def write_citation(draft: Draft) -> None:
    """Write how to cite the package; every JSON string is a string of YAML."""
    about = draft.about
    entries = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them as below.",
        "type": "dataset",
        "title": about.title,
        "abstract": about.description,
        "version": about.version,
    }
    lines = [f"{key}: {_quoted(value)}" for key, value in entries.items()]
    lines.append(f"date-released: {about.released}")
    if about.doi:
        lines.append(f"doi: {_quoted(about.doi)}")
    if about.homepage:
        lines.append(f"url: {_quoted(about.homepage)}")
    lines.append("license:")
    lines += [f"  - {_quoted(licence['name'])}" for licence in about.licences]
    lines.append("authors:")
    lines += [f"  - name: {_quoted(person['title'])}" for person in about.creators]
    lines.append("keywords:")
    lines += [f"  - {_quoted(word)}" for word in about.keywords]
    draft.write("CITATION.cff", "\n".join(lines) + "\n")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def write_changelog(draft: Draft) -> None:
    """Write what changed: from the dataset's own changelog, or a first entry."""
    parts = [f"# Changelog of the data\n\n{_RULE}\n"]
    for dataset in draft.datasets:
        text = _own(dataset, "CHANGELOG.md") or _first_entry(draft, dataset)
        text = _TITLE.sub("", text)
        if len(draft.datasets) > 1:
            text = f"## {dataset.meta.title}\n\n{_HEADING.sub(r'#', text)}"
        parts.append(text)
    draft.write("CHANGELOG.md", "\n".join(parts))


def _first_entry(draft: Draft, dataset: DatasetFolder) -> str:
    meta = dataset.meta
    tally = draft.tally
    what = (
        f"{tally.dialogues} dialogues with {tally.statements} statements"
        if len(draft.datasets) == 1
        else f"{len(dataset.record_paths())} dialogues"
    )
    return f"## [{meta.version}] - {meta.released}\n\n- {what}, schema {meta.schema_version}.\n"


def _own(dataset: DatasetFolder, name: str) -> str | None:
    path = dataset.path / name
    try:
        return path.read_text("utf-8") if path.is_file() else None
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or error}") from None
