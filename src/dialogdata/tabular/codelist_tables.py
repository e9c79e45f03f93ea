"""One table per codelist, and one of the codes that other schemes use for the same thing."""

from dialogdata.codelists import MAPPING_TARGETS, Codelist, codelist, codelist_names
from dialogdata.tabular.columns import made
from dialogdata.tabular.keys import POSITION
from dialogdata.tabular.spec import Column, ForeignKey, Table

_PREFIX = "maps_to_"

_TEXTS = {
    "code": ("Code", "The code as it stands in the data."),
    "title": ("Title", "What the code means, in a few words."),
    "definition": ("Definition", "What the code means."),
    "include": ("Include", "What belongs to the code."),
    "exclude": ("Exclude", "What does not, and where it goes."),
    "example": ("Example", "An example in our own words."),
    "ordinal": ("Rank", "Rank of the code, where the list is a scale."),
    "valence": ("Valence", "How friendly the code is; negative is unfriendly."),
    "parent": ("Parent", "The code to which it belongs."),
    "family": ("Act family", "Family to which the act belongs."),
    "see_also": ("See also", "What comes near it in other schemes, in words."),
    "since": ("Since", "Version of the schema that brought it."),
    "deprecated": ("Deprecated", "Version of the schema since which it is not to be used."),
}
_NUMBERS = ("ordinal", "valence")
_REQUIRED = ("code", "title", "definition", "since")


def _column(name: str, of: Codelist) -> Column:
    title, description = _TEXTS.get(name, (name.replace("_", " ").capitalize(), ""))
    codelists = {"family": "act_family", "parent": of.name}
    return made(
        _NAMES.get(name, name),
        "integer" if name in _NUMBERS else "string",
        title,
        description,
        None,
        required=name in _REQUIRED,
        codelist=codelists.get(name),
    )


# A name that means something else in another table is made longer here.
_NAMES = {"family": "act_family", "parent": "parent_code"}


def scheme_of(header: str) -> str | None:
    """Return the scheme to which a column of a codelist's file maps, if it does.

    Such a cell may hold several codes; they become rows of ``codelist_mappings``.
    """
    if header == "quad":
        return header
    return header.removeprefix(_PREFIX) if header.startswith(_PREFIX) else None


def column_of(header: str) -> str:
    """Return the column of the table for a column of the codelist's file."""
    return _NAMES.get(header, header)


def table_of(name: str) -> Table:
    """Return the table of a codelist."""
    found = codelist(name)
    columns = [column for column in found.columns if scheme_of(column) is None]
    foreign: list[ForeignKey] = []
    if "parent" in columns:
        foreign.append(ForeignKey(("parent_code",), f"codelist_{name}", ("code",)))
    if "family" in columns:
        foreign.append(ForeignKey(("act_family",), "codelist_act_family", ("code",)))
    return Table(
        f"codelist_{name}",
        f"Codelist: {found.title}",
        found.definition,
        tuple(_column(column, found) for column in columns),
        ("code",),
        tuple(foreign),
    )


SCHEME = made("scheme", "string", "Scheme", "The other scheme, for example cap.", None,
              required=True, example="cap")  # fmt: skip
SCHEME_CODE = made(
    "scheme_code", "string", "Code of the scheme", "Code that the other scheme uses.", None,
    required=True, example="19",
)  # fmt: skip

TARGETS = Table(
    "mapping_targets",
    "Codes of other schemes",
    "One row per code of another scheme that a codelist is mapped to.",
    (SCHEME, SCHEME_CODE, made("scheme_title", "string", "Title in the scheme",
     "What the code means in its scheme.", None, required=True)),
    ("scheme", "scheme_code"),
)  # fmt: skip

MAPPINGS = Table(
    "codelist_mappings",
    "Mappings of codelists",
    "One row per code of ours and code of another scheme that it comes nearest to.",
    (
        made("codelist", "string", "Codelist", "Name of the codelist.", None, required=True,
             example="topics"),
        made("code", "string", *_TEXTS["code"], None, required=True),
        SCHEME,
        POSITION,
        SCHEME_CODE,
    ),
    ("codelist", "code", "scheme", "position"),
    (ForeignKey(("scheme", "scheme_code"), "mapping_targets", ("scheme", "scheme_code")),),
)  # fmt: skip


def codelist_tables() -> tuple[Table, ...]:
    """Return the tables of all codelists."""
    names = [name for name in codelist_names() if name != MAPPING_TARGETS]
    return (*map(table_of, names), TARGETS, MAPPINGS)
