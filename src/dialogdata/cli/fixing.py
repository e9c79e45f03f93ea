"""``dialogdata validate --fix``: repairs first, and a line for each."""

from collections.abc import Callable
from pathlib import Path

from dialogdata.cli.terminal import console
from dialogdata.writing.fix import fix_paths


def fix(paths: list[Path], rules_of: Callable[[Path], frozenset[str]]) -> bool:
    """Repair files and say on standard error what was changed.

    Parameters
    ----------
    paths : list of Path
        Files and folders, as for ``validate``.
    rules_of : callable
        Gives the ids of the rules that count for a file.

    Returns
    -------
    bool
        Whether every file that had to be written could be.
    """
    out = console(stderr=True)
    changed = 0
    whole = True
    for fixed in fix_paths(paths, rules_of):
        if fixed.problem is not None:
            # What is wrong with the file itself, the check that follows says as a finding.
            whole = False
            out.print(f"not fixed: {fixed.problem}")
            continue
        changed += 1
        for repair in fixed.repairs:
            out.print(f"fixed {fixed.path}: {repair}")
    out.print(f"{changed} file{'' if changed == 1 else 's'} fixed")
    return whole
