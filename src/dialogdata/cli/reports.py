"""The formats of a report, and where they go."""

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from dialogdata.cli.terminal import report_output
from dialogdata.errors import UnreadableError

if TYPE_CHECKING:
    from dialogdata.findings import Finding
    from dialogdata.validation.choice import Outcome


class Format(StrEnum):
    """How findings are printed."""

    text = "text"
    json = "json"
    github = "github"
    sarif = "sarif"
    junit = "junit"


def write_out(outcome: "Outcome", output_format: Format) -> None:
    """Print a report, and append the summary of a job of GitHub Actions where there is one."""
    if output_format is Format.text:
        from dialogdata.reporters import text  # noqa: PLC0415

        text.write(outcome.report, report_output(), hidden=outcome.hidden, notes=outcome.notes)
        return
    sys.stdout.flush()
    # Bytes, because these formats are UTF-8 whatever the terminal speaks.
    sys.stdout.buffer.write(_bytes(outcome, output_format))
    sys.stdout.buffer.flush()
    if output_format is Format.github:
        _append_summary(outcome)


def parse_also(value: str) -> tuple[Format, Path]:
    """Turn ``sarif=FILE`` into a format and a file.

    Raises
    ------
    ValueError
        It is something else.
    """
    name, _, file = value.partition("=")
    names = [found.value for found in _RENDERERS]
    if name not in names or not file:
        raise ValueError(f"{value!r} is not FORMAT=FILE with one of the formats {', '.join(names)}")
    return Format(name), Path(file)


def write_file(outcome: "Outcome", output_format: Format, file: Path) -> None:
    """Write a report to a file.

    Raises
    ------
    UnreadableError
        The file cannot be written.
    """
    try:
        file.write_bytes(_bytes(outcome, output_format))
    except OSError as error:
        raise UnreadableError(f"{file}: {error.strerror or error}") from None


def _bytes(outcome: "Outcome", output_format: Format) -> bytes:
    # Names of files may hold bytes that are no text; they are written out.
    return f"{_RENDERERS[output_format](outcome)}\n".encode("utf-8", "backslashreplace")


def _json(outcome: "Outcome") -> str:
    from dialogdata.reporters import json_  # noqa: PLC0415

    return json_.render(outcome.report)


def _github(outcome: "Outcome") -> str:
    from dialogdata.reporters import github  # noqa: PLC0415
    from dialogdata.reporters._plain import repository_root  # noqa: PLC0415

    return github.render(outcome.report, repository_root())


def _sarif(outcome: "Outcome") -> str:
    from dialogdata.reporters import sarif  # noqa: PLC0415
    from dialogdata.reporters._plain import repository_root  # noqa: PLC0415

    return sarif.render(outcome.report, repository_root())


def _junit(outcome: "Outcome") -> str:
    from dialogdata.reporters import junit  # noqa: PLC0415
    from dialogdata.reporters._plain import repository_root  # noqa: PLC0415

    failing = {outcome.report[position] for position in outcome.failing}

    def fails(finding: "Finding") -> bool:
        return finding in failing

    return junit.render(outcome.report, repository_root(), fails)


_RENDERERS: dict[Format, Callable[["Outcome"], str]] = {
    Format.json: _json,
    Format.github: _github,
    Format.sarif: _sarif,
    Format.junit: _junit,
}


def _append_summary(outcome: "Outcome") -> None:
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    from dialogdata.reporters import summary  # noqa: PLC0415

    data = summary.render(outcome.report).encode("utf-8", "backslashreplace")
    try:
        with Path(path).open("ab") as file:
            file.write(data)
    except OSError as error:
        # The findings are printed already; a summary that fails must not change the exit code.
        print(f"dialogdata: no summary: {error}", file=sys.stderr)  # noqa: T201
