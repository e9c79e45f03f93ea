"""Zips that people make again, and zips that people make to harm."""

import stat
import warnings
import zipfile

import pandas as pd
import pytest

import dialogdata as dd
from dialogdata.errors import InvalidPackageError, UnreadableError
from dialogdata.fetching import zipped
from dialogdata.packages import build

NAME = "pakistan-china-strategic-dialogue"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    out = tmp_path_factory.mktemp("packages")
    (folder,) = build((NAME,), out, validate=lambda _paths: dd.Report(()), frictionless=False)
    return folder


def zip_of(folder, target, root="", method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(target, "w", method) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, f"{root}{path.relative_to(folder).as_posix()}")
    return target


@pytest.mark.parametrize("root", ["", "some folder/"])
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_zipped_again_by_hand(built, tmp_path, root, method):
    path = zip_of(built, tmp_path / "again.bin", root, method)
    for table in ("statements", "registry_parties"):
        again = dd.load(table, package=path)
        pd.testing.assert_frame_equal(again, dd.load(table, package=built))
    assert dd.dialogues(package=path) == dd.dialogues(package=built)


def with_member(built, target, name, data=b"x", mode=stat.S_IFREG | 0o644, **options):
    zip_of(built, target)
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    with zipfile.ZipFile(target, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(info, data, **options)
    return target


BAD = {
    "climbs": ({"name": "../outside.csv"}, "leaves the package"),
    "climbs inside": ({"name": "a/../../outside.csv"}, "leaves the package"),
    "absolute": ({"name": "/etc/cron.d/x"}, "leaves the package"),
    "of Windows": ({"name": "..\\outside.csv"}, "leaves the package"),
    "drive": ({"name": "C:/outside.csv"}, "leaves the package"),
    "link": ({"name": "l", "data": b"/etc/passwd", "mode": stat.S_IFLNK | 0o777}, "is a link"),
    "device": ({"name": "d", "mode": stat.S_IFCHR | 0o666}, "is a link or a device"),
    "twice": ({"name": "venues.csv"}, "twice"),
    "lzma": ({"name": "x", "compress_type": zipfile.ZIP_LZMA}, "in a way that is not read"),
    "bomb": (
        {"name": "x", "data": bytes(20_000_000), "compress_type": zipfile.ZIP_DEFLATED},
        "would grow from",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_refused_before_a_file_is_read(built, tmp_path, case):
    options, message = BAD[case]
    path = with_member(built, tmp_path / "bad.zip", **options)
    with pytest.raises(InvalidPackageError, match=message):
        dd.load("venues", package=path)


def test_small_files_may_shrink_as_they_like(built, tmp_path):
    path = with_member(
        built, tmp_path / "x.zip", "x", bytes(900_000), compress_type=zipfile.ZIP_DEFLATED
    )
    assert len(dd.load("venues", package=path))


def test_too_much_in_all(built, tmp_path, monkeypatch):
    path = zip_of(built, tmp_path / "p.zip")
    monkeypatch.setattr(zipped, "LARGEST", 100_000)
    with pytest.raises(InvalidPackageError, match="more than 100000 bytes"):
        dd.load("venues", package=path)


def test_files_that_share_their_bytes(tmp_path):
    """The bomb without a ratio: many entries for one stretch of the zip."""
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("datapackage.json", b"{}" + b" " * 10_000)
        first = archive.infolist()[0]
        for number in range(50):
            info = zipfile.ZipInfo(f"f{number}")
            for name in ("header_offset", "file_size", "compress_size", "CRC"):
                setattr(info, name, getattr(first, name))
            archive.filelist.append(info)
            archive.NameToInfo[info.filename] = info
    with pytest.raises(InvalidPackageError, match="overlap"):
        dd.load("venues", package=path)


def test_a_lying_size(built, tmp_path):
    """A header that states less than there is gives less, and that is damage."""
    path = zip_of(built, tmp_path / "p.zip")
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("venues.csv").file_size
    place = data.rindex(b"venues.csv") - 46
    assert int.from_bytes(data[place + 24 : place + 28], "little") == size
    data[place + 24 : place + 28] = (size // 2).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(InvalidPackageError, match=r"venues\.csv: damaged"):
        dd.load("venues", package=path)


def test_every_flipped_byte_of_a_table_is_noticed(built, tmp_path):
    path = zip_of(built, tmp_path / "p.zip", method=zipfile.ZIP_STORED)
    data = path.read_bytes()
    start = data.index((built / "venues.csv").read_bytes())
    for offset in range(0, (built / "venues.csv").stat().st_size, 37):
        place = start + offset
        path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        with pytest.raises(InvalidPackageError, match="venues"):
            dd.load("venues", package=path)


@pytest.mark.parametrize(("names", "message"), [([], "holds no"), (["a/", "b/"], "2 packages")])
def test_no_package_or_several(tmp_path, names, message):
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme", "x")
        for name in names:
            archive.writestr(f"{name}datapackage.json", "{}")
    with pytest.raises(InvalidPackageError, match=message):
        dd.load("venues", package=path)


def test_not_there(tmp_path, built):
    with pytest.raises(UnreadableError, match="No such file"):
        dd.load("venues", package=tmp_path / "none.zip")
    path = tmp_path / "less.zip"
    with (
        zipfile.ZipFile(zip_of(built, tmp_path / "p.zip")) as old,
        zipfile.ZipFile(path, "w") as new,
    ):
        for info in old.infolist():
            if info.filename != "venues.csv":
                new.writestr(info, old.read(info))
    with pytest.raises(UnreadableError, match=r"venues\.csv: not in the zip"):
        dd.load("venues", package=path)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"resources": 3}', '{"resources": [3, {"name": 1}]}', "[" * 100_000, "\xff"],
)
def test_descriptors_that_are_none(tmp_path, text):
    (tmp_path / "datapackage.json").write_text(text, "latin-1")
    with pytest.raises(InvalidPackageError, match=r"datapackage\.json"):
        dd.load("venues", package=tmp_path)
