"""A run over many files: records, dataset metadata, registries and codelists."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from dialogdata.errors import UnreadableError
from dialogdata.findings import Finding, Report
from dialogdata.models import Dataset
from dialogdata.reading.decode import count_keys, decode, reveal
from dialogdata.reading.sources import RawRecord, find_inputs, read_records, read_stream
from dialogdata.registries import load_registry
from dialogdata.rules.context import Context
from dialogdata.rules.corpus import Entry
from dialogdata.rules.dataset import GROUP as DATASET_GROUP
from dialogdata.validation.corpus import check_corpus
from dialogdata.validation.record import check_record, locate
from dialogdata.validation.sheets import check_sheet

Progress = Callable[[int, int], None]
"""Called with the number of files done and the number of all files."""


def validate_paths(paths: Iterable[Path], progress: Progress | None = None) -> Report:
    """Check files and folders.

    Parameters
    ----------
    paths : iterable of Path
        Record files (``.json``), JSON Lines (``.jsonl``), ``dataset.json``, registry and
        codelist sheets (``.csv``), and folders that hold any of these.
    progress : callable, optional
        Told how many of how many files are done.

    Returns
    -------
    Report
        All findings, sorted by file and place.

    Raises
    ------
    UnreadableError
        A path does not exist or cannot be read.
    """
    inputs = find_inputs(paths)
    context = Context(load_registry())
    findings: list[Finding] = []
    entries: list[Entry] = []
    records = done = 0
    total = len(inputs.records) + len(inputs.datasets) + len(inputs.sheets)
    for path in inputs.sheets:
        findings += check_sheet(path)
        done = _step(progress, done, total)
    for path in inputs.datasets:
        findings += _check_dataset(path)
        done = _step(progress, done, total)
    for path in inputs.records:
        for raw in read_records(path):
            records += 1
            checked = check_record(raw, context)
            findings += checked.findings
            if checked.entry is not None:
                entries.append(checked.entry)
        done = _step(progress, done, total)
    findings += check_corpus(entries)
    return Report(tuple(sorted(findings)), total, records)


def _step(progress: Progress | None, done: int, total: int) -> int:
    if progress is not None:
        progress(done + 1, total)
    return done + 1


def _check_dataset(path: Path) -> list[Finding]:
    (raw,) = read_records(path)
    decoded = decode(raw, Dataset)
    if decoded.model is not None:
        decoded = reveal(decoded, count_keys(decoded.model))
    faults = decoded.faults
    if decoded.model is not None:
        faults += DATASET_GROUP.faults(decoded.model, path)
    return locate(decoded, faults) if faults else []


def _check_all(raws: Iterator[RawRecord]) -> Report:
    context = Context(load_registry())
    findings: list[Finding] = []
    entries: list[Entry] = []
    records = 0
    for raw in raws:
        records += 1
        checked = check_record(raw, context)
        findings += checked.findings
        if checked.entry is not None:
            entries.append(checked.entry)
    findings += check_corpus(entries)
    return Report(tuple(sorted(findings)), 1, records)


def validate_stream(stream: BinaryIO) -> Report:
    """Check standard input: one record, or one a line."""
    return _check_all(read_stream(stream))


def validate_object(record: Mapping[str, Any]) -> Report:
    """Check a record that is already in memory; lines count in its JSON text of two blanks.

    Raises
    ------
    UnreadableError
        The mapping holds values that JSON does not have.
    """
    try:
        text = json.dumps(record, ensure_ascii=False, indent=2)
        data = text.encode("utf-8")
    except (TypeError, ValueError, RecursionError) as error:
        raise UnreadableError(f"the record cannot be written as JSON: {error}") from None
    return _check_all(iter([RawRecord("", 1, data)]))
