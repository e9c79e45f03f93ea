"""A run over many files: records, dataset metadata, registries and codelists."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from dialogdata.config import Configs
from dialogdata.errors import UnreadableError
from dialogdata.findings import Finding, Report
from dialogdata.models import Dataset
from dialogdata.reading.decode import count_keys, decode, reveal
from dialogdata.reading.sources import (
    LINES,
    RawRecord,
    find_inputs,
    read_chunks,
    read_records,
    read_stream,
)
from dialogdata.registries import load_registry, require_keys
from dialogdata.rules.context import Context
from dialogdata.rules.dataset import GROUP as DATASET_GROUP
from dialogdata.rules.index import Index
from dialogdata.rules.style import style_faults
from dialogdata.validation.batches import Work, check_all
from dialogdata.validation.codings import check_coding
from dialogdata.validation.corpus import check_corpus
from dialogdata.validation.record import locate
from dialogdata.validation.sheets import check_sheet, unused_entities

Registries = tuple[Path, ...]
"""Folders of registries that extend ours, the nearest last."""

Progress = Callable[[int, int], None]
"""Called with the number of files done and the number of all files."""


def validate_paths(
    paths: Iterable[Path], progress: Progress | None = None, *, jobs: int = 1
) -> Report:
    """Check files and folders.

    Parameters
    ----------
    paths : iterable of Path
        Record files (``.json``), JSON Lines (``.jsonl``), ``dataset.json``, independent codings
        (``codings/{name}/*.json``), registry and codelist sheets (``.csv``), and folders that
        hold any of these.
    progress : callable, optional
        Told how many of how many files are done.
    jobs : int, default 1
        How many processes check records.

    Returns
    -------
    Report
        All findings, sorted by file and place; the same for any number of jobs.

    Raises
    ------
    UnreadableError
        A path does not exist or cannot be read.
    """
    inputs = find_inputs(paths)
    configs = Configs()
    findings: list[Finding] = []
    done = 0
    others = (*inputs.sheets, *inputs.datasets, *inputs.codings)
    total = len(inputs.records) + len(others)
    for path in inputs.sheets:
        findings += check_sheet(path, configs.registries(path))
        done = _step(progress, done, total)
    for path in inputs.datasets:
        findings += _check_dataset(path)
        done = _step(progress, done, total)
    groups = _by_registries(inputs.records, configs)
    coded = _by_registries(inputs.codings, configs)
    entities: set[str] = set()
    for registries in (*groups, *coded):
        require_keys(registries, excused=inputs.sheets)
    for registries, files in coded.items():
        context = Context(load_registry(*registries))
        for path in files:
            found, named = check_coding(path, context)
            findings += found
            entities |= named
            done = _step(progress, done, total)

    def tell(count: int) -> None:
        if progress is not None:
            progress(min(done + count, total), total)

    work = [(registries, _work(files)) for registries, files in groups.items()]
    report, named = _check_records(work, jobs, tell)
    entities |= named
    for path in inputs.whole_registries:
        findings += unused_entities(path, entities)
    checked = (*others, *inputs.records)
    return Report(
        tuple(sorted((*findings, *report.findings))),
        total,
        report.records,
        tuple(map(str, checked)),
    )


def _by_registries(files: Iterable[Path], configs: Configs) -> dict[Registries, list[Path]]:
    """Sort files by the registries that extend ours for them; mostly there is one group."""
    groups: dict[Registries, list[Path]] = {}
    for file in files:
        groups.setdefault(configs.registries(file), []).append(file)
    return groups


def _work(files: Iterable[Path]) -> Iterator[Work]:
    """Yield files of one record as they are, and the records of files of many."""
    lists = []
    for file in files:
        if file.suffix in LINES:
            lists.append(file)
        else:
            yield file
    for file in lists:
        yield from read_chunks(file)


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
        faults += style_faults(raw.data, raw.file, decoded.model)
    return locate(decoded, faults) if faults else []


def _check_records(
    groups: Iterable[tuple[Registries, Iterable[Work]]],
    jobs: int = 1,
    tell: Callable[[int], None] = lambda _count: None,
) -> tuple[Report, set[str]]:
    index = Index()
    findings: list[Finding] = []
    entities: set[str] = set()
    count = records = 0
    for outcome in chain.from_iterable(check_all(work, extra, jobs) for extra, work in groups):
        count += outcome.size
        records += outcome.records
        findings += outcome.findings
        entities |= outcome.entities
        for entry in outcome.entries:
            index.add(entry)
        tell(count)
    findings += check_corpus(index)
    return Report(tuple(sorted(findings)), 1, records), entities


def validate_stream(stream: BinaryIO) -> Report:
    """Check standard input: one record, or one a line."""
    registries = Configs().registries("-")
    require_keys(registries)
    report, _ = _check_records([(registries, read_stream(stream))])
    return replace(report, paths=("-",))


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
    return _check_records([((), [RawRecord("", 1, data)])])[0]
