"""The plots: what they count is right, and nothing to draw is said and not drawn."""

import subprocess
import sys
from collections.abc import Callable, Iterator

import pandas as pd
import pytest

import dialogdata as dd
from dialogdata.errors import MissingExtraError, NothingToPlotError, UnknownNameError

pytest.importorskip("matplotlib").use("Agg")
from matplotlib import pyplot as plt  # noqa: E402
from matplotlib.axes import Axes  # noqa: E402

SERIES = "pakistan-china-strategic-dialogue"


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    yield
    plt.close("all")


@pytest.fixture(scope="module")
def statements():
    return dd.load("statements", dataset=SERIES)


@pytest.fixture(scope="module")
def targets():
    return dd.load("statement_targets", dataset=SERIES)


def texts(axes: Axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


def test_topics_count_every_statement_once(statements) -> None:
    axes = dd.plot.topics(statements)
    assert sum(map(int, texts(axes))) == len(statements)
    labels = [label.get_text() for label in axes.get_xticklabels()]
    first = int(statements["round"].eq(1).sum())
    assert labels[0] == f"1\n2019\nn = {first}"
    assert "Bilateral relations" in [label.get_text() for label in axes.get_yticklabels()]


def test_topics_take_years_or_decades_where_there_is_no_one_series(statements) -> None:
    everything = dd.load("statements")
    assert dd.plot.topics(everything).get_title(loc="left") == "Topics by decade"
    recent = everything[everything["year"] >= 2023]
    assert dd.plot.topics(recent).get_title(loc="left") == "Topics by year"
    assert dd.plot.topics(statements, by="dialogue").get_title(loc="left") == "Topics by dialogue"


def test_rounds_keep_their_order_beyond_nine(statements) -> None:
    later = statements[statements["round"] == 7].assign(round=10)
    axes = dd.plot.topics(pd.concat([later, statements]))
    shown = [label.get_text().split("\n")[0] for label in axes.get_xticklabels()]
    assert shown == ["1", "2", "3", "4", "5", "6", "7", "10"]


def test_act_families_name_speakers_with_their_number(statements) -> None:
    axes = dd.plot.act_families(statements)
    labels = [label.get_text() for label in axes.get_yticklabels()]
    joint = int(statements["speaker"].eq("joint").sum())
    assert labels[-1] == f"Joint (n = {joint})"
    assert any(label.startswith("Pakistan (n =") for label in labels)


def test_act_families_say_whom_they_leave_out(statements) -> None:
    axes = dd.plot.act_families(statements, top=2)
    assert "2 speakers with fewer left out" in axes.get_xlabel()


@pytest.mark.parametrize("scale", ["obligation", "precision", "delegation", "verifiability"])
def test_strength_shows_shares_of_all_promises(statements, scale: str) -> None:
    axes = dd.plot.strength(statements, scale)
    heights: dict[float, float] = {}
    for bar in axes.patches:
        heights[bar.get_x()] = heights.get(bar.get_x(), 0) + bar.get_height()
    assert len(heights) == 7
    assert all(height == pytest.approx(1) for height in heights.values())
    promises = int(statements["act_family"].eq("commissive").sum())
    assert axes.get_xlabel().startswith(f"{promises} promises")


def test_stances_count_all_targets_or_say_that_they_do_not(statements, targets) -> None:
    every = dd.plot.stances(statements, targets, top=1000)
    counted = sum(int(text.rpartition(" · ")[2]) for text in texts(every))
    # A call to act is no attitude: it has no valence.
    assert counted == int(targets["stance_valence"].notna().sum())
    assert "first targets only" in dd.plot.stances(statements).get_xlabel()


def test_timeline_takes_a_dyad_in_any_order() -> None:
    dialogues = dd.load("dialogues")
    axes = dd.plot.timeline(dialogues, ("pak", "chn"))
    assert texts(axes)[0] == "round 1"
    assert dd.plot.timeline(dialogues, "PAK-CHN").get_title(loc="left") == axes.get_title(
        loc="left"
    )


def test_partial_records_are_named_as_such(statements) -> None:
    assert "partial" in dd.plot.topics(statements).get_xlabel()
    whole = dd.load("statements")
    whole = whole[whole["coverage"] == "complete"]
    assert "partial" not in dd.plot.topics(whole).get_xlabel()


def test_one_statement_is_enough(statements, targets) -> None:
    one = statements[statements["statement_id"] == "chn-pak-2026-01-04:s13"]
    for draw in (dd.plot.topics, dd.plot.act_families, dd.plot.strength):
        assert isinstance(draw(one), Axes)
    assert isinstance(dd.plot.stances(one, targets), Axes)
    dialogue = dd.load("dialogues").head(1)
    assert isinstance(dd.plot.timeline(dialogue), Axes)


def test_given_axes_are_used(statements) -> None:
    _, axes = plt.subplots()
    assert dd.plot.topics(statements, ax=axes) is axes


@pytest.mark.parametrize(
    "draw",
    [
        lambda s, _: dd.plot.topics(s[:0]),
        lambda s, _: dd.plot.act_families(s[:0]),
        lambda s, _: dd.plot.strength(s[:0]),
        lambda s, _: dd.plot.strength(s[s["act"] == "praise"]),
        lambda s, t: dd.plot.stances(s[:0], t),
        lambda s, t: dd.plot.stances(s, t[:0]),
        lambda _, __: dd.plot.timeline(dd.load("dialogues")[:0]),
        lambda _, __: dd.plot.timeline(dd.load("dialogues")),
        lambda s, _: dd.plot.topics(s.assign(round=None), by="round"),
    ],
)
def test_nothing_to_draw_is_an_error(draw: Callable[..., object], statements, targets) -> None:
    with pytest.raises(NothingToPlotError):
        draw(statements, targets)
    assert not plt.get_fignums()  # and leaves no empty figure behind


@pytest.mark.parametrize(
    ("draw", "hint"),
    [
        (lambda s: dd.plot.strength(s, "precison"), "precision"),
        (lambda _: dd.plot.timeline(dd.load("dialogues"), "CHN-PKA"), "CHN-PAK"),
        (
            lambda s: dd.plot.topics(s.rename(columns={"topic_major": "topics_major"})),
            "topics_major",
        ),
    ],
)
def test_unknown_names_bring_near_ones(draw: Callable[..., object], hint: str, statements) -> None:
    with pytest.raises(UnknownNameError, match=hint):
        draw(statements)


def test_without_matplotlib_the_command_is_named(statements, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtraError, match=r'pip install "dialogdata\[plot\]"'):
        dd.plot.topics(statements)


def test_naming_the_plots_imports_no_matplotlib() -> None:
    code = "import sys, dialogdata as dd; dd.plot.topics; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
