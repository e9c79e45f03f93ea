"""The pages: every block runs, and the output shown is the output given."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_blocks_give_the_output_shown(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    run = runpy.run_path(str(ROOT / "docs" / "run_blocks.py"))["run"]
    text = page.read_text("utf-8")
    assert run(text) == text, f"run: python docs/run_blocks.py {page.relative_to(ROOT)}"


def test_links_between_pages_lead_somewhere() -> None:
    import re

    for page in PAGES:
        for link in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text("utf-8")):
            if "://" not in link and not link.startswith("mailto:"):
                assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_reference_pages_are_what_the_code_says() -> None:
    module = runpy.run_path(str(ROOT / "docs" / "generate.py"))
    for name, render in module["PAGES"].items():
        page = ROOT / "docs" / "reference" / name
        assert page.is_file(), "run: python docs/generate.py"
        assert page.read_text("utf-8") == render(), "run: python docs/generate.py"
