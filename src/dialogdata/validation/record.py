"""One record: its findings, and its entry for the rules across records."""

from typing import NamedTuple

from dialogdata.findings import Finding
from dialogdata.models import Dialogue
from dialogdata.reading.decode import Decoded, ModelT, decode, reveal
from dialogdata.reading.sources import RawRecord
from dialogdata.rules import DIALOGUE_CHECKS
from dialogdata.rules.context import Context
from dialogdata.rules.facts import Facts
from dialogdata.rules.index import Entry, entry_of
from dialogdata.rules.rule import Fault
from dialogdata.rules.style import style_faults
from dialogdata.rules.text import TEXT_GROUP, unusual_letters


class Checked(NamedTuple):
    """What is kept of a record once it is checked."""

    findings: list[Finding]
    entry: Entry | None
    entities: set[str]


def check_record(raw: RawRecord, context: Context) -> Checked:
    """Check the bytes of one record by every rule that concerns it alone."""
    decoded = decode(raw, Dialogue)
    if decoded.model is None:
        return Checked(locate(decoded, decoded.faults), None, set())
    facts = Facts(decoded.model)
    decoded = reveal(decoded, facts.keys)
    dialogue, faults = decoded.model, decoded.faults
    if dialogue is None:
        return Checked(locate(decoded, faults), None, set())
    for rule, check in DIALOGUE_CHECKS:
        for place in check(dialogue, facts, context):
            faults.append(rule.fault(*place))
    if unusual_letters(raw.data):
        faults += TEXT_GROUP.faults(dialogue, facts, context)
    faults += style_faults(raw.data, raw.file, dialogue)
    findings = locate(decoded, faults) if faults else []
    return Checked(findings, entry_of(dialogue, facts, raw.file, raw.line), facts.entities)


def locate(decoded: Decoded[ModelT], faults: list[Fault]) -> list[Finding]:
    """Turn faults into findings with line and column."""
    from dialogdata.reading.closely import Places  # noqa: PLC0415 - only faulty records need it

    places = Places(decoded)
    record = getattr(decoded.model, "id", None) or _guess_id(decoded)
    findings = []
    for fault in faults:
        line, column = places.place(fault)
        rule = fault.rule
        findings.append(
            Finding(
                decoded.raw.file,
                line,
                column,
                rule.id,
                rule.severity,
                fault.pointer,
                record,
                fault.message,
                fault.hint,
            )
        )
    return findings


def _guess_id(decoded: Decoded[ModelT]) -> str | None:
    """Read the id of a record that does not validate, so that findings can name it."""
    import json  # noqa: PLC0415 - only needed for faulty records

    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError):
        return None
    found = value.get("id") if isinstance(value, dict) else None
    # Half a surrogate pair, or a control character, could not be printed.
    return found if isinstance(found, str) and found.isprintable() else None
