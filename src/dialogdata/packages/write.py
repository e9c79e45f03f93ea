"""Writes the files of one package. A further kind of file is one more line in ``_EXTRAS``."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from dialogdata.contract.write import pretty
from dialogdata.library import DatasetFolder, records_of
from dialogdata.models import Dialogue
from dialogdata.packages.descriptor import About, descriptor, records_resource, table_resource
from dialogdata.packages.tables_out import open_text, write_tables
from dialogdata.tabular.catalogue import all_tables
from dialogdata.tabular.flatten import record_json

Extra = Callable[[Path, dict[str, Any]], None]
_EXTRAS: tuple[Extra, ...] = ()
"""What is made from the finished tables and descriptor: archives, codebooks, other formats."""


def write_package(about: About, folders: Sequence[DatasetFolder], out: Path) -> dict[str, Any]:
    """Write tables, records and descriptor to an empty folder; return the descriptor."""
    array, lines = out / "dialogues.json", out / "dialogues.jsonl"
    with open_text(array) as array_file, open_text(lines) as lines_file:
        records = _written(records_of(folders), array_file, lines_file)
        write_tables(folders, records, out)
    tables = [table_resource(name, f"{name}.csv", out / f"{name}.csv") for name in all_tables()]
    found = descriptor(
        about,
        tables,
        [
            records_resource("dialogues-json", array.name, "application/json", array),
            records_resource("dialogues-jsonl", lines.name, "application/jsonl", lines),
        ],
    )
    (out / "datapackage.json").write_text(pretty(found), "utf-8", newline="\n")
    for extra in _EXTRAS:
        extra(out, found)
    return found


def _written(
    records: Iterator[tuple[str, Dialogue]], array: TextIO, lines: TextIO
) -> Iterator[tuple[str, Dialogue]]:
    """Pass records on, and write each as JSON on its way."""
    mark = "[\n"
    for dataset, dialogue in records:
        text = json.dumps(record_json(dialogue), ensure_ascii=False)
        array.write(f"{mark}{text}")
        lines.write(f"{text}\n")
        mark = ",\n"
        yield dataset, dialogue
    array.write("[]\n" if mark == "[\n" else "\n]\n")
