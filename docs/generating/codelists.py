"""The page of the codelists."""

from dialogdata.codelists import codelist, codelist_names
from generating.markdown import NOTE, code, table

INTRO = """# Codelists

Every code with its definition, what belongs there, what does not, and an invented example. The
lists are closed: a new code needs a new version of the schema. `dd.codelist("stance")` gives one as
a frame; the table `codelist_mappings` says what its codes are called in other schemes.
"""


def page() -> str:
    """Return the page."""
    names = codelist_names()
    rows = [(f"[{name}](#{name})", codelist(name).definition) for name in names]
    parts = [NOTE, INTRO, table(("list", "what it is about"), rows)]
    for name in names:
        found = codelist(name)
        ranked = any(found.ordinal(value) is not None for value in found.codes)
        scale = " The codes are a scale, lowest rank first." if ranked else ""
        parts.append(f"## {name}\n\n{found.title}. {found.definition}{scale}\n")
        parts.append(
            table(
                ("code", "meaning", "belongs here", "does not", "example"),
                [
                    (
                        code(value) + (f" {found.ordinal(value)}" if ranked else ""),
                        f"**{row['title']}.** {row['definition']}",
                        row["include"],
                        row["exclude"],
                        row["example"],
                    )
                    for value, row in found.entries.items()
                ],
            )
        )
    return "\n".join(parts)
