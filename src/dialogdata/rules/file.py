"""DD0xx: the file itself. Found while reading; nothing else can be said of such a file."""

from dialogdata.rules.rule import Group

GROUP = Group()

NOT_JSON = GROUP.add(
    "DD001",
    "not-json",
    "error",
    "The text is not JSON",
    why="A file that is not JSON cannot be read by anyone.",
    fix="Mend the JSON at this place; often a comma or a quotation mark is missing or too many.",
    bad='{"id": "chn-pak-2026-01-04",}',
    good='{"id": "chn-pak-2026-01-04"}',
)
NOT_UTF8 = GROUP.add(
    "DD002",
    "not-utf-8",
    "error",
    "The bytes are not UTF-8",
    why="JSON is exchanged in UTF-8 (RFC 8259); other encodings lose letters silently.",
    fix="Save the file as UTF-8.",
    bad="a file saved as Latin-1 with the letter é",
    good="the same file saved as UTF-8",
)
DUPLICATE_KEY = GROUP.add(
    "DD003",
    "duplicate-key",
    "error",
    "A key stands twice in one object",
    why="Most readers keep the last value without a word, so that one of the two is lost.",
    fix="Keep one of the two members.",
    bad='{"act": "praise", "act": "welcome"}',
    good='{"act": "praise"}',
)
NOT_FINITE = GROUP.add(
    "DD004",
    "not-a-finite-number",
    "error",
    "NaN or Infinity is not JSON",
    why="JSON has no such numbers; other languages refuse the file.",
    fix="Leave the field out when the number is not known.",
    bad='{"value": NaN, "unit": "USD"}',
    good='{"value": 50000, "unit": "USD"}',
)
EMPTY = GROUP.add(
    "DD005",
    "empty-file",
    "error",
    "There is nothing in the file",
    why="An empty file is usually an interrupted save.",
    fix="Write the record, or remove the file.",
    bad="a file of no bytes",
    good='{"schema_version": "1.0", …}',
)
NOT_OBJECT = GROUP.add(
    "DD006",
    "not-an-object",
    "error",
    "A record is a JSON object",
    why="A record file holds one dialogue; many records go into a .jsonl file, one a line.",
    fix="Put one record into the file, or write one record a line into a .jsonl file.",
    bad='[{"id": "chn-pak-2026-01-04"}]',
    good='{"id": "chn-pak-2026-01-04"}',
)
TOO_DEEP = GROUP.add(
    "DD007",
    "nested-too-deeply",
    "error",
    "Brackets are nested too deeply",
    why="No record is nested more than a few levels; such a file is broken or hostile.",
    fix="Remove the superfluous brackets.",
    bad="[[[[[[…]]]]]]",
    good='{"parties": ["CHN", "PAK"]}',
)
TOO_LARGE = GROUP.add(
    "DD008",
    "too-large",
    "error",
    "The record is too large",
    why="A record of one dialogue has some kilobytes; one of many megabytes is something else.",
    fix="Put one dialogue into one record; write many records one a line into a .jsonl file.",
    bad="a file of 200 MB on a single line",
    good="one record a line",
)
CHANGED = GROUP.add(
    "DD009",
    "changed-while-read",
    "error",
    "The file changed while it was read",
    why="What was checked is not what lies there now.",
    fix="Run the check again when nothing writes to the file.",
    bad="a file that an editor saves during the check",
    good="a file at rest",
)
