"""The two checks that a package must pass before it replaces another."""

from itertools import islice
from pathlib import Path
from typing import Any

from dialogdata.errors import InvalidPackageError, MissingExtraError
from dialogdata.packages.integrity import table_faults

_SHOWN = 3


def _fail(name: str, faults: list[str]) -> None:
    if faults:
        shown = "; ".join(faults[:_SHOWN])
        more = "; and more" if len(faults) > _SHOWN else ""
        raise InvalidPackageError(f"the package {name} is not valid: {shown}{more}")


def check_tables(folder: Path, descriptor: dict[str, Any]) -> None:
    """Check the tables of a package with our own check.

    Raises
    ------
    InvalidPackageError
        A table does not hold what its schema says.
    """
    _fail(descriptor["name"], list(islice(table_faults(folder, descriptor), _SHOWN + 1)))


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
