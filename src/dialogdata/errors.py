"""The errors that the package raises.

::

    DialogDataError
    ├── UnknownNameError (also a KeyError): no such table, dataset, codelist, rule …
    ├── InvalidQueryError (also a ValueError): a filter that means nothing, or not for this table
    ├── InvalidRecordsError (also a ValueError): records do not validate
    ├── InvalidPackageError (also a ValueError): a data package cannot be trusted or read
    ├── UnreadableError (also an OSError): a path cannot be read or written
    ├── ConfigError (also a ValueError): the configuration of a project is not understood
    ├── NothingToPlotError (also a ValueError): no rows are left for a plot
    ├── MissingDataError (also a RuntimeError): the installed package lacks its data
    └── MissingExtraError (also an ImportError): an optional dependency is not installed
"""

from collections.abc import Iterable

_LISTED = 40
"""How many names a message lists; more would hide the message."""


class DialogDataError(Exception):
    """Base of all errors of this package."""


class UnknownNameError(DialogDataError, KeyError):
    """A name that does not exist, with the nearest names that do."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        from difflib import get_close_matches  # noqa: PLC0415 - not needed when all goes well

        # Case is no difference to a reader: 'pakistan' is near 'Pakistan'.
        names = {known_name.casefold(): known_name for known_name in sorted(known)}
        near = [names[found] for found in get_close_matches(name.casefold(), names, 3, 0.5)]
        hint = f"did you mean {' or '.join(repr(n) for n in near)}?" if near else ""
        more = ", …" if len(names) > _LISTED else ""
        listing = f"known: {', '.join(list(names.values())[:_LISTED])}{more}"
        self.message = f"unknown {kind} {name!r}; {hint or listing}"
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message


class InvalidQueryError(DialogDataError, ValueError):
    """A filter or option that means nothing, or that a table has no columns for."""


class InvalidRecordsError(DialogDataError, ValueError):
    """Records that do not validate."""


class InvalidPackageError(DialogDataError, ValueError):
    """A data package that cannot be trusted or read."""


class UnreadableError(DialogDataError, OSError):
    """A path that cannot be read or written."""


class ConfigError(DialogDataError, ValueError):
    """The configuration of a project is not understood."""


class NothingToPlotError(DialogDataError, ValueError):
    """No rows are left for a plot, or too much to know which."""


class MissingDataError(DialogDataError, RuntimeError):
    """The installed package lacks its data."""


class MissingExtraError(DialogDataError, ImportError):
    """An optional dependency is not installed; the message gives the pip command."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f'{what} needs an extra: pip install "dialogdata[{extra}]"')
