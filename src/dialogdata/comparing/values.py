"""Two JSON values, field by field."""

import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from dialogdata.comparing.difference import MISSING, Edit, Json
from dialogdata.rules.rule import escape


def edits(old: Json, new: Json, pointer: str = "") -> Iterator[Edit]:
    """Yield the values that differ, the deepest that do.

    Objects are compared by key, lists of objects with ids by id, other lists of objects in
    order; a list of plain values is one value.
    """
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            place = f"{pointer}/{escape(key)}"
            yield from edits(old.get(key, MISSING), new.get(key, MISSING), place)
    elif _objects(old) and _objects(new):
        yield from (
            _by_id(old, new, pointer) if _ids(old) and _ids(new) else _in_order(old, new, pointer)
        )
    elif canonical(old) != canonical(new):
        yield Edit(pointer, old, new)


def canonical(value: Json) -> str:
    """Return a text that is the same for equal values only: 1 is not true and not 1.0."""
    return "" if value is MISSING else json.dumps(value, sort_keys=True)


def _objects(value: Json) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def _ids(items: Sequence[Json]) -> list[str]:
    """Return the ids of objects, or nothing when they do not tell them apart."""
    found = [item.get("id") for item in items]
    usable = all(isinstance(name, str) for name in found) and len(set(found)) == len(found)
    return found if usable else []


def _by_id(old: list[Json], new: list[Json], pointer: str) -> Iterator[Edit]:
    before = {item["id"]: (place, item) for place, item in enumerate(old)}
    after = {item["id"]: (place, item) for place, item in enumerate(new)}
    for name, (place, item) in before.items():
        if name not in after:
            yield Edit(f"{pointer}/{place}", item, MISSING)
    for name, (place, item) in after.items():
        yield from edits(before.get(name, (0, MISSING))[1], item, f"{pointer}/{place}")
    yield from moved(list(before), list(after), pointer)


def moved(old: Sequence[str], new: Sequence[str], pointer: str) -> Iterator[Edit]:
    """Yield that those ids which are in both lists stand in another order."""
    first = [name for name in old if name in set(new)]
    second = [name for name in new if name in set(old)]
    if first != second:
        yield Edit(pointer, first, second)


def _in_order(old: list[Json], new: list[Json], pointer: str) -> Iterator[Edit]:
    """Compare what is left when equal objects have found each other."""
    matcher = SequenceMatcher(None, [*map(canonical, old)], [*map(canonical, new)], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        pairs = zip_longest(range(a, b), range(c, d))
        for before, after in pairs:
            if before is None:
                yield Edit(f"{pointer}/{after}", MISSING, new[after])
            elif after is None:
                yield Edit(f"{pointer}/{before}", old[before], MISSING)
            else:
                yield from edits(old[before], new[after], f"{pointer}/{after}")
