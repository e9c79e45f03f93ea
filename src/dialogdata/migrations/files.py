"""Migrating files."""

from pathlib import Path

from dialogdata import migrations
from dialogdata.migrations.chain import CURRENT, migrate
from dialogdata.writing import files
from dialogdata.writing.canonical import Layout, NotOursError, require_ours
from dialogdata.writing.shape import ordered, shape_for
from dialogdata.writing.text import CannotRewriteError, parse, render


def migrated(path: Path, target: str | None = None) -> Layout | None:
    """Return what a file would be in another version; None where nothing is to be done.

    Raises
    ------
    UnreadableError
        The file cannot be read, or is not JSON.
    UnknownNameError
        Its version is not known, or there is no way to the version wanted.
    """
    original = files.read(path)
    try:
        value = parse(original.text)
        require_ours(value)
    except NotOursError:
        return None
    except CannotRewriteError as problem:
        raise files.refusal(original, problem) from None
    kind = "dataset" if path.name == "dataset.json" else "dialogue"
    found = migrate(value, target or CURRENT, steps=migrations.MIGRATIONS, kind=kind)
    if found["schema_version"] == value["schema_version"]:
        return None
    return Layout(original, render(ordered(found, shape_for(path.name))))
