"""The two checks that a package must pass before it replaces another."""

from itertools import islice
from pathlib import Path

from dialogdata.errors import InvalidPackageError, MissingExtraError
from dialogdata.packages.faults import finding_of
from dialogdata.packages.files import FolderFiles
from dialogdata.packages.verify import package_faults

_SHOWN = 3


def _fail(name: str, faults: list[str]) -> None:
    if faults:
        shown = "; ".join(faults[:_SHOWN])
        more = "; and more" if len(faults) > _SHOWN else ""
        raise InvalidPackageError(f"the package {name} is not valid: {shown}{more}")


def check_own(folder: Path, name: str) -> None:
    """Check a package with our own check, the one of ``dialogdata validate``.

    Raises
    ------
    InvalidPackageError
        A file, table or record is not what the package says.
    """
    files = FolderFiles(folder)
    found = [finding_of(fault, files) for fault in islice(package_faults(files), _SHOWN + 1)]
    _fail(
        name,
        [
            f"{Path(f.file).relative_to(folder)}:{f.line}: {f.message}"
            + (f" (record {f.record})" if f.record else "")
            for f in found
        ],
    )


def check_frictionless(folder: Path, name: str) -> None:
    """Check a package with frictionless, as its readers may.

    Raises
    ------
    InvalidPackageError
        frictionless refuses it.
    MissingExtraError
        frictionless is not installed.
    """
    try:
        from frictionless import FrictionlessException, Package  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("checking packages with frictionless", "publish") from None
    try:
        report = Package(str(folder / "datapackage.json")).validate()
    except FrictionlessException as error:
        raise InvalidPackageError(f"frictionless refuses {name}: {error}") from None
    faults = [error.message for error in report.errors]
    faults += [f"{task.place}: {error.message}" for task in report.tasks for error in task.errors]
    _fail(name, faults)
