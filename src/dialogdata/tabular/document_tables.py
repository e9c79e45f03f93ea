"""Tables on the texts that a dialogue issued."""

from dialogdata.models import Document, Language, Version
from dialogdata.tabular.columns import made, of
from dialogdata.tabular.keys import (
    DOCUMENT_ID,
    HEAD,
    POSITION,
    TO_DATASET,
    TO_DIALOGUE,
    TO_DOCUMENT,
    to,
    upward,
)
from dialogdata.tabular.source_tables import citing
from dialogdata.tabular.spec import ForeignKey, Table

DOCUMENT_TYPE = of(Document, "type", "document_type", title="Document type")

DOCUMENTS = Table(
    "documents",
    "Documents",
    "One row per text of a dialogue: communiqué, joint statement, press release or other.",
    (
        *HEAD,
        DOCUMENT_ID,
        POSITION,
        DOCUMENT_TYPE,
        of(Document, "title", "document_title", title="Document title"),
        of(Document, "issued"),
        of(Document, "signed_at.city", "signed_city", title="City of signing"),
        of(Document, "signed_at.country", "signed_country", title="Country of signing"),
        of(Document, "legal_status"),
        of(Document, "agreement_status"),
        of(Document, "paragraphs"),
        of(Document, "paragraph_numbering"),
        of(Document, "annex_of", pattern=DOCUMENT_ID.pattern, local=True,
           example="chn-pak-2026-01-04:d1"),
        of(Document, "revises"),
        of(Document, "note"),
    ),
    ("document_id",),
    (
        TO_DATASET,
        TO_DIALOGUE,
        *to("registry_parties", "signed_country"),
        ForeignKey(("annex_of",), "documents", ("document_id",)),
    ),
    parent="dialogues",
    path=("documents",),
)  # fmt: skip

LANGUAGES = Table(
    "document_languages",
    "Languages of documents",
    "One row per document and language in which it exists.",
    (
        *HEAD,
        upward(DOCUMENT_ID),
        POSITION,
        of(Language, "tag", "language", title="Language"),
        of(Language, "authentic"),
    ),
    ("document_id", "position"),
    (TO_DATASET, TO_DIALOGUE, TO_DOCUMENT),
    parent="documents",
    path=("languages",),
)

VERSIONS = Table(
    "document_versions",
    "Versions of documents",
    "One row per document and version that differs from another.",
    (
        *HEAD,
        upward(DOCUMENT_ID),
        POSITION,
        of(Version, "label", "version_label", title="Version label"),
        of(Version, "language"),
        of(Version, "issued", "version_issued", title="Version issued"),
        of(Version, "summary", "version_summary", title="Summary of the version"),
    ),
    ("document_id", "position"),
    (TO_DATASET, TO_DIALOGUE, TO_DOCUMENT),
    parent="documents",
    path=("versions",),
)

VERSION_NUMBER = made(
    "version", "integer", "Version of the document", "Position of the version.", None,
    required=True, minimum=1, example=1,
)  # fmt: skip
TO_VERSION = ForeignKey(
    ("document_id", "version"), "document_versions", ("document_id", "position")
)

TABLES = (
    DOCUMENTS,
    LANGUAGES,
    VERSIONS,
    citing(
        "document_sources",
        "Sources of documents",
        "documents",
        (upward(DOCUMENT_ID),),
        (TO_DIALOGUE, TO_DOCUMENT),
    ),
    citing(
        "document_version_sources",
        "Sources of versions",
        "document_versions",
        (upward(DOCUMENT_ID), VERSION_NUMBER),
        (TO_DIALOGUE, TO_VERSION),
    ),
)
