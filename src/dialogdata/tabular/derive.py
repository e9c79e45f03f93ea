"""Values of columns that no record holds: dates, ranks, families, counts."""

from dialogdata.codelists import codelist
from dialogdata.tabular.spec import Derive, Item, Json, Value

_PRECISIONS = {4: "year", 7: "month", 10: "day"}


def first_day(start: str) -> str:
    """Return the first day that a complete or reduced date can mean."""
    return start + "-01-01"[len(start) - 4 :] if len(start) < len("2026-01-04") else start


def date(record: Json, _item: Item) -> Value:
    """First day of the dialogue."""
    return first_day(record["start"])


def date_precision(record: Json, _item: Item) -> Value:
    """How much of the start is known."""
    return _PRECISIONS[len(record["start"])]


def year(record: Json, _item: Item) -> Value:
    """Year of the start."""
    return int(record["start"][:4])


def dyad(record: Json, _item: Item) -> Value:
    """Both codes, joined."""
    return "-".join(record["parties"])


def party(index: int) -> Derive:
    """One of the two parties."""
    return lambda record, _item: str(record["parties"][index])


def of_record(*path: str) -> Derive:
    """Return a value of the whole record, repeated on each of its rows."""
    return lambda record, _item: dig(record, path)


def of_item(*path: str) -> Derive:
    """Return a value that another table holds in full."""
    return lambda _record, item: dig(item, path)


def dig(item: Item, path: tuple[str, ...]) -> Item:
    """Return the value at a path, or None."""
    for step in path:
        if item is None:
            return None
        item = item.get(step)
    return item


def count(field: str) -> Derive:
    """Return how many items a list of the row's item has."""
    return lambda _record, item: len(item.get(field, ()))


def rank(name: str, value: Derive, column: str = "ordinal") -> Derive:
    """Return the number that a codelist gives to a code."""
    ranks = {code: row.get(column, "") for code, row in codelist(name).entries.items()}

    def derived(record: Json, item: Item) -> Value | None:
        cell = ranks[str(code)] if (code := value(record, item)) is not None else ""
        return int(cell) if cell else None

    return derived


def family(_record: Json, statement: Item) -> Value:
    """Family of the statement's act."""
    return codelist("act_type").entries[statement["act"]]["family"]


def major(topic: str) -> str:
    """Major to which a topic belongs; a major belongs to itself."""
    return topic.partition(".")[0]


def minor(topic: str) -> str | None:
    """Return the topic if it is a minor."""
    return topic if "." in topic else None


def verifiability(_record: Json, statement: Item) -> Value | None:
    """Return the verifiability of the promise, or else of what is asked."""
    found = dig(statement, ("commitment", "verifiability"))
    result: str | None = found or dig(statement, ("ask", "verifiability"))
    return result


def first_target(field: str) -> Derive:
    """Return a value of the statement's first target."""
    return lambda _record, item: item["targets"][0][field] if item.get("targets") else None


def document(field: str) -> Derive:
    """Return a value of the statement's document."""

    def derived(record: Json, statement: Item) -> Value | None:
        for found in record.get("documents", ()):
            if found["id"] == statement.get("document"):
                value: Value = found[field]
                return value
        return None

    return derived


def level_of_party(record: Json, code: Item) -> Value:
    """Rank of one side: its own where they differ, else the common one."""
    level: str = record.get("level_by_party", {}).get(code, record["level"])
    return level
