"""The GitHub Action, its steps run as a runner does; the pre-commit hook; the page on both."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from dialogdata.config import parse

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
PAGE = (ROOT / "docs" / "how-to" / "validate-in-ci.md").read_text("utf-8")

ENTITIES = "id,name,type,parent,aliases,wikidata,note\nour-harbour,Our Harbour,project,,,,\n"
MINIMAL = {
    "schema_version": "1.0",
    "id": "chn-pak-2026-01-04",
    "title": "A meeting",
    "parties": ["CHN", "PAK"],
    "level": "foreign_minister",
    "mode": "visit",
    "start": "2026-01-04",
    "venues": [{"city": "Beijing", "country": "CHN"}],
    "document_status": "none_found",
    "statements": [
        {
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
    ],
    "sources": [
        {
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
    ],
    "coding": {
        "status": "candidate",
        "coverage": "partial",
        "method": "model",
        "coders": ["A"],
        "coded_on": "2026-01-07",
        "codebook": "1.0",
    },
}

# Stands in for the python of the runner: it keeps what pip was asked for instead of reaching
# for the package index, and runs this checkout.
PYTHON = """#!/usr/bin/env bash
if [ "$1 $2 $3 $4" = "-P -m pip install" ]; then
  printf '%s\\n' "${@:5}" >> "$PIP_LOG"
  exit 0
fi
PYTHONPATH="$CHECKOUT/src" exec "$INTERPRETER" "$@"
"""


class Runner:
    """As much of a runner as a composite action needs."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.home = workspace.parent / "runner"
        (self.home / "bin").mkdir(parents=True)
        shim = self.home / "bin" / "python"
        shim.write_text(PYTHON, "utf-8")
        shim.chmod(0o755)
        for name in ("output", "summary.md", "pip.log"):
            (self.home / name).touch()
        self.used = []
        self.log = ""

    def read(self, name):
        return (self.home / name).read_text("utf-8")

    def run(self, **given):
        """Run the action; return the exit code of its first step that fails, else 0."""
        unknown = set(given) - set(ACTION["inputs"])
        assert not unknown
        inputs = {name: spec.get("default", "") for name, spec in ACTION["inputs"].items()} | given
        for step in ACTION["runs"]["steps"]:
            if "if" in step and not self.condition(step["if"], inputs):
                continue
            if "uses" in step:
                self.used.append((step["uses"], self.fill(step.get("with", {}), inputs)))
                continue
            assert step["shell"] == "bash"
            assert "${{" not in step["run"], "text of users must not become part of a script"
            code = self.script(step, inputs)
            if code:
                return code
        return 0

    def script(self, step, inputs):
        file = self.home / "step.sh"
        file.write_text(step["run"], "utf-8")
        environment = {
            "PATH": f"{self.home / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.home),
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_OUTPUT": str(self.home / "output"),
            "GITHUB_STEP_SUMMARY": str(self.home / "summary.md"),
            "CHECKOUT": str(ROOT),
            "INTERPRETER": sys.executable,
            "PIP_LOG": str(self.home / "pip.log"),
            **self.fill(step.get("env", {}), inputs),
        }
        folder = self.fill({"folder": step.get("working-directory", ".")}, inputs)["folder"]
        # The command of a runner for `shell: bash`.
        result = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(file)],
            cwd=self.workspace / folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        self.log += result.stdout
        return result.returncode

    def condition(self, text, inputs):
        name = re.fullmatch(r"inputs\.([\w-]+) != ''", text)[1]
        return inputs[name] != ""

    def fill(self, values, inputs):
        def put(match):
            expression = match[1]
            if expression == "github.action_path":
                return str(ROOT)
            return inputs[expression.removeprefix("inputs.")]

        return {
            key: re.sub(r"\$\{\{ *([\w.-]+) *\}\}", put, value) for key, value in values.items()
        }


@pytest.fixture
def runner(tmp_path):
    workspace = tmp_path / "work space"
    for folder in ("records", "registry"):
        (workspace / folder).mkdir(parents=True)
    write(workspace, MINIMAL)
    (workspace / "registry" / "entities.csv").write_text(ENTITIES, "utf-8")
    return Runner(workspace)


def write(workspace, record):
    text = json.dumps(record, indent=2)
    file = workspace / "records" / "chn-pak-2026-01-04.json"
    file.write_text(f"{text}\n", "utf-8")


class TestAction:
    def test_clean_project_with_a_registry_of_its_own(self, runner):
        assert runner.run() == 0, runner.log
        assert "1 record, 0 errors" in runner.log
        assert runner.used == [("actions/setup-python@v6", {"python-version": "3.13"})]
        assert runner.read("pip.log") == f"{ROOT}\n"
        assert "no findings" in runner.read("summary.md")
        assert runner.read("output") == ""

    def test_a_fault_fails_the_step_at_its_line(self, runner):
        write(runner.workspace, {**MINIMAL, "level": "foreign_ministr"})
        assert runner.run(paths="records\n\nregistry\r\n", **{"sarif-file": "out.sarif"}) == 1
        (command,) = re.findall(r"^::error (.*)$", runner.log, re.MULTILINE)
        assert command.startswith("file=records/chn-pak-2026-01-04.json,line=9,col=12,title=DD201 ")
        assert "1 error," in runner.read("summary.md")
        # Written before the check, so that the file can be uploaded after a failed step.
        assert runner.read("output") == "sarif-file=./out.sarif\n"
        sarif = json.loads((runner.workspace / "out.sarif").read_text("utf-8"))
        assert [result["ruleId"] for result in sarif["runs"][0]["results"]] == ["DD201"]

    def test_working_directory(self, runner):
        inner = runner.workspace / "data"
        inner.mkdir()
        for name in ("records", "registry"):
            (runner.workspace / name).rename(inner / name)
        write(inner, {**MINIMAL, "level": "foreign_ministr"})
        options = {"working-directory": "data", "sarif-file": "out.sarif"}
        assert runner.run(**options) == 1
        assert "file=data/records/chn-pak-2026-01-04.json" in runner.log
        assert runner.read("output") == "sarif-file=data/out.sarif\n"
        uri = '"uri": "data/records/chn-pak-2026-01-04.json"'
        assert uri in (inner / "out.sarif").read_text("utf-8")

    def test_fail_on(self, runner):
        file = runner.workspace / "records" / "chn-pak-2026-01-04.json"
        file.write_text(file.read_text("utf-8").rstrip("\n"), "utf-8")
        assert runner.run() == 0
        assert "::warning file=records" in runner.log
        assert runner.run(**{"fail-on": "warning"}) == 1
        (runner.workspace / "dialogdata.toml").write_text('fail-on = "warning"', "utf-8")
        assert runner.run() == 1

    def test_version_and_python(self, runner):
        assert runner.run(version="1.2.3", **{"python-version": ""}) == 0
        assert runner.read("pip.log") == "dialogdata==1.2.3\n"
        assert runner.used == []

    def test_text_of_inputs_is_never_run(self, runner):
        evil = '$(touch evil); `touch evil` "; touch evil; #'
        for name in ("paths", "fail-on", "sarif-file", "version"):
            assert name in ACTION["inputs"]
            runner.run(**{name: evil})
        assert not list(runner.workspace.glob("**/evil"))
        assert "Traceback" not in runner.log

    def test_paths_with_blanks_and_options(self, runner):
        (runner.workspace / "records").rename(runner.workspace / "my records")
        assert runner.run(paths="my records") == 0, runner.log
        assert runner.run(paths="--help") == 2
        assert "no such file" in runner.log


class TestHook:
    @pytest.mark.parametrize(
        ("path", "wanted"),
        [
            ("records/chn-pak-2026-01-04.json", True),
            ("a/b/records/old/x.json", True),
            ("records/all.jsonl", True),
            ("records/all.ndjson", True),
            ("datasets/mine/dataset.json", True),
            ("dataset.json", True),
            ("registry/entities.csv", True),
            ("schema/v1/codelists/topics.csv", True),
            ("package.json", False),
            ("my-records/x.json", False),
            ("records/x.json.bak", False),
            ("records/dialogue.schema.json", False),
            ("registry/notes/x.csv", False),
            ("tables/statements.csv", False),
        ],
    )
    def test_files(self, path, wanted):
        found = re.search(HOOK["files"], path) and not re.search(HOOK["exclude"], path)
        assert bool(found) is wanted

    def test_entry_checks_the_files_of_a_commit(self, runner):
        assert (HOOK["language"], HOOK["require_serial"]) == ("python", True)
        program, *arguments = HOOK["entry"].split()
        assert program == "dialogdata"
        names = ["records/chn-pak-2026-01-04.json", "registry/entities.csv"]
        command = [sys.executable, "-m", program, *arguments, *names]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        for level, code in (("foreign_minister", 0), ("foreign_ministr", 1)):
            write(runner.workspace, {**MINIMAL, "level": level})
            done = subprocess.run(
                command, cwd=runner.workspace, env=environment, capture_output=True, check=False
            )
            assert done.returncode == code, done.stdout


class TestPage:
    def blocks(self, language):
        return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)

    def test_configuration_is_understood(self, tmp_path):
        (block,) = self.blocks("toml")
        names = tmp_path / "shared" / "names"
        names.mkdir(parents=True)
        (names / "entities.csv").write_text(ENTITIES, "utf-8")
        config = parse(tmp_path / "dialogdata.toml", tomllib.loads(block))
        assert config.registry == names
        assert len(config.ignores) == 2

    def test_workflows_use_inputs_and_outputs_that_exist(self):
        used = 0
        for block in map(yaml.safe_load, self.blocks("yaml")):
            for job in block.get("jobs", {}).values() if isinstance(block, dict) else ():
                for step in job["steps"]:
                    if step["uses"].startswith("OWNER/dialogdata"):
                        used += 1
                        assert set(step["with"]) <= set(ACTION["inputs"])
        assert used == 2
        outputs = re.findall(r"steps\.records\.outputs\.([\w-]+)", PAGE)
        assert set(outputs) == set(ACTION["outputs"])

    def test_table_of_inputs_is_complete(self):
        rows = dict(re.findall(r"^\| `([\w-]+)` \|.*\| (.*?) \|$", PAGE, re.MULTILINE))
        defaults = {name: spec["default"] or "empty" for name, spec in ACTION["inputs"].items()}
        assert {name: default.strip("`") for name, default in rows.items()} == defaults

    def test_hook_and_options_exist(self):
        assert f"- id: {HOOK['id']}" in PAGE
        shown = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", PAGE)) - {"--all-files"}
        command = [sys.executable, "-m", "dialogdata", "validate", "--help"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "200"}
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, encoding="utf-8", check=True
        )
        assert {option for option in shown if option not in done.stdout} == set()
