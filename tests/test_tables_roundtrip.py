"""JSON → tables → CSV → tables → JSON loses nothing."""

import io
from typing import Annotated, Literal, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogdata.library import dataset_folders, records_of
from dialogdata.models import Dialogue
from dialogdata.models.base import Model
from dialogdata.models.values import TRIMMED
from dialogdata.tabular import csv_text
from dialogdata.tabular.catalogue import RECORD_TABLES
from dialogdata.tabular.columns import inner
from dialogdata.tabular.flatten import flatten, record_json
from dialogdata.tabular.unflatten import unflatten

# Everything that CSV stumbles over, and text that readers like to take for something else.
AWKWARD = ["NA", "null", "true", "1", '"', ",", "a,b", 'say "so"', "a\nb", "a\r\nb", "a\rb", "é中"]
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"])
TEXTS = st.sampled_from(AWKWARD) | st.text(CHARACTERS, min_size=1, max_size=12).map(str.strip)
LOCAL_IDS = {"documents": "d", "statements": "s", "assessments": "a", "commentary": "c"}


def strings(pattern):
    if pattern in (None, TRIMMED):
        return TEXTS.filter(bool)
    return st.from_regex(pattern, fullmatch=True, alphabet=CHARACTERS)


def values(annotation, constraints, extra=None):  # noqa: PLR0911 - one line a kind
    """Return a strategy for the JSON of a field."""
    if get_origin(annotation) is Annotated:
        return values(get_args(annotation)[0], [*constraints, *inner(annotation)[1]], extra)
    if type(None) in get_args(annotation):
        (present,) = (arg for arg in get_args(annotation) if arg is not type(None))
        return values(present, constraints, extra)
    if get_origin(annotation) is list:
        item = values(get_args(annotation)[0], [])
        unique = bool(extra and extra.get("uniqueItems"))
        most = min([c.max_length for c in constraints if getattr(c, "max_length", None)], default=3)
        return st.lists(item, min_size=1, max_size=most, unique=unique)
    if get_origin(annotation) is Literal:
        return st.sampled_from(get_args(annotation))
    if issubclass(annotation, Model):
        return objects(annotation)
    if annotation is str:
        patterns = [c.pattern for c in constraints if getattr(c, "pattern", None)]
        return strings(patterns[0] if patterns else None)
    return {
        int: st.integers(1, 10**9),
        bool: st.booleans(),
        float: st.floats(allow_nan=False, allow_infinity=False),
    }[annotation]


def objects(model):
    """Return a strategy for the JSON of a model: required fields always, others at times."""
    required, optional = {}, {}
    for name, field in model.model_fields.items():
        if name in ("schema_", "level_by_party"):
            continue
        where = required if field.is_required() else optional
        where[name] = values(field.annotation, field.metadata, field.json_schema_extra)
    return st.fixed_dictionaries(required, optional=optional).filter(bool)


@st.composite
def records(draw):
    record = draw(objects(Dialogue))
    record["parties"] = sorted(draw(st.lists(strings("^[A-Z]{3}$"), min_size=2, max_size=2,
                                             unique=True)))  # fmt: skip
    for name, letter in LOCAL_IDS.items():
        numbers = draw(st.permutations(range(1, len(record.get(name, ())) + 1)))
        for item, number in zip(record.get(name, ()), numbers, strict=True):
            item["id"] = f"{letter}{number}"
    for number, source in enumerate(record["sources"]):
        source["id"] = f"{source['id']}-{number}"
    levels = get_args(Dialogue.model_fields["level"].annotation)
    if draw(st.booleans()):
        record["level_by_party"] = draw(
            st.dictionaries(st.sampled_from(record["parties"]), st.sampled_from(levels), min_size=1)
        )
    return Dialogue.model_validate(record)


def there_and_back(dialogue):
    tables = {}
    for name, rows in flatten(dialogue, "some-dataset").items():
        text = csv_text.text(RECORD_TABLES[name], rows)
        again = list(csv_text.read(RECORD_TABLES[name], io.StringIO(text, newline="")))
        assert again == rows, name
        tables[name] = again
    return unflatten(tables)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(records())
def test_any_record_survives(dialogue):
    assert [record_json(back) for back in there_and_back(dialogue)] == [record_json(dialogue)]


@pytest.mark.parametrize(
    "dialogue", [d for _, d in records_of(dataset_folders())], ids=lambda d: d.id
)
def test_every_published_record_survives(dialogue):
    assert [record_json(back) for back in there_and_back(dialogue)] == [record_json(dialogue)]


def leaves(model, at=()):
    """Yield the path of every field that holds a value and not an object."""
    for name, field in model.model_fields.items():
        below, _ = inner(field.annotation)
        path = (*at, name)
        if isinstance(below, type) and issubclass(below, Model):
            yield from leaves(below, path)
        else:
            yield path


def test_every_field_has_a_column():
    """A field that is added to the models and to no table would be lost in the tables."""
    stored = set()
    for table in RECORD_TABLES.values():
        home, parent = table.path, RECORD_TABLES.get(table.parent or "")
        while parent is not None:
            home, parent = (*parent.path, *home), RECORD_TABLES.get(parent.parent or "")
        stored |= {(*home, *column.path) for column in table.columns if column.path is not None}
    # The first two are the key; the third is the rank of each side, a column of parties; the
    # last is a hint for editors and not data.
    apart = {("id",), ("parties",), ("level_by_party",), ("schema_",)}
    assert set(leaves(Dialogue)) - stored - apart == set()


def test_the_hint_for_editors_is_not_data():
    _, dialogue = next(records_of(dataset_folders()))
    hinted = {"$schema": "../../../schema/v1/dialogue.schema.json", **record_json(dialogue)}
    assert record_json(Dialogue.model_validate(hinted)) == record_json(dialogue)
