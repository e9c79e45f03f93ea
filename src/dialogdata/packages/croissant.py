"""``croissant.json``: schema.org JSON-LD with the Croissant vocabulary, for search engines."""

from typing import Any

from dialogdata.contract.write import pretty
from dialogdata.packages.draft import Draft

Json = dict[str, Any]

_TERMS = (
    "citeAs", "column", "conformsTo", "data", "dataType", "equivalentProperty", "examples",
    "extract", "field", "fileObject", "fileProperty", "fileSet", "format", "includes",
    "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet",
    "references", "regex", "repeated", "replace", "samplingRate", "separator", "source",
    "subField", "transform",
)  # fmt: skip
_CONTEXT: Json = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    **{term: f"cr:{term}" for term in _TERMS},
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
}
_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "year": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}


def write_croissant(draft: Draft) -> None:
    """Write the description of the package for machines that look for datasets."""
    about, tables = draft.about, draft.descriptor["resources"]
    found: Json = {
        "@context": dict(sorted(_CONTEXT.items())),
        "@type": "sc:Dataset",
        "name": about.name,
        "alternateName": about.title,
        "description": about.description,
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "identifier": draft.descriptor["id"],
        "url": about.homepage or draft.descriptor["id"],
        "version": about.version,
        "datePublished": about.released,
        "license": [licence["path"] for licence in about.licences],
        "creator": [{"@type": "Organization", "name": who["title"]} for who in about.creators],
        "keywords": list(about.keywords),
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "citeAs": citation(draft),
        "distribution": [_file(table) for table in tables],
        "recordSet": [_records(table) for table in tables],
    }
    if draft.tally.days:
        found["temporalCoverage"] = "/".join(draft.tally.days)
    draft.write("croissant.json", pretty(found))


def citation(draft: Draft) -> str:
    """Return how to cite the package, in one line."""
    about = draft.about
    who = ", ".join(person["title"] for person in about.creators)
    where = f"https://doi.org/{about.doi}" if about.doi else about.homepage
    head = f"{who} ({about.released[:4]}). {about.title} (version {about.version}) [Data set]."
    return f"{head} {where}" if where else head


def _file(table: Json) -> Json:
    return {
        "@type": "cr:FileObject",
        "@id": table["path"],
        "name": table["path"],
        "description": table["description"],
        "contentUrl": table["path"],
        "contentSize": f"{table['bytes']} B",
        "encodingFormat": "text/csv",
        "sha256": table["hash"].removeprefix("sha256:"),
    }


def _records(table: Json) -> Json:
    name, schema = table["name"], table["schema"]
    leads: dict[str, str] = {}
    for key in schema.get("foreignKeys", ()):
        if len(key["fields"]) == 1:  # Croissant has no keys of several columns that lead elsewhere
            there = key["reference"].get("resource")
            if there is not None:  # its readers stumble over a table that leads to itself
                leads[key["fields"][0]] = f"{there}/{key['reference']['fields'][0]}"
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": table["description"],
        "key": [{"@id": f"{name}/{field}"} for field in schema["primaryKey"]],
        "field": [_field(name, table["path"], field, leads) for field in schema["fields"]],
    }


def _field(table: str, path: str, field: Json, leads: dict[str, str]) -> Json:
    found: Json = {
        "@type": "cr:Field",
        "@id": f"{table}/{field['name']}",
        "name": f"{table}/{field['name']}",
        "description": field["description"] or field["title"],
        "dataType": _TYPES[field["type"]],
        "source": {"fileObject": {"@id": path}, "extract": {"column": field["name"]}},
    }
    if field["name"] in leads:
        found["references"] = {"field": {"@id": leads[field["name"]]}}
    return found
