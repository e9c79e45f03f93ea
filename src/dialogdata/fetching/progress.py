"""How far a download is, at a terminal only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Step = Callable[[int], None]
"""Is told how many bytes came."""


@contextmanager
def progress(url: str, total: int | None) -> Iterator[Step]:
    """Yield what is to be told of every piece."""
    # stderr is None in programs without a console.
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _count: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.markup import escape  # noqa: PLC0415
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn  # noqa: PLC0415

    name = escape(url.partition("?")[0].rpartition("/")[2])
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(f"downloading {name}", total=total)
        yield lambda count: bar.advance(task, count)
