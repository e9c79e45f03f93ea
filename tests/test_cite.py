"""Citations: what the datasets state, the version, and nothing that nobody stated."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import dialogdata as dd
from dialogdata.citing.styles import apa, bibtex, csl
from dialogdata.citing.work import Work
from dialogdata.errors import UnknownNameError
from dialogdata.library import find_dataset

SERIES = "pakistan-china-strategic-dialogue"
RECORD = "chn-pak-2026-01-04"
STYLES = ["bibtex", "apa", "csl-json"]
WORK = Work(
    key="a_b 1", title="50% of A & B_C {x}", authors=("A. Person", "The B Group"),
    released="2026-11-23", version="1.2.3", licence="CC-BY-4.0", doi="10.5281/zenodo.1",
    url="https://example.org/x_y",
)  # fmt: skip


def test_the_whole_is_cited_as_in_citation_cff():
    stated = yaml.safe_load((Path(__file__).parent.parent / "CITATION.cff").read_text("utf-8"))
    (item,) = json.loads(dd.cite("csl-json"))
    assert item["title"] == stated["title"]
    assert item["version"] == stated["version"] == dd.__version__
    assert [one["literal"] for one in item["author"]] == [one["name"] for one in stated["authors"]]
    released = "-".join(f"{part:02}" for part in item["issued"]["date-parts"][0])
    assert released == str(stated["date-released"])


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("what", [{}, {"dataset": SERIES}, {"dialogue": RECORD}])
def test_every_style_has_title_makers_year_and_version(style, what):
    meta = find_dataset(SERIES).meta
    text = dd.cite(style, **what)
    expected = [meta.version, meta.released[:4], *(one.title for one in meta.contributors)]
    expected.append(meta.title if what else "dialogdata: open")
    expected.append(what.get("dialogue", ""))
    assert all(word in text for word in expected)
    assert "doi" not in text.lower()
    assert "None" not in text
    assert "null" not in text


@pytest.mark.parametrize(
    ("call", "near"),
    [
        (lambda: dd.cite("bibtx"), "'bibtex'"),
        (lambda: dd.cite(dataset="pakistan-china"), SERIES),
        (lambda: dd.cite(dialogue="chn-pak-2026-01-05"), RECORD),
        (lambda: dd.cite(dialogue=RECORD, dataset="joint-communiques"), "chn-"),
    ],
)
def test_unknown_names(call, near):
    with pytest.raises(UnknownNameError, match=near):
        call()


def test_bibtex_is_safe():
    text = bibtex(WORK)
    assert text.startswith("@misc{a_b-1,\n")
    assert r"50\% of A \& B\_C \{x\}" in text
    assert "author = {{A. Person} and {The B Group}}" in text
    assert "doi = {10.5281/zenodo.1}" in text
    unescaped = re.sub(r"\\[{}]", "", text)
    assert unescaped.count("{") == unescaped.count("}")


def test_what_is_stated_is_cited():
    assert apa(WORK) == (
        "A. Person, & The B Group. (2026). 50% of A & B_C {x} (Version 1.2.3) [Data set]. "
        "https://doi.org/10.5281/zenodo.1"
    )
    item = csl(WORK)
    assert (item["DOI"], item["URL"]) == (WORK.doi, WORK.url)


@pytest.mark.parametrize("style", STYLES)
def test_the_command_prints_the_same(style):
    run = subprocess.run(
        [sys.executable, "-m", "dialogdata", "cite", "--style", style, "--dialogue", RECORD],
        capture_output=True, check=True,
    )  # fmt: skip
    assert run.stdout.decode("utf-8") == dd.cite(style, dialogue=RECORD) + "\n"
