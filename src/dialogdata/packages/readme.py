"""``README.md`` of a package: what, how many, how far to trust it, how to load and cite it."""

from collections import Counter
from pathlib import Path
from string import Template

from dialogdata.codelists import codelist
from dialogdata.packages.croissant import citation
from dialogdata.packages.draft import Draft, Tally

_TEMPLATE = Path(__file__).parent / "templates" / "README.md"
_LISTS = {"method": "coding_method", "status": "record_status", "coverage": "coverage"}
_UNREVIEWED = {"model", "derived", "imported"}


def write_readme(draft: Draft) -> None:
    """Write the page with which people begin."""
    about = draft.about
    text = Template(_TEMPLATE.read_text("utf-8")).substitute(
        name=about.name,
        title=about.title,
        description=about.description,
        version=about.version,
        released=about.released,
        licences=", ".join(f"[{part['name']}]({part['path']})" for part in about.licences),
        counts=_counts(draft.tally),
        honesty=_honesty(draft.tally),
        coverage=_coverage(draft),
        citation=citation(draft),
    )
    draft.write("README.md", text)


def _counts(tally: Tally) -> str:
    rows = {
        "dialogues": tally.dialogues,
        "pairs of parties": len(tally.dyads),
        "documents": tally.documents,
        "statements": tally.statements,
        "commitments": tally.commitments,
        "sources": tally.sources,
        "first and last dialogue": " to ".join(dict.fromkeys(tally.days)),
    }
    lines = [f"| {name} | {value} |" for name, value in rows.items()]
    return "\n".join(["| what | how many |", "|---|--:|", *lines])


def _honesty(tally: Tally) -> str:
    """Say who coded, who reviewed, and what the parts read allow one to conclude."""
    parts = [f"{label}: {_shares(tally.coding[name], _LISTS[name])}" for name, label in (
        ("method", "Coded by"), ("status", "Status of the records"), ("coverage", "Coverage"),
    )]  # fmt: skip
    text = ". ".join(parts) + "."
    alone = sum(tally.coding["method"][method] for method in _UNREVIEWED)
    if alone:
        which = "All records" if alone == tally.dialogues else f"{alone} of the records"
        text += f" **{which} were coded without review by a person:** check what you rely on."
    if tally.coding["coverage"]["partial"] or tally.coding["coverage"]["metadata_only"]:
        text += " Where coverage is not complete, the absence of a topic means nothing."
    return text


def _shares(counts: Counter[str], name: str) -> str:
    titles = {code: row["title"] for code, row in codelist(name).entries.items()}
    return ", ".join(
        f"{titles[code]} (`{code}`, {count})" for code, count in sorted(counts.items())
    )


def _coverage(draft: Draft) -> str:
    """Return what each dataset says of its selection and bias."""
    text = ""
    for dataset in draft.datasets:
        meta = dataset.meta
        if len(draft.datasets) > 1:
            text += f"### {meta.title} (`{meta.name}` {meta.version})\n\n"
        text += f"**How dialogues came in.** {meta.selection}\n\n**Bias.** {meta.bias}\n\n"
    return text.rstrip("\n") + "\n"
