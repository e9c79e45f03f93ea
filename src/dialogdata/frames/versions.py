"""Which versions are at work, for a paper's appendix or a report of a fault."""

import platform
from dataclasses import asdict, dataclass
from importlib.metadata import version

from dialogdata import __version__


@dataclass(frozen=True, slots=True)
class Versions:
    """Versions of what gives the results.

    Attributes
    ----------
    package : str
        Version of the installed package.
    data : dict of str to str
        Version of each dataset, by name.
    schema, codebook : str
        Versions of the schema, and of codelists and coding rules, that the records were made
        for; several are joined by commas.
    python, pandas, pydantic : str
        Versions of these.
    """

    package: str
    data: dict[str, str]
    schema: str
    codebook: str
    python: str
    pandas: str
    pydantic: str

    def to_dict(self) -> dict[str, str | dict[str, str]]:
        """Return the versions by name, as plain values for JSON."""
        return asdict(self)

    def __str__(self) -> str:
        lines = [f"dialogdata {self.package}"]
        lines += [f"data       {name} {found}" for name, found in self.data.items()]
        names = ("schema", "codebook", "python", "pandas", "pydantic")
        return "\n".join(lines + [f"{name:10} {getattr(self, name)}" for name in names])

    __repr__ = __str__


def versions_of(datasets: dict[str, str], schemas: set[str], codebooks: set[str]) -> Versions:
    """Return the versions of data, as they state them, and of what reads them."""
    return Versions(
        __version__,
        datasets,
        ", ".join(sorted(schemas)),
        ", ".join(sorted(codebooks)),
        platform.python_version(),
        version("pandas"),
        version("pydantic"),
    )
