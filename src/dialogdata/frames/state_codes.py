"""The codes of a party in a given year: Correlates of War, Gleditsch and Ward, ISO 3166-1."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dialogdata.frames.frame import dtype_of
from dialogdata.frames.reading import rows
from dialogdata.frames.source import Source

if TYPE_CHECKING:
    import pandas as pd

DATED = ("cow", "gw")
FIXED = ("iso3", "iso2", "iso_numeric")
_OPEN = 9999
"""Ends a span that lasts, for comparison only; it never leaves this module."""


class StateCodes:
    """The codes of all parties of a source.

    Numbers of state systems have spans of years. In a year in which one number ends and the
    next begins (Germany in 1990: 260, then 255) the later one holds, which is the state of
    affairs on 31 December. ISO codes belong to a party for good: a state that ended keeps the
    code it had, and its successor is another party.
    """

    def __init__(self, source: Source) -> None:
        self._spans: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
        for row in rows(source, "registry_state_codes"):
            last = int(row["last_year"]) if row["last_year"] else _OPEN
            span = (int(row["first_year"]), last, int(row["state_code"]))
            self._spans[row["party"], row["code_system"]].append(span)
        self._fixed = {row["party"]: row for row in rows(source, "registry_parties")}

    def number(self, party: str, system: str, year: int) -> int | None:
        """Return the number of a party in ``cow`` or ``gw`` in a year, if it has one."""
        spans = [span for span in self._spans[party, system] if span[0] <= year <= span[1]]
        return max(spans)[2] if spans else None

    def text(self, party: str, name: str) -> str | None:
        """Return an ISO code of a party (``iso3``, ``iso2``, ``iso_numeric``), if it has one."""
        return self._fixed.get(party, {}).get(name) or None

    def columns(
        self, parties: Iterable[str], years: Iterable[int], suffix: str
    ) -> dict[str, "pd.Series[Any]"]:
        """Return the columns of codes of parties in years, each name with a suffix."""
        import pandas as pd  # noqa: PLC0415

        pairs = [(str(party), int(year)) for party, year in zip(parties, years, strict=True)]
        found: dict[str, pd.Series[Any]] = {}
        for system in DATED:
            numbers = [self.number(party, system, year) for party, year in pairs]
            found[f"{system}_{suffix}"] = pd.Series(numbers, dtype=dtype_of("integer"))
        for name in FIXED:
            texts = [self.text(party, name) for party, _ in pairs]
            found[f"{name}_{suffix}"] = pd.Series(texts, dtype=dtype_of("string"))
        return found
