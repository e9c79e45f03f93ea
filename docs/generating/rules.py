"""The page of the rules."""

from dialogdata.rules import all_rules
from generating.markdown import NOTE

GROUPS = {
    "DD0": "The file",
    "DD1": "Structure",
    "DD2": "Codelists and registries",
    "DD3": "Within one record",
    "DD4": "Across records",
    "DD5": "Dataset metadata and packages",
    "DD9": "Layout",
}


def page() -> str:
    """Return the page."""
    parts = [
        NOTE,
        "# Rules\n",
        "Every finding of `dialogdata validate` names one of these rules. `dialogdata explain`",
        "shows one in the terminal; `--select` and `--ignore` take ids, beginnings of ids and",
        "slugs.\n",
    ]
    rules = list(all_rules().values())
    for prefix, title in GROUPS.items():
        parts.append(f"## {prefix}xx: {title}\n")
        for rule in rules:
            if not rule.id.startswith(prefix):
                continue
            parts += [
                f"### {rule.id} {rule.slug}\n",
                f"**{rule.title}** ({rule.severity}). {rule.why}\n",
                f"- Mend it: {rule.fix}",
                f"- Bad: {_sample(rule.bad)}",
                f"- Good: {_sample(rule.good)}\n",
            ]
    return "\n".join(parts)


def _sample(text: str) -> str:
    return f"`{text}`" if text.startswith(("{", '"', "[")) else text
