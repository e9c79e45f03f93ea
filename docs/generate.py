"""Writes the reference pages from the code: they cannot say anything else than it does.

python docs/generate.py            # write
python docs/generate.py --check    # exit 1 when a page is out of date
"""

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from generating import api, codelists, commands, record, rules, tables  # noqa: E402

REFERENCE = HERE / "reference"
PAGES = {
    "python.md": api.page,
    "command-line.md": commands.page,
    "rules.md": rules.page,
    "record.md": record.page,
    "tables.md": tables.page,
    "codelists.md": codelists.page,
}


def main() -> None:
    """Write or check every page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    stale = []
    for name, render in PAGES.items():
        path, text = REFERENCE / name, render()
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(path)
            if not options.check:
                path.write_text(text, "utf-8")
    if stale and options.check:
        sys.exit(f"out of date: {', '.join(map(str, stale))}; run: python docs/generate.py")


if __name__ == "__main__":
    main()
