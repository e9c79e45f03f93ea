"""Checking independent codings: their structure, their codes, and each statement."""

from functools import partial
from pathlib import Path
from typing import Any

from dialogdata.errors import DialogDataError
from dialogdata.findings import Finding
from dialogdata.library import RECORDS, read_record
from dialogdata.models import Coding, Dialogue, Document, IndependentCoding
from dialogdata.reading.decode import count_keys, decode, reveal
from dialogdata.reading.sources import read_records
from dialogdata.rules import DIALOGUE_CHECKS
from dialogdata.rules.coding import GROUP
from dialogdata.rules.context import Context
from dialogdata.rules.facts import Facts
from dialogdata.rules.rule import Fault
from dialogdata.validation.record import locate

# What a statement must fulfil in a coding as in a record: dates, codes of the registries, what
# its act needs, ids and order, the document, references and recurrence, the quote.
_OF_STATEMENTS = frozenset(
    {"DD109", "DD111", "DD202", "DD203", "DD307"}
    | {f"DD{number}" for number in range(310, 319)}
    | {"DD330", "DD331", "DD332", "DD340", "DD345", "DD346", "DD360"}
)
_CHECKS = tuple((rule, check) for rule, check in DIALOGUE_CHECKS if rule.id in _OF_STATEMENTS)


def check_coding(path: Path, context: Context) -> tuple[list[Finding], set[str]]:
    """Check one independent coding.

    Parameters
    ----------
    path : Path
        The file.
    context : Context
        The registries.

    Returns
    -------
    tuple
        The findings, and the entities that the coding names.

    Raises
    ------
    UnreadableError
        The file cannot be read.
    """
    (raw,) = read_records(path)
    decoded = decode(raw, IndependentCoding)
    if decoded.model is not None:
        decoded = reveal(decoded, count_keys(decoded.model))
    faults = decoded.faults
    coding = decoded.model
    entities: set[str] = set()
    if coding is not None:
        for statement in coding.statements:
            entities |= {target.entity for target in statement.targets}
            entities |= {ref.entity for ref in statement.references if ref.entity is not None}
        records = path.absolute().parents[2] / RECORDS
        if records.is_dir():  # elsewhere, codings may be kept without their records
            faults += GROUP.faults(coding, partial(_documents, records))
        faults += _statement_faults(coding, context)
    return (locate(decoded, faults) if faults else []), entities


def _documents(records: Path, dialogue: str) -> frozenset[str] | None:
    path = records / f"{dialogue}.json"
    if not path.is_file():
        return None
    try:
        record = read_record(path)
    except DialogDataError:
        return None
    return frozenset(document.id for document in record.documents)


def _statement_faults(coding: IndependentCoding, context: Context) -> list[Fault]:
    stand_in = _as_record(coding)
    facts = Facts(stand_in)
    return [
        rule.fault(*place)
        for rule, check in _CHECKS
        for place in check(stand_in, facts, context)
        if place[0].startswith("/statements/")
    ]


def _as_record(coding: IndependentCoding) -> Dialogue:
    """Return a record of nothing but the statements, so that the rules of records can run.

    The parties and the start are read from the id, which is made of them.
    """
    one, other, start = coding.dialogue.split("-", 2)
    document: dict[str, Any] = {"id": coding.document, "sources": []}
    by: dict[str, Any] = {"coders": [coding.coder], "coded_on": coding.coded_on}
    record: dict[str, Any] = {
        "id": coding.dialogue,
        "parties": [one.upper(), other.upper()],
        "start": start.rstrip("-bcdefghijklmnopqrstuvwxyz"),
        "statements": coding.statements,
        "documents": [Document.model_construct(**document)],
        "sources": [],
        "coding": Coding.model_construct(**by),
    }
    return Dialogue.model_construct(**record)
