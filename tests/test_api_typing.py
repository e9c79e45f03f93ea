"""Type checkers know the names of the tables and what each function returns."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def test_a_type_checker_sees_what_is_meant(tmp_path):
    api = pytest.importorskip("mypy.api", reason="mypy is of the group dev")
    options = ["--strict", "--config-file", str(HERE.parent / "pyproject.toml"), "--cache-dir"]
    page = str(HERE / "typing" / "usage.py")
    out, errors, code = api.run([*options, str(tmp_path), "--follow-imports=silent", page])
    assert (code, errors) == (0, ""), out
