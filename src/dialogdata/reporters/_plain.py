"""What the reports share: relative paths, and texts that cannot act on who reads them."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from dialogdata.findings import Finding

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    r"""Return a text with control characters written out, such as ``\x1b``.

    Keys and file names are other people's: one with an escape sequence could rewrite the
    terminal, one with a line break could end a line of a report.
    """
    return _CONTROL.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def count(number: int, noun: str) -> str:
    """Return a number with its noun: 1 error, 2 errors."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def clip(text: str, limit: int) -> str:
    """Return a text of at most so many characters."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def shown_file(finding: Finding) -> str:
    """Return the file of a finding for people."""
    return {"": "record", "-": "standard input"}.get(finding.file, finding.file)


def repository_root(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder to which CI services relate paths, or the working folder."""
    here = Path.cwd()
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        root = Path(environment.get(name) or os.devnull)
        if here.is_relative_to(root):
            return root
    return here


def relative_path(file: str, root: Path) -> str:
    """Return the POSIX path of a file from a root; a file outside keeps its absolute path."""
    path = Path(os.path.normpath(Path(file).absolute()))
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
