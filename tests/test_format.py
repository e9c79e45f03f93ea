"""``dialogdata format``: one form, the same value, twice the same."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from dialogdata.cli.app import app
from dialogdata.errors import UnreadableError
from dialogdata.models import Dialogue
from dialogdata.writing import files
from dialogdata.writing.canonical import canonical, layout_of
from dialogdata.writing.shape import shape_of
from dialogdata.writing.text import CannotRewriteError, parse, render

ROOT = Path(__file__).parent.parent
RECORDS = sorted(ROOT.glob("datasets/*/records/*.json"))
RECORD = json.loads(RECORDS[0].read_text("utf-8"))
KEYS = [*shape_of(Dialogue), "x", "a/b", "é", ""]

NUMBER = r"-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,4})?"

leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)
values = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=20,
)
records = st.dictionaries(st.sampled_from(KEYS), values, max_size=10).map(
    lambda found: {**found, "schema_version": "1.0"}
)
styles = st.fixed_dictionaries(
    {
        "indent": st.sampled_from([None, 0, 1, 2, 4, "\t"]),
        "ensure_ascii": st.booleans(),
        "separators": st.sampled_from([None, (",", ":"), (" ,", " : ")]),
    }
)


def same(one, other):
    """Equal as JSON: 1, 1.0 and true differ, and so do 0.0 and -0.0."""
    return repr(plain(one)) == repr(plain(other))


def plain(value):
    if isinstance(value, dict):
        return {key: plain(value[key]) for key in sorted(value)}
    return [plain(item) for item in value] if isinstance(value, list) else value


def run(*args, **kwargs):
    return CliRunner().invoke(app, ["format", *map(str, args)], **kwargs)


@settings(deadline=None)
@given(records, styles)
def test_format_keeps_the_value_and_is_idempotent(record, style):
    text = json.dumps(record, **style)
    once = canonical(text)
    assert same(json.loads(once), record)
    assert canonical(once) == once
    assert once == json.dumps(json.loads(once), ensure_ascii=False, indent=2) + "\n"
    assert once.endswith("}\n")


@settings(deadline=None)
@given(st.from_regex(NUMBER, fullmatch=True))
def test_numbers_keep_their_spelling(number):
    assert render(parse(f'{{"a":[{number}]}}')) == f'{{\n  "a": [\n    {number}\n  ]\n}}\n'


def test_keys_stand_in_the_order_of_the_models_and_unknown_ones_behind():
    order = list(shape_of(Dialogue))
    text = json.dumps({"zz": 1, "schema_version": "1.0", "aa": {"b": 1, "a": 2}, "$schema": "x"})
    assert list(json.loads(canonical(text))) == ["$schema", "schema_version", "zz", "aa"]
    assert list(json.loads(canonical(text))["aa"]) == ["b", "a"]
    shuffled = json.dumps(dict(reversed(RECORD.items())))
    assert list(json.loads(canonical(shuffled))) == [key for key in order if key in RECORD]


def test_dataset_has_an_order_of_its_own(tmp_path):
    path = tmp_path / "dataset.json"
    path.write_text('{"title": "T", "name": "n", "schema_version": "1.0"}', "utf-8")
    assert run(path).exit_code == 0
    assert list(json.loads(path.read_text("utf-8"))) == ["schema_version", "name", "title"]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_shipped_records_are_canonical(path):
    layout = layout_of(path)
    assert layout is not None
    assert not layout.changed


def messy(path: Path) -> bytes:
    data = b"\xef\xbb\xbf" + json.dumps(RECORD, indent=1).replace("\n", "\r\n").encode()
    path.write_bytes(data)
    return data


def test_check_and_diff_write_nothing(tmp_path):
    path = tmp_path / "a.json"
    data = messy(path)
    checked, compared = run("--check", path), run("--diff", path)
    assert (checked.exit_code, compared.exit_code) == (1, 1)
    assert checked.stdout == f"would format {path}\n"
    assert f"--- {path} (as it is)" in compared.stdout
    assert path.read_bytes() == data
    assert run(path).stdout == f"formatted {path}\n"
    assert path.read_bytes() == RECORDS[0].read_bytes()
    assert run("--check", tmp_path).exit_code == 0


REFUSED = {
    "trailing-comma": ('{"schema_version": "1.0",}', ":1:25: "),
    "key-twice": ('{"schema_version": "1.0",\n "id": 1, "id": 2}', ":2:11: a key stands twice"),
    "nan": ('{"schema_version": NaN}', ":1:20: "),
    "half-pair": ('{"schema_version": "\\ud800"}', "surrogate"),
    "deep": ('{"schema_version": ' + "[" * 100_000, "deep"),
    "deep-and-whole": ('{"schema_version": ' + "[" * 150 + "1" + "]" * 150 + "}", "deep"),
    "many-digits": ('{"schema_version": ' + "9" * 5000 + "}", "digits"),
    "empty": ("", "1:1"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_rewritten_is_left_as_it_is(name, tmp_path):
    text, message = REFUSED[name]
    path = tmp_path / "a.json"
    path.write_text(text, "utf-8")
    result = run(path)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "left as it is" in result.stderr
    assert path.read_text("utf-8") == text


def test_bytes_that_are_not_utf_8_are_left(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(b'{"schema_version": "\xe9"}')
    assert run(path).exit_code == 2
    assert path.read_bytes() == b'{"schema_version": "\xe9"}'


def test_other_json_is_not_ours(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"editor.tabSize":4}', "utf-8")
    result = run(tmp_path)
    assert result.exit_code == 0
    assert "neither a record nor a dataset" in result.stderr
    assert path.read_text("utf-8") == '{"editor.tabSize":4}'


def test_json_lines_have_no_layout(tmp_path):
    lines = tmp_path / "all.jsonl"
    lines.write_text(json.dumps(RECORD) + "\n", "utf-8")
    assert isinstance(run(lines).exception, UnreadableError)
    assert run(tmp_path).exit_code == 0
    assert lines.read_text("utf-8") == json.dumps(RECORD) + "\n"


def test_standard_input_goes_to_standard_output():
    result = run("-", input=json.dumps(RECORD))
    assert result.stdout_bytes == RECORDS[0].read_bytes()
    assert run("--check", "-", input=RECORDS[0].read_bytes()).exit_code == 0
    assert run("--check", "-", input=json.dumps(RECORD)).exit_code == 1
    assert isinstance(run("-", input="{").exception, UnreadableError)


def test_mode_and_links_are_kept(tmp_path):
    path, link = tmp_path / "real" / "a.json", tmp_path / "a.json"
    path.parent.mkdir()
    messy(path)
    path.chmod(0o640)
    link.symlink_to(path)
    assert run(link).exit_code == 0
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.read_bytes() == RECORDS[0].read_bytes()
    assert [p.name for p in path.parent.iterdir()] == ["a.json"]


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path):
    path = tmp_path / "a.json"
    messy(path)
    layout = layout_of(path)
    path.write_text("{}", "utf-8")
    with pytest.raises(UnreadableError, match="changed meanwhile"):
        layout.write()
    assert path.read_text("utf-8") == "{}"
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path, monkeypatch):
    path = tmp_path / "a.json"
    data = messy(path)

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run(path)
    assert result.exit_code == 2
    assert "No space left" in result.stderr
    assert path.read_bytes() == data
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


KILLED = """
import os, signal, sys
from pathlib import Path
from dialogdata.writing.canonical import layout_of
os.replace = lambda *paths: os.kill(os.getpid(), signal.SIGKILL)
layout_of(Path(sys.argv[1])).write()
"""


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_killed_between_write_and_rename_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.json"
    data = messy(path)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, path],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=False,
    )
    assert done.returncode == -9
    assert path.read_bytes() == data
    # The temporary file is hidden, so that no later run takes it for a record.
    assert run("--check", tmp_path).stdout == f"would format {path}\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_read_only_file_is_left(tmp_path):
    path = tmp_path / "a.json"
    data = messy(path)
    path.chmod(0o444)
    assert run(path).exit_code == 2
    assert path.read_bytes() == data


def test_refusals_name_the_place():
    with pytest.raises(CannotRewriteError) as caught:
        parse('{\n "a": tru}')
    original = files.Original(Path("a.json"), b"", '{\n "a": tru}')
    assert str(files.refusal(original, caught.value)).startswith("a.json:2:7: ")
