"""Codings side by side: reading, aligning, measuring, publishing, validating."""

# ruff: noqa: S311 - seeded, to be the same every time
import csv
import io
import json
import random
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from dialogdata.agreement import compare, read_texts
from dialogdata.agreement.align import LEAST, align
from dialogdata.agreement.compare import About
from dialogdata.agreement.published import published_rows
from dialogdata.agreement.reliability_file import (
    FILE_TABLE,
    published_reliability,
    read_reliability,
    with_rows,
)
from dialogdata.agreement.statistics import reliability
from dialogdata.cli.app import app
from dialogdata.codelists import codelist
from dialogdata.contract.json_schema import json_schema
from dialogdata.errors import DialogDataError, InvalidRecordsError, UnreadableError
from dialogdata.library import DatasetFolder, dataset_folders
from dialogdata.models import IndependentCoding, Statement
from dialogdata.packages.building import build
from dialogdata.tabular import csv_text
from dialogdata.validation import validate_paths
from dialogdata.validation.jsonschema_engine import validate_paths as by_schema

OURS = next(f for f in dataset_folders() if f.name == "pakistan-china-strategic-dialogue")
DIALOGUE = "chn-pak-2026-01-04"
ACTS = codelist("act_type").codes


def statement(number=1, **changes):
    plain = {
        "id": f"s{number}",
        "speaker": "joint",
        "act": "note",
        "topics": ["relations"],
        "summary": "Both sides take note of the report on rail links.",
        "basis": "official_text",
        "sources": ["original"],
        "confidence": "high",
    }
    return Statement.model_validate({**plain, **changes})


def coding(statements, **changes):
    plain = {
        "schema_version": "1.0",
        "dialogue": DIALOGUE,
        "document": "d1",
        "coder": "model-s1",
        "coded_on": "2026-11-23",
        "method": "model",
        "manual": "1.0",
        "statements": statements,
    }
    return {**plain, **changes}


def save(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return path


@pytest.fixture
def dataset(tmp_path):
    """Our seven rounds, and an independent coding of one, with some acts and topics changed."""
    folder = tmp_path / OURS.name
    shutil.copytree(OURS.path, folder, ignore=shutil.ignore_patterns("codings", "*.csv"))
    record = json.loads((folder / "records" / f"{DIALOGUE}.json").read_text("utf-8"))
    draw = random.Random(5)
    units = []
    for unit in record["statements"]:
        if draw.random() < 0.1:
            continue
        changed = {**unit, "id": f"s{len(units) + 1}"}
        words = unit["summary"].split()
        changed["summary"] = " ".join(draw.sample(words, len(words) * 2 // 3))
        changed.pop("recurrence", None)
        if draw.random() < 0.2:
            changed["topics"] = [draw.choice(codelist("topics").codes)]
        if "commitment" not in unit and "ask" not in unit and draw.random() < 0.3:
            changed["act"] = draw.choice(["note", "inform", "record_event", "state_position"])
        units.append(changed)
    save(folder / "codings" / "model-s1" / f"{DIALOGUE}.json", coding(units))
    return folder


def run(*words):
    return CliRunner().invoke(app, ["agreement", *map(str, words)], catch_exceptions=False)


# --- alignment -----------------------------------------------------------------------------


def real_units():
    return read_texts(OURS.path / "records" / f"{DIALOGUE}.json")[DIALOGUE, "d1"].statements


def test_a_coding_is_aligned_with_itself():
    units = real_units()
    found = align(units, units)
    assert [(m.first, m.second) for m in found] == [(i, i) for i in range(len(units))]
    assert {m.score for m in found} == {1.0}


def test_units_that_one_coder_left_out_stay_alone():
    units = real_units()
    kept = [i for i in range(len(units)) if i % 4]
    found = align(units, [units[i] for i in kept])
    assert [(m.first, kept[m.second]) for m in found] == [(i, i) for i in kept]


def test_units_are_found_again_in_other_words_and_with_other_codes(dataset):
    comparison = compare(read_texts(dataset / "records"), read_texts(dataset / "codings"))
    (document,) = comparison.documents
    (text,) = read_texts(dataset / "codings").values()
    assert len(document.matches) == len(text.statements)
    # What was not changed can be compared: nearly every unit found its own.
    same = sum(a.sources == b.sources and a.paragraph == b.paragraph for a, b in comparison.pairs)
    assert same / len(comparison.pairs) > 0.97


def test_pairs_never_cross_and_are_used_once():
    units = list(real_units())
    other = random.Random(1).sample(units, len(units))
    found = align(units, other)
    assert found == sorted(found)
    assert len({m.second for m in found}) == len(found)
    assert [m.second for m in found] == sorted(m.second for m in found)
    assert min(m.score for m in found) >= LEAST


def test_the_best_alignment_is_not_the_first_that_fits():
    rail = "Both sides take note of the report on rail links."
    water = "They agree on measuring water levels of the river."
    one = [statement(1, summary=rail), statement(2, summary=water)]
    other = [statement(1, summary=water)]
    assert [(m.first, m.second) for m in align(one, other)] == [(1, 0)]


def test_nothing_is_aligned_with_what_says_something_else():
    one = [statement(summary="Both sides take note of the report on rail links.", paragraph=2)]
    other = [
        statement(
            summary="Norway condemns piracy off Somalia.",
            speaker="NOR",
            act="condemn",
            topics=["defence"],
            targets=[{"entity": "NOR", "stance": "condemn"}],
            paragraph=2,
        )
    ]
    assert align(one, other) == []


def test_place_decides_between_units_that_say_the_same():
    one = [statement(1, paragraph=7)]
    other = [statement(1, paragraph=2), statement(2, paragraph=7), statement(3, paragraph=9)]
    assert [(m.first, m.second) for m in align(one, other)] == [(0, 1)]


# --- reading -------------------------------------------------------------------------------


def test_records_and_codings_are_read_alike(dataset):
    records, codings = read_texts(dataset / "records"), read_texts(dataset / "codings/model-s1")
    assert codings.keys() <= records.keys()
    assert codings[DIALOGUE, "d1"].coder == "model-s1"
    assert records[DIALOGUE, "d1"].coder == "model-a"


def test_two_codings_of_one_document_on_one_side_are_refused(dataset):
    with pytest.raises(InvalidRecordsError, match="coded twice"):
        read_texts(dataset)


@pytest.mark.parametrize(
    ("text", "error"),
    [("{", InvalidRecordsError), ("[]", InvalidRecordsError),
     ('{"parties": 1}', InvalidRecordsError), (None, UnreadableError)],
)  # fmt: skip
def test_what_cannot_be_read_is_an_error_of_one_line(tmp_path, text, error):
    file = tmp_path / "x.json"
    if text is not None:
        file.write_text(text)
    with pytest.raises(error, match=r"x\.json") as caught:
        read_texts(file)
    assert "\n" not in str(caught.value)


def test_empty_folders_and_strangers_are_refused(dataset, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnreadableError, match="no codings"):
        read_texts(tmp_path / "empty")
    other = save(tmp_path / "x.json", coding([statement().to_json_dict()], dialogue="nor-swe-2020"))
    with pytest.raises(InvalidRecordsError, match="no document is in both"):
        compare(read_texts(dataset / "codings"), read_texts(other))


# --- numbers -------------------------------------------------------------------------------


def rows_of(one, other):
    return reliability(compare(read_texts(one), read_texts(other)), About("a", "b"))


def by_name(rows):
    return {row["variable"]: row for row in rows if "code" not in row}


def test_a_coding_agrees_with_itself(dataset):
    rows = rows_of(dataset / "records", dataset / "records")
    for row in rows:
        assert row.get("value", 1) == row["raw_agreement"] == 1, row
        assert row.get("ci_low", 1) == row.get("ci_high", 1) == 1
    assert by_name(rows)["units"]["value"] == 1
    assert {row["n_coders"] for row in rows} == {1}


def test_changed_codes_lower_only_what_was_changed(dataset):
    found = by_name(rows_of(dataset / "records", dataset / "codings/model-s1"))
    for name in ("topic", "topics", "topic_major"):
        assert 0.6 < found[name]["value"] < 0.95, name
    assert found["act"]["value"] < 0.97
    assert found["obligation"]["value"] == found["verifiability"]["value"] == 1
    assert found["units"]["value"] < 1
    assert found["obligation"]["n_units"] < found["act"]["n_units"]
    assert {(row["n_documents"], row["n_coders"], row["coders_are"], row["manual"])
            for row in found.values()} == {(1, 2, "models", "1.0")}  # fmt: skip


def test_acts_given_at_random_agree_as_chance_does(dataset):
    file = dataset / "codings/model-s1" / f"{DIALOGUE}.json"
    value = json.loads(file.read_text("utf-8"))
    draw = random.Random(2)
    for unit in value["statements"]:
        unit["act"] = draw.choice(ACTS)
    save(file, value)
    found = by_name(rows_of(dataset / "records", file))["act"]
    assert abs(found["value"]) < 0.15
    assert found["ci_low"] < 0.1


def test_codes_with_five_units_have_rows_of_their_own(dataset):
    rows = rows_of(dataset / "records", dataset / "codings/model-s1")
    codes = [row for row in rows if "code" in row]
    assert {row["variable"] for row in codes} == {"act", "topic_major"}
    assert min(row["n_code"] for row in codes) >= 5
    assert {"state_position", "internal_security"} <= {row["code"] for row in codes}


# --- the command ---------------------------------------------------------------------------


def test_text_json_and_csv_say_the_same(dataset):
    sides = (dataset / "records", dataset / "codings/model-s1")
    text = run(*sides)
    assert text.exit_code == 0
    assert "1 documents in both codings" in text.stdout
    found = json.loads(run(*sides, "--format", "json").stdout)
    table = list(csv.DictReader(io.StringIO(run(*sides, "--format", "csv").stdout)))
    assert len(table) == len(found["reliability"])
    for row, cells in zip(found["reliability"], table, strict=True):
        assert {name: str(value) for name, value in row.items()} == {
            name: cell for name, cell in cells.items() if cell
        }
        if "value" in row and row["n_units"] > 1:
            assert f"{row['value']:.3f}" in text.stdout
    assert found["alignment"][0].keys() == {"dialogue", "document", "unit_a", "unit_b", "score"}


def test_write_keeps_other_comparisons(dataset):
    sides, file = (dataset / "records", dataset / "codings/model-s1"), dataset / "reliability.csv"
    run(*sides, "--write", file)
    after = file.read_text("utf-8")
    run(*sides, "--write", file, "--round", "before")
    both = file.read_text("utf-8")
    assert both.count("\n") == 2 * after.count("\n") - 1
    run(*sides, "--write", file)
    assert file.read_text("utf-8") == both
    rounds = [row["coding_round"] for row in csv.DictReader(io.StringIO(both))]
    assert rounds == sorted(rounds, reverse=True)


def test_only_codings_of_the_dataset_can_be_published(dataset, tmp_path):
    stray = tmp_path / "elsewhere"
    shutil.copytree(dataset / "codings/model-s1", stray)
    with pytest.raises(UnreadableError, match="to be published"):
        run(dataset / "records", stray, "--write", dataset / "reliability.csv")
    assert not (dataset / "reliability.csv").exists()


# --- what is published ---------------------------------------------------------------------


def test_tables_hold_both_codings_their_alignment_and_the_numbers(dataset, tmp_path):
    run(dataset / "records", dataset / "codings/model-s1", "--write", dataset / "reliability.csv")
    (package,) = build([str(dataset)], tmp_path / "out")
    tables = {
        name: list(csv.DictReader(io.StringIO((package / f"{name}.csv").read_text("utf-8"))))
        for name in ("codings", "coding_alignment", "reliability")
    }
    assert {row["coding"] for row in tables["codings"]} == {"records", "codings/model-s1"}
    assert {row["document_id"] for row in tables["codings"]} == {f"{DIALOGUE}:d1"}
    assert len(tables["reliability"]) > 20
    # Everyone can compute the raw agreement again from the two tables.
    units = {(row["coding"], row["unit"]): row for row in tables["codings"]}
    pairs = [
        (units[row["coding_a"], row["unit_a"]], units[row["coding_b"], row["unit_b"]])
        for row in tables["coding_alignment"]
    ]
    whole = {row["variable"]: row for row in tables["reliability"] if not row["code"]}
    for name in ("act", "topic", "speaker", "basis"):
        share = sum(a[name] == b[name] for a, b in pairs) / len(pairs)
        assert float(whole[name]["raw_agreement"]) == pytest.approx(share, abs=1e-4)


def test_a_dataset_without_codings_has_empty_tables(tmp_path):
    folder = tmp_path / OURS.name
    shutil.copytree(OURS.path, folder, ignore=shutil.ignore_patterns("codings", "*.csv"))
    assert not any(published_rows([DatasetFolder(folder)]).values())


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "variable\nact,2\n", "ours"])
def test_a_file_that_is_not_ours_is_an_error_of_one_line(dataset, text):
    broken = csv_text.header(FILE_TABLE) + "before,a\n"
    (dataset / "reliability.csv").write_text(broken if text == "ours" else text)
    with pytest.raises(DialogDataError, match=r"reliability\.csv"):
        published_rows([DatasetFolder(dataset)])


def test_numbers_of_a_coding_that_is_gone_are_an_error(dataset):
    run(dataset / "records", dataset / "codings/model-s1", "--write", dataset / "reliability.csv")
    (dataset / "codings/model-s1").rename(dataset / "codings/model-s2")
    with pytest.raises(InvalidRecordsError, match="no coding 'codings/model-s1'"):
        published_rows([DatasetFolder(dataset)])


@pytest.mark.parametrize("folder", dataset_folders(), ids=lambda folder: folder.name)
def test_published_reliability_is_that_of_the_codings(folder):
    published = read_reliability(folder.reliability_path)
    assert bool(published) == (folder.name == "joint-communiques")
    names = ("coding_a", "coding_b", "coding_round")
    for a, b, coding_round in dict.fromkeys(tuple(row[n] for n in names) for row in published):
        fresh = with_rows(published, published_reliability(folder.path, a, b, coding_round))
        home = f"datasets/{folder.name}"
        assert folder.reliability_path.read_text("utf-8") == fresh, (
            f"run: dialogdata agreement {home}/{a} {home}/{b} --round {coding_round} "
            f"--write {home}/reliability.csv"
        )


# --- validation ----------------------------------------------------------------------------


def test_the_coding_is_found_and_valid(dataset):
    report = validate_paths([dataset / "codings"])
    assert list(report) == []
    assert report.files == 1
    assert validate_paths([dataset]).ok


def spoil(dataset, place, value):
    file = dataset / "codings/model-s1" / f"{DIALOGUE}.json"
    whole = json.loads(file.read_text("utf-8"))
    target = whole
    *path, last = place
    for step in path:
        target = target[step]
    if value is None:
        del target[last]
    else:
        target[last] = value
    save(file, whole)
    return [(f.rule, f.pointer) for f in validate_paths([dataset / "codings"])]


def units_where(dataset, test):
    text = (dataset / "codings/model-s1" / f"{DIALOGUE}.json").read_text("utf-8")
    return next(i for i, unit in enumerate(json.loads(text)["statements"]) if test(unit))


@pytest.mark.parametrize(
    ("place", "value", "expected"),
    [
        (["coder"], None, ("DD101", "")),
        (["colour"], "red", ("DD102", "/colour")),
        (["method"], "guess", ("DD201", "/method")),
        (["dialogue"], "chn-pak-2026-01-05", ("DD530", "/dialogue")),
        (["statements", 3, "act"], "shout", ("DD201", "/statements/3/act")),
        (["statements", 3, "speaker"], "IND", ("DD307", "/statements/3/speaker")),
        (["statements", 3, "id"], "s3", ("DD330", "/statements/3/id")),
        (["statements", 0, "document"], "d2", ("DD340", "/statements/0/document")),
    ],
    ids=lambda value: str(value)[:30],
)
def test_faults_of_codings_are_found(dataset, place, value, expected):
    assert spoil(dataset, place, value) == [expected]


def test_faults_of_the_registry_and_of_acts_are_found(dataset):
    i = units_where(dataset, lambda unit: "targets" in unit)
    place = ["statements", i, "targets", 0, "entity"]
    pointer = f"/statements/{i}/targets/0/entity"
    assert spoil(dataset, place, "no-such-thing") == [("DD203", pointer)]
    i = units_where(dataset, lambda unit: "commitment" in unit)
    assert ("DD310", f"/statements/{i}") in spoil(dataset, ["statements", i, "commitment"], None)


def test_the_published_schema_says_the_same(dataset):
    assert by_schema([dataset / "codings"]).ok
    spoil(dataset, ["coder"], None)
    assert [f.rule for f in by_schema([dataset / "codings"])] == ["DD101"]
    Draft202012Validator.check_schema(json_schema(IndependentCoding, "coding"))


def test_a_project_called_codings_still_has_records(tmp_path):
    home = tmp_path / "codings" / "records"
    home.mkdir(parents=True)
    shutil.copy(OURS.path / "records" / f"{DIALOGUE}.json", home)
    assert validate_paths([Path(home)]).records == 1
