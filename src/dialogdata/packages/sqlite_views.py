"""Views for flat use: a table with what its codes mean and what its rows belong to."""

from collections.abc import Iterator

from dialogdata.packages.shape import Descriptor, TableFile

VIEWS = {
    "v_dialogues": "dialogues",
    "v_participants": "participants",
    "v_documents": "documents",
    "v_sources": "sources",
    "v_statements": "statements",
    "v_topics": "statement_topics",
    "v_targets": "statement_targets",
    "v_references": "statement_references",
    "v_commitments": "commitments",
    "v_asks": "asks",
    "v_assessments": "assessments",
}
"""View → the table whose rows it shows, one for one."""

_CONTEXT = {
    "statement_id": (
        "statements",
        ("date", "year", "dyad", "mechanism", "round", "speaker", "act", "act_family", "topic",
         "summary", "confidence"),
    ),
    "dialogue_id": ("dialogues", ("dialogue_title", "date", "year", "dyad", "mechanism", "round")),
}  # fmt: skip
"""What is added from the statement or the dialogue to which a row belongs."""
_LABELS = {
    "registry_parties": "short_name",
    "registry_entities": "name",
    "registry_mechanisms": "name",
    "registry_people": "name",
}


def views(descriptor: Descriptor) -> Iterator[str]:
    """Yield the statements that create the views whose tables a package has."""
    tables = {table.name: table for table in descriptor.resources}
    for view, name in VIEWS.items():
        if name in tables:
            yield _view(view, tables[name], tables)


def _view(view: str, table: TableFile, tables: dict[str, TableFile]) -> str:
    columns: dict[str, str] = {}
    joins: list[str] = []
    shown = [(table, "t", tuple(table.table.names))]
    for key, (context, names) in _CONTEXT.items():
        if key in table.table.names and context in tables and context != table.name:
            alias = context[0]
            joins.append(f'JOIN "{context}" {alias} ON {alias}."{key}" = t."{key}"')
            shown.append((tables[context], alias, names))
            break
    for source, alias, names in shown:
        for name in names:
            if name in columns:
                continue
            columns[name] = f'{alias}."{name}"'
            label = _label(source, alias, name, len(joins), tables)
            if label is not None:
                columns[label[0]] = label[1]
                joins.append(label[2])
    body = ",\n  ".join(f'{source} AS "{name}"' for name, source in columns.items())
    tail = "\n".join(f"LEFT {join}" if join.startswith("JOIN") else join for join in joins)
    return f'CREATE VIEW "{view}" AS SELECT\n  {body}\nFROM "{table.name}" t\n{tail}'


def _label(
    table: TableFile, alias: str, name: str, number: int, tables: dict[str, TableFile]
) -> tuple[str, str, str] | None:
    """Return column, source and join for what a code or an id means."""
    field = next(field for field in table.table.fields if field.name == name)
    join = f"x{number}"
    if field.codelist is not None and f"codelist_{field.codelist}" in tables:
        there = f'"codelist_{field.codelist}" {join} ON {join}.code'
        return f"{name}_label", f"{join}.title", f'JOIN {there} = {alias}."{name}"'
    for key in table.table.foreign:
        target = key.reference.resource or table.name
        if key.fields == (name,) and target in _LABELS and target in tables:
            there = f'"{target}" {join} ON {join}."{key.reference.fields[0]}"'
            source = f"{join}.{_LABELS[target]}"
            return f"{name}_name", source, f'JOIN {there} = {alias}."{name}"'
    return None
