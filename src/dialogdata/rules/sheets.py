"""DD21x: the codelists and registries themselves."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from dialogdata._csv import Sheet, split_cell
from dialogdata.rules.rule import Group, clip, did_you_mean

GROUP = Group()


class Cell(NamedTuple):
    """A place in a sheet: the physical line, and the column (None for the whole row)."""

    line: int
    column: str | None


Found = Iterator[tuple[Cell, str] | tuple[Cell, str, str | None]]

REGISTRY_COLUMNS = {
    "parties": (
        "code",
        "name",
        "short_name",
        "kind",
        "valid_from",
        "valid_to",
        "successors",
        "iso3",
        "iso2",
        "iso_numeric",
        "cow",
        "gw",
        "wikidata",
        "aliases",
        "note",
    ),
    "entities": ("id", "name", "type", "parent", "aliases", "wikidata", "note"),
    "mechanisms": ("id", "name", "party_a", "party_b", "level", "aliases", "note"),
    "people": ("id", "name", "name_native", "party", "aliases", "wikidata", "note"),
    "state_codes": ("party", "system", "code", "first_year", "last_year", "note"),
}
_CODELIST_COLUMNS = ("code", "title", "definition", "include", "exclude", "example", "since")
_REQUIRED = {
    "parties": ("code", "name", "short_name", "kind"),
    "entities": ("id", "name", "type"),
    "mechanisms": ("id", "name", "party_a", "party_b", "level"),
    "people": ("id", "name", "party"),
    "state_codes": ("party", "system", "code", "first_year"),
    "codelists": ("name", "title", "definition", "status", "used_in"),
    "mapping_target": ("scheme", "code", "title"),
}
_DATE = re.compile(r"[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_FORMS = {
    ("parties", "code"): re.compile(r"[A-Z]{3}"),
    ("parties", "iso3"): re.compile(r"([A-Z]{3})?"),
    ("parties", "iso2"): re.compile(r"([A-Z]{2})?"),
    ("parties", "iso_numeric"): re.compile(r"([0-9]{3})?"),
    ("parties", "cow"): re.compile(r"[0-9]*"),
    ("parties", "gw"): re.compile(r"[0-9]*"),
    ("entities", "id"): re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
    ("mechanisms", "id"): re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
    ("people", "id"): re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
    ("state_codes", "system"): re.compile(r"cow|gw"),
    ("state_codes", "code"): re.compile(r"[0-9]+"),
    ("state_codes", "first_year"): re.compile(r"[0-9]{4}"),
    ("state_codes", "last_year"): re.compile(r"([0-9]{4})?"),
}
_CODE = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)?")
_LISTS = ("successors", "aliases")


class Known(NamedTuple):
    """What cells may refer to."""

    parties: frozenset[str]
    entities: frozenset[str]
    codes: dict[str, frozenset[str]]
    targets: dict[str, frozenset[str]]
    """Codes of each mapping scheme."""


def _key(sheet: Sheet) -> str:
    return sheet.header[0] if sheet.header else ""


def _is_codelist(sheet: Sheet) -> bool:
    return sheet.path.stem not in (*REGISTRY_COLUMNS, "codelists", "mapping_target")


def _cells(sheet: Sheet) -> Iterator[tuple[Cell, str, str]]:
    for line, row in zip(sheet.lines, sheet.rows, strict=True):
        for column, value in row.items():
            yield Cell(line, column), column, value


@GROUP.rule(
    "DD210",
    "wrong-columns",
    "error",
    "The sheet does not have its columns",
    why="Readers find values by the name of the column.",
    fix="Write the header named; give each row as many cells as the header.",
    bad="a row with one cell too few",
    good="every row has as many cells as the header",
)
def wrong_columns(sheet: Sheet, _known: Known) -> Found:
    expected = REGISTRY_COLUMNS.get(sheet.path.stem)
    if expected is not None and sheet.header != expected:
        yield Cell(1, None), f"the header must be {','.join(expected)}"
    if _is_codelist(sheet):
        for column in _CODELIST_COLUMNS:
            if column not in sheet.header:
                yield Cell(1, None), f"the column {column!r} is missing"
    for line in sheet.ragged:
        yield Cell(line, None), f"the row does not have {len(sheet.header)} cells"


@GROUP.rule(
    "DD211",
    "stray-blank-in-sheet",
    "error",
    "A cell has stray blanks or is not in form NFC",
    why="A code with a blank behind it is another code.",
    fix="Remove the blanks; normalise to NFC.",
    bad='"praise ",Praises',
    good="praise,Praises",
)
def stray_blank(sheet: Sheet, _known: Known) -> Found:
    for cell, column, value in _cells(sheet):
        parts = value.split(";") if column in _LISTS or column.startswith("maps_to") else [value]
        if any(part != part.strip() for part in parts) or (value and "" in parts):
            yield cell, f"{column} is {clip(value)}"
        elif not unicodedata.is_normalized("NFC", value):
            yield cell, f"{column} {clip(value)} is not in form NFC"


@GROUP.rule(
    "DD212",
    "repeated-code",
    "error",
    "A code or id stands twice in the sheet",
    why="Each code has one meaning.",
    fix="Remove or rename one of the two rows.",
    bad="two rows with the code PAK",
    good="one row for each code",
)
def repeated_code(sheet: Sheet, _known: Known) -> Found:
    if sheet.path.stem in ("state_codes", "mapping_target"):
        return
    first: dict[str, int] = {}
    key = _key(sheet)
    for line, row in zip(sheet.lines, sheet.rows, strict=True):
        if key not in row:
            continue  # an empty line: DD210 says it
        earlier = first.setdefault(row[key], line)
        if earlier != line:
            yield Cell(line, key), f"{clip(row[key])} already stands on line {earlier}"


@GROUP.rule(
    "DD213",
    "unknown-in-sheet",
    "error",
    "A cell refers to something that does not exist",
    why="Rows are joined by these values.",
    fix="Correct the value, or add the row that it refers to.",
    bad="successors RUS;UKX",
    good="successors RUS;UKR",
)
def unknown_in_sheet(sheet: Sheet, known: Known) -> Found:
    lists = {
        ("parties", "kind"): known.codes.get("party_kind"),
        ("parties", "successors"): known.parties,
        ("entities", "type"): known.codes.get("target_type"),
        ("entities", "parent"): known.entities | known.parties,
        ("mechanisms", "party_a"): known.parties,
        ("mechanisms", "party_b"): known.parties,
        ("mechanisms", "level"): known.codes.get("meeting_level"),
        ("people", "party"): known.parties,
        ("state_codes", "party"): known.parties,
        ("act_type", "family"): known.codes.get("act_family"),
        ("topics", "parent"): known.codes.get("topics"),
    }
    for cell, column, value in _cells(sheet):
        allowed = lists.get((sheet.path.stem, column))
        if allowed is None or not value:
            continue
        for part in split_cell(value):
            if part not in allowed:
                yield cell, f"{column} {clip(part)} does not exist", did_you_mean(part, allowed)


@GROUP.rule(
    "DD214",
    "unknown-mapping-target",
    "error",
    "A mapping leads to a code that the other scheme does not have",
    why="A mapping is only as good as its targets.",
    fix="Correct the code, or add it to mapping_target.csv with its title.",
    bad="maps_to_cap 22",
    good="maps_to_cap 19",
)
def unknown_mapping(sheet: Sheet, known: Known) -> Found:
    for cell, column, value in _cells(sheet):
        scheme = "quad" if column == "quad" else column.removeprefix("maps_to_")
        if not value or (scheme == column and column != "quad"):
            continue
        targets = known.targets.get(scheme, frozenset())
        for part in split_cell(value):
            if part not in targets:
                yield cell, f"{scheme} has no code {clip(part)}", did_you_mean(part, targets)


@GROUP.rule(
    "DD215",
    "missing-in-sheet",
    "error",
    "A cell that must be filled is empty",
    why="A code without definition, include, exclude and example is coded by guesswork.",
    fix="Fill the cell.",
    bad="a code without an example",
    good="each code with definition, include, exclude and example",
)
def missing_in_sheet(sheet: Sheet, _known: Known) -> Found:
    required = _REQUIRED.get(sheet.path.stem, _CODELIST_COLUMNS)
    for cell, column, value in _cells(sheet):
        if column in required and not value:
            yield cell, f"{column} is empty"


@GROUP.rule(
    "DD216",
    "malformed-cell",
    "error",
    "A cell does not have the form of its column",
    why="Codes, dates and numbers are read by machines.",
    fix="Write the value in the form of its column.",
    bad="valid_from 26.12.1991",
    good="valid_from 1991-12-26",
)
def malformed_cell(sheet: Sheet, _known: Known) -> Found:
    name = sheet.path.stem
    for cell, column, value in _cells(sheet):
        form = _FORMS.get((name, column))
        if column in ("valid_from", "valid_to") and value:
            form = _DATE
        elif column == "wikidata" and value:
            form = re.compile(r"Q[1-9][0-9]*")
        elif column == "code" and _is_codelist(sheet):
            form = _CODE
        elif column == "ordinal" and value:
            form = re.compile(r"[0-9]+")
        if form is not None and not form.fullmatch(value):
            yield cell, f"{column} is {clip(value)}"
    if name == "parties":
        for line, row in zip(sheet.lines, sheet.rows, strict=True):
            begin, end = row.get("valid_from", ""), row.get("valid_to", "")
            if begin and end and end < begin[: len(end)]:
                yield Cell(line, "valid_to"), f"{end} lies before {begin}"


@GROUP.rule(
    "DD217",
    "ambiguous-name",
    "error",
    "Two rows share a name or alias",
    why="One thing has one entry; a name that means two things finds neither.",
    fix="Merge the rows, or take the alias from one of them.",
    bad="an alias “Congo” on two parties",
    good="each alias on one row only",
)
def ambiguous_name(sheet: Sheet, _known: Known) -> Found:
    if sheet.path.stem not in ("parties", "entities", "mechanisms", "people"):
        return
    first: dict[str, tuple[str, int]] = {}
    key = _key(sheet)
    for line, row in zip(sheet.lines, sheet.rows, strict=True):
        labels = {row.get("name", ""), row.get("short_name", "")}
        labels.update(split_cell(row.get("aliases", "")))
        for label in sorted(labels - {""}):
            owner, earlier = first.setdefault(label.casefold(), (row[key], line))
            if owner != row[key]:
                yield Cell(line, "name"), f"{label!r} also stands for {owner!r} (line {earlier})"


UNUSED_ENTITY = GROUP.add(
    "DD218",
    "unused-entity",
    "warning",
    "No record names the entity",
    why="A registry of things that nothing refers to hides the misspelt ones among them.",
    fix="Remove the row, or use the entity.",
    bad="a row for an instrument that no statement cites",
    good="every entity is a target, a reference, or the parent of one",
)
