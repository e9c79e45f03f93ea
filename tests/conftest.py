"""What several tests share: where the fixtures lie, and how hypothesis is set up."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from dialogdata.validation import validate_stream

# The same examples on every run, so that a red build stays red until it is mended;
# `--hypothesis-profile=explore` looks for new ones.
settings.register_profile(
    "dialogdata",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile(
    "explore", parent=settings.get_profile("dialogdata"), derandomize=False, max_examples=2000
)
settings.load_profile("dialogdata")

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "tests" / "fixtures"


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def base_text() -> str:
    """Return the text of the valid record from which the faulty ones differ by one fault."""
    return (FIXTURES / "valid" / "base.json").read_text("utf-8")


@pytest.fixture
def base(base_text: str) -> dict[str, Any]:
    """Return the same record as a fresh object."""
    return json.loads(base_text)


@pytest.fixture(scope="session")
def found() -> Callable[..., list[tuple[str, int, int, str]]]:
    """Return a function that gives rule, line, column and pointer of all findings in bytes."""

    def find(data: bytes) -> list[tuple[str, int, int, str]]:
        report = validate_stream(BytesIO(data))
        return [
            (f.rule, f.line, f.column, f.pointer) for f in report if not f.rule.startswith("DD9")
        ]

    return find
