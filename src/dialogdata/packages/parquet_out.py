"""The Parquet set: the same types, with the descriptions of tables and fields in the files."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dialogdata.packages.checksums import FORMATS
from dialogdata.packages.draft import Draft
from dialogdata.packages.shape import Descriptor, TableFile

_BLOCK = 4 * 1024 * 1024
"""Bytes that are read at a time; a row may not be longer."""

Schema = Any
"""Of pyarrow, which may be missing."""


def available() -> bool:
    """Tell whether pyarrow, an optional dependency, is installed."""
    return find_spec("pyarrow") is not None


def write_parquet(draft: Draft) -> None:
    """Write ``formats/parquet/<table>.parquet`` from the finished CSV files, if it can."""
    if not available():
        return
    descriptor = Descriptor.model_validate(draft.descriptor)
    folder = draft.folder / FORMATS / "parquet"
    folder.mkdir(parents=True)
    for table in descriptor.resources:
        _write(draft, descriptor, table, folder / f"{table.name}.parquet")


def _write(draft: Draft, descriptor: Descriptor, table: TableFile, out: Path) -> None:
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import csv, parquet  # noqa: PLC0415

    schema = _schema(descriptor, table)
    convert = csv.ConvertOptions(
        column_types={field.name: field.type for field in schema},
        null_values=[""],
        strings_can_be_null=True,
        true_values=["true"],
        false_values=["false"],
    )
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        batches = csv.open_csv(
            draft.folder / table.path,
            read_options=csv.ReadOptions(block_size=_BLOCK, use_threads=False),
            parse_options=csv.ParseOptions(newlines_in_values=True),
            convert_options=convert,
        )
        with batches:
            for batch in batches:
                rows = pa.Table.from_batches([batch]).cast(schema)
                writer.write_table(rows)


def _schema(descriptor: Descriptor, table: TableFile) -> Schema:
    import pyarrow as pa  # noqa: PLC0415

    types = {
        "integer": pa.int64(),
        "year": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    fields = []
    for field in table.table.fields:
        about = {"title": field.title, "description": field.description}
        if field.codelist is not None:
            about["codelist"] = field.codelist
        kind = types.get(field.type, pa.string())
        needed = field.constraints.required
        fields.append(pa.field(field.name, kind, nullable=not needed, metadata=about))
    about = {
        "title": table.title,
        "description": table.description,
        "primaryKey": ",".join(table.table.primary),
        "package": descriptor.name,
        "version": descriptor.version,
    }
    return pa.schema(fields, metadata=about)
