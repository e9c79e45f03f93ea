"""Builds packages: everything is written and checked beside the old package, then renamed."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dialogdata.errors import InvalidRecordsError, UnreadableError
from dialogdata.findings import Report
from dialogdata.library import DatasetFolder, dataset_folders, find_dataset
from dialogdata.packages.check import check_frictionless, check_tables
from dialogdata.packages.descriptor import about_all, about_one
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

    Nothing is published that does not validate, and a package that was there before stays
    whole until its successor is complete.

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
    done: list[Path] = []
    for about, parts in jobs:
        tell(f"building {about.name}")
        with replaced(home / about.name) as folder:
            descriptor = write_package(about, parts, folder)
            check_tables(folder, descriptor)
            if frictionless:
                check_frictionless(folder, about.name)
        done.append(home / about.name)
    return done


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


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """Yield a new folder beside a target, and put it in the target's place at the end.

    On any failure, and on Ctrl-C, the new folder goes and the old one stays.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise UnreadableError(f"{target}: {error.strerror or error}") from None
    try:
        fresh.chmod(0o755)  # mkdtemp makes it private
        yield fresh
        _swap(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, target: Path) -> None:
    if not target.exists():
        fresh.rename(target)
        return
    old = fresh.with_name(f"{fresh.name}-old")
    target.rename(old)
    try:
        fresh.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
