"""A project elsewhere: its configuration, its own registry, and the command as users type it."""

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from dialogdata._globs import translate
from dialogdata.cli import main
from dialogdata.config import Configs
from dialogdata.errors import ConfigError
from dialogdata.registries import load_registry

NAME = "chn-pak-2026-01-04.json"


def record(**changes):
    statement = {
        "id": "s1",
        "speaker": "CHN",
        "act": "praise",
        "topics": ["relations"],
        "summary": "China praises the harbour authority.",
        "targets": [{"entity": "our-harbour", "stance": "support"}],
        "basis": "press_paraphrase",
        "sources": ["c1"],
        "confidence": "medium",
    }
    source = {
        "id": "c1",
        "kind": "independent_media",
        "publisher": "A newspaper",
        "title": "A report",
        "url": "https://example.org/report",
        "published": "2026-01-05",
        "accessed": "2026-01-06",
        "language": "en",
        "extent_read": "whole",
    }
    coding = {
        "status": "candidate",
        "coverage": "partial",
        "method": "model",
        "coders": ["A"],
        "coded_on": "2026-01-07",
        "codebook": "1.0",
    }
    return {
        "schema_version": "1.0",
        "id": "chn-pak-2026-01-04",
        "title": "A meeting",
        "mechanism": {"id": "our-dialogue", "round": 1},
        "parties": ["CHN", "PAK"],
        "level": "foreign_minister",
        "mode": "visit",
        "start": "2026-01-04",
        "venues": [{"city": "Beijing", "country": "CHN"}],
        "document_status": "none_found",
        "statements": [statement],
        "sources": [source],
        "coding": coding,
        **changes,
    }


def write_record(folder, **changes):
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / NAME
    text = json.dumps(record(**changes), indent=2, ensure_ascii=False)
    file.write_text(f"{text}\n", "utf-8")
    return file


def write_registry(folder):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "entities.csv").write_text(
        "id,name,type,parent,aliases,wikidata,note\nour-harbour,Our Harbour,project,,,,\n", "utf-8"
    )
    (folder / "mechanisms.csv").write_text(
        "id,name,party_a,party_b,level,aliases,note\n"
        "our-dialogue,Our Dialogue,CHN,PAK,foreign_minister,,\n",
        "utf-8",
    )


@pytest.fixture
def project(tmp_path):
    write_record(tmp_path / "records")
    write_registry(tmp_path / "registry")
    return tmp_path


def dialogdata(*arguments, cwd, env=None, stdin=""):
    """Run the command in this process, which is much faster than in one of its own."""
    streams = {
        "stdin": io.TextIOWrapper(io.BytesIO(stdin.encode("utf-8"))),
        "stdout": io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline=""),
        "stderr": io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline=""),
    }
    argv = ["dialogdata", "validate", *map(str, arguments)]
    plain = {name: "" for name in os.environ if name.startswith("GITHUB_")}
    with (
        contextlib.chdir(cwd),
        mock.patch.multiple(sys, argv=argv, **streams),
        mock.patch.dict(os.environ, {**plain, "COLUMNS": "200", **(env or {})}),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    for stream in streams.values():
        stream.flush()
    out, err = (streams[name].buffer.getvalue().decode("utf-8") for name in ("stdout", "stderr"))
    return subprocess.CompletedProcess(argv, ended.value.code, out, err)


def in_process_of_its_own(*arguments, cwd, env):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    command = [sys.executable, "-m", "dialogdata", "validate", *arguments]
    return subprocess.run(command, cwd=cwd, env={**clean, **env}, capture_output=True, check=False)


def rules(result):
    return sorted(found["rule"] for found in json.loads(result.stdout)["findings"])


class TestRegistry:
    @pytest.mark.parametrize("paths", [["."], ["records"], [f"records/{NAME}"]])
    def test_beside_the_records_without_configuration(self, project, paths):
        result = dialogdata(*paths, "--format", "json", cwd=project)
        assert (result.returncode, rules(result)) == (0, [])

    def test_without_it_the_names_are_unknown(self, project):
        shutil.rmtree(project / "registry")
        result = dialogdata("records", "--format", "json", cwd=project)
        assert (result.returncode, rules(result)) == (1, ["DD203", "DD204"])

    def test_from_any_working_folder(self, project, tmp_path_factory):
        elsewhere = tmp_path_factory.mktemp("elsewhere")
        result = dialogdata(project / "records", "--format", "json", cwd=elsewhere)
        assert rules(result) == []

    def test_standard_input_takes_the_working_folder(self, project):
        text = (project / "records" / NAME).read_text("utf-8")
        assert rules(dialogdata("-", "--format", "json", cwd=project, stdin=text)) == []

    def test_search_ends_at_the_project(self, project):
        inner = project / "inner"
        write_record(inner / "records")
        assert rules(dialogdata("inner", "--format", "json", cwd=project)) == []
        (inner / ".git").mkdir()
        assert rules(dialogdata("inner", "--format", "json", cwd=project)) == ["DD203", "DD204"]
        (inner / ".git").rmdir()
        (inner / "dialogdata.toml").write_text("", "utf-8")
        assert rules(dialogdata("inner", "--format", "json", cwd=project)) == ["DD203", "DD204"]
        (inner / "dialogdata.toml").write_text('registry = "../registry"', "utf-8")
        assert rules(dialogdata("inner", "--format", "json", cwd=project)) == []

    def test_each_project_of_a_run_has_its_own(self, tmp_path):
        for name in ("one", "two"):
            write_record(tmp_path / name / "records")
            (tmp_path / name / ".git").mkdir()
        write_registry(tmp_path / "one" / "registry")
        result = dialogdata("one", "two", "--ignore", "DD401", "--format", "json", cwd=tmp_path)
        found = json.loads(result.stdout)["findings"]
        assert {Path(finding["file"]).parts[0] for finding in found} == {"two"}
        assert rules(result) == ["DD203", "DD204"]

    def test_its_sheets_refer_to_each_other_and_are_checked(self, project):
        shared = project / "shared"
        shared.mkdir()
        (shared / "entities.csv").write_text(
            "id,name,type,parent,aliases,wikidata,note\nour-state,Our State,state,,,,\n", "utf-8"
        )
        sheet = project / "registry" / "entities.csv"
        sheet.write_text(sheet.read_text("utf-8") + "pier,Pier,project,our-state,,,\n", "utf-8")
        unused = ("--ignore", "unused-entity")  # the pier is there for its parent alone
        assert rules(dialogdata(".", *unused, "--format", "json", cwd=project)) == ["DD213"]
        (project / "dialogdata.toml").write_text('registry = "shared"', "utf-8")
        assert rules(dialogdata(".", *unused, "--format", "json", cwd=project)) == []

    @pytest.mark.parametrize("text", ["", "\n", "name,type\nx,y\n", "\x00", "id\n", ",,,\n,,\n"])
    def test_a_broken_sheet_is_said_and_no_traceback(self, project, text):
        sheet = project / "registry" / "entities.csv"
        sheet.write_text(text, "utf-8")
        for paths in (["records"], ["."]):
            result = dialogdata(*paths, cwd=project)
            assert result.returncode in (1, 2)
            assert "Traceback" not in result.stderr
        broken = dialogdata("records", cwd=project)
        if "id" not in text:
            assert broken.returncode == 2
            assert str(Path("registry") / "entities.csv") in broken.stderr
            assert broken.stderr.count("\n") == 1

    def test_an_edit_is_seen_by_the_next_check_of_one_process(self, project):
        folder = project / "registry"
        assert "pier" not in load_registry(folder).entities
        sheet = folder / "entities.csv"
        sheet.write_text(sheet.read_text("utf-8") + "pier,Pier,project,,,,\n", "utf-8")
        assert "pier" in load_registry(folder).entities


class TestSettings:
    def set(self, project, text, name="dialogdata.toml"):
        (project / name).write_text(text, "utf-8")

    @pytest.fixture
    def faulty(self, project):
        """A project with one error (DD305 or another of 3xx) and one warning of style."""
        write_record(project / "records", host="USA", title="A  meeting")
        result = dialogdata(".", "--format", "json", cwd=project)
        found = json.loads(result.stdout)["findings"]
        assert found
        return project, sorted({finding["rule"] for finding in found})

    def test_pyproject_and_own_file(self, faulty):
        project, found = faulty
        listed = json.dumps(found)
        self.set(project, f"[tool.dialogdata]\nignore = {listed}\n", "pyproject.toml")
        assert rules(dialogdata(".", "--format", "json", cwd=project)) == []
        self.set(project, "")  # the file of its own wins over pyproject.toml beside it
        assert rules(dialogdata(".", "--format", "json", cwd=project)) == found

    def test_pyproject_of_others_is_passed_over(self, faulty):
        project, found = faulty
        self.set(project, f"ignore = {json.dumps(found)}")
        inner = project / "records"
        self.set(inner, "[tool.other", "pyproject.toml")  # not TOML, and none of our business
        assert rules(dialogdata(".", "--format", "json", cwd=project)) == []

    def test_nearest_wins_for_folders_and_for_single_files_alike(self, faulty):
        project, found = faulty
        self.set(project, f"ignore = {json.dumps(found)}")
        self.set(project / "records", f'registry = "../registry"\nselect = ["{found[0]}"]')
        for path in (".", "records", f"records/{NAME}"):
            assert rules(dialogdata(path, "--format", "json", cwd=project)) == found[:1]

    def test_per_file_ignores(self, faulty):
        project, found = faulty
        lines = "".join(f'{{ rule = "{rule}", reason = "known" }},\n' for rule in found)
        self.set(project, f'[per-file-ignores]\n"records/*.json" = [\n{lines}]\n')
        result = dialogdata(".", cwd=project)
        assert result.returncode == 0
        assert f"({len(found)} finding{'s' * (len(found) > 1)} ignored by conf" in result.stdout
        assert "note:" not in result.stdout
        write_record(project / "other", host="USA", title="A  meeting")
        result = dialogdata("other", "--format", "json", cwd=project)
        assert rules(result) == found, "the glob means another folder"

    def test_ignore_in_vain_is_noted_when_a_folder_is_checked(self, project):
        self.set(
            project,
            'ignore = ["DD9"]\n[per-file-ignores]\n'
            '"old/*" = [{ rule = "commitment-missing", reason = "old" }]\n',
        )
        result = dialogdata(".", cwd=project)
        assert result.returncode == 0
        assert "note: dialogdata.toml: ignore: DD9 hid nothing" in result.stdout
        assert "per-file-ignores 'old/*': commitment-missing hid nothing" in result.stdout
        assert "note:" not in dialogdata(f"records/{NAME}", cwd=project).stdout
        assert "note:" not in dialogdata(".", "--ignore", "DD9", cwd=project).stdout

    def test_flags_win(self, faulty):
        project, found = faulty
        self.set(project, f'ignore = {json.dumps(found)}\nfail-on = "warning"')
        select = dialogdata(".", "--select", found[0], "--format", "json", cwd=project)
        assert rules(select) == found[:1]
        ignore = dialogdata(".", "--ignore", "DD001", "--format", "json", cwd=project)
        assert rules(ignore) == found

    def test_fail_on(self, project):
        file = project / "records" / NAME
        file.write_text(file.read_text("utf-8").rstrip("\n"), "utf-8")
        assert rules(dialogdata(".", "--format", "json", cwd=project)) == ["DD905"]
        assert dialogdata(".", cwd=project).returncode == 0
        self.set(project, 'fail-on = "warning"')
        assert dialogdata(".", cwd=project).returncode == 1
        assert dialogdata(".", "--fail-on", "error", cwd=project).returncode == 0

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("selct = []", "dialogdata.toml: unknown key 'selct'; did you mean 'select'?"),
            ("per_file_ignores = {}", "did you mean 'per-file-ignores'?"),
            ("zzz = 1", "known: select, ignore, per-file-ignores, fail-on, registry"),
            ("[tool.dialogdata]", "without [tool.dialogdata]"),
            ('select = "DD3"', "select: must be a list of rules"),
            ("ignore = [3]", "ignore: must be a list of rules"),
            ('ignore = ["DD999"]', "ignore: unknown rule 'DD999'"),
            ('select = ["comitment-missing"]', "did you mean 'commitment-missing'"),
            ('fail-on = "eror"', 'fail-on: must be "error" or "warning", not \'eror\''),
            ("fail-on = []", "fail-on: must be"),
            ("registry = 3", "registry: must be the path of a folder"),
            ('registry = "nowhere"', "is not a folder"),
            ('registry = "records"', "has no parties.csv"),
            ("per-file-ignores = []", "per-file-ignores: must be a table"),
            ('[per-file-ignores]\n"*" = "DD3"', "must be a list of {rule"),
            ('[per-file-ignores]\n"*" = ["DD3"]', "a reason is required"),
            ('[per-file-ignores]\n"*" = [{rule = "DD3"}]', "a reason is required for ignoring DD3"),
            ('[per-file-ignores]\n"*" = [{rule = "DD3", reason = " "}]', "a reason is required"),
            ('[per-file-ignores]\n"*" = [{reason = "x"}]', "a rule is required"),
            ('[per-file-ignores]\n"*" = [{rules = "DD3"}]', "did you mean 'rule'?"),
            ('[per-file-ignores]\n"*" = [{rule = "X1", reason = "x"}]', "unknown rule 'X1'"),
            ("select = [", "not TOML: "),
            ("a = " + "[" * 5000, "not TOML: "),
        ],
    )
    def test_faults_are_one_clear_line_and_exit_2(self, project, text, message):
        self.set(project, text)
        result = dialogdata("records", cwd=project)
        assert result.returncode == 2
        assert message in result.stderr
        assert result.stderr.startswith("dialogdata: dialogdata.toml: ")
        assert result.stderr.count("\n") == 1
        assert result.stdout == ""

    def test_faults_of_pyproject(self, project):
        self.set(project, "[tool]\ndialogdata = 3", "pyproject.toml")
        assert "tool.dialogdata must be a table" in dialogdata(".", cwd=project).stderr
        (project / "pyproject.toml").write_bytes(b"# dialogdata \xff")
        assert "pyproject.toml: not UTF-8" in dialogdata(".", cwd=project).stderr

    def test_files_that_name_folders_are_passed_over(self, project):
        (project / "dialogdata.toml").mkdir()
        (project / "pyproject.toml").mkdir()
        assert dialogdata("records", cwd=project).returncode == 0

    def test_each_file_is_read_once(self, project):
        self.set(project, 'ignore = ["DD9"]')
        configs = Configs()
        first = configs.of(project / "records" / NAME)
        assert configs.of(project / "records" / "other.json") is first
        assert configs.of(project / "x" / ".." / "records" / "other.json") is first
        (project / "dialogdata.toml").write_text("zzz = 1", "utf-8")
        assert configs.of(project / "registry" / "entities.csv") is first
        with pytest.raises(ConfigError):
            Configs().of(project / "records" / NAME)


class TestCommand:
    def test_also_writes_files_beside_what_is_printed(self, project):
        options = ("--also", "sarif=out.sarif", "--also", "junit=out.xml", "--format", "json")
        result = dialogdata(".", *options, cwd=project)
        assert json.loads(result.stdout)["findings"] == []
        assert json.loads((project / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"
        assert 'tests="3" failures="0"' in (project / "out.xml").read_text("utf-8")

    @pytest.mark.parametrize("value", ["sarif", "sarif=", "text=x", "nonsense=x", ""])
    def test_also_wants_a_format_and_a_file(self, project, value):
        result = dialogdata(".", "--also", value, cwd=project)
        assert result.returncode == 2
        assert "FORMAT=FILE" in result.stderr

    def test_also_into_a_folder_that_is_not_there(self, project):
        result = dialogdata(".", "--also", "sarif=no/where.sarif", cwd=project)
        assert result.returncode == 2
        assert result.stderr.count("\n") == 1

    def test_summary_is_appended_for_github_only(self, project):
        file = project / "summary.md"
        file.write_text("before\n", "utf-8")
        env = {"GITHUB_STEP_SUMMARY": str(file)}
        dialogdata("records", "--format", "sarif", cwd=project, env=env)
        assert file.read_text("utf-8") == "before\n"
        dialogdata("records", "--format", "github", cwd=project, env=env)
        assert file.read_text("utf-8").startswith("before\n## dialogdata: no findings\n")

    def test_summary_that_cannot_be_written_does_not_change_the_exit_code(self, project):
        env = {"GITHUB_STEP_SUMMARY": str(project)}
        result = dialogdata("records", "--format", "github", cwd=project, env=env)
        assert result.returncode == 0
        assert "no summary" in result.stderr

    @pytest.mark.parametrize("output_format", ["text", "json", "github", "sarif", "junit"])
    def test_any_format_in_any_locale(self, project, output_format):
        write_record(project / "records", title="Communiqué “联合公报”", host="中国")
        env = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
        options = ("--format", output_format)
        result = in_process_of_its_own("records", *options, cwd=project, env=env)
        assert result.returncode == 1
        assert b"Traceback" not in result.stderr

    @pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux")
    @pytest.mark.parametrize("output_format", ["text", "json", "github", "sarif", "junit"])
    def test_names_of_files_that_are_no_text(self, project, output_format):
        name = os.fsencode(project / "records") + b"/\xff\n.json"
        Path(os.fsdecode(name)).write_bytes(b"{")
        result = dialogdata("records", "--format", output_format, cwd=project)
        assert result.returncode == 1
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("glob", "path", "matches"),
    [
        ("records/*.json", "records/a.json", True),
        ("records/*.json", "records/b/a.json", False),
        ("records/**/*.json", "records/a.json", True),
        ("records/**/*.json", "records/b/c/a.json", True),
        ("**/a.json", "records/a.json", True),
        ("records/**", "records/b/a.json", True),
        ("records", "records/b/a.json", True),
        ("records/", "records/b/a.json", True),
        ("./records/a.json", "records/a.json", True),
        ("a.json", "records/a.json", True),
        ("a.json", "records/aa.json", False),
        ("?.json", "records/a.json", True),
        ("chn-*", "records/chn-pak.json", True),
        ("[ab].json", "b.json", True),
        ("[!ab].json", "b.json", False),
        ("[!ab].json", "c.json", True),
        ("[a-c].json", "b.json", True),
        ("[^.json", "[^.json", True),
        ("[[].json", "[.json", True),
        ("a+(b).json", "a+(b).json", True),
        ("*.json", "records/a.jsonl", False),
    ],
)
def test_globs(glob, path, matches):
    assert bool(translate(glob).fullmatch(path)) is matches
