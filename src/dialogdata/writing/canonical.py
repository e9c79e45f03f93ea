"""The canonical form of a record, and bringing files into it."""

from dataclasses import dataclass
from difflib import unified_diff
from io import StringIO
from pathlib import Path
from typing import Any

from dialogdata.writing import files
from dialogdata.writing.shape import ordered, shape_for
from dialogdata.writing.text import CannotRewriteError, parse, render


class NotOursError(Exception):
    """The JSON is something other than a record or the metadata of a dataset."""


def canonical(text: str, path: str = "record.json") -> str:
    """Return the canonical form of the text of a record.

    Keys stand in the order of the models, unknown ones behind; two spaces a level, letters
    unescaped, line breaks of one character, one of them at the end. The value is the same.

    Parameters
    ----------
    text : str
        JSON text without a byte-order mark.
    path : str
        Name of the file, which tells a dataset's metadata from a record.

    Raises
    ------
    CannotRewriteError
        The text is not JSON, or would lose something.
    NotOursError
        The value is neither a record nor a dataset.
    """
    value = parse(text)
    require_ours(value)
    return render(ordered(value, shape_for(path)))


def require_ours(value: Any) -> None:
    """Make sure that a value is meant as a record or as a dataset.

    A folder may hold other JSON, such as the settings of an editor, which is not ours to lay out.

    Raises
    ------
    NotOursError
        It has none of the keys by which to know it.
    """
    if not isinstance(value, dict) or not value.keys() & {"schema_version", "parties"}:
        raise NotOursError


@dataclass(frozen=True)
class Layout:
    """A file, and what it would be in canonical form."""

    original: files.Original
    text: str

    @property
    def changed(self) -> bool:
        """Whether the file is not in canonical form."""
        return self.text.encode("utf-8") != self.original.data

    def write(self) -> None:
        """Bring the file into canonical form."""
        files.replace(self.original, self.text.encode("utf-8"))

    def diff(self) -> str:
        """Return the difference as a unified diff."""
        return diff(self.original.text, self.text, str(self.original.path))


def layout_of(path: Path) -> Layout | None:
    """Return the canonical form of a file; None for JSON that is not ours.

    Raises
    ------
    UnreadableError
        The file cannot be read, or not safely be rewritten.
    """
    original = files.read(path)
    try:
        return Layout(original, canonical(original.text, path.name))
    except NotOursError:
        return None
    except CannotRewriteError as problem:
        raise files.refusal(original, problem) from None


def diff(old: str, new: str, name: str) -> str:
    """Return the difference of two texts as a unified diff."""
    # Only at line breaks of JSON: str.splitlines would also cut at those inside texts.
    before, after = (list(StringIO(text, newline="\n")) for text in (old, new))
    lines = unified_diff(before, after, f"{name} (as it is)", f"{name} (canonical)")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
