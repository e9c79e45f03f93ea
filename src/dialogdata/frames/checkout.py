"""The tables of a checkout, built from the records in memory."""

from functools import lru_cache
from pathlib import Path

from dialogdata import _resources
from dialogdata.library import dataset_folders, records_of
from dialogdata.packages.tables_out import other_rows
from dialogdata.tabular import csv_text
from dialogdata.tabular.catalogue import RECORD_TABLES, all_tables
from dialogdata.tabular.flatten import flatten

_State = tuple[tuple[Path, int], ...]


def _state() -> _State:
    """Return what the tables depend on, so that an edited record shows at once."""
    folders = (_resources.datasets_dir(), _resources.codelists_dir())
    files = [path for folder in folders for path in sorted(folder.rglob("*.*"))]
    return tuple((path, path.stat().st_mtime_ns) for path in files)


@lru_cache(maxsize=1)
def _texts(_state: _State) -> dict[str, str]:
    folders = dataset_folders()
    parts = {name: [csv_text.header(table)] for name, table in RECORD_TABLES.items()}
    for dataset, dialogue in records_of(folders):
        for name, rows in flatten(dialogue, dataset).items():
            parts[name] += [csv_text.line(RECORD_TABLES[name], row) for row in rows]
    texts = {name: "".join(lines) for name, lines in parts.items()}
    others = {
        name: csv_text.text(all_tables()[name], rows) for name, rows in other_rows(folders).items()
    }
    return texts | others


def table_text(table: str) -> str:
    """Return a table as CSV text, the same as in a package."""
    return _texts(_state())[table]
