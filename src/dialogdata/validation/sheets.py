"""Checking codelists and registries, which are CSV."""

import csv
import io
from functools import cache
from pathlib import Path

from dialogdata import _resources
from dialogdata._csv import Sheet, read_sheet
from dialogdata.codelists import MAPPING_TARGETS, codelist, codelist_names
from dialogdata.findings import Finding
from dialogdata.registries import load_registry
from dialogdata.rules.rule import escape
from dialogdata.rules.sheets import GROUP, Cell, Known


@cache
def _known(folder: Path) -> Known:
    """Return what cells may refer to, seen from a folder of sheets."""
    registry = load_registry(*([folder] if folder.name == "registry" else []))
    targets: dict[str, set[str]] = {}
    for row in read_sheet(_resources.codelists_dir() / f"{MAPPING_TARGETS}.csv").rows:
        targets.setdefault(row["scheme"], set()).add(row["code"])
    return Known(
        parties=frozenset(registry.parties),
        entities=frozenset(registry.entities),
        codes={name: frozenset(codelist(name).codes) for name in codelist_names()},
        targets={scheme: frozenset(codes) for scheme, codes in targets.items()},
    )


def check_sheet(path: Path) -> list[Finding]:
    """Check one codelist or registry.

    Raises
    ------
    UnreadableError
        The file cannot be read as CSV.
    """
    sheet = read_sheet(path)
    known = _known(path.parent)
    findings = []
    text = path.read_text("utf-8").splitlines()
    for rule in GROUP.rules:
        for found in rule.check(sheet, known) if rule.check else ():
            cell, message, hint = (*found, None)[:3]
            line, column = _place(sheet, text, cell)  # type: ignore[arg-type]
            row = sheet.lines.index(line) if line in sheet.lines else None
            findings.append(
                Finding(
                    str(path),
                    line,
                    column,
                    rule.id,
                    rule.severity,
                    _pointer(row, cell.column),  # type: ignore[attr-defined]
                    None,
                    str(message),
                    hint or rule.fix,
                )
            )
    return findings


def _pointer(row: int | None, column: str | None) -> str:
    """Return the place as a pointer into the list of rows: /12/maps_to_cap."""
    if row is None:
        return ""
    return f"/{row}" if column is None else f"/{row}/{escape(column)}"


def _place(sheet: Sheet, lines: list[str], cell: Cell) -> tuple[int, int]:
    """Return line and column; the column of a row that runs over several lines is 1."""
    if cell.column is None or cell.line > len(lines):
        return cell.line, 1
    line = lines[cell.line - 1]
    try:
        cells = next(csv.reader(io.StringIO(line), strict=True))
    except csv.Error:
        return cell.line, 1
    at = sheet.header.index(cell.column)
    if at >= len(cells):
        return cell.line, 1
    before = io.StringIO()
    csv.writer(before, lineterminator="").writerow(cells[:at])
    return cell.line, len(before.getvalue()) + (1 if at == 0 else 2)


