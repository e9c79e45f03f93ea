"""The files that may be rewritten: one JSON value each."""

from collections.abc import Iterable
from pathlib import Path

from dialogdata.errors import UnreadableError
from dialogdata.reading.sources import find_inputs


def json_files(paths: Iterable[Path]) -> list[Path]:
    """Return the JSON files that paths stand for.

    In folders, other files are passed over; a file that is named must be JSON.

    Raises
    ------
    UnreadableError
        A path does not exist, or names a file that has no canonical layout.
    """
    given = list(paths)
    for path in given:
        if path.is_file() and path.suffix != ".json":
            raise UnreadableError(f"{path}: only .json files have a layout of their own")
    inputs = find_inputs(given)
    return [path for path in (*inputs.datasets, *inputs.records) if path.suffix == ".json"]
