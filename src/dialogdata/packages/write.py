"""Writes the files of one package. A further kind of file is one more line in ``_REST``."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from dialogdata.contract.write import pretty
from dialogdata.library import DatasetFolder, records_of
from dialogdata.models import Dialogue
from dialogdata.packages.checksums import FORMATS, SUMS, sums_of
from dialogdata.packages.codebook_out import write_codebook
from dialogdata.packages.croissant import write_croissant
from dialogdata.packages.descriptor import About, descriptor, records_resource, table_resource
from dialogdata.packages.draft import Draft, Tally
from dialogdata.packages.files import FolderFiles
from dialogdata.packages.notices import write_changelog, write_citation, write_licence
from dialogdata.packages.parquet_out import write_parquet
from dialogdata.packages.readme import write_readme
from dialogdata.packages.schema_out import write_schema
from dialogdata.packages.sqlite_out import write_sqlite
from dialogdata.packages.tables_out import open_text, write_tables
from dialogdata.tabular.catalogue import all_tables
from dialogdata.tabular.flatten import record_json


def _sums(draft: Draft) -> None:
    files = FolderFiles(draft.folder)
    draft.write(SUMS, sums_of(files))
    draft.write(f"{FORMATS}/{SUMS}", sums_of(files, FORMATS))


_REST: tuple[Callable[[Draft], None], ...] = (
    write_schema,
    write_codebook,
    write_readme,
    write_licence,
    write_citation,
    write_changelog,
    write_croissant,
    write_sqlite,
    write_parquet,
    _sums,
)
"""What is made from the finished tables and descriptor, in this order."""


def write_package(about: About, folders: Sequence[DatasetFolder], out: Path) -> Draft:
    """Write all files of a package to an empty folder."""
    draft = Draft(out, about, tuple(folders), Tally())
    array, lines = out / "dialogues.json", out / "dialogues.jsonl"
    with open_text(array) as array_file, open_text(lines) as lines_file:
        records = _written(records_of(folders), array_file, lines_file, draft.tally)
        write_tables(folders, records, out)
    draft.descriptor = descriptor(
        about,
        [table_resource(name, f"{name}.csv", out / f"{name}.csv") for name in all_tables()],
        [
            records_resource("dialogues-json", array.name, "application/json", array),
            records_resource("dialogues-jsonl", lines.name, "application/jsonl", lines),
        ],
    )
    draft.write("datapackage.json", pretty(draft.descriptor))
    for write in _REST:
        write(draft)
    return draft


def _written(
    records: Iterator[tuple[str, Dialogue]], array: TextIO, lines: TextIO, tally: Tally
) -> Iterator[tuple[str, Dialogue]]:
    """Pass records on, count them, and write each as JSON on its way."""
    mark = "[\n"
    for dataset, dialogue in records:
        text = json.dumps(record_json(dialogue), ensure_ascii=False)
        array.write(f"{mark}{text}")
        lines.write(f"{text}\n")
        mark = ",\n"
        tally.add(dialogue)
        yield dataset, dialogue
    array.write("[]\n" if mark == "[\n" else "\n]\n")
