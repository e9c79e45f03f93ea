"""What the reports of a comparison share: sections, sentences, values cut to a length."""

import json
from collections.abc import Iterator

from dialogdata.comparing.difference import MISSING, Change, Difference, Edit, Json
from dialogdata.comparing.steps import Step
from dialogdata.reporters._plain import clip, count, printable

_LONGEST = 80
_SUBJECTS = {
    "package": "package",
    "dataset": "datasets",
    "dialogue": "dialogues",
    "statement": "statements",
    "table": "tables",
    "column": "columns",
    "code": "codes",
    "registry": "registry rows",
}
_ACTIONS = ("removed", "withdrawn", "deprecated", "added", "changed")
_KINDS = {
    Step.NONE: "Nothing differs",
    Step.CORRECTION: "Corrections only",
    Step.ADDITION: "Additions, and nothing is gone",
    Step.BREAKING: "Breaking: something is gone or means something else",
}


def sections(difference: Difference) -> Iterator[tuple[str, list[Change]]]:
    """Yield the changes by what happened to what, each with a heading."""
    for subject, noun in _SUBJECTS.items():
        for action in _ACTIONS:
            found = [c for c in difference if (c.subject, c.action) == (subject, action)]
            if found:
                yield f"{noun} {action} ({len(found)})", found


def verdict(difference: Difference) -> str:
    """Return what kind of step it is, and which version it takes."""
    kind = _KINDS[difference.step]
    try:
        needed, enough = difference.needed, difference.declared_enough
    except ValueError as error:  # a version that is no three numbers
        return f"{kind}. {printable(str(error))}."
    declared = printable(difference.new.version)
    said = "is declared" if enough else "is declared, and that is too small"
    return f"{kind} ({difference.step.part}). It takes at least {needed}; {declared} {said}."


def sizes(difference: Difference) -> str:
    """Return how much both releases hold."""
    return " → ".join(
        f"{count(side.dialogues, 'dialogue')}, {count(side.statements, 'statement')}"
        for side in (difference.old, difference.new)
    )


def value(found: Json) -> str:
    """Return a value as short JSON, or that there is none."""
    if found is MISSING:
        return "(none)"
    return clip(printable(json.dumps(found, ensure_ascii=False)), _LONGEST)


def edit_line(edit: Edit) -> tuple[str, str, str]:
    """Return pointer, old and new value; of two long texts the part where they part."""
    old, new = edit.old, edit.new
    if isinstance(old, str) and isinstance(new, str) and max(len(old), len(new)) > _LONGEST:
        shared = next(
            (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b),
            min(len(old), len(new)),
        )
        start = max(shared - _LONGEST // 4, 0)
        if start:
            old, new = f"…{old[start:]}", f"…{new[start:]}"
    return printable(edit.pointer), value(old), value(new)


def title(change: Change) -> str:
    """Return the title of a change for one line."""
    return clip(printable(change.title), _LONGEST)
