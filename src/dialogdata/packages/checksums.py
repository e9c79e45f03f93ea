"""``SHA256SUMS``: writing it, and comparing a package with it."""

import hashlib
import re
from collections.abc import Iterator, Mapping

from dialogdata.packages.faults import PackageFault
from dialogdata.packages.files import Files, chunks
from dialogdata.packages.shape import Descriptor
from dialogdata.rules import package as rules

SUMS = "SHA256SUMS"
FORMATS = "formats"
"""Folder of the forms that are not the same to the byte on every machine: SQLite, Parquet.

They have a list of their own, so that the list of the package is the same everywhere.
"""
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def digest(files: Files, name: str) -> tuple[str, int]:
    """Return the SHA-256 and the size of a file."""
    found, size = hashlib.sha256(), 0
    with files.open(name) as file:
        for piece in chunks(file):
            found.update(piece)
            size += len(piece)
    return found.hexdigest(), size


def listed(names: list[str], folder: str = "") -> list[str]:
    """Return those of some paths that the list in a folder must name."""
    start = f"{folder}/" if folder else ""
    return [
        name
        for name in names
        if name.startswith(start)
        and name != f"{start}{SUMS}"
        and (folder or not name.startswith(f"{FORMATS}/"))
    ]


def sums_text(digests: Mapping[str, str]) -> str:
    """Return the text of a list, as ``sha256sum`` reads it."""
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests))


def sums_of(files: Files, folder: str = "") -> str:
    """Return the text of the list of a folder, whose paths are relative to it."""
    start = len(folder) + 1 if folder else 0
    names = listed(files.names(), folder)
    return sums_text({name[start:]: digest(files, name)[0] for name in names})


def sums_faults(files: Files, folder: str = "") -> Iterator[PackageFault]:
    """Yield where files differ from the list of a folder, and the list from what it must be."""
    start = f"{folder}/" if folder else ""
    path = f"{start}{SUMS}"
    names = files.names()
    if path not in names:
        yield PackageFault(rules.MISSING, path, "the list of checksums is missing")
        return
    with files.open(path) as file:
        text = file.read().decode("utf-8", "backslashreplace")
    stated: dict[str, str] = {}
    for number, line in enumerate(text.split("\n")[:-1], start=1):
        match = _LINE.fullmatch(line)
        if match is None:
            yield PackageFault(rules.CHECKSUMS, path, "not a line “hash, two blanks, path”", number)
        else:
            stated[match[2]] = match[1]
    if sums_text(stated) != text:
        yield PackageFault(rules.CHECKSUMS, path, "it is not the list as it was written")
    here = listed(names, folder)
    for name in here:
        if name[len(start) :] not in stated:
            yield PackageFault(rules.UNLISTED, name, f"{path} does not name it")
    for name, expected in stated.items():
        if f"{start}{name}" not in here:
            yield PackageFault(rules.MISSING, f"{start}{name}", f"{path} names it")
        elif digest(files, f"{start}{name}")[0] != expected:
            yield PackageFault(rules.ALTERED, f"{start}{name}", f"its SHA-256 is not in {path}")


def descriptor_faults(files: Files, descriptor: Descriptor) -> Iterator[PackageFault]:
    """Yield where files differ from the sizes and hashes of the descriptor."""
    names = set(files.names())
    for stated in descriptor.files:
        if stated.path not in names:
            yield PackageFault(rules.MISSING, stated.path, "datapackage.json names it")
            continue
        found, size = digest(files, stated.path)
        if size != stated.size:
            message = f"it has {size} bytes; datapackage.json says {stated.size}"
            yield PackageFault(rules.ALTERED, stated.path, message)
        elif stated.hash != f"sha256:{found}":
            message = "its SHA-256 is not that of datapackage.json"
            yield PackageFault(rules.ALTERED, stated.path, message)
