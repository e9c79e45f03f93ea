"""The reports for machines: GitHub, SARIF, JUnit and the Markdown summary."""

import io
import json
import re
from pathlib import Path
from xml.sax.saxutils import unescape

import pytest
from jsonschema import Draft4Validator
from junitparser import Failure, JUnitXml, TestSuite
from rich.console import Console

from dialogdata.findings import Finding, Report
from dialogdata.reporters import github, junit, sarif, summary, text
from dialogdata.reporters._plain import repository_root

HOSTILE = "50%, \x1b[31mred\x00: |a|`b`<img src=x>\r\n::error::no ##[error]no ]]> & \ud800 ![i](u)"
SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-2.1.0.schema.json").read_text("utf-8"))


def finding(**changes):
    values = {
        "file": "records/x.json",
        "line": 3,
        "column": 5,
        "rule": "DD310",
        "severity": "error",
        "pointer": "/statements/0",
        "record": "chn-pak-2026-01-04",
        "message": "what is wrong",
        "hint": "how to mend it",
    }
    return Finding(**{**values, **changes})


def report(*findings, paths=()):
    files = {found.file for found in findings} | set(paths)
    return Report(tuple(sorted(findings)), len(files), len(files), tuple(sorted(files)))


def obey(log):
    """Read a log as the runner does: commands with their properties and data, unescaped."""
    commands = []
    for line in log.split("\n"):
        match = re.match(r"\s*::([a-z-]+)(?: ([^:]*(?::[^:]+)*?))?::(.*)$", line)
        if match is None:
            assert "##[" not in line, "the runner would obey this"
            continue
        properties = dict(part.split("=", 1) for part in (match[2] or "").split(",") if part)
        for escaped, plain in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%25", "%")):
            properties = {key: value.replace(escaped, plain) for key, value in properties.items()}
        data = match[3].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
        commands.append((match[1], properties, data))
    return commands


class TestGithub:
    def test_command_has_place_rule_message_and_fix(self):
        ((kind, properties, data),) = obey(github.render(report(finding())))
        assert kind == "error"
        assert properties == {
            "file": "records/x.json",
            "line": "3",
            "col": "5",
            "title": "DD310 commitment-missing",
        }
        assert data == "what is wrong\nat /statements/0\nfix: how to mend it"

    def test_escapes_as_the_runner_unescapes(self):
        name = "records/50%, a:b\nc.json"
        out = github.render(report(finding(file=name, message="100%25 sure", hint=None)))
        ((_, properties, data),) = obey(out)
        assert properties["file"] == name
        assert data.startswith("100%25 sure\n")

    def test_hostile_text_gives_one_command_and_no_control_characters(self):
        many = [finding(message=HOSTILE, line=n, file=f"::error::{n}") for n in range(1, 13)]
        out = github.render(report(*many))
        commands = obey(out)
        kinds = [kind for kind, _, _ in commands]
        assert kinds == ["error"] * 10 + ["notice", "group", "endgroup"]
        assert not re.search("[\x00-\x09\x0b-\x1f\ud800]", out)

    def test_the_worst_ten_of_each_kind_then_a_notice_and_all_in_the_log(self):
        errors = [finding(line=line) for line in range(1, 13)]
        unreadable = finding(file="records/z.json", rule="DD001", line=99)
        warnings = [finding(line=n, rule="DD903", severity="warning") for n in range(1, 12)]
        out = github.render(report(*errors, unreadable, *warnings))
        commands = obey(out)
        shown = [properties for kind, properties, _ in commands if kind == "error"]
        assert len(shown) == 10
        assert shown[0]["line"] == "99", "a file that is not JSON comes before all else"
        assert sum(kind == "warning" for kind, _, _ in commands) == 10
        (notice,) = (data for kind, _, data in commands if kind == "notice")
        assert notice.startswith("3 more errors and 1 more warning not shown here")
        listing = out.split("::group::All findings\n")[1].split("\n::endgroup::")[0]
        assert len(listing.split("\n")) == 24

    def test_ten_of_each_need_no_notice(self):
        errors = [finding(line=line) for line in range(1, 11)]
        warnings = [finding(line=n, rule="DD903", severity="warning") for n in range(1, 11)]
        kinds = [kind for kind, _, _ in obey(github.render(report(*errors, *warnings)))]
        assert kinds == ["error"] * 10 + ["warning"] * 10

    def test_paths_are_relative_to_the_repository(self, tmp_path, monkeypatch):
        (tmp_path / "data").mkdir()
        monkeypatch.chdir(tmp_path / "data")
        root = repository_root({"GITHUB_WORKSPACE": str(tmp_path)})
        ((_, properties, _),) = obey(github.render(report(finding()), root))
        assert properties["file"] == "data/records/x.json"

    def test_standard_input_has_no_file(self):
        ((_, properties, _),) = obey(github.render(report(finding(file="-"))))
        assert "file" not in properties


class TestSummary:
    def test_tables_of_rules_and_findings(self):
        found = [finding(line=n) for n in (1, 2, 3)]
        out = summary.render(report(*found, finding(rule="DD001")))
        assert out.startswith("## dialogdata: 4 errors, 0 warnings\n")
        assert r"| DD310 commitment\-missing | error | 3 |" in out
        assert r"| records\/x\.json\:2\:5 | DD310 |" in out
        assert out.index("DD310 commitment") < out.index("DD001 not")

    def test_hostile_cells_stay_cells(self):
        out = summary.render(report(finding(message=HOSTILE, hint=HOSTILE, file="a|b\n.json")))
        rows = [line for line in out.split("\n") if line.startswith("|")]
        assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}
        assert not re.search(r"(?<!\\)[`<\[!]", out.replace("](", ""))
        assert "\x1b" not in out
        assert "\x00" not in out

    def test_only_the_first_are_listed(self):
        out = summary.render(report(*(finding(line=n, message="m" * 5000) for n in range(1, 3000))))
        assert "The first 50 of 2999 findings" in out
        assert len(out) < 100_000, "a summary may have 1 MiB"

    def test_nothing_found(self):
        out = summary.render(report(paths=["a.json"]))
        assert out.startswith("## dialogdata: no findings\n")
        assert "|" not in out


class TestSarif:
    def load(self, found, root=None):
        out = json.loads(sarif.render(found, root))
        errors = [error.message for error in Draft4Validator(SCHEMA).iter_errors(out)]
        assert not errors
        return out["runs"][0]

    def test_schema_refuses_what_is_wrong(self):
        out = json.loads(sarif.render(report(finding())))
        out["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
        assert list(Draft4Validator(SCHEMA).iter_errors(out))

    def test_result(self):
        run = self.load(report(finding()))
        (result,) = run["results"]
        (location,) = result["locations"]
        assert result["ruleId"] == "DD310"
        assert result["level"] == "error"
        assert result["message"]["text"] == "what is wrong\nFix: how to mend it"
        assert location["physicalLocation"] == {
            "artifactLocation": {"uri": "records/x.json"},
            "region": {"startLine": 3, "startColumn": 5},
        }
        assert location["logicalLocations"] == [
            {"fullyQualifiedName": "chn-pak-2026-01-04/statements/0"}
        ]

    def test_rules_have_texts_and_are_found_by_index(self):
        run = self.load(report(finding(rule="DD903", severity="warning"), finding()))
        rules = run["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == ["DD310", "DD903"]
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        for rule in rules:
            assert rule["help"]["text"]
            assert rule["help"]["markdown"]
            assert "helpUri" not in rule

    def test_fingerprint_follows_the_finding_and_not_its_line(self):
        def print_of(**changes):
            (result,) = self.load(report(finding(**changes)))["results"]
            return result["partialFingerprints"]["dialogdata/v1"]

        assert print_of(line=90, column=1, hint="other") == print_of()
        assert print_of(file="records/moved.json") == print_of()
        others = [
            print_of(rule="DD311"),
            print_of(record="other"),
            print_of(pointer="/statements/1"),
            print_of(message="other"),
        ]
        assert len({print_of(), *others}) == 5
        assert print_of(record=None) != print_of(record=None, file="records/y.json")

    @pytest.mark.parametrize(
        ("file", "uri"),
        [
            ("./records/../records/a b#c?.json", "records/a%20b%23c%3F.json"),
            ("records/communiqué.json", "records/communiqu%C3%A9.json"),
            ("a:b.json", "a%3Ab.json"),
            ("records/\udcff.json", "records/%FF.json"),
            ("/elsewhere/x.json", "file:///elsewhere/x.json"),
        ],
    )
    def test_addresses(self, file, uri):
        (result,) = self.load(report(finding(file=file)))["results"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri

    def test_hostile_text_and_unknown_places(self):
        found = finding(
            message=HOSTILE, hint=HOSTILE, pointer="/\x1b", record=None, line=0, file="-"
        )
        run = self.load(report(found))
        assert "\\u001b" not in json.dumps(run)
        assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 1

    def test_nothing_found(self):
        assert self.load(report(paths=["a.json"]))["results"] == []


class TestJunit:
    def read(self, out):
        data = out.encode("utf-8")  # fails when a lone surrogate is left
        suites = list(JUnitXml.fromroot(JUnitXml.fromstring(data)._elem))
        (suite,) = suites
        assert isinstance(suite, TestSuite)
        return suite

    def test_a_case_for_each_file(self):
        bad = finding(file="b.json")
        suite = self.read(junit.render(report(bad, paths=["a.json", "c.json"])))
        assert (suite.tests, suite.failures, suite.errors) == (3, 1, 0)
        assert [(case.name, len(case.result)) for case in suite] == [
            ("a.json", 0),
            ("b.json", 1),
            ("c.json", 0),
        ]

    def test_one_failure_names_every_place(self):
        found = [finding(line=line) for line in (3, 8)]
        (case,) = self.read(junit.render(report(*found)))
        (failure,) = case.result
        assert isinstance(failure, Failure)
        assert failure.type == "DD310"
        assert failure.message.startswith("records/x.json:3:5: error DD310: what is wrong")
        assert failure.message.endswith("(and 1 more)")
        assert "records/x.json:8:5: error DD310" in failure.text
        assert "fix: how to mend it" in failure.text

    def test_what_does_not_fail_is_output(self):
        warning = finding(severity="warning", rule="DD903")
        (case,) = self.read(junit.render(report(warning)))
        assert not case.result
        assert "warning DD903" in case.system_out
        (case,) = self.read(junit.render(report(warning), fails=lambda _: True))
        assert len(case.result) == 1

    def test_hostile_text_is_escaped_and_control_characters_are_gone(self):
        out = junit.render(report(finding(message=HOSTILE, file='a"<&\x01.json')))
        (case,) = self.read(out)
        (failure,) = case.result
        assert case.name == 'a"<&.json'
        assert "<img src=x>" in failure.text
        assert "]]> &" in failure.text
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800]", unescape(out))

    def test_nothing_checked(self):
        assert self.read(junit.render(report())).tests == 0


class TestText:
    def console(self, **options):
        return Console(file=io.StringIO(), highlight=False, soft_wrap=True, markup=False, **options)

    def test_plain_without_a_terminal(self):
        out = self.console()
        text.write(report(finding()), out, hidden=2, notes=["a note"])
        lines = out.file.getvalue().splitlines()
        assert lines[0].startswith("records/x.json:3:5: error DD310 commitment-missing: what is")
        assert lines[-2] == "note: a note"
        assert lines[-1].startswith("1 record in 1 file checked (2 findings ignored by conf")
        assert "\x1b" not in out.file.getvalue()

    def test_hostile_text_cannot_reach_the_terminal(self):
        out = self.console()
        hostile = finding(message=HOSTILE, hint=HOSTILE, pointer="/\x1b]0;x\x07", file="\x1b.json")
        text.write(report(hostile), out)
        written = out.file.getvalue()
        assert not re.search("[\x00-\x09\x0b-\x1f\ud800]", written)
        assert written.count("\n") == 3

    def test_links_at_a_terminal_only(self, monkeypatch):
        monkeypatch.delenv("NO_COLOR", raising=False)
        out = self.console(force_terminal=True, color_system="truecolor")
        text.write(report(finding()), out)
        assert f"{Path('records/x.json').absolute().as_uri()}\x1b\\" in out.file.getvalue()

    def test_no_color(self, monkeypatch):
        monkeypatch.setenv("NO_COLOR", "1")
        out = self.console(force_terminal=True, color_system="truecolor")
        text.write(report(finding()), out)
        assert not re.search(r"\x1b\[[0-9;]*3[0-9]", out.file.getvalue())
