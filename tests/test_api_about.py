"""Looking things up: entities, codelists, versions, records at a prompt."""

import pydantic
import pytest

import dialogdata as dd
from dialogdata.errors import UnknownNameError


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("PAK", "PAK"),
        ("pakistan", "PAK"),
        ("USSR", "SUN"),
        ("Burma", "MMR"),
        ("Turkey", "TUR"),
        (" people's  republic of china ", "CHN"),
        ("one-china-principle", "one-china-principle"),
        ("BRI", "belt-and-road-initiative"),
        ("taiwan", "taiwan"),
        ("TWN", "TWN"),
        ("NAM", "NAM"),
    ],
)
def test_an_entity_by_any_name(name, found):
    entity = dd.entity(name)
    assert entity.id == found
    assert found in repr(entity)


def test_what_an_entity_says():
    germany = dd.entity("West Germany")
    assert (germany.id, germany.iso3, germany.is_party) == ("DEU", "DEU", True)
    assert dd.entity("Namibia").iso2 == "NA"
    assert dd.entity("Kosovo").iso3 is None
    assert dd.entity("Yugoslavia").successors[-1] == "SVN"
    formula = dd.entity("one-china-principle")
    assert (formula.kind, formula.is_party, formula.cow) == ("policy_norm", False, None)


def test_every_id_is_found():
    for table, column in (("registry_parties", "party"), ("registry_entities", "entity")):
        for key in dd.load(table)[column]:
            assert dd.entity(key).id == key


def test_an_unknown_entity():
    with pytest.raises(UnknownNameError, match="'Pakistan'"):
        dd.entity("Pakstan")


def test_codelists():
    topics = dd.codelist("topics")
    assert topics.equals(dd.load("codelist_topics"))
    assert dd.codelist("codelist_topics").equals(topics)
    with pytest.raises(UnknownNameError, match="'act_type'"):
        dd.codelist("act_typ")


def test_versions():
    found = dd.versions()
    assert found.pydantic == pydantic.VERSION
    assert set(found.data) == set(dd.datasets()["name"])
    assert found.schema == "1.0"
    for value in (found.package, found.pandas, *found.data):
        assert value in repr(found)
    assert found.to_dict()["data"] == found.data


def test_info_shows_the_version_of_each_dataset():
    found = dd.info()
    assert found.data == dd.versions().data
    assert all(f"{name} {version}" in str(found) for name, version in found.data.items())


def test_every_record_can_be_read_at_a_prompt():
    for record in dd.dialogues():
        assert record.id in repr(record)
        assert "\n" not in repr(record)
        assert record.title in str(record)
        assert record.coding.coverage in str(record)
        card = record._repr_html_()
        assert card.count("<table>") == card.count("</table>") == 1


def test_a_card_shows_text_as_text(base):
    record = dd.Dialogue.model_validate({**base, "title": "<b>A & B</b>"})
    assert "<b>" not in record._repr_html_()
    assert "&lt;b&gt;A &amp; B" in record._repr_html_()
    bare = dd.Dialogue.model_validate(
        {name: value for name, value in base.items()
         if name not in ("statements", "venues", "documents", "assessments", "commentary")}
    )  # fmt: skip
    assert "statements: none" in str(bare)
