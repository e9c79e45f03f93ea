"""The pages: every block runs, everything public is documented, and links lead somewhere."""

import builtins
import importlib
import json
import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.main import get_command

import dialogdata as dd
from dialogdata import errors, plotting
from dialogdata.cli.app import app
from dialogdata.codelists import codelist, codelist_names
from dialogdata.rules import all_rules
from dialogdata.tabular.catalogue import all_tables

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
COMMANDS = get_command(app)
LANGUAGES = {"", "python", "py", "console", "text", "r", "json", "toml", "yaml", "sh", "pycon"}


def reference(name: str) -> str:
    return (DOCS / "reference" / name).read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_blocks_give_the_output_shown(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for extra in {"plot.md": ["matplotlib"], "other-tools.md": ["duckdb"]}.get(page.name, []):
        pytest.importorskip(extra)
    monkeypatch.chdir(ROOT)
    run = runpy.run_path(str(DOCS / "run_blocks.py"))["run"]
    text = page.read_text("utf-8")
    assert run(text) == text, f"run: python docs/run_blocks.py {page.relative_to(ROOT)}"


def test_blocks_name_a_language_that_somebody_checks() -> None:
    for page in PAGES:
        found = re.findall(
            r"^```(\w*)\n.*?^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE
        )
        assert set(found) <= LANGUAGES, page.name


def test_json_blocks_are_json_and_python_blocks_that_are_not_run_compile() -> None:
    for page in PAGES:
        text = page.read_text("utf-8")
        for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL):
            json.loads(block)
        for block in re.findall(r"```py\n(.*?)```", text, re.DOTALL):
            builtins.compile(block, page.name, "exec")


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for link in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text("utf-8")):
            if "://" not in link and not link.startswith("mailto:"):
                assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_reference_pages_are_what_the_code_says() -> None:
    module = runpy.run_path(str(DOCS / "generate.py"))
    for name, render in module["PAGES"].items():
        page = DOCS / "reference" / name
        assert page.is_file(), "run: python docs/generate.py"
        assert page.read_text("utf-8") == render(), "run: python docs/generate.py"


def test_every_page_stands_in_the_navigation_of_the_site() -> None:
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    named = set(re.findall(r"[\w./-]+\.md", config))
    assert named == {page.relative_to(DOCS).as_posix() for page in PAGES[1:]}


def test_every_public_name_is_documented() -> None:
    text = reference("python.md")
    for name in dd.__all__:
        assert f"### `dd.{name}`" in text or name == "plot", name
    for name in plotting.__all__:
        assert f"### `dd.plot.{name}`" in text, name
    for name, kind in vars(errors).items():
        if isinstance(kind, type) and kind.__module__ == errors.__name__:
            assert f"`dialogdata.errors.{name}`" in text, name


def parameters() -> Iterator[tuple[str, Any]]:
    context = typer.Context(COMMANDS)
    for name in COMMANDS.list_commands(context):
        for parameter in COMMANDS.get_command(context, name).params:
            yield name, parameter


def test_every_command_and_option_is_documented_with_an_example() -> None:
    text = reference("command-line.md")
    sections = dict(re.findall(r"^## ([\w-]+)\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE))
    for name, parameter in parameters():
        assert "Example" in sections[name], name
        for option in parameter.opts:
            if option.startswith("--") and option != "--help":
                assert f"`{option}`" in sections[name], f"{name} {option}"


def test_every_rule_is_documented() -> None:
    text = reference("rules.md")
    for rule in all_rules().values():
        assert f"### {rule.id} {rule.slug}\n" in text, rule.id


def test_every_column_is_documented() -> None:
    text = reference("tables.md")
    sections = dict(re.findall(r"^## ([\w ]+)\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE))
    for table in all_tables().values():
        section = sections["Codelists as tables" if "codelist_" in table.name else table.name]
        assert table.name in section or table.name in sections
        for column in table.columns:
            assert f"`{column.name}`" in section, f"{table.name}.{column.name}"
            assert column.description in section.replace("\\|", "|"), f"{table.name}.{column.name}"


def test_every_code_is_documented() -> None:
    text = reference("codelists.md")
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE))
    for name in codelist_names():
        for code, row in codelist(name).entries.items():
            assert f"| `{code}`" in sections[name], f"{name}: {code}"
            assert row["definition"].replace("|", "\\|") in sections[name], f"{name}: {code}"


def test_every_field_of_the_record_is_documented() -> None:
    text = reference("record.md")
    for file in (ROOT / "schema" / "v1").glob("*.schema.json"):
        schema = json.loads(file.read_text("utf-8"))
        for part in (schema, *schema.get("$defs", {}).values()):
            for field in part.get("properties", {}):
                assert f"`{field}`" in text, f"{file.name}: {field}"


def test_pictures_are_there_and_can_be_drawn() -> None:
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    drawn = runpy.run_path(str(DOCS / "pictures.py"))["pictures"]()
    importlib.import_module("matplotlib.pyplot").close("all")
    assert {f"{name}.svg" for name in drawn} == {path.name for path in (DOCS / "images").iterdir()}
    for page in PAGES:
        for image in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text("utf-8")):
            assert (page.parent / image).is_file(), f"{page.name}: {image}"
