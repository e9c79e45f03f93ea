"""``datapackage.json``, Data Package version 2."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dialogdata import __version__
from dialogdata.contract.table_schema import table_schema
from dialogdata.library import DatasetFolder
from dialogdata.tabular.catalogue import all_tables

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class About:
    """What a package says about itself, whether it holds one dataset or all."""

    name: str
    title: str
    description: str
    version: str
    released: str
    licences: tuple[dict[str, str], ...]
    contributors: tuple[dict[str, Any], ...]
    keywords: tuple[str, ...]
    homepage: str | None
    doi: str | None

    @property
    def creators(self) -> tuple[dict[str, Any], ...]:
        """Those who made it, in the sense of a citation."""
        found = tuple(who for who in self.contributors if "creator" in who["roles"])
        return found or self.contributors


def about_one(folder: DatasetFolder) -> About:
    """Return the head of the package of one dataset."""
    meta = folder.meta
    data = meta.to_json_dict()
    return About(
        meta.name,
        meta.title,
        meta.description,
        meta.version,
        meta.released,
        (data["licence"],),
        tuple(data["contributors"]),
        tuple(meta.keywords),
        meta.homepage,
        meta.doi,
    )


def about_all(name: str, folders: Sequence[DatasetFolder]) -> About:
    """Return the head of the package of all datasets together."""
    parts = [about_one(folder) for folder in folders]
    titles = ", ".join(part.title for part in parts)
    return About(
        name,
        "dialogdata: what governments tell each other",
        f"All datasets of dialogdata in one: {titles}.",
        __version__,
        max(part.released for part in parts),
        tuple({licence["name"]: licence for p in parts for licence in p.licences}.values()),
        tuple({person["title"]: person for p in parts for person in p.contributors}.values()),
        tuple(dict.fromkeys(word for part in parts for word in part.keywords)),
        None,
        None,
    )


def fixity(path: Path) -> dict[str, Any]:
    """Return the size and hash of a file."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"bytes": path.stat().st_size, "hash": f"sha256:{digest}"}


def table_resource(name: str, path: str, file: Path) -> dict[str, Any]:
    """Return the resource of a table."""
    schema = table_schema(all_tables()[name])
    words = {key: schema.pop(key) for key in ("name", "title", "description")}
    return {
        **words,
        "type": "table",
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
        **fixity(file),
    }


def records_resource(name: str, path: str, mediatype: str, file: Path) -> dict[str, Any]:
    """Return the entry of a file of whole records.

    These files are trees and not tables; readers of tabular resources would misread them, so
    they stand in a property of their own.
    """
    return {"name": name, "path": path, "mediatype": mediatype, "encoding": "utf-8", **fixity(file)}


def descriptor(
    about: About, resources: list[dict[str, Any]], records: list[dict[str, Any]]
) -> dict[str, Any]:
    """Return the descriptor of a package."""
    doi = about.doi
    head: dict[str, Any] = {
        "$schema": PROFILE,
        "name": about.name,
        "id": f"https://doi.org/{doi}" if doi else f"urn:dialogdata:package:{about.name}",
        "title": about.title,
        "description": about.description,
        "version": about.version,
        "created": f"{about.released}T00:00:00Z",
        "keywords": list(about.keywords),
        "licenses": list(about.licences),
        "contributors": list(about.contributors),
    }
    if about.homepage:
        head["homepage"] = about.homepage
    return {
        **head,
        "resources": resources,
        "dialogdata:records": records,
        "dialogdata:schemaVersion": SCHEMA_VERSION,
    }
