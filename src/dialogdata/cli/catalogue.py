"""``dialogdata list`` and ``dialogdata codebook``."""

from typing import Annotated

import typer

from dialogdata.cli.terminal import console


def list_() -> None:
    """List the datasets, tables and codelists of this version.

    Example: [bold]dialogdata list[/bold]
    """
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from dialogdata import __version__  # noqa: PLC0415
    from dialogdata.codelists import codelist_names  # noqa: PLC0415
    from dialogdata.library import dataset_folders  # noqa: PLC0415
    from dialogdata.tabular.catalogue import all_tables  # noqa: PLC0415

    out = console()
    out.print(Text(f"dialogdata {__version__}\n", "bold"))
    datasets = Table(box=None, pad_edge=False)
    datasets.add_column("dataset", no_wrap=True)
    for column in ("version", "records", "title"):
        datasets.add_column(column)
    for folder in dataset_folders():
        meta = folder.meta
        datasets.add_row(meta.name, meta.version, str(len(folder.record_paths())), meta.title)
    out.print(datasets)
    out.print(Text("\ntables", "bold"))
    names = [name for name in all_tables() if not name.startswith("codelist_")]
    out.print(f"  {', '.join(names)}")
    out.print(Text("\ncodelists (each also a table codelist_<name>)", "bold"))
    out.print(f"  {', '.join(codelist_names())}")
    out.print("\nNext: dialogdata codebook statements")


def codebook(
    name: Annotated[
        str | None, typer.Argument(help="A table or codelist; everything by default.")
    ] = None,
    search: Annotated[str | None, typer.Option(help="Only rows that mention this word.")] = None,
) -> None:
    """Explain every column of a table, or every code of a codelist.

    Example: [bold]dialogdata codebook act_type[/bold] or
    [bold]dialogdata codebook --search terror[/bold]
    """
    from rich.table import Table  # noqa: PLC0415

    from dialogdata.contract.codebook import find_rows  # noqa: PLC0415

    rows = find_rows(name, search)
    table = Table(box=None, pad_edge=False)
    for column in ("in", "name", "type"):
        table.add_column(column, no_wrap=True)
    table.add_column("meaning")
    for row in rows:
        kind = row["codelist"] if row["kind"] == "code" else row["type"]
        meaning = f"{row['title']}: {row['description']}"
        table.add_row(str(row["name"]), str(row["item"]), str(kind), meaning)
    console().print(table)
    if not rows:
        console(stderr=True).print("nothing found")
        raise typer.Exit(1)
