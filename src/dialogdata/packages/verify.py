"""Checks a finished package: every byte, every table, every key, every record."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from dialogdata.errors import InvalidPackageError, UnreadableError
from dialogdata.findings import Finding, Report
from dialogdata.packages.archive import as_built
from dialogdata.packages.checksums import FORMATS, descriptor_faults, sums_faults
from dialogdata.packages.counts import ARRAY, LINES, record_faults, same_records
from dialogdata.packages.descriptor import SCHEMA_VERSION
from dialogdata.packages.faults import PackageFault, finding_of
from dialogdata.packages.files import Files, ZipFiles, files_of
from dialogdata.packages.integrity import Tables
from dialogdata.packages.shape import Descriptor
from dialogdata.rules import package as rules
from dialogdata.rules.rule import escape

DESCRIPTOR = "datapackage.json"


def check_package(path: Path) -> Report:
    """Check a package.

    Parameters
    ----------
    path : Path
        Its folder, its ``datapackage.json`` or its zip.

    Returns
    -------
    Report
        The findings; each names the file, for a table also the line, the column and the
        dialogue from which the row was made.

    Raises
    ------
    UnreadableError
        A file cannot be read.
    """
    findings: dict[Finding, None] = {}
    files: Files | None = None
    names: list[str] = []
    try:
        files = files_of(path)
        names = files.names()
        for fault in package_faults(files):
            findings[finding_of(fault, files)] = None
    except InvalidPackageError as error:
        rule = rules.ARCHIVE if "compressed" in str(error) else rules.UNREADABLE
        found = Finding(str(path), 1, 1, rule.id, rule.severity, "", None, str(error), rule.fix)
        findings[found] = None
    except UnreadableError:
        raise
    except OSError as error:
        place = error.filename or path
        raise UnreadableError(f"{place}: {error.strerror or error}") from None
    places = tuple(str(files.home / name) for name in names) if files else (str(path),)
    records = _records(files) if files else 0
    return Report(tuple(sorted(_once(findings))), len(places), records, places)


def _records(files: Files) -> int:
    if LINES not in files.names():
        return 0
    with files.open(LINES) as lines:
        return sum(1 for _ in lines)


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out that a file was altered, or is missing, when that was said already."""
    seen: set[tuple[str, str]] = set()
    for finding in findings:
        key = (finding.file, finding.rule)
        if finding.rule in (rules.ALTERED.id, rules.MISSING.id):
            if key in seen:
                continue
            seen.add(key)
        yield finding


def package_faults(files: Files) -> Iterator[PackageFault]:
    """Yield every fault of a package."""
    names = files.names()
    if isinstance(files, ZipFiles) and not as_built(files):
        yield PackageFault(rules.ARCHIVE, "", "some of its bytes are not as they were written")
    if DESCRIPTOR not in names:
        yield PackageFault(rules.UNREADABLE, DESCRIPTOR, "the package has no descriptor")
        return
    yield from sums_faults(files)
    if any(name.startswith(f"{FORMATS}/") for name in names):
        yield from sums_faults(files, FORMATS)
    try:
        with files.open(DESCRIPTOR) as file:
            descriptor = Descriptor.model_validate(json.loads(file.read()))
    except ValidationError as error:
        yield from _shape_faults(error)
        return
    except ValueError as error:
        yield PackageFault(rules.UNREADABLE, DESCRIPTOR, f"not JSON ({error})")
        return
    except RecursionError:
        yield PackageFault(rules.UNREADABLE, DESCRIPTOR, "nested too deeply")
        return
    yield from content_faults(files, descriptor)


def content_faults(files: Files, descriptor: Descriptor) -> Iterator[PackageFault]:
    """Yield the faults of tables and records whose descriptor is understood."""
    yield from descriptor_faults(files, descriptor)
    tables = Tables(files, descriptor)
    yield from tables.faults()
    if {ARRAY, LINES} <= set(files.names()):
        ours = descriptor.schema_version == SCHEMA_VERSION
        yield from record_faults(files, tables.rows, counted=ours)
        yield from same_records(files)


def _shape_faults(error: ValidationError) -> Iterator[PackageFault]:
    for detail in error.errors(include_url=False, include_input=False):
        place = "".join(f"/{escape(step)}" for step in detail["loc"])
        message = f"{place or '/'}: {detail['msg']}"
        yield PackageFault(rules.DESCRIPTOR, DESCRIPTOR, message)
