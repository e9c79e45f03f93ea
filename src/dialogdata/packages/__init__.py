"""Tables → data packages: a folder of CSV and JSON with its descriptor.

``build`` is looked up when it is asked for: to tell what is a package must cost nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dialogdata.packages.building import build

__all__ = ["build"]


def __getattr__(name: str) -> Any:
    if name == "build":
        from dialogdata.packages.building import build  # noqa: PLC0415

        return build
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
