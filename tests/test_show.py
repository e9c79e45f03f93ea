"""``show`` and ``compare``: readable, plain when piped, and honest about gaps."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dialogdata.errors import InvalidRecordsError, UnknownNameError, UnreadableError
from dialogdata.models import Dialogue
from dialogdata.showing import compare, find

SIXTH, SEVENTH = "chn-pak-2025-08-21", "chn-pak-2026-01-04"


def run(*arguments: str, code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "dialogdata", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


def test_show_prints_every_statement_plain_and_whole() -> None:
    out = run("show", SEVENTH)
    record = find(SEVENTH).record
    assert "\x1b" not in out
    assert not [line for line in out.splitlines() if line != line.rstrip()]
    flat = " ".join(out.split())
    for statement in record.statements:
        assert " ".join(statement.summary.split()) in flat, statement.id
    for source in record.sources:
        assert source.url is None or source.url in out.split()  # addresses are never folded
    assert "partial: what is missing here may still have been said" in out


def test_show_gives_a_part() -> None:
    out = run("show", SEVENTH, "--speaker", "pak", "--topic", "sovereignty")
    assert " of 73 statements" in out
    assert "     China: " not in out
    assert "s30" not in out


def test_show_takes_a_path(tmp_path: Path, base: dict[str, Any]) -> None:
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(base), "utf-8")
    assert base["title"] in run("show", str(path))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "chn-pak-2026-01-05"], "did you mean 'chn-pak-2026-01-04'"),
        (["show", "nowhere/record.json"], "there is no such file"),
        (["show", SEVENTH, "--topic", "defense"], "did you mean 'defence'"),
        (["show", SEVENTH, "--speaker", "IND"], "unknown speaker"),
        (["compare", SEVENTH, SEVENTH], "cannot be compared with itself"),
        (["compare", SEVENTH, "chn-usa-1972-02-21"], "not the same two parties"),
    ],
)
def test_wrong_names_are_one_line_and_exit_2(arguments: list[str], words: str) -> None:
    out = run(*arguments, code=2)
    assert words in out
    assert out.count("\n") == 1


def test_find_raises_what_python_users_can_catch() -> None:
    with pytest.raises(UnknownNameError):
        find("xxx")
    with pytest.raises(UnreadableError):
        find("xxx.json")


def test_compare_puts_every_statement_somewhere() -> None:
    one, other = find(SIXTH), find(SEVENTH)
    found = compare(other.record, one.record, one.series().values())
    assert (found.earlier.id, found.later.id) == (SIXTH, SEVENTH)
    after = [pair.after.id for pair in found.pairs if pair.after]
    assert after == [statement.id for statement in other.record.statements]
    before = {pair.before.id for pair in found.pairs if pair.before}
    assert before == {statement.id for statement in one.record.statements}
    for pair in found.of("gone"):
        assert pair.after is None
    for pair in found.of("stronger"):
        assert pair.before is not None


def test_compare_says_what_gone_means_and_that_records_are_partial() -> None:
    out = " ".join(run("compare", SIXTH, SEVENTH).split())
    assert "“Gone” means that nothing in the later round is linked to it" in out
    assert "are partial" in out


def round_of(
    base: dict[str, Any], start: str, links: dict[str, tuple[str, str | None]]
) -> Dialogue:
    """Return a made-up round: statement id → novelty and the statement that it goes back to."""
    template = {
        key: base["statements"][0][key] for key in ("speaker", "topics", "basis", "sources")
    }
    made = dict(base, id=f"chn-pak-{start}", start=start, statements=[])
    for absent in ("end", "assessments", "commentary", "documents", "next_dialogue"):
        made.pop(absent, None)
    for name, (novelty, of) in links.items():
        recurrence = {"novelty": novelty} | ({"of": of} if of else {})
        made["statements"].append(
            template
            | {"id": name, "act": "inform", "summary": f"{start} {name}.", "confidence": "high"}
            | {"recurrence": recurrence}
        )
    return Dialogue.model_validate_json(json.dumps(made))


def test_compare_follows_links_through_rounds_between(base: dict[str, Any]) -> None:
    first = round_of(base, "2001-01-01", {f"s{n}": ("new", None) for n in range(1, 5)})
    second = round_of(
        base,
        "2002-01-01",
        {
            "s1": ("strengthened", "chn-pak-2001-01-01:s1"),
            "s2": ("reaffirmed", "chn-pak-2001-01-01:s2"),
            "s3": ("new", None),
        },
    )
    third = round_of(
        base,
        "2003-01-01",
        {
            "s1": ("reaffirmed", "chn-pak-2002-01-01:s1"),
            "s2": ("weakened", "chn-pak-2002-01-01:s2"),
            "s3": ("continued", "chn-pak-2001-01-01:s3"),
            "s4": ("reaffirmed", "chn-pak-2002-01-01:s3"),
            "s5": ("new", None),
            "s6": ("reaffirmed", "chn-pak-1999-01-01:s1"),
        },
    )
    found = compare(first, third, [first, second, third])
    kinds = {(pair.before or pair.after).summary: pair.kind for pair in found.pairs}
    assert kinds == {
        "2001-01-01 s1.": "stronger",
        "2001-01-01 s2.": "weaker",
        "2001-01-01 s3.": "repeated",
        "2001-01-01 s4.": "gone",
        "2003-01-01 s4.": "other",
        "2003-01-01 s5.": "new",
        "2003-01-01 s6.": "other",
    }
    assert found.of("stronger")[0].through == "chn-pak-2002-01-01"
    assert found.of("repeated")[0].through is None


def test_compare_survives_links_in_a_circle(base: dict[str, Any]) -> None:
    first = round_of(base, "2001-01-01", {"s1": ("new", None)})
    second = round_of(base, "2002-01-01", {"s1": ("reaffirmed", "chn-pak-2002-01-01:s1")})
    third = round_of(base, "2003-01-01", {"s1": ("reaffirmed", "chn-pak-2002-01-01:s1")})
    assert [pair.kind for pair in compare(first, third, [second]).pairs] == ["other", "gone"]


def test_other_parties_are_refused() -> None:
    with pytest.raises(InvalidRecordsError):
        compare(find(SIXTH).record, find("chn-usa-1972-02-21").record)
