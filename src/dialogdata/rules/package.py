"""DD51x and DD52x: a finished data package, folder or zip."""

from dialogdata.rules.rule import Group

GROUP = Group()

UNREADABLE = GROUP.add(
    "DD510",
    "package-unreadable",
    "error",
    "The package cannot be opened",
    why="Without its descriptor a package is a heap of files.",
    fix="Download the package again, or build it again.",
    bad="a folder whose datapackage.json is cut off",
    good="a folder or zip with a whole datapackage.json",
)
ALTERED = GROUP.add(
    "DD511",
    "file-altered",
    "error",
    "A file is not the one that was published",
    why="A number taken from a changed file cannot be traced to the release that is cited.",
    fix="Download the package again; never edit a file of a package, edit the record and build.",
    bad="statements.csv with another SHA-256 than SHA256SUMS states",
    good="every file with its stated bytes and SHA-256",
)
MISSING = GROUP.add(
    "DD512",
    "file-missing",
    "error",
    "A file of the package is missing",
    why="Tables refer to each other; a package with a hole gives wrong joins.",
    fix="Download the package again, or build it again.",
    bad="sources.csv in SHA256SUMS and not in the folder",
    good="every file of SHA256SUMS in its place",
)
UNLISTED = GROUP.add(
    "DD513",
    "file-unlisted",
    "warning",
    "A file that does not belong to the package",
    why="Nobody can tell where it came from.",
    fix="Move it out of the package.",
    bad="statements (1).csv beside statements.csv",
    good="only the files that SHA256SUMS names",
)
CHECKSUMS = GROUP.add(
    "DD514",
    "checksums-faulty",
    "error",
    "The checksums cannot be relied on",
    why="A faulty list of hashes proves nothing.",
    fix="Download the package again, or build it again.",
    bad="a line of SHA256SUMS without a hash; a descriptor that states another one",
    good="one line for each file: hash, two blanks, path, sorted by path",
)
ARCHIVE = GROUP.add(
    "DD515",
    "archive-altered",
    "error",
    "The zip is not the one that was built",
    why="Built zips are the same to the last byte; another one was changed or packed anew.",
    fix="Download it again; of a zip that you packed yourself, validate the unpacked folder.",
    bad="a zip packed anew with compression",
    good="the zip as `dialogdata build` wrote it",
)
DESCRIPTOR = GROUP.add(
    "DD516",
    "descriptor-faulty",
    "error",
    "The descriptor is not understood",
    why="Types, keys and codes of the tables are read from it.",
    fix="Download the package again, or build it again.",
    bad='a resource without "path", or whose path leaves the package',
    good="each table with name, path and schema",
)
COLUMNS = GROUP.add(
    "DD520",
    "table-shape",
    "error",
    "A table does not have the columns of its schema",
    why="Readers that go by position would take one column for another.",
    fix="Build the package again from its records.",
    bad="a row of 5 cells in a table of 6 columns",
    good="the header of the schema, and as many cells in every row",
)
CELL = GROUP.add(
    "DD521",
    "cell-value",
    "error",
    "A cell does not hold what its column may hold",
    why="One wrong type turns a whole column into text when it is loaded.",
    fix="Mend the record and build the package again.",
    bad="`praises` in the column act",
    good="`praise` in the column act",
)
KEY = GROUP.add(
    "DD522",
    "key-repeated",
    "error",
    "A key is incomplete or stands twice",
    why="A join on it would double rows.",
    fix="Mend the record and build the package again.",
    bad="two rows with the statement_id chn-pak-2026-01-04:s1",
    good="each statement_id once",
)
LINK = GROUP.add(
    "DD523",
    "key-unknown",
    "error",
    "A row refers to one that does not exist",
    why="A join on it would lose the row.",
    fix="Mend the record or the registry, and build the package again.",
    bad="the entity `nobody`, which registry_entities does not have",
    good="the entity `pakistan-army`, which it has",
)
ROWS = GROUP.add(
    "DD524",
    "rows-differ",
    "error",
    "Tables and records do not say the same",
    why="CSV and JSON are two forms of one thing.",
    fix="Build the package again from its records.",
    bad="30 rows of statements for a record with 31",
    good="as many rows as the record has statements",
)
RECORD = GROUP.add(
    "DD525",
    "packaged-record-faulty",
    "error",
    "A record in the package is not one",
    why="Readers of dialogues.jsonl rely on the published schema.",
    fix="Mend the record and build the package again.",
    bad="a line of dialogues.jsonl without `parties`",
    good="a record on each line of dialogues.jsonl",
)
