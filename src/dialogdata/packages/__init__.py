"""Tables → data packages: a folder of CSV and JSON with its descriptor."""

from dialogdata.packages.building import build

__all__ = ["build"]
