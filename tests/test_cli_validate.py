"""``python -m dialogdata validate``, as a user types it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).resolve().parent / "fixtures"
VALID, INVALID = FIXTURES / "valid", FIXTURES / "invalid"
BASE = (VALID / "base.json").read_bytes()
SUMMARY = ["files", "records", "errors", "warnings"]
KEYS = ["rule", "severity", "file", "line", "column", "pointer", "record", "message", "hint"]
WRONG = INVALID / "DD104-null-value" / "optional.json"
# The fixtures are named for their fault, and laid out for counting lines.
STYLE = ("--ignore", "DD402,DD9")


@pytest.fixture
def run(tmp_path, root):
    """Return a function that runs the command in an empty folder and never sees a traceback."""

    def call(*arguments, stdin=b"", code=None, **environment):
        done = subprocess.run(
            [sys.executable, "-m", "dialogdata", "validate", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            timeout=60,
            env={
                **os.environ,
                "PYTHONPATH": str(root / "src"),
                "COLUMNS": "100",
                **environment,
            },
            check=False,
        )
        done.stdout, done.stderr = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in done.stderr + done.stdout
        assert "\x1b" not in done.stdout + done.stderr, "no colours when piped"
        if code is not None:
            assert done.returncode == code, done.stdout + done.stderr
        return done

    return call


@pytest.fixture
def record(tmp_path):
    """Return a record of the right name in a folder of its own."""
    path = tmp_path / "records" / "nor-swe-2024-03-14.json"
    path.parent.mkdir()
    path.write_bytes(BASE)
    return path


# --- exit codes ----------------------------------------------------------------------------


@pytest.mark.usefixtures("record")
def test_clean_is_0(run):
    done = run("records", code=0)
    assert "1 record in 1 file checked" in done.stdout


def test_findings_are_1_and_say_where_what_and_how_to_mend(run):
    done = run(WRONG, *STYLE, code=1)
    assert f"{WRONG}:6:11: error DD104 null-value:" in done.stdout
    assert "(at /host)" in done.stdout
    assert "fix: Remove the field." in done.stdout
    assert "1 error" in done.stdout


def test_a_missing_file_is_2(run):
    done = run("nope.json", code=2)
    assert "nope.json: no such file or folder" in done.stderr
    assert done.stdout == ""


def test_no_path_is_2(run):
    assert "Missing argument" in run(code=2).stderr


def test_an_unknown_option_is_2(run):
    assert "--selct" in run("--selct", "DD3", ".", code=2).stderr


def test_an_unknown_format_is_2(run):
    assert "xml" in run("--format", "xml", ".", code=2).stderr


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_2_with_a_suggestion(run, record, option):
    done = run(option, "comitment-missing", record, code=2)
    assert "unknown rule 'comitment-missing'" in done.stderr
    assert "did you mean 'commitment-missing'" in done.stderr


def test_help_has_an_example(run):
    assert re.search(r"Example: dialogdata validate \S+", run("--help", code=0).stdout)


# --- choosing ------------------------------------------------------------------------------


def test_warnings_fail_only_when_asked(run):
    folder = FIXTURES / "corpora" / "DD405" / "twice" / "invalid"
    done = run(folder, "--ignore", "DD9", code=0)
    assert "warning DD405 same-document-twice" in done.stdout
    run(folder, "--ignore", "DD9", "--fail-on", "warning", code=1)
    run(folder, "--ignore", "DD405,DD9", "--fail-on", "warning", code=0)


@pytest.mark.parametrize("name", ["DD104", "dd104", "DD1", "null-value", "NULL-VALUE"])
def test_select_by_id_beginning_and_slug(run, name):
    assert "DD104" in run(WRONG, "--select", name, code=1).stdout


def test_select_another_rule_finds_nothing(run):
    assert "DD104" not in run(WRONG, "--select", "DD3", code=0).stdout


def test_ignore_wins_over_select(run):
    run(WRONG, "--select", "DD1", "--ignore", "null-value", code=0)


def test_several_rules_by_commas_and_by_repetition(run):
    files = [WRONG, INVALID / "DD361-summary-repeated" / "same.json"]
    for options in (["--select", "DD104,DD361"], ["--select", "DD104", "--select", "DD361"]):
        done = run(*files, *options, code=1)
        assert "DD104" in done.stdout
        assert "DD361" in done.stdout


# --- JSON ----------------------------------------------------------------------------------


def test_json_has_exactly_the_keys_of_the_contract(run):
    done = run(WRONG, *STYLE, "--format", "json", code=1)
    report = json.loads(done.stdout)
    assert list(report) == ["summary", "findings"]
    assert list(report["summary"]) == SUMMARY
    assert report["summary"] == {"files": 1, "records": 1, "errors": 1, "warnings": 0}
    (finding,) = report["findings"]
    assert list(finding) == KEYS
    assert finding == {
        "rule": "DD104",
        "severity": "error",
        "file": str(WRONG),
        "line": 6,
        "column": 11,
        "pointer": "/host",
        "record": "nor-swe-2024-03-14",
        "message": "'host' is null",
        "hint": "Remove the field.",
    }


def test_json_of_nothing_found(run, record):
    report = json.loads(run(record, *STYLE, "--format", "json", code=0).stdout)
    assert report == {
        "summary": {"files": 1, "records": 1, "errors": 0, "warnings": 0},
        "findings": [],
    }


def test_json_of_every_faulty_fixture_is_well_formed_and_sorted(run):
    report = json.loads(run(INVALID, "--format", "json", code=1).stdout)
    findings = report["findings"]
    assert len(findings) >= 200
    assert all(list(finding) == KEYS for finding in findings)
    assert report["summary"]["errors"] == sum(f["severity"] == "error" for f in findings)
    places = [(f["file"], f["line"], f["column"]) for f in findings]
    assert places == sorted(places)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_any_encoding_of_the_terminal(run, tmp_path, encoding, form):
    path = tmp_path / "x.json"
    path.write_text('{"王毅 😀": 1}', encoding="utf-8")
    done = run(path, "--format", form, code=1, PYTHONIOENCODING=encoding)
    if form == "json":
        json.loads(done.stdout)


# --- paths ---------------------------------------------------------------------------------


def test_a_folder_without_records_is_2(run, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "notes.txt").write_text("x")
    assert "no records in this folder" in run("empty", code=2).stderr


def test_a_folder_is_searched_and_hidden_files_are_not(run, record):
    deep = record.parent / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "more.jsonl").write_bytes(b'{"title": 7}\n')
    for hidden in (record.parent / ".old.json", record.parent / ".git" / "x.json"):
        hidden.parent.mkdir(exist_ok=True)
        hidden.write_bytes(b"broken")
    report = json.loads(run("records", "--format", "json", code=1).stdout)
    assert report["summary"]["files"] == 2
    assert {f["file"] for f in report["findings"] if f["severity"] == "error"} == {
        "records/a/b/more.jsonl"
    }


@pytest.mark.usefixtures("record")
def test_the_same_file_twice_is_checked_once(run):
    path = "records/nor-swe-2024-03-14.json"
    done = run(path, f"./{path}", "records", *STYLE, "--format", "json", code=0)
    assert json.loads(done.stdout)["summary"]["files"] == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_a_fifo_is_2_and_does_not_hang(run, tmp_path):
    os.mkfifo(tmp_path / "pipe.json")
    assert "neither a file nor a folder" in run("pipe.json", code=2).stderr
    run(".", code=2)


def test_a_link_to_itself_is_2(run, tmp_path):
    (tmp_path / "loop.json").symlink_to("loop.json")
    assert "loop.json" in run("loop.json", code=2).stderr


def test_a_link_to_nothing_is_2(run, tmp_path):
    (tmp_path / "gone.json").symlink_to("nowhere.json")
    assert "gone.json" in run("gone.json", code=2).stderr


def test_a_loop_of_folders_ends(run, record):
    (record.parent / "again").symlink_to(record.parent, target_is_directory=True)
    report = json.loads(run("records", *STYLE, "--format", "json", code=0).stdout)
    assert report["summary"]["files"] == 1


def test_a_linked_folder_that_is_named_is_read(run, record, tmp_path):
    (tmp_path / "link").symlink_to(record.parent, target_is_directory=True)
    run("link", code=0)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
@pytest.mark.parametrize("what", ["file", "folder"])
def test_without_permission_is_2(run, record, what):
    path = record if what == "file" else record.parent
    path.chmod(0)
    try:
        assert "Permission denied" in run("records", code=2).stderr
    finally:
        path.chmod(0o755)


def test_names_with_blanks_and_letters_of_any_alphabet(run, tmp_path):
    path = tmp_path / "mes données" / "王 毅.json"
    path.parent.mkdir()
    path.write_bytes(b'{"title": 7}')
    done = run("mes données", code=1)
    assert "mes données/王 毅.json:1:11: error DD103" in done.stdout


def test_control_characters_do_not_reach_the_terminal(run, tmp_path):
    # `run` itself refuses output that holds an escape character.
    (tmp_path / "x.json").write_bytes(b'{"\\u001b[31m": 7, "a\\nb": 1}')
    done = run("x.json", code=1)
    assert len([line for line in done.stdout.splitlines() if " DD102 " in line]) == 2


# --- standard input ------------------------------------------------------------------------


def summary(done):
    return json.loads(done.stdout)["summary"]


def test_one_record_from_standard_input(run):
    done = run("-", *STYLE, "--format", "json", stdin=BASE, code=0)
    assert summary(done)["records"] == 1


def test_a_faulty_record_from_standard_input(run):
    done = run("-", *STYLE, stdin=WRONG.read_bytes(), code=1)
    assert "-:6:11: error DD104" in done.stdout


def test_json_lines_from_standard_input(run):
    lines = (VALID / "lines.jsonl").read_bytes() + b'\n{"title": 7}\n'
    done = run("-", *STYLE, "--format", "json", stdin=lines, code=1)
    assert summary(done)["records"] == 3
    (finding,) = [f for f in json.loads(done.stdout)["findings"] if f["rule"] == "DD103"]
    assert (finding["file"], finding["line"], finding["column"]) == ("-", 5, 11)


def test_blank_lines_before_json_lines(run):
    lines = b"\n \n" + (VALID / "lines.jsonl").read_bytes() + b'{"title": 7}\n'
    done = run("-", *STYLE, "--format", "json", stdin=lines, code=1)
    assert summary(done)["records"] == 3
    assert {f["line"] for f in json.loads(done.stdout)["findings"]} == {6}


def test_a_record_whose_first_line_ends_in_a_brace(run):
    done = run(
        "-", "--select", "DD0,DD103", stdin=b'{"venues": [], "coding": {}\n, "title": 7}', code=1
    )
    assert "-:2:12: error DD103" in done.stdout
    assert "1 record in 1 file" in done.stdout


def test_nothing_from_standard_input(run):
    assert "DD005" in run("-", stdin=b"", code=1).stdout


def test_bytes_from_standard_input(run):
    assert "DD002" in run("-", stdin=b"\xff\xfe{\x00}\x00", code=1).stdout


def test_standard_input_beside_a_path_is_2(run, record):
    assert "cannot be combined" in run("-", record, stdin=BASE, code=2).stderr


# --- output --------------------------------------------------------------------------------


def test_lines_are_never_folded(run, tmp_path):
    path = tmp_path / ("long" * 40 + ".json")
    path.write_bytes(b'{"title": 7}')
    done = run(path, code=1, COLUMNS="40")
    assert f"{path}:1:11: error DD103 wrong-type:" in done.stdout


def test_a_reader_that_goes_away_is_no_error(root):
    command = [sys.executable, "-m", "dialogdata", "validate", str(INVALID)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
    ) as process:
        process.stdout.read(10)
        process.stdout.close()
        errors = process.stderr.read()
    assert b"Traceback" not in errors
    assert b"BrokenPipe" not in errors
