"""What type checkers make of the public functions; checked by test_api_typing.py, never run.

A line with ``type: ignore`` must be an error: mypy reports an ignore that is not needed.
"""

import datetime as dt
from pathlib import Path
from typing import assert_type

import pandas as pd

import dialogdata as dd
from dialogdata.frames.info import Info
from dialogdata.frames.versions import Versions

assert_type(dd.load("statements"), pd.DataFrame)
assert_type(dd.load("statements", "x", dyad=("PAK", "CHN"), since=2019, wide=True), pd.DataFrame)
assert_type(dd.load("dialogues", since=dt.date(2019, 1, 1), labels=True), pd.DataFrame)
assert_type(dd.load("own_table", package=Path("x.zip")), pd.DataFrame)
assert_type(dd.tables(), dict[str, pd.DataFrame])
assert_type(dd.dialogues(dyad="CHN-PAK"), list[dd.Dialogue])
assert_type(dd.dialogues()[0].statements[0].id, str)
assert_type(dd.panel("directed-dyad-year"), pd.DataFrame)
assert_type(dd.entity("taiwan"), dd.Entity)
assert_type(dd.codelist("topics"), pd.DataFrame)
assert_type(dd.codebook(search="terror"), pd.DataFrame)
assert_type(dd.cite("csl-json", dialogue="chn-pak-2026-01-04"), str)
assert_type(dd.info(), Info)
assert_type(dd.versions(), Versions)
assert_type(dd.validate(Path()), dd.Report)

dd.load("statement")  # type: ignore[call-overload]
dd.load("participants", wide=True)  # type: ignore[call-overload]
dd.load("statements", since=2019.5)  # type: ignore[call-overload]
dd.panel("dyad")  # type: ignore[arg-type]
dd.cite("chicago")  # type: ignore[arg-type]
