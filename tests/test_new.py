"""``dialogdata new``: what can be derived stands there, the rest is named by ``validate``."""

import json
import os
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dialogdata.cli import new
from dialogdata.cli.app import app
from dialogdata.errors import UnknownNameError, UnreadableError
from dialogdata.validation import validate_paths
from dialogdata.writing.canonical import layout_of

ROOT = Path(__file__).parent.parent


def run(*args, **kwargs):
    return CliRunner().invoke(app, ["new", *map(str, args)], **kwargs)


def made(folder, *args):
    result = run(*args, "--out", folder)
    assert result.exit_code == 0, result.output
    (path,) = folder.glob("*.json")
    return path, json.loads(path.read_text("utf-8"))


def blanks(value, pointer=""):
    """Pointers of all blanks."""
    if isinstance(value, dict):
        return {p for key, item in value.items() for p in blanks(item, f"{pointer}/{key}")}
    if isinstance(value, list):
        return {p for i, item in enumerate(value) for p in blanks(item, f"{pointer}/{i}")}
    return {pointer} if value == "" else set()


CASES = {
    "least": ("--parties", "CHN,PAK", "--start", "2026-01-04"),
    "month": ("--parties", "CHN,PAK", "--start", "2026-01"),
    "mechanism": (
        *("--parties", "PAK,CHN", "--start", "2028-01-04", "--round", "9"),
        *("--mechanism", "chn-pak-fm-strategic-dialogue", "--mode", "visit", "--host", "Pakistan"),
    ),
    "all": (
        *("--parties", "CHN,PAK", "--start", "2026-01-04", "--level", "minister"),
        *("--mode", "remote", "--title", "A call", "--suffix", "b"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_finding_is_a_blank_and_each_blank_a_finding(name, tmp_path):
    path, record = made(tmp_path, *CASES[name])
    findings = validate_paths([path])
    assert {f.pointer for f in findings} == blanks(record) != set()
    assert {f.rule for f in findings} <= {"DD105", "DD106", "DD201"}
    assert path.name == f"{record['id']}.json"
    assert not layout_of(path).changed


FILLED = {
    "title": "Ninth round",
    "meeting_sources": ["notice"],
    "document_status": "none_found",
    "sources": [
        {
            "id": "notice",
            "kind": "gov_party",
            "publisher": "Foreign Office",
            "extent_read": "whole",
            "official_for": "PAK",
        }
    ],
    "coding": {
        "status": "candidate",
        "coverage": "metadata_only",
        "method": "human",
        "coders": ["coder-1"],
        "coded_on": "2026-11-23",
        "codebook": "1.0",
    },
}


def test_once_filled_it_validates(tmp_path):
    path, record = made(tmp_path, *CASES["mechanism"])
    path.write_text(json.dumps({**record, **FILLED}, indent=2) + "\n", "utf-8")
    assert validate_paths([path]).ok
    assert record["title"].startswith("Round 9 of the China\u2013Pakistan")
    assert record["level"] == "foreign_minister"
    assert record["venues"] == [{"country": "PAK"}]


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ("Turkey,Pakistan", ["PAK", "TUR"]),
        ("türkiye, people's republic of china", ["CHN", "TUR"]),
        ("sun,USA", ["SUN", "USA"]),
    ],
)
def test_parties_by_name_alias_or_code(given, codes, tmp_path):
    _, record = made(tmp_path, "--parties", given, "--start", "1985")
    assert record["parties"] == codes
    assert record["id"] == "-".join((*codes, "1985")).lower()


WRONG = {
    "nothing": ((), "--parties and --start are needed"),
    "one-party": (("--parties", "CHN", "--start", "2026"), "two parties"),
    "same-party": (("--parties", "Turkey,TUR", "--start", "2026"), "both parties are TUR"),
    "no-such-day": (("--parties", "CHN,PAK", "--start", "2026-02-30"), "not a date"),
    "words": (("--parties", "CHN,PAK", "--start", "January"), "not a date"),
    "round-alone": (("--parties", "CHN,PAK", "--start", "2026", "--round", "2"), "mechanism"),
    "foreign-mechanism": (
        ("--parties", "CHN,USA", "--start", "2026", "--mechanism", "chn-pak-fm-strategic-dialogue"),
        "dialogue of CHN and PAK",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use(name, tmp_path):
    args, message = WRONG[name]
    result = run(*args, "--out", tmp_path, env={"COLUMNS": "300", "TERMINAL_WIDTH": "300"})
    assert result.exit_code == 2
    assert message in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--parties", "CHN,Tukey", "--start", "2026"), "did you mean TUR"),
        (("--parties", "CHN,Atlantis", "--start", "2026"), "unknown party 'Atlantis'"),
        (("--parties", "CHN,PAK", "--start", "2026", "--mode", "visits"), "'visit'"),
        (
            ("--parties", "CHN,PAK", "--start", "2026", "--mechanism", "fm"),
            "unknown mechanism 'fm'",
        ),
    ],
)
def test_unknown_names_name_the_near_ones(args, message, tmp_path):
    error = run(*args, "--out", tmp_path).exception
    assert isinstance(error, UnknownNameError)
    assert message in str(error)


def test_it_never_overwrites(tmp_path):
    path, _ = made(tmp_path, *CASES["least"])
    path.write_text("mine", "utf-8")
    error = run(*CASES["least"], "--out", tmp_path).exception
    assert isinstance(error, UnreadableError)
    assert "already exists" in str(error)
    assert path.read_text("utf-8") == "mine"
    assert isinstance(
        run(*CASES["least"], "--out", tmp_path / "no" / "no").exception, UnreadableError
    )


def test_the_schema_is_named_where_it_can_be_found(tmp_path):
    schema = tmp_path / "schema" / "v1" / "dialogue.schema.json"
    schema.parent.mkdir(parents=True)
    schema.write_text("{}", "utf-8")
    folder = tmp_path / "datasets" / "mine" / "records"
    folder.mkdir(parents=True)
    _, record = made(folder, *CASES["least"])
    assert record["$schema"] == "../../../schema/v1/dialogue.schema.json"
    assert next(iter(record)) == "$schema"


def test_it_asks_at_a_terminal(tmp_path, monkeypatch):
    monkeypatch.setattr(new, "at_terminal", lambda: True)
    answers = "Turkey,Pakistan\n2026-03-01\n\nminsiter\nminister\nvisit\nPakistan\n"
    result = run("--out", tmp_path, input=answers)
    assert result.exit_code == 0
    assert "'minsiter' is none of these" in result.stderr
    record = json.loads((tmp_path / "pak-tur-2026-03-01.json").read_text("utf-8"))
    assert (record["level"], record["mode"], record["host"]) == ("minister", "visit", "PAK")


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_it_asks_at_a_real_terminal(tmp_path):
    import pty  # noqa: PLC0415

    code = "from dialogdata.cli import main; import sys; sys.argv = sys.argv[1:]; main()"
    args = [sys.executable, "-c", code, "dialogdata", "new", "--out", str(tmp_path)]
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["PYTHONPATH"] = str(ROOT / "src")
        os.execv(args[0], args)  # noqa: S606
    seen = b""
    for question, answer in (
        (b"Parties", b"CHN,PAK"),
        (b"First day", b"2028"),
        (b"Mechanism", b"chn-pak-fm-strategic-dialogue"),
        (b"round", b"x"),
        (b"whole number", b"9"),
        (b"Mode", b""),
        (b"Host", b""),
    ):
        while question not in seen:
            seen += os.read(terminal, 4096)
        seen = b""
        os.write(terminal, answer + b"\n")
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    record = json.loads((tmp_path / "chn-pak-2028.json").read_text("utf-8"))
    assert record["mechanism"]["round"] == 9
