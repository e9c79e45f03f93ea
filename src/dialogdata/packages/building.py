"""Builds packages: all is written and checked beside the old package, then exchanged with it."""

import errno
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from dialogdata.errors import DialogDataError, InvalidRecordsError, UnreadableError
from dialogdata.findings import Report
from dialogdata.library import DatasetFolder, dataset_folders, find_dataset
from dialogdata.packages.archive import write_archive
from dialogdata.packages.check import check_frictionless, check_own
from dialogdata.packages.checksums import FORMATS
from dialogdata.packages.descriptor import About, about_all, about_one
from dialogdata.packages.files import FolderFiles
from dialogdata.packages.swap import swap, workshop
from dialogdata.packages.write import write_package

ALL = "dialogdata"
"""Name of the package of all datasets together."""

Progress = Callable[[str], None]
Validate = Callable[[list[Path]], Report]


def build(
    datasets: Sequence[str] = (),
    out: str | Path = "dist-data",
    *,
    progress: Progress | None = None,
    validate: Validate | None = None,
    frictionless: bool = True,
) -> list[Path]:
    """Build the package of each dataset, and one of all together.

    Each package is a folder, and a zip ``<name>-<version>.zip`` beside it. Nothing is published
    that does not validate, and a package that was there before stays whole until its successor
    is complete, even when the build is killed.

    Parameters
    ----------
    datasets : sequence of str, optional
        Names of datasets, or paths of dataset folders; all of ours, and all together, if none
        is given.
    out : str or Path
        Folder in which each package gets a folder of its own.
    progress : callable, optional
        Is told what is being done.
    validate : callable, optional
        Checks the files of records and datasets; all rules by default.
    frictionless : bool, default True
        Whether frictionless checks the result too, beside our own check.

    Returns
    -------
    list of Path
        The folders written.

    Raises
    ------
    InvalidRecordsError
        A record or dataset does not validate.
    InvalidPackageError
        The result does not.
    UnreadableError
        The target cannot be written: no room, no permission, something else in its place.
    MissingExtraError
        frictionless is not installed.
    """
    tell = progress or (lambda _message: None)
    folders = [find_dataset(name) for name in datasets] or dataset_folders()
    tell(f"checking {len(folders)} datasets")
    _require_valid(folders, validate or _validate)
    home = Path(out)
    jobs = [(about_one(folder), [folder]) for folder in folders]
    if not datasets:
        jobs.append((about_all(ALL, folders), folders))
    for about, _ in jobs:
        _require_free(home / about.name)
    for about, parts in jobs:
        tell(f"building {about.name}")
        try:
            _build(about, parts, home, frictionless=frictionless)
        except OSError as error:
            if isinstance(error, DialogDataError):
                raise
            reason = error.strerror or error
            message = f"{home / about.name}: {reason}; what was there before is unchanged"
            raise UnreadableError(message) from None
    return [home / about.name for about, _ in jobs]


def archive_name(about: About) -> str:
    """Return the name of the zip of a package."""
    return f"{about.name}-{about.version}.zip"


def _build(about: About, parts: list[DatasetFolder], home: Path, *, frictionless: bool) -> None:
    with workshop(home) as work:
        fresh, zipped = work / about.name, work / "zip"
        fresh.mkdir()
        write_package(about, parts, fresh)
        check_own(fresh, about.name)
        if frictionless:
            check_frictionless(fresh, about.name)
        files = FolderFiles(fresh)
        names = [name for name in files.names() if not name.startswith(f"{FORMATS}/")]
        write_archive(files, names, zipped)
        swap(fresh, home / about.name)
        zipped.replace(home / archive_name(about))


def _require_free(target: Path) -> None:
    """Refuse to replace what is no package: it may be somebody's work."""
    if not os.path.lexists(target):
        return
    try:
        package = (target / "datapackage.json").is_file() or not any(target.iterdir())
    except NotADirectoryError:
        package = False
    except OSError as error:
        raise UnreadableError(f"{target}: {error.strerror or error}") from None
    if not package:
        reason = os.strerror(errno.EEXIST)
        raise UnreadableError(f"{target}: {reason}, and it is no package; choose another --out")


def _validate(paths: list[Path]) -> Report:
    from dialogdata.validation import validate_paths  # noqa: PLC0415

    return validate_paths(paths)


def _require_valid(folders: Sequence[DatasetFolder], validate: Validate) -> None:
    report = validate([folder.path for folder in folders])
    if report.ok:
        return
    first = next(finding for finding in report if finding.severity == "error")
    place = f"{first.file}:{first.line}:{first.column}"
    raise InvalidRecordsError(
        f"{report.errors} errors in the records, nothing was built; the first: "
        f"{place}: {first.rule} {first.message}"
    )
