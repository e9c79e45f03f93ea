"""``--fix``: the repairs of a file, put where they belong in its text."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dialogdata.errors import UnreadableError
from dialogdata.reading.positions import scan
from dialogdata.writing import files
from dialogdata.writing.canonical import NotOursError, canonical, require_ours
from dialogdata.writing.inputs import json_files
from dialogdata.writing.repairs import Repair, repairs
from dialogdata.writing.shape import shape_for
from dialogdata.writing.text import CannotRewriteError, parse

_LAYOUT = "DD9"


@dataclass(frozen=True)
class Fixed:
    """What was changed in a file, or what kept it from being changed."""

    path: Path
    repairs: tuple[Repair, ...] = ()
    problem: str | None = None


def fix_paths(paths: Iterable[Path], rules_of: Callable[[Path], frozenset[str]]) -> Iterator[Fixed]:
    """Repair JSON files in place; others, JSON Lines among them, are never touched.

    Parameters
    ----------
    paths : iterable of Path
        Files and folders, as for ``validate``.
    rules_of : callable
        Gives the ids of the rules for which repairs of a file are wanted.

    Yields
    ------
    Fixed
        One for each file that was changed, or that should have been and could not be written.
    """
    wanted = [path for path in paths if path.is_dir() or path.suffix == ".json"]
    for path in json_files(wanted) if wanted else ():
        try:
            done = fix_file(path, rules_of(path))
        except UnreadableError as error:
            yield Fixed(path, problem=str(error))
        else:
            if done:
                yield Fixed(path, done)


def fix_file(path: Path, rules: frozenset[str]) -> tuple[Repair, ...]:
    """Repair one file in place, and return what was done.

    Raises
    ------
    UnreadableError
        The file cannot be read, is not JSON, or changed meanwhile.
    """
    original = files.read(path)
    try:
        text, done = fixed_text(original.text, path.name, rules)
    except NotOursError:
        return ()
    except CannotRewriteError as problem:
        raise files.refusal(original, problem) from None
    if any(rule.startswith(_LAYOUT) for rule in rules):
        laid_out = canonical(text, path.name)
        if laid_out.encode("utf-8") != original.data and laid_out != text:
            done = (*done, Repair("", "DD9xx", "brought into canonical form", ""))
        elif laid_out.encode("utf-8") != original.data and not done:
            done = (Repair("", "DD9xx", "byte-order mark removed", ""),)
        data = laid_out.encode("utf-8")
    else:
        mark = original.data[: len(original.data) - len(original.text.encode("utf-8"))]
        data = mark + text.encode("utf-8")
    if data != original.data:
        files.replace(original, data)
    return done


def fixed_text(text: str, name: str, rules: frozenset[str]) -> tuple[str, tuple[Repair, ...]]:
    """Return the text of a record with its repairs; all else in it stays as it is.

    Raises
    ------
    CannotRewriteError
        The text is not JSON.
    NotOursError
        The value is neither a record nor a dataset.
    """
    value = parse(text)
    require_ours(value)
    done = tuple(repairs(value, shape_for(name), rules))
    if not done:
        return text, ()
    offsets = scan(text).values
    decoder = json.JSONDecoder()
    # From the end, so that the places before stay what they are.
    for repair in sorted(done, key=lambda repair: offsets[repair.pointer], reverse=True):
        start = offsets[repair.pointer]
        _, end = decoder.raw_decode(text, start)
        text = text[:start] + repair.new + text[end:]
    return text, done
