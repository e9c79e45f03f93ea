"""``dialogdata new``: a record with all that can be derived, and blanks for the rest.

A blank is an empty text. It is JSON, so that the file can be read, and no field takes it, so
that ``validate`` names each place that must still be filled, with the form that is wanted.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from dialogdata.errors import UnknownNameError, UnreadableError
from dialogdata.models.dialogue import SchemaVersion
from dialogdata.registries import Mechanism, Registry
from dialogdata.writing.shape import ordered, shape_for
from dialogdata.writing.text import render

BLANK = ""
_SCHEMA = Path("schema", "v1", "dialogue.schema.json")


@dataclass(frozen=True)
class Known:
    """What is known of a dialogue before its record is written."""

    parties: tuple[str, str]
    start: str
    mechanism: Mechanism | None = None
    round: int | None = None
    level: str | None = None
    mode: str | None = None
    host: str | None = None
    title: str | None = None
    suffix: str | None = None

    @property
    def id(self) -> str:
        """The id that follows from parties and start."""
        parts = (*sorted(self.parties), self.start, *filter(None, (self.suffix,)))
        return "-".join(parts).lower()


class UnknownPartyError(UnknownNameError):
    """A party that the registry does not know; the message names the nearest, not all."""

    def __init__(self, name: str, names: Mapping[str, str]) -> None:
        super().__init__("party", name, ())
        near = get_close_matches(name.lower(), names, n=1)
        hint = f"did you mean {names[near[0]]} ({near[0]})?" if near else "add it to parties.csv"
        self.message = f"unknown party {name!r}; {hint}"


def party_code(name: str, registry: Registry) -> str:
    """Return the code of a party given by code, name or alias, in any letter case.

    Raises
    ------
    UnknownNameError
        The registry knows no such party.
    """
    names = registry.names("parties")
    code = names.get(name.strip().lower())
    if code is None:
        raise UnknownPartyError(name.strip(), names)
    return code


def mechanism_of(name: str, registry: Registry) -> Mechanism:
    """Return a mechanism given by id, name or alias.

    Raises
    ------
    UnknownNameError
        The registry knows no such mechanism.
    """
    found = registry.names("mechanisms").get(name.strip().lower())
    if found is None:
        raise UnknownNameError("mechanism", name.strip(), registry.mechanisms)
    return registry.mechanisms[found]


def scaffold(known: Known, folder: Path) -> dict[str, Any]:
    """Return a new record.

    Parameters
    ----------
    known : Known
        What is known.
    folder : Path
        Where the record will lie; the schema is looked for in the folders above.
    """
    version = get_args(SchemaVersion)[-1]
    mechanism = known.mechanism
    record: dict[str, Any] = {
        "schema_version": version,
        "id": known.id,
        "title": known.title or _title(known) or BLANK,
        "parties": sorted(known.parties),
        "level": known.level or (mechanism.row["level"] if mechanism else BLANK),
        "mode": known.mode or BLANK,
        "start": known.start,
        "meeting_sources": [BLANK],
        "document_status": BLANK,
        "sources": [{"id": BLANK, "kind": BLANK, "publisher": BLANK, "extent_read": BLANK}],
        "coding": {
            "status": BLANK,
            "coverage": BLANK,
            "method": BLANK,
            "coders": [BLANK],
            "coded_on": BLANK,
            "codebook": version,
        },
    }
    schema = _schema_seen_from(folder)
    if schema is not None:
        record["$schema"] = schema
    if mechanism is not None:
        record["mechanism"] = {"id": mechanism.id}
        if known.round is not None:
            record["mechanism"]["round"] = known.round
    if known.host is not None:
        record["host"] = known.host
        if known.mode == "visit":
            record["venues"] = [{"country": known.host}]
    found: dict[str, Any] = ordered(record, shape_for("record.json"))
    return found


def _title(known: Known) -> str | None:
    if known.mechanism is None or known.round is None:
        return None
    return f"Round {known.round} of the {known.mechanism.name}"


def _schema_seen_from(folder: Path) -> str | None:
    here = folder.resolve()
    for above in (here, *here.parents):
        if (above / _SCHEMA).is_file():
            return Path(os.path.relpath(above / _SCHEMA, here)).as_posix()
    return None


def write_new(record: dict[str, Any], folder: Path) -> Path:
    """Write a new record to ``{folder}/{id}.json``; make the folder if the one above it exists.

    Raises
    ------
    UnreadableError
        The folder cannot be made, or the file exists.
    """
    path = folder / f"{record['id']}.json"
    try:
        if not folder.is_dir():
            folder.mkdir()
        with path.open("xb") as stream:
            stream.write(render(record).encode("utf-8"))
    except FileExistsError:
        raise UnreadableError(
            f"{path}: already exists; for a second dialogue of that day add --suffix b"
        ) from None
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or error}") from None
    return path
