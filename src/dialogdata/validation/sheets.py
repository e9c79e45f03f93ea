"""Checking codelists and registries, which are CSV."""

from functools import cache
from pathlib import Path

from dialogdata import _resources
from dialogdata._csv import Sheet, read_sheet
from dialogdata.codelists import MAPPING_TARGETS, codelist, codelist_names
from dialogdata.findings import Finding
from dialogdata.registries import load_registry
from dialogdata.rules.rule import escape
from dialogdata.rules.sheets import GROUP, UNUSED_ENTITY, Cell, Known


@cache
def _targets() -> dict[str, frozenset[str]]:
    targets: dict[str, set[str]] = {}
    for row in read_sheet(_resources.codelists_dir() / f"{MAPPING_TARGETS}.csv").rows:
        targets.setdefault(row["scheme"], set()).add(row["code"])
    return {scheme: frozenset(codes) for scheme, codes in targets.items()}


def _known(folder: Path, extra: tuple[Path, ...]) -> Known:
    """Return what cells may refer to, seen from a folder of sheets."""
    registry = load_registry(*extra)
    return Known(
        parties=frozenset(registry.parties) | _ids(folder / "parties.csv"),
        entities=frozenset(registry.entities) | _ids(folder / "entities.csv"),
        codes={name: frozenset(codelist(name).codes) for name in codelist_names()},
        targets=_targets(),
    )


def _ids(path: Path) -> frozenset[str]:
    """Return the ids of a registry that may itself be faulty: whatever its first column holds."""
    if path.parent.name != "registry" or not path.is_file():
        return frozenset()
    sheet = read_sheet(path)
    return frozenset(row[sheet.header[0]] for row in sheet.rows if row)


def check_sheet(path: Path, extra: tuple[Path, ...] = ()) -> list[Finding]:
    """Check one codelist or registry.

    Parameters
    ----------
    path : Path
        The sheet.
    extra : tuple of Path
        Folders of registries beside ours to which its cells may refer.

    Raises
    ------
    UnreadableError
        The file cannot be read as CSV.
    """
    sheet = read_sheet(path)
    known = _known(path.parent, extra)
    findings = []
    text = path.read_text("utf-8").split("\n")
    for rule in GROUP.rules:
        for found in rule.check(sheet, known) if rule.check else ():
            cell, message, hint = (*found, None)[:3]
            line, column = _place(sheet, text, cell)
            row = sheet.lines.index(line) if line in sheet.lines else None
            findings.append(
                Finding(
                    str(path),
                    line,
                    column,
                    rule.id,
                    rule.severity,
                    _pointer(row, cell.column),
                    None,
                    str(message),
                    hint or rule.fix,
                )
            )
    return findings


def unused_entities(path: Path, used: set[str]) -> list[Finding]:
    """Find the entities of a registry that no record names, nor an entity that one names.

    Parameters
    ----------
    path : Path
        ``entities.csv`` of a folder of which every record was checked.
    used : set of str
        The entities that the records name.
    """
    sheet = read_sheet(path)
    parents = {row["id"]: row.get("parent", "") for row in sheet.rows if row.get("id")}
    wanted = set(used)
    for entity in used:
        while (entity := parents.get(entity, "")) and entity not in wanted:
            wanted.add(entity)
    rule = UNUSED_ENTITY
    return [
        Finding(
            str(path),
            line,
            1,
            rule.id,
            rule.severity,
            f"/{i}/id",
            None,
            f"no record names the entity {row['id']!r}",
            rule.fix,
        )
        for i, (line, row) in enumerate(zip(sheet.lines, sheet.rows, strict=True))
        if row.get("id") and row["id"] not in wanted
    ]


def _pointer(row: int | None, column: str | None) -> str:
    """Return the place as a pointer into the list of rows: /12/maps_to_cap."""
    if row is None:
        return ""
    return f"/{row}" if column is None else f"/{row}/{escape(column)}"


def _place(sheet: Sheet, lines: list[str], cell: Cell) -> tuple[int, int]:
    """Return line and column; the column of a cell beyond the first line of its row is 1."""
    if cell.column not in sheet.header or cell.line > len(lines):
        return cell.line, 1
    left = sheet.header.index(cell.column)
    column, quoted = 1, False
    for i, letter in enumerate(lines[cell.line - 1], start=1):
        if left == 0:
            break
        if letter == '"':
            quoted = not quoted
        elif letter == "," and not quoted:
            left -= 1
            column = i + 1
    return cell.line, 1 if left else column
