"""Exports: the formats of others, with nothing forced into them."""

import csv
import io
import json
import subprocess
import sys

import pandas as pd
import pytest
from tests.synthetic import DATASET, Synthetic, record, statement

import dialogdata as dd
from dialogdata.codelists import codelist
from dialogdata.errors import UnknownNameError
from dialogdata.exporting import FORMATS, export
from dialogdata.exporting.cap import COLUMNS
from dialogdata.frames.query import Query
from dialogdata.frames.source import source_of

COOPERATION = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}


def text(to, source=None, **query):
    return "".join(export(to, source or source_of(None), Query(**query)))


def events(source=None, **query):
    return [json.loads(line) for line in text("plover", source, **query).splitlines()]


@pytest.fixture(scope="module")
def everything():
    return events()


def test_every_statement_and_meeting_is_an_event(everything):
    dialogues = dd.load("dialogues")
    expected = set(dd.load("statements")["statement_id"])
    expected |= set(dialogues.loc[dialogues["mode"] != "written", "dialogue_id"])
    assert [event["id"] for event in everything if event["id"] not in expected] == []
    assert len(everything) == len(expected) == len({event["id"] for event in everything})


def test_events_have_the_fields_that_plover_requires(everything):
    lists = ("actor", "recipient", "event", "mode", "context")
    for event in everything:
        assert event["id"]
        assert event["actor"]
        pd.Timestamp(event["date"])
        assert all(isinstance(event[name], list) for name in lists)
        assert event.get("quad_code") in (None, 1, 2, 3, 4)
        assert None not in event.values()
        assert event["cite_info"]["version"]


def test_unmapped_acts_stay_empty(everything):
    mapped = {code: row["maps_to_plover"] for code, row in codelist("act_type").entries.items()}
    seen = set()
    for event in everything:
        act = event["dialogdata"].get("act")
        if act is not None:
            seen.add(act)
            assert bool(event["event"]) == bool(mapped[act]), act
            assert ";".join(event["event"]) == ";".join(
                part.partition(":")[0] for part in mapped[act].split(";")
            )
    assert {"state_position", "call_on", "condemn"} <= seen
    condemned = next(event for event in everything if event["dialogdata"].get("act") == "condemn")
    assert (condemned["event"], condemned["mode"]) == (["ACCUSE"], ["disapprove"])


def test_no_cooperation_with_what_is_opposed(everything):
    negative = {"concern", "oppose", "condemn"}
    opposed = 0
    for event in everything:
        stances = {one["stance"] for one in event["recipient"] if "stance" in one}
        if set(event["event"]) & COOPERATION:
            assert not stances & negative
            kept = {one["stance"] for one in event["dialogdata"].get("targets", ())}
            opposed += bool(kept & negative)
    assert opposed > 20


def test_visitor_is_actor_and_host_recipient(everything):
    meetings = {event["id"]: event for event in everything if ":" not in event["id"]}
    visit = meetings["chn-pak-2026-01-04"]
    assert [one["code"] for one in visit["actor"]] == ["PAK"]
    assert [one["code"] for one in visit["recipient"]] == ["CHN"]
    assert (visit["event"], visit["mode"]) == (["CONSULT"], ["visit"])
    third = meetings["rus-usa-2021-06-16"]
    assert [one["code"] for one in third["actor"]] == ["RUS", "USA"]
    assert (third["recipient"], third["mode"]) == ([], ["third-party"])


def test_stances_direction_and_codes(base):
    said = [
        statement(1, speaker="NOR", act="support", targets=[
            {"entity": "SWE", "stance": "support"}, {"entity": "RUS", "stance": "oppose"},
            {"entity": "belt-and-road-initiative", "stance": "support"}]),
        statement(2, speaker="mutual", act="condemn", targets=[
            {"entity": "RUS", "stance": "condemn"}, {"entity": "XKX", "stance": "support"}]),
        statement(3, act="oppose", targets=[{"entity": "XKX", "stance": "oppose"}],
                  topics=["defence.arms_equipment", "internal_security.border_management"]),
        statement(4, act="end_lift"),
    ]  # fmt: skip
    source = Synthetic([record(base, "NOR", "SWE", "2001", statements=said, host="SWE")])
    meeting, one, two, three, four = events(source)
    assert meeting["date"] == "2001-01-01"
    assert meeting["date_precision"] == "year"
    assert [(e["code"], e["stance"]) for e in one["recipient"]] == [("SWE", "support")]
    assert [t["stance"] for t in one["dialogdata"]["targets"]] == ["support", "oppose", "support"]
    assert [e["code"] for e in two["actor"]] == ["NOR", "SWE"]
    assert [e["code"] for e in two["recipient"]] == ["RUS"]
    assert [e["code"] for e in three["recipient"]] == ["KOS"]
    assert three["context"] == ["military"]
    assert (four["event"], "quad_code" in four) == (["CONCEDE", "RETREAT"], False)


def test_cap():
    rows = list(csv.DictReader(io.StringIO(text("cap"))))
    statements = dd.load("statements").set_index("statement_id")
    assert tuple(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == list(statements.index)
    majors = {code: row["maps_to_cap"] for code, row in codelist("topics").entries.items()}
    for row in rows:
        assert row["majortopic"] == majors[row["topic"]]
        assert row["subtopic"] == ""
        stance = statements.loc[row["id"], "stance"]
        assert row["stance"] == ("" if pd.isna(stance) else stance)
    assert any(row["majortopic_3"] for row in rows)


@pytest.mark.parametrize("unit", ["dyad-year", "directed-dyad-year"])
def test_dyad_years_are_the_panel(unit):
    rows = pd.read_csv(io.StringIO(text(unit)), keep_default_na=False, na_values=[""])
    panel = dd.panel(unit)
    assert list(rows.columns) == list(panel.columns)
    assert len(rows) == len(panel)
    assert rows["topics_defence"].isna().tolist() == panel["topics_defence"].isna().tolist()


@pytest.mark.parametrize("to", FORMATS)
def test_exports_repeat_and_can_be_chosen(to):
    part = text(to, dataset=DATASET, since="2024")
    assert part == text(to, dataset=DATASET, since="2024")
    assert "\r" not in part
    assert "2026" in part
    assert "2019-03" not in part
    assert len(part) < len(text(to))


def test_topic_leaves_meetings_out():
    found = events(topic="defence")
    assert found
    assert all(":" in event["id"] for event in found)


def test_withdrawn_records_are_left_out(base):
    gone = record(base, "NOR", "SWE", "2002-01-01", statements=[statement(1)])
    gone["coding"] = {**gone["coding"], "status": "withdrawn"}
    assert events(Synthetic([gone])) == []
    assert text("cap", Synthetic([gone])).count("\n") == 1


def test_an_unknown_format():
    with pytest.raises(UnknownNameError, match="'plover'"):
        export("plovr", source_of(None), Query())


def run(*arguments):
    command = [sys.executable, "-m", "dialogdata", "export", *arguments]
    return subprocess.run(command, capture_output=True, check=False)


def test_the_command(tmp_path):
    out = tmp_path / "out.csv"
    options = ("--to", "cap", "--dyad", "PAK-CHN", "--since", "2026", "--topic", "connectivity")
    shown, written = run(*options), run(*options, "--out", str(out))
    assert shown.returncode == written.returncode == 0
    assert out.read_bytes() == shown.stdout
    assert shown.stdout.decode().splitlines()[1].startswith("chn-pak-2026-01-04:")
    assert b"wrote" in written.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--to", "cap", "--dataset", "pakistan-china"), b"pakistan-china-strategic-dialogue"),
        (("--to", "dyad-year", "--topic", "defence"), b"topics_defence"),
        (("--to", "cap", "--since", "soon"), b"ISO 8601"),
        (("--to", "cap", "--out", "/no/such/folder/x.csv"), b"/no/such/folder/x.csv"),
        (("--to", "xml"), b"dyad-year"),
    ],
)
def test_the_command_says_what_is_wrong(options, message):
    found = run(*options)
    assert found.returncode == 2
    assert message in found.stderr
