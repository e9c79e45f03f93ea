"""Runs the Python blocks of a page and compares, or refreshes, the output shown below each.

    python docs/run_blocks.py README.md docs/*.md            # refresh
    python docs/run_blocks.py --check README.md docs/*.md    # compare only

A ``python`` block may be followed by a ``text`` block: that is its output. The blocks of a page
share one namespace, from top to bottom. A ``text`` block that follows no ``python`` block is
left alone.
"""

import argparse
import contextlib
import io
import re
import sys
from pathlib import Path

_BLOCK = re.compile(r"```python\n(.*?)```(\n\n```text\n(.*?)```)?", re.DOTALL)


def run(page: str) -> str:
    """Return the page with the output that its blocks really give."""
    names: dict[str, object] = {"__name__": "page"}

    def refresh(match: re.Match[str]) -> str:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(match[1], "<block>", "exec"), names)  # noqa: S102 - pages of this project
        if match[2] is None:
            return match[0]
        body = "\n".join(line.rstrip() for line in out.getvalue().rstrip().splitlines())
        return f"```python\n{match[1]}```\n\n```text\n{body}\n```"

    return _BLOCK.sub(refresh, page)


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
