"""``dialogdata build``."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dialogdata.cli.terminal import at_terminal, console

if TYPE_CHECKING:
    from rich.console import Console


def build(
    datasets: Annotated[
        list[str] | None,
        typer.Argument(help="Names or folders of datasets; all, and all together, by default."),
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for the packages.")] = Path("dist/packages"),
    frictionless: Annotated[
        bool,
        typer.Option(help="Have frictionless check the result too; slow for large data."),
    ] = True,
) -> None:
    """Validate datasets and build their data packages, each a folder and a zip.

    CSV, JSON, descriptor, codebook, SQLite and, with the extra "parquet", Parquet files.
    Nothing is written when a record is invalid; an older package stays whole until the new one
    is complete.

    Example: [bold]dialogdata build --out dist/packages[/bold]
    """
    from dialogdata.packages import build as run  # noqa: PLC0415
    from dialogdata.packages.parquet_out import available  # noqa: PLC0415

    errors = console(stderr=True)
    if at_terminal():
        with errors.status("starting") as status:
            folders = run(datasets or (), out, progress=status.update, frictionless=frictionless)
    else:
        folders = run(datasets or (), out, progress=errors.print, frictionless=frictionless)
    if not available():
        errors.print('no Parquet files: they need pip install "dialogdata[parquet]"')
    _summary(folders, console())


def _summary(folders: list[Path], out: "Console") -> None:
    from rich.table import Table  # noqa: PLC0415

    table = Table("package", box=None, pad_edge=False)
    for column in ("dialogues", "statements", "tables", "files"):
        table.add_column(column, justify="right")
    for folder in folders:
        descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
        rows = {
            part["name"]: _rows(folder / part["path"])
            for part in descriptor["resources"]
            if part["name"] in ("dialogues", "statements")
        }
        tables = [part for part in descriptor["resources"] if part.get("type") == "table"]
        files = sum(path.is_file() for path in folder.rglob("*"))
        counts = (rows["dialogues"], rows["statements"], len(tables), files)
        table.add_row(str(folder), *map(str, counts))
    out.print(table)
    first = folders[-1]
    out.print(f"\nNext: open {first}/statements.csv, or in Python:")
    out.print(f'  import dialogdata as dd; dd.load("statements", package="{first}")')


def _rows(path: Path) -> int:
    import csv  # noqa: PLC0415

    with path.open(encoding="utf-8", newline="") as stream:
        return sum(1 for _ in csv.reader(stream)) - 1
