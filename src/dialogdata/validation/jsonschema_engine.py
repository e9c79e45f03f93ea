"""``--engine jsonschema``: a second opinion, from the published JSON Schema alone.

It knows what the schema says and no more: structure and closed codelists, but none of the
rules within and across records. What it finds bears the ids of our rules and stands at the
same places, so that both engines can be compared.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ConfigDict

from dialogdata import _resources
from dialogdata.errors import MissingDataError
from dialogdata.findings import Finding, Report
from dialogdata.models.base import Model
from dialogdata.reading.decode import decode, reveal
from dialogdata.reading.sources import RawRecord, find_inputs, read_records
from dialogdata.rules.file import DUPLICATE_KEY, NOT_FINITE
from dialogdata.rules.rule import Fault
from dialogdata.rules.structure import NULL
from dialogdata.validation.jsonschema_faults import faults_of, is_infinite
from dialogdata.validation.record import locate


class _Anything(Model):
    """Any JSON object: the reader's own checks without those of a model."""

    model_config = ConfigDict(extra="allow")


def validate_paths(paths: Iterable[Path]) -> Report:
    """Check record files, JSON Lines and ``dataset.json`` by the published schema alone.

    Parameters
    ----------
    paths : iterable of Path
        Files and folders; CSV sheets have no JSON Schema and are passed over.

    Raises
    ------
    UnreadableError
        A path does not exist or cannot be read.
    MissingDataError
        The published schema is not there.
    """
    inputs = find_inputs(paths)
    findings: list[Finding] = []
    records = 0
    for path in inputs.datasets:
        for raw in read_records(path):
            findings += check(raw, "dataset")
    for path in inputs.codings:
        for raw in read_records(path):
            findings += check(raw, "coding")
    for path in inputs.records:
        for raw in read_records(path):
            records += 1
            findings += check(raw)
    checked = (*inputs.datasets, *inputs.codings, *inputs.records)
    return Report(tuple(sorted(findings)), len(checked), records, tuple(map(str, checked)))


def validate_records(raws: Iterable[RawRecord]) -> Report:
    """Check records that are already read, such as those of standard input."""
    findings: list[Finding] = []
    records = 0
    for raw in raws:
        records += 1
        findings += check(raw)
    return Report(tuple(sorted(findings)), 1, records)


def check(raw: RawRecord, name: str = "dialogue") -> list[Finding]:
    """Return what the schema of that name says against the bytes of a record."""
    decoded = decode(raw, _Anything)
    if decoded.model is not None:
        # There are no models here whose keys could be counted: always look closely.
        decoded = reveal(decoded, -1)
    # What the reader alone can see; nulls, the schema must find itself.
    faults = [fault for fault in decoded.faults if fault.rule is not NULL]
    if all(fault.rule in (DUPLICATE_KEY, NOT_FINITE) for fault in faults):
        known = {fault.pointer for fault in faults}
        faults += [f for f in _structure(decoded.text, name) if f.pointer not in known]
    return locate(decoded, faults) if faults else []


def _structure(text: str, name: str) -> Iterator[Fault]:
    return faults_of(_validator(name).iter_errors(json.loads(text)))


@cache
def _validator(name: str) -> Any:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - slow to import, rarely needed
    from jsonschema.validators import extend  # noqa: PLC0415

    path = _resources.schema_dir() / f"{name}.schema.json"
    if not path.is_file():
        raise MissingDataError(f"{path}: the published schema is not there; run: dialogdata schema")
    schema = json.loads(path.read_text("utf-8"))
    # JSON Schema takes 4.0 for an integer, and Python reads 1e999 as infinity. Nothing is
    # converted here, so that each number means the same to every reader.
    types = Draft202012Validator.TYPE_CHECKER.redefine_many(
        {"integer": _is_integer, "number": _is_number}
    )
    return extend(Draft202012Validator, type_checker=types)(schema)  # type: ignore[no-untyped-call]


def _is_integer(_checker: object, value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(_checker: object, value: object) -> bool:
    is_number = isinstance(value, float | int) and not isinstance(value, bool)
    return is_number and not is_infinite(value)
