"""Where the data and the published schema lie. The only place that knows.

In an installed package they are ``dialogdata/_data``; in a checkout they are the top-level
folders ``datasets`` and ``schema``, so that an editable install sees every change at once.
"""

from functools import cache
from pathlib import Path

from dialogdata.errors import MissingDataError

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


@cache
def _root() -> Path:
    if (_PACKAGE / "_data" / "schema").is_dir():
        return _PACKAGE / "_data"
    if (_CHECKOUT / "pyproject.toml").is_file() and (_CHECKOUT / "datasets").is_dir():
        return _CHECKOUT
    raise MissingDataError(
        "the data of dialogdata is not installed; reinstall it with: "
        "pip install --force-reinstall dialogdata"
    )


def datasets_dir() -> Path:
    """Return the folder that holds one folder per dataset, and the registry."""
    return _root() / "datasets"


def registry_dir() -> Path:
    """Return the folder of the registries (parties, entities, mechanisms, people)."""
    return datasets_dir() / "registry"


def schema_dir() -> Path:
    """Return the folder of the published schema, version 1."""
    return _root() / "schema" / "v1"


def codelists_dir() -> Path:
    """Return the folder of the codelists."""
    return schema_dir() / "codelists"


def tables_dir() -> Path | None:
    """Return the folder of the ready-made tables; a checkout has none and builds them."""
    folder = _root() / "tables"
    return folder if folder.is_dir() else None
