"""A comparison as text for a terminal, as Markdown for release notes, as JSON for programs."""

import json
import re
from collections.abc import Iterator
from typing import Any

from dialogdata.comparing.difference import MISSING, Change, Difference
from dialogdata.comparing.steps import Step
from dialogdata.comparing.wording import edit_line, sections, sizes, title, verdict
from dialogdata.reporters._plain import printable

_MARKS = {"added": "+", "removed": "-", "withdrawn": "-", "deprecated": "~", "changed": "~"}
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#~&])")
_MOST = 50
"""Entries of a section of release notes."""


def text(difference: Difference) -> str:
    """Return the comparison as text."""
    old, new = difference.old, difference.new
    head = (
        f"{new.name} {old.version} → {new.version}"
        if old.name == new.name
        else (f"{old.name} {old.version} → {new.name} {new.version}")
    )
    lines = [printable(head), sizes(difference)]
    for heading, changes in sections(difference):
        lines += ["", heading]
        for change in changes:
            breaking = " [breaking]" if change.step is Step.BREAKING else ""
            name = f"  {_MARKS[change.action]} {printable(change.name)}{breaking}"
            lines.append(f"{name}  {title(change)}".rstrip())
            for pointer, before, after in map(edit_line, change.edits):
                lines.append(f"      {pointer}: {before} → {after}")
    return "\n".join([*lines, "", verdict(difference), ""])


def markdown(difference: Difference) -> str:
    """Return the comparison as Markdown."""
    old, new = difference.old, difference.new
    lines = [
        f"## {_escaped(new.name)} {_escaped(new.version)}",
        "",
        f"Since {_escaped(old.version)}: {sizes(difference)}.",
        "",
        _escaped(verdict(difference)),
    ]
    for heading, changes in sections(difference):
        lines += ["", f"### {heading[0].upper()}{heading[1:]}", ""]
        for change in changes[:_MOST]:
            lines += _entry(change)
        if len(changes) > _MOST:
            lines.append(f"- … and {len(changes) - _MOST} more")
    return "\n".join([*lines, ""])


def _entry(change: Change) -> Iterator[str]:
    breaking = "**breaking** " if change.step is Step.BREAKING else ""
    yield f"- {breaking}{_code(printable(change.name))} {_escaped(title(change))}".rstrip()
    for edit in change.edits:
        pointer, before, after = map(_code, edit_line(edit))
        yield f"  - {pointer}: {before} → {after}"


def _escaped(said: str) -> str:
    return _MARKDOWN.sub(r"\\\1", printable(said))


def _code(said: str) -> str:
    # A code span cannot hold its own mark; two marks and a blank can hold one.
    return f"`` {said} ``" if "`" in said else f"`{said}`"


def as_json(difference: Difference) -> str:
    """Return the comparison as JSON, with all values whole."""
    return json.dumps(_object(difference), ensure_ascii=False, indent=2) + "\n"


def _object(difference: Difference) -> dict[str, Any]:
    sides = {
        key: {
            "name": side.name,
            "version": side.version,
            "package": side.where,
            "dialogues": side.dialogues,
            "statements": side.statements,
        }
        for key, side in (("old", difference.old), ("new", difference.new))
    }
    try:
        needed, enough = difference.needed, difference.declared_enough
    except ValueError:  # a version that is no three numbers
        needed, enough = None, None
    return {
        **sides,
        "step": difference.step.label,
        "part": difference.step.part,
        "needed": needed,
        "enough": enough,
        "changes": [_change(change) for change in difference],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "subject": change.subject,
        "action": change.action,
        "name": change.name,
        "step": change.step.label,
        "title": change.title,
        "edits": [
            {"pointer": edit.pointer}
            | ({} if edit.old is MISSING else {"old": edit.old})
            | ({} if edit.new is MISSING else {"new": edit.new})
            for edit in change.edits
        ],
    }
