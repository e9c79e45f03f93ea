"""The schema and the codelists by which a package was made, as files of it."""

from dialogdata import _resources
from dialogdata.packages.draft import Draft


def write_schema(draft: Draft) -> None:
    """Copy JSON Schemas, Table Schemas and codelists to ``schema/``."""
    home = _resources.schema_dir()
    names = [
        *(path.name for path in home.glob("*.schema.json")),
        *(f"tables/{path.name}" for path in (home / "tables").glob("*.json")),
        *(f"codelists/{path.name}" for path in (home / "codelists").glob("*.csv")),
    ]
    for name in sorted(names):
        draft.write(f"schema/{name}", (home / name).read_text("utf-8"))
