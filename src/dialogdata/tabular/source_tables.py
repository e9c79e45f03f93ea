"""Tables of sources, and of what each is cited for."""

from dialogdata.models import Source
from dialogdata.tabular.columns import of
from dialogdata.tabular.keys import (
    HEAD,
    POSITION,
    SOURCE_ID,
    TO_DATASET,
    TO_DIALOGUE,
    TO_SOURCE,
    link,
    to,
)
from dialogdata.tabular.spec import Column, ForeignKey, Table

SOURCES = Table(
    "sources",
    "Sources",
    "One row per dialogue and text that was read and is cited.",
    (
        *HEAD,
        SOURCE_ID,
        POSITION,
        of(Source, "kind", "source_kind", title="Source kind"),
        of(Source, "publisher"),
        of(Source, "title", "source_title", title="Source title"),
        of(Source, "url"),
        of(Source, "archived_url"),
        of(Source, "archive_status"),
        of(Source, "published"),
        of(Source, "accessed"),
        of(Source, "language"),
        of(Source, "licence", "source_licence", title="Licence of the source"),
        of(Source, "extent_read"),
        of(Source, "official_for"),
        of(Source, "note"),
    ),
    ("source_id",),
    (TO_DATASET, TO_DIALOGUE, *to("registry_parties", "official_for")),
    parent="dialogues",
    path=("sources",),
)


def citing(
    name: str,
    title: str,
    parent: str,
    keys: tuple[Column, ...],
    up: tuple[ForeignKey, ...],
    *,
    path: tuple[str, ...] = ("sources",),
) -> Table:
    """Return a table of one row per item and source cited for it."""
    head = tuple(column.name for column in keys) or ("dialogue_id",)
    return Table(
        name,
        title,
        f"One row per row of {parent} and source cited for it.",
        (*HEAD, *keys, POSITION, link(SOURCE_ID)),
        (*head, "position"),
        (TO_DATASET, *up, TO_SOURCE),
        unique=((*head, "source_id"),),
        parent=parent,
        path=path,
    )


DIALOGUE_SOURCES = citing(
    "dialogue_sources", "Sources of dialogues", "dialogues", (), (TO_DIALOGUE,),
    path=("meeting_sources",),
)  # fmt: skip

TABLES = (SOURCES, DIALOGUE_SOURCES)
