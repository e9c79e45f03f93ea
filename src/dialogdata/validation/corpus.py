"""The rules across records, and looking up records that are not part of the run."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dialogdata import _resources
from dialogdata.errors import UnreadableError
from dialogdata.findings import Finding
from dialogdata.models import Dialogue
from dialogdata.reading.decode import decode
from dialogdata.reading.sources import RawRecord, read_records
from dialogdata.rules.corpus import GROUP, Corpus
from dialogdata.rules.facts import Facts
from dialogdata.rules.index import Entry, Index, entry_of
from dialogdata.rules.rule import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable


def check_corpus(index: Index) -> list[Finding]:
    """Check every rule across the records of a run."""
    corpus = Corpus(index, _elsewhere)
    faults: list[tuple[Entry, Fault]] = []
    for rule in GROUP.rules:
        if rule.check is not None:
            for entry, pointer, message, hint in rule.check(corpus):
                faults.append((entry, rule.fault(pointer, message, hint)))
    return [_locate(entry, fault) for entry, fault in faults]


def _locate(entry: Entry, fault: Fault) -> Finding:
    line, column = entry.line, 1
    raw = _read_again(entry)
    if raw is not None:
        from dialogdata.reading.closely import Places  # noqa: PLC0415 - only for a fault

        line, column = Places(decode(raw, Dialogue)).place(fault)
    rule = fault.rule
    return Finding(
        entry.file,
        line,
        column,
        rule.id,
        rule.severity,
        fault.pointer,
        entry.id,
        fault.message,
        fault.hint,
    )


def _read_again(entry: Entry) -> RawRecord | None:
    """Read a record again for the places in it; nothing of it was kept while others were read."""
    if entry.file in ("", "-"):
        return None
    try:
        return next((r for r in read_records(Path(entry.file)) if r.line == entry.line), None)
    except UnreadableError:
        return None


def _elsewhere(dialogue: str, seen_from: Entry) -> Entry | None:
    """Look for a record beside the one that asks, in sibling datasets, and in the package."""
    folders: list[Path] = []
    if seen_from.file not in ("", "-"):
        here = Path(seen_from.file).resolve().parent
        folders = [here, *_siblings(here.parent.parent)]
    for folder in (*folders, *_siblings(_resources.datasets_dir())):
        found = _entry_in(folder, dialogue)
        if found is not None:
            return found
    return None


@cache
def _siblings(datasets: Path) -> tuple[Path, ...]:
    return tuple(sorted(datasets.glob("*/records")))


@cache
def _entry_in(folder: Path, dialogue: str) -> Entry | None:
    file = folder / f"{dialogue}.json"
    if not file.is_file():
        return None
    try:
        raws: Iterable[RawRecord] = read_records(file)
        model = decode(next(iter(raws)), Dialogue).model
    except UnreadableError:
        return None
    return None if model is None else entry_of(model, Facts(model), str(file), 1)
