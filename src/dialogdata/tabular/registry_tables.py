"""Tables of datasets and registries."""

from dialogdata.models import Dataset
from dialogdata.models.values import PARTIAL_DATE
from dialogdata.tabular.columns import made, of
from dialogdata.tabular.dialogue_tables import CODE, LEVEL, PARTY_A, PARTY_B
from dialogdata.tabular.keys import DATASET, POSITION, to
from dialogdata.tabular.spec import Column, ForeignKey, Table, Type


def _text(name: str, title: str, description: str, **changes: object) -> Column:
    return made(name, "string", title, description, None, **changes)


def _number(name: str, title: str, description: str, kind: Type = "integer") -> Column:
    return made(name, kind, title, description, None)


PARTY = _text("party", "Party", "Code of a party.", required=True, pattern=CODE, example="CHN")
NAME = _text("name", "Name", "Full name in English.", required=True)
ALIAS = _text("alias", "Alias", "Another name by which it is found.", required=True)
WIKIDATA = _text("wikidata", "Wikidata", "Wikidata item.", pattern="^Q[1-9][0-9]*$")
NOTE = _text("note", "Note", "A remark.")
ENTITY = _text(
    "entity", "Entity", "Id in entities.csv, or the code of a party.", required=True,
    example="one-china-principle",
)  # fmt: skip
MECHANISM = _text("mechanism", "Mechanism id", "Id in mechanisms.csv.", required=True,
                  example="chn-pak-fm-strategic-dialogue")  # fmt: skip
PERSON = _text("person", "Person", "Id in people.csv.", required=True, example="wang-yi")

DATASETS = Table(
    "datasets",
    "Datasets",
    "One row per dataset.",
    (
        DATASET,
        of(Dataset, "title", "dataset_title", title="Dataset title"),
        of(Dataset, "description", "dataset_description", title="Description of the dataset"),
        of(Dataset, "version", "dataset_version", title="Dataset version"),
        of(Dataset, "released"),
        of(Dataset, "licence.name", "licence", title="Licence"),
        of(Dataset, "licence.path", "licence_url", title="Address of the licence"),
        of(Dataset, "selection"),
        of(Dataset, "bias"),
        of(Dataset, "homepage"),
        of(Dataset, "doi"),
    ),
    ("dataset",),
)


def _list(name: str, owner: Column, table: str, item: Column, *foreign: ForeignKey) -> Table:
    """Return the table of a list that stands in one cell of a registry's file."""
    return Table(
        name,
        name.removeprefix("registry_").replace("_", " ").capitalize(),
        f"One row per {owner.name} and {item.name}.",
        (owner, POSITION, item),
        (owner.name, "position"),
        (*to(table, owner.name), *foreign),
        unique=((owner.name, item.name),),
    )


PARTIES = Table(
    "registry_parties",
    "Registry of parties",
    "States, authorities and organisations that can be a party, historic ones included.",
    (
        PARTY,
        NAME,
        _text("short_name", "Short name", "Name for tables and charts.", required=True),
        _text("party_kind", "Party kind", "What the party is.", required=True,
              codelist="party_kind", example="state"),
        _text("valid_from", "Valid from", "Since when it exists.", pattern=PARTIAL_DATE),
        _text("valid_to", "Valid to", "Until when it existed.", pattern=PARTIAL_DATE),
        _text("iso3", "ISO alpha-3", "Code of three letters in ISO 3166, where one exists.",
              pattern=CODE),
        _text("iso2", "ISO alpha-2", "Code of two letters in ISO 3166.", pattern="^[A-Z]{2}$"),
        _text("iso_numeric", "ISO numeric", "Code of three digits in ISO 3166, zeros kept.",
              pattern="^[0-9]{3}$"),
        _number("cow", "COW", "Number in the Correlates of War state list, latest."),
        _number("gw", "GW", "Number in the list of Gleditsch and Ward, latest."),
        WIKIDATA,
        NOTE,
    ),
    ("party",),
)  # fmt: skip
SUCCESSORS = _list(
    "registry_party_successors",
    PARTY,
    "registry_parties",
    _text("successor", "Successor", "Party that came after.", required=True, pattern=CODE),
    *to("registry_parties", "successor"),
)
STATE_CODES = Table(
    "registry_state_codes",
    "State codes over time",
    "One row per party, system and span of years in which it has a code there.",
    (
        PARTY,
        _text("code_system", "System", "cow (Correlates of War) or gw (Gleditsch and Ward).",
              required=True, pattern="^(cow|gw)$", example="cow"),
        made("state_code", "integer", "State code", "Number of the state in the system.", None,
             required=True, example=710),
        made("first_year", "year", "First year", "First year of the span.", None, required=True),
        _number("last_year", "Last year", "Last year of the span; absent if it lasts.", "year"),
        NOTE,
    ),
    ("party", "code_system", "state_code", "first_year"),
    to("registry_parties", "party"),
)  # fmt: skip
ENTITIES = Table(
    "registry_entities",
    "Registry of entities",
    "Whom and what statements are about, and one row per party as well.",
    (
        ENTITY,
        NAME,
        _text("target_type", "Type", "The kind of thing the entity is.", required=True,
              codelist="target_type", example="policy_norm"),
        _text("party", "Party", "Code of a party.", pattern=CODE, example="CHN"),
        _text("parent", "Parent", "The entity of which it is a part or an issue."),
        WIKIDATA,
        NOTE,
    ),
    ("entity",),
    (
        *to("registry_parties", "party"),
        ForeignKey(("parent",), "registry_entities", ("entity",)),
    ),
)  # fmt: skip
MECHANISMS = Table(
    "registry_mechanisms",
    "Registry of mechanisms",
    "Standing dialogues of two parties.",
    (MECHANISM, NAME, PARTY_A, PARTY_B, LEVEL, NOTE),
    ("mechanism",),
    to("registry_parties", "party_a", "party_b"),
)
PEOPLE = Table(
    "registry_people",
    "Registry of people",
    "Public office-holders who took part.",
    (
        PERSON,
        NAME,
        _text("name_native", "Native name", "Name in the person's own script."),
        PARTY,
        WIKIDATA,
        NOTE,
    ),
    ("person",),
    to("registry_parties", "party"),
)

TABLES = (
    DATASETS,
    PARTIES,
    _list("registry_party_aliases", PARTY, "registry_parties", ALIAS),
    SUCCESSORS,
    STATE_CODES,
    ENTITIES,
    _list("registry_entity_aliases", ENTITY, "registry_entities", ALIAS),
    MECHANISMS,
    _list("registry_mechanism_aliases", MECHANISM, "registry_mechanisms", ALIAS),
    PEOPLE,
    _list("registry_person_aliases", PERSON, "registry_people", ALIAS),
)
