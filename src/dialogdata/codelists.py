"""The codelists: closed lists of codes, read from ``schema/v1/codelists/*.csv``.

They are the single source. Types, JSON Schema, Table Schemas, codebook and documentation are
made from them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from dialogdata import _resources
from dialogdata._csv import Sheet, read_sheet
from dialogdata.errors import UnknownNameError

CATALOGUE = "codelists"
MAPPING_TARGETS = "mapping_target"


@dataclass(frozen=True)
class Codelist:
    """A closed list of codes.

    Attributes
    ----------
    name : str
        Name of the list and of its file.
    title, definition : str
        What the list is about.
    used_in : str
        The field of the record that takes its codes.
    sheet : Sheet
        The rows as they stand in the file.
    """

    name: str
    title: str
    definition: str
    used_in: str
    sheet: Sheet

    @cached_property
    def entries(self) -> Mapping[str, Mapping[str, str]]:
        """The rows by code, in the order of the file."""
        return {row["code"]: row for row in self.sheet.rows}

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes, in the order of the file."""
        return tuple(self.entries)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the file."""
        return self.sheet.header

    def ordinal(self, code: str) -> int | None:
        """Return the rank of a code, where the list is a scale."""
        cell = self.entries[code].get("ordinal", "")
        return int(cell) if cell else None


@cache
def _catalogue() -> Mapping[str, Mapping[str, str]]:
    sheet = read_sheet(_resources.codelists_dir() / f"{CATALOGUE}.csv")
    return {row["name"]: row for row in sheet.rows}


def codelist_names() -> tuple[str, ...]:
    """Return the names of all codelists, sorted."""
    return tuple(sorted(_catalogue()))


@cache
def codelist(name: str) -> Codelist:
    """Return one codelist.

    Raises
    ------
    UnknownNameError
        There is no codelist of that name.

    Examples
    --------
    >>> from dialogdata.codelists import codelist
    >>> codelist("precision").codes
    ('vague', 'direction', 'action', 'parameters')
    """
    catalogue = _catalogue()
    if name not in catalogue:
        raise UnknownNameError("codelist", name, catalogue)
    row = catalogue[name]
    sheet = read_sheet(_resources.codelists_dir() / f"{name}.csv")
    return Codelist(name, row["title"], row["definition"], row["used_in"], sheet)
