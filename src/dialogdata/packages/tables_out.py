"""Writes all tables of datasets as CSV files, one record at a time."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from dialogdata.agreement.published import published_rows
from dialogdata.library import DatasetFolder, registry_of
from dialogdata.models import Dialogue
from dialogdata.tabular import csv_text
from dialogdata.tabular.catalogue import RECORD_TABLES, all_tables
from dialogdata.tabular.flatten import flatten
from dialogdata.tabular.rows import codelist_rows, dataset_row, registry_rows
from dialogdata.tabular.spec import Row


def open_text(path: Path) -> TextIO:
    """Open a file for writing: UTF-8, line breaks as they are."""
    return path.open("w", encoding="utf-8", newline="")


class RecordTables:
    """The open CSV files of the tables made from records."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._files = {
            name: stack.enter_context(open_text(folder / f"{name}.csv")) for name in RECORD_TABLES
        }
        for name, table in RECORD_TABLES.items():
            self._files[name].write(csv_text.header(table))

    def add(self, dialogue: Dialogue, dataset: str) -> None:
        """Write the rows of one record."""
        for name, rows in flatten(dialogue, dataset).items():
            table = RECORD_TABLES[name]
            self._files[name].writelines(csv_text.line(table, row) for row in rows)


def other_rows(folders: Sequence[DatasetFolder]) -> dict[str, list[Row]]:
    """Return the rows of datasets, registries, codings and codelists, by table."""
    tables = all_tables()
    datasets = [dataset_row(folder.meta) for folder in sorted(folders, key=lambda f: f.name)]
    registry = registry_rows(registry_of(folders), tables)
    codings = published_rows(folders)
    return {"datasets": datasets, **registry, **codings, **codelist_rows(tables)}


def write_tables(
    folders: Sequence[DatasetFolder], records: Iterable[tuple[str, Dialogue]], out: Path
) -> None:
    """Write every table to a folder.

    Parameters
    ----------
    folders : sequence of DatasetFolder
        The datasets.
    records : iterable
        Their records with the names of their datasets, sorted by id.
    out : Path
        An existing folder.
    """
    with ExitStack() as stack:
        tables = RecordTables(out, stack)
        for dataset, dialogue in records:
            tables.add(dialogue, dataset)
    for name, rows in other_rows(folders).items():
        with open_text(out / f"{name}.csv") as file:
            csv_text.write(all_tables()[name], rows, file)
