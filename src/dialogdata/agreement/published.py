"""What datasets publish of codings: the rows of their tables.

Units and alignments follow from the codings; alignments are made of those codings that
``reliability.csv`` compares.
"""

from collections.abc import Iterator, Mapping, Sequence

from dialogdata.agreement.compare import compare
from dialogdata.agreement.reliability_file import read_reliability
from dialogdata.agreement.texts import CodedText, Key, by_text, read_file
from dialogdata.errors import InvalidRecordsError
from dialogdata.library import CODINGS, RECORDS, DatasetFolder
from dialogdata.tabular.coding_tables import UNIT_COLUMNS
from dialogdata.tabular.derive import dig
from dialogdata.tabular.spec import Row

_Codings = Mapping[str, Mapping[Key, CodedText]]


def published_rows(folders: Sequence[DatasetFolder]) -> dict[str, list[Row]]:
    """Return the rows of the tables of codings, sorted by dataset."""
    found: dict[str, list[Row]] = {"codings": [], "coding_alignment": [], "reliability": []}
    for folder in sorted(folders, key=lambda folder: folder.name):
        codings = codings_of(folder)
        rows = read_reliability(folder.reliability_path)
        found["codings"] += _coding_rows(folder.name, codings)
        found["coding_alignment"] += _alignment_rows(folder, codings, rows)
        for position, row in enumerate(rows, start=1):
            found["reliability"].append({"dataset": folder.name, "position": position, **row})
    return found


def codings_of(folder: DatasetFolder) -> _Codings:
    """Return the codings of a dataset by name, such as ``records`` and ``codings/model-s1``.

    Of the records only those documents that were coded independently too.
    """
    paths = folder.coding_paths()
    found = {
        f"{CODINGS}/{name}": by_text(text for file in files for text in read_file(file))
        for name, files in paths.items()
    }
    wanted = {key for texts in found.values() for key in texts}
    files = (folder.path / RECORDS / f"{name}.json" for name in sorted({d for d, _ in wanted}))
    records = [text for file in files if file.is_file() for text in read_file(file)]
    ours = by_text(text for text in records if text.key in wanted)
    return {RECORDS: ours, **found} if found else {}


def _coding_rows(dataset: str, codings: _Codings) -> Iterator[Row]:
    for coding, texts in codings.items():
        for (dialogue, document), text in sorted(texts.items()):
            head = _head(dataset, dialogue, document)
            head |= {"coding": coding, "coder": text.coder, "coding_method": text.method}
            head |= {"coded_on": text.coded_on, "manual": text.manual}
            for position, statement in enumerate(text.statements, start=1):
                yield {
                    **head,
                    "unit": statement.id,
                    "position": position,
                    **_cells(statement.to_json_dict()),
                }


def _head(dataset: str, dialogue: str, document: str) -> Row:
    return {
        "dataset": dataset,
        "dialogue_id": dialogue,
        "document_id": f"{dialogue}:{document}",
    }


def _cells(unit: dict[str, object]) -> Row:
    row: Row = {}
    for column in UNIT_COLUMNS:
        if column.path is not None:
            value = dig(unit, column.path)
        else:
            value = column.derive({}, unit) if column.derive else None
        if value is not None:
            row[column.name] = value
    return row


def _alignment_rows(
    folder: DatasetFolder, codings: _Codings, reliability: Sequence[Row]
) -> Iterator[Row]:
    pairs = dict.fromkeys((str(row["coding_a"]), str(row["coding_b"])) for row in reliability)
    for a, b in pairs:
        missing = [name for name in (a, b) if name not in codings]
        if missing:
            path = folder.reliability_path
            raise InvalidRecordsError(f"{path}: the dataset has no coding {missing[0]!r}")
        for document in compare(codings[a], codings[b]).documents:
            head = _head(folder.name, document.one.dialogue, document.one.document)
            for match in document.matches:
                yield {
                    **head,
                    "coding_a": a,
                    "unit_a": document.one.statements[match.first].id,
                    "coding_b": b,
                    "unit_b": document.other.statements[match.second].id,
                    "score": match.score,
                }
