"""Checking many records, in this process or in several, with the same result in the same order."""

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dialogdata.findings import Finding
from dialogdata.reading.sources import Chunk, RawRecord, read_records
from dialogdata.registries import load_registry
from dialogdata.rules.context import Context
from dialogdata.rules.index import Entry
from dialogdata.validation.record import check_record

if TYPE_CHECKING:
    from concurrent.futures import Future

Work = Path | Chunk | RawRecord
"""A file of one record, some lines of a file of many, or one record."""

_BATCH = 64
_AHEAD = 3
"""Batches that may wait for each process, so that the memory stays flat."""


class Outcome(NamedTuple):
    """What came of a batch."""

    size: int
    records: int
    findings: list[Finding]
    entries: list[Entry]
    entities: set[str]
    """Every entity that the records name."""


_context: Context | None = None


def tune() -> None:
    """Let the collector of reference cycles run seldom: records are made and dropped without any.

    It would otherwise look at the objects of every few records, for a tenth of the time.
    """
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def _start(registries: tuple[Path, ...]) -> None:
    """Prepare a process: read the registries once."""
    tune()
    global _context  # noqa: PLW0603 - a process of the pool has one context for its life
    _context = Context(load_registry(*registries))


def _check_in_pool(batch: list[Work]) -> Outcome:
    if _context is None:
        raise RuntimeError("the process was not prepared")
    return _check(batch, _context)


def _check(batch: list[Work], context: Context) -> Outcome:
    records = 0
    findings: list[Finding] = []
    entries: list[Entry] = []
    entities: set[str] = set()
    for work in batch:
        for raw in _records(work):
            records += 1
            checked = check_record(raw, context)
            findings += checked.findings
            entities |= checked.entities
            if checked.entry is not None:
                entries.append(checked.entry)
    return Outcome(len(batch), records, findings, entries, entities)


def _records(work: Work) -> Iterable[RawRecord]:
    if isinstance(work, Path):
        return read_records(work)
    return work.records() if isinstance(work, Chunk) else (work,)


def _batches(work: Iterable[Work]) -> Iterator[list[Work]]:
    batch: list[Work] = []
    for item in work:
        batch.append(item)
        # A chunk holds dozens of records already.
        if len(batch) >= _BATCH or isinstance(item, Chunk):
            yield batch
            batch = []
    if batch:
        yield batch


def check_all(
    work: Iterable[Work], registries: tuple[Path, ...] = (), jobs: int = 1
) -> Iterator[Outcome]:
    """Check records batch by batch.

    Parameters
    ----------
    work : iterable
        Files of one record each, and records of files of many.
    registries : tuple of Path
        Folders of registries that extend ours.
    jobs : int
        How many processes.

    Yields
    ------
    Outcome
        In the order of the work, whatever the number of processes.
    """
    if jobs <= 1:
        context = Context(load_registry(*registries))
        for batch in _batches(work):
            yield _check(batch, context)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - slow to import

    waiting: deque[Future[Outcome]] = deque()
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(registries,)) as pool:
        for batch in _batches(work):
            waiting.append(pool.submit(_check_in_pool, batch))
            if len(waiting) >= jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
