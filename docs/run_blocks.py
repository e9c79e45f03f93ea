"""Runs the blocks of a page and compares, or refreshes, the output shown below each.

    python docs/run_blocks.py README.md docs/*.md            # refresh
    python docs/run_blocks.py --check README.md docs/*.md    # compare only

A ``python`` block may be followed by a ``text`` block: that is its output. So may a ``console``
block that holds one ``dialogdata`` command, and an ``r`` block, which is run where Rscript is
installed. The Python blocks of a page share one namespace, from top to bottom, and an empty
folder; a comment that begins with ``setup`` is run first and not shown. A ``text`` block that
follows none of these is left alone.
"""

import argparse
import contextlib
import importlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_BLOCK = re.compile(r"```(python|console|r)\n(.*?)```(\n\n```text\n(.*?)```)?", re.DOTALL)
_SETUP = re.compile(r"<!-- setup\n(.*?)-->", re.DOTALL)


def run(page: str) -> str:
    """Return the page with the output that its blocks really give."""
    os.environ.setdefault("MPLBACKEND", "Agg")
    names: dict[str, object] = {"__name__": "page"}
    before = Path.cwd()
    here = tempfile.TemporaryDirectory(prefix="page-")  # what blocks write goes there
    os.chdir(here.name)

    def refresh(match: re.Match[str]) -> str:
        language, source, shown = match[1], match[2], match[3] is not None
        if language == "python":
            output = _python(source, names)
        elif not shown or (language == "r" and shutil.which("Rscript") is None):
            return match[0]
        else:
            output = _r(source) if language == "r" else _command(source)
        if not shown:
            return match[0]
        body = "\n".join(line.rstrip() for line in output.rstrip().splitlines())
        return f"```{language}\n{source}```\n\n```text\n{body}\n```"

    try:
        for setup in _SETUP.findall(page):
            _python(setup, names)
        return _BLOCK.sub(refresh, page)
    finally:
        os.chdir(before)
        here.cleanup()
        if plots := sys.modules.get("matplotlib.pyplot"):
            plots.close("all")


def _python(source: str, names: dict[str, object]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, "<block>", "exec"), names)  # noqa: S102 - pages of this project
    return out.getvalue()


def _command(source: str) -> str:
    program, *arguments = shlex.split(source)
    if program != "dialogdata":
        raise ValueError(f"only dialogdata commands are run, not {program}")
    return _run([sys.executable, "-m", "dialogdata", *arguments])


def _r(source: str) -> str:
    return _run(["Rscript", "--vanilla", "-e", source])


def _run(command: list[str]) -> str:
    source = Path(importlib.import_module("dialogdata").__file__ or "").parent.parent
    environment = os.environ | {"PYTHONPATH": str(source), "NO_COLOR": "1"}
    done = subprocess.run(  # noqa: S603 - pages of this project
        command, capture_output=True, text=True, encoding="utf-8", check=True, env=environment
    )
    return done.stdout


def main() -> None:
    """Refresh or check the pages named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    stale = []
    for path in options.pages:
        text = path.read_text("utf-8")
        fresh = run(text)
        if fresh != text:
            stale.append(path)
            if not options.check:
                path.write_text(fresh, "utf-8")
                print(f"refreshed {path}")  # noqa: T201
    if stale and options.check:
        sys.exit(f"out of date: {', '.join(map(str, stale))}; run: python docs/run_blocks.py …")


if __name__ == "__main__":
    main()
