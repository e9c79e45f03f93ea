"""Packages from a zip and from a server on this machine, good and bad."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pandas as pd
import pytest

import dialogdata as dd
from dialogdata.errors import InvalidPackageError, MissingExtraError, UnreadableError
from dialogdata.fetching import download, transport
from dialogdata.fetching.address import require_web
from dialogdata.packages import build

NAME = "pakistan-china-strategic-dialogue"


class Site:
    """What the server says: path → status, headers, body; ``asked`` is what it was asked."""

    def __init__(self):
        self.pages = {}
        self.asked = []
        self.release = threading.Event()

    def put(self, path, body=b"", status=200, *, pause=0.0, **headers):
        headers = {key.replace("_", "-"): value for key, value in headers.items()}
        self.pages[path] = (status, headers, body, pause)

    def put_folder(self, folder, prefix=""):
        for path in folder.rglob("*"):
            if path.is_file():
                self.put(f"{prefix}/{path.relative_to(folder).as_posix()}", path.read_bytes())

    def answer(self, handler):
        path = handler.path.partition("?")[0]
        self.asked.append(path)
        status, headers, body, pause = self.pages.get(path, (404, {}, b"<html>", 0))
        handler.send_response(status)
        if "Transfer-Encoding" not in headers:
            headers = {"Content-Length": str(len(body)), **headers}
        for key, value in headers.items():
            handler.send_header(key, value)
        handler.end_headers()
        if not pause:
            handler.wfile.write(body)
            return
        for byte in body:
            handler.wfile.write(bytes([byte]))
            if self.release.wait(pause):
                return


@contextmanager
def served(site):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            with suppress(BrokenPipeError, ConnectionResetError):  # it was given up
                site.answer(self)

        def log_message(self, *_arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        site.release.set()
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    out = tmp_path_factory.mktemp("packages")
    (folder,) = build((NAME,), out, validate=lambda _paths: dd.Report(()), frictionless=False)
    return folder


@pytest.fixture
def archive(built):
    (path,) = built.parent.glob("*.zip")
    return path


@pytest.fixture
def cache(tmp_path, monkeypatch):
    folder = tmp_path / "cache"
    monkeypatch.setenv("DIALOGDATA_CACHE", str(folder))
    monkeypatch.delenv("DIALOGDATA_REFRESH", raising=False)
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    return folder


@pytest.fixture
def site(cache, built, archive):  # noqa: ARG001 - the cache is set up by it
    found = Site()
    found.put_folder(built, "/p")
    found.put("/p.zip", archive.read_bytes())
    with served(found) as found.url:
        yield found


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def left_over(cache):
    """Return unfinished downloads."""
    return list((cache / "partial").glob("*"))


def kept(cache, name):
    return [path for path in files(cache) if path.name == name]


def test_a_table_costs_its_own_download_and_once_only(site, cache, built):
    address = f"{site.url}/p/datapackage.json"
    frame = dd.load("statements", package=address)
    pd.testing.assert_frame_equal(frame, dd.load("statements", package=built))
    assert sorted(site.asked) == ["/p/SHA256SUMS", "/p/datapackage.json", "/p/statements.csv"]
    assert not left_over(cache)
    dd.load("statements", package=address)
    assert len(site.asked) == 3


@pytest.mark.parametrize("path", ["/p/", "/p.zip", "/p.zip?download=1"])
def test_the_same_from_a_folder_address_and_from_a_zip(site, cache, built, path):
    address = site.url + path
    tables = dd.tables(package=address)
    own = dd.tables(package=built)
    assert list(tables) == list(own)
    for name, frame in tables.items():
        pd.testing.assert_frame_equal(frame, own[name])
    assert dd.dialogues(package=address) == dd.dialogues(package=built)
    assert not left_over(cache)


def test_offline_with_a_warm_cache(cache, built):
    site = Site()
    site.put_folder(built, "/p")
    with served(site) as url:
        first = dd.tables(package=f"{url}/p/datapackage.json")
    again = dd.tables(package=f"{url}/p/datapackage.json")
    assert list(first) == list(again)
    with pytest.raises(UnreadableError, match="cannot be reached"):
        dd.dialogues(package=f"{url}/p/datapackage.json")
    assert not left_over(cache)


def renewed(folder, target, **changes):
    """Copy a package with some files changed and its hashes made right again."""
    shutil.copytree(folder, target)
    for name, data in changes.items():
        (target / f"{name}.csv").write_bytes(data)
    descriptor = json.loads((target / "datapackage.json").read_text("utf-8"))
    for resource in descriptor["resources"]:
        data = (target / resource["path"]).read_bytes()
        resource["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
        resource["bytes"] = len(data)
    (target / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    names = [line[66:] for line in (target / "SHA256SUMS").read_text("utf-8").splitlines()]
    sums = [f"{hashlib.sha256((target / n).read_bytes()).hexdigest()}  {n}\n" for n in names]
    (target / "SHA256SUMS").write_text("".join(sums), "utf-8")
    return target


def test_refresh_fetches_what_is_new_and_only_that(site, built, tmp_path, monkeypatch):
    address = f"{site.url}/p/datapackage.json"
    dd.load("statements", package=address)
    dd.load("venues", package=address)
    lines = (built / "venues.csv").read_bytes().splitlines(keepends=True)
    site.put_folder(renewed(built, tmp_path / "new", venues=b"".join(lines[:2])), "/p")
    assert len(dd.load("venues", package=address)) == len(lines) - 1
    site.put("/p/asks.csv", b"new\n")
    with pytest.raises(InvalidPackageError, match="DIALOGDATA_REFRESH=1"):
        dd.load("asks", package=address)
    site.asked.clear()
    monkeypatch.setenv("DIALOGDATA_REFRESH", "1")
    assert len(dd.load("venues", package=address)) == 1
    dd.load("statements", package=address)
    assert "/p/statements.csv" not in site.asked
    assert site.asked.count("/p/venues.csv") == 1


def test_a_failed_refresh_leaves_the_cache_as_it_was(site, cache, monkeypatch):
    address = f"{site.url}/p/datapackage.json"
    dd.load("venues", package=address)
    before = {path: path.read_bytes() for path in files(cache)}
    monkeypatch.setenv("DIALOGDATA_REFRESH", "1")
    site.put("/p/datapackage.json", b'{"name": "cut off')
    with pytest.raises(InvalidPackageError, match=r"expected sha256 .* found"):
        dd.load("venues", package=address)
    site.put("/p/datapackage.json", status=500)
    with pytest.raises(UnreadableError, match="500"):
        dd.load("venues", package=address)
    assert {path: path.read_bytes() for path in files(cache)} == before
    monkeypatch.delenv("DIALOGDATA_REFRESH")
    dd.load("venues", package=address)


@pytest.mark.parametrize("name", ["statements.csv", "datapackage.json", "dialogues.jsonl"])
def test_a_tampered_file(site, cache, built, name):
    good = (built / name).read_bytes()
    bad = good.replace(b"a", b"b", 1)
    site.put(f"/p/{name}", bad)
    expected, found = (hashlib.sha256(data).hexdigest() for data in (good, bad))
    with pytest.raises(InvalidPackageError, match=name) as caught:
        (dd.dialogues if name == "dialogues.jsonl" else lambda package: dd.tables(package=package))(
            package=f"{site.url}/p/datapackage.json"
        )
    assert expected in str(caught.value)
    assert found in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not left_over(cache)
    assert not kept(cache, name)


def test_descriptor_and_list_must_agree(site, built):
    """A thief who changes a table and its hash in the descriptor is caught by the list."""
    data = b"x\n"
    descriptor = json.loads((built / "datapackage.json").read_text("utf-8"))
    for resource in descriptor["resources"]:
        if resource["name"] == "venues":
            resource |= {"hash": f"sha256:{hashlib.sha256(data).hexdigest()}", "bytes": 2}
    site.put("/p/venues.csv", data)
    site.put("/p/datapackage.json", json.dumps(descriptor).encode())
    with pytest.raises(InvalidPackageError, match=r"datapackage\.json"):
        dd.load("venues", package=f"{site.url}/p/datapackage.json")


def test_without_a_list_the_descriptor_vouches(site, built):
    del site.pages["/p/SHA256SUMS"]
    address = f"{site.url}/p/datapackage.json"
    assert len(dd.load("statements", package=address))
    site.put("/p/venues.csv", (built / "venues.csv").read_bytes() + b"\n")
    with pytest.raises(InvalidPackageError, match=r"venues\.csv"):
        dd.load("venues", package=address)


def test_what_nothing_vouches_for_is_not_read(site, built):
    descriptor = json.loads((built / "datapackage.json").read_text("utf-8"))
    for resource in descriptor["resources"]:
        del resource["hash"]
    site.put("/p/datapackage.json", json.dumps(descriptor).encode())
    del site.pages["/p/SHA256SUMS"]
    with pytest.raises(InvalidPackageError, match=r"no SHA-256 of venues\.csv"):
        dd.load("venues", package=f"{site.url}/p/datapackage.json")


@pytest.mark.parametrize("path", ["/p.zip", "/p/datapackage.json"])
def test_a_pin(site, path):
    digest = hashlib.sha256(site.pages[path][2]).hexdigest()
    assert len(dd.load("venues", package=f"{site.url}{path}#sha256={digest}"))
    other = "0" * 64
    with pytest.raises(InvalidPackageError, match=f"expected sha256 {other}, found {digest}"):
        dd.load("venues", package=f"{site.url}{path}#sha256={other}")
    with pytest.raises(UnreadableError, match="sha256="):
        dd.load("venues", package=f"{site.url}{path}#md5=1")


@pytest.mark.parametrize("path", ["/p.zip", "/p/datapackage.json", "/p/venues.csv"])
def test_a_truncated_answer(site, cache, path):
    body = site.pages[path][2]
    site.put(path, body[: len(body) // 2], Content_Length=str(len(body)))
    address = f"{site.url}/p.zip" if path == "/p.zip" else f"{site.url}/p/datapackage.json"
    with pytest.raises(UnreadableError, match="broke off"):
        dd.load("venues", package=address)
    assert not left_over(cache)
    assert not kept(cache, "venues.csv")
    site.put(path, body)
    assert len(dd.load("venues", package=address))


def test_a_zip_that_was_cut_on_the_server(site, cache, archive):
    site.put("/p.zip", archive.read_bytes()[:-1000])
    with pytest.raises(InvalidPackageError, match="not a whole zip"):
        dd.load("venues", package=f"{site.url}/p.zip")
    assert files(cache) == []


def test_a_silent_server(site, cache, monkeypatch):
    monkeypatch.setattr(transport, "SILENCE", 0.2)
    site.put("/p/venues.csv", b"slow", pause=60)
    began = time.monotonic()
    with pytest.raises(UnreadableError, match=r"silent for 0\.2 seconds"):
        dd.load("venues", package=f"{site.url}/p/datapackage.json")
    assert time.monotonic() - began < 10
    assert not left_over(cache)


def test_a_server_that_drips(site, cache, monkeypatch):
    monkeypatch.setattr(download, "GRACE", 0.3)
    site.put("/p.zip", site.pages["/p.zip"][2], pause=0.02)
    began = time.monotonic()
    with pytest.raises(UnreadableError, match="too slow"):
        dd.load("venues", package=f"{site.url}/p.zip")
    assert time.monotonic() - began < 10
    assert not left_over(cache)


def test_not_there(site, cache):
    with pytest.raises(UnreadableError, match="answers 404"):
        dd.load("venues", package=f"{site.url}/none.zip")
    del site.pages["/p/venues.csv"]
    with pytest.raises(UnreadableError, match=r"/p/venues\.csv: the server answers 404"):
        dd.load("venues", package=f"{site.url}/p/datapackage.json")
    assert not left_over(cache)


def test_a_good_redirect(site):
    for name in ("datapackage.json", "SHA256SUMS", "venues.csv"):
        site.put(f"/latest/{name}", status=302, Location=f"/p/{name}")
    assert len(dd.load("venues", package=f"{site.url}/latest/datapackage.json"))


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("file:///etc/passwd", "only http"),
        ("ftp://127.0.0.1/p.zip", "only http"),
        ("http://[", "no address"),
        ("http://me:secret@127.0.0.1/", "password"),
        ("/loop.zip", "more than 5 redirects"),
    ],
)
def test_a_bad_redirect(site, cache, target, message):
    # An endless body beside a redirect must not be waited for.
    site.put("/loop.zip", b"x" * 100, status=302, Location=target, Content_Length=str(1 << 40))
    with pytest.raises(UnreadableError, match=message) as caught:
        dd.load("venues", package=f"{site.url}/loop.zip")
    assert "secret" not in str(caught.value)
    assert files(cache) == []


def test_what_began_encrypted_stays_so():
    require_web("https://a.example/x", "http://a.example/x")
    with pytest.raises(UnreadableError, match="not encrypted"):
        require_web("http://a.example/x", "https://a.example/x")


@pytest.mark.parametrize(
    "address", ["file:///p.zip", "ftp://h/p.zip", "s3://bucket/p.zip", "http://", "http://u:p@h/x"]
)
def test_addresses_that_are_not_asked(cache, address):
    with pytest.raises(UnreadableError):
        dd.load("venues", package=address)
    assert not cache.exists()


def test_an_address_is_no_path(cache):  # noqa: ARG001
    with pytest.raises(UnreadableError, match="as text"):
        dd.load("venues", package=Path("http://127.0.0.1/p.zip"))


@pytest.mark.parametrize("media_type", ["text/html", "text/plain", "application/octet-stream"])
def test_content_is_judged_and_not_its_type(site, media_type):
    """Some hosts call JSON plain text; others answer the page of a login with 200."""
    body = site.pages["/p/datapackage.json"][2]
    site.put("/p/datapackage.json", body, Content_Type=media_type)
    assert len(dd.load("venues", package=f"{site.url}/p/datapackage.json"))
    site.put("/p/login.zip", b"<!doctype html><p>Sign in", Content_Type=media_type)
    with pytest.raises(InvalidPackageError, match=f"neither .* calls it {media_type}"):
        dd.load("venues", package=f"{site.url}/p/login.zip")


def test_more_than_was_described(site, cache, built):
    data = (built / "venues.csv").read_bytes()
    site.put("/p/venues.csv", data * 50)
    with pytest.raises(InvalidPackageError, match=f"may have {len(data)} at most"):
        dd.load("venues", package=f"{site.url}/p/datapackage.json")
    # Without a stated length the stream itself is cut off.
    body = b"".join(b"%x\r\n%s\r\n" % (len(data), data) for _ in range(50)) + b"0\r\n\r\n"
    site.put("/p/venues.csv", body, Transfer_Encoding="chunked")
    with pytest.raises(InvalidPackageError, match=f"more than {len(data)} bytes"):
        dd.load("venues", package=f"{site.url}/p/datapackage.json")
    assert not left_over(cache)


def test_a_huge_answer_is_refused_by_its_header(site, cache):
    site.put("/p.zip", b"PK\3\4", Content_Length=str(1 << 40))
    with pytest.raises(InvalidPackageError, match="at most"):
        dd.load("venues", package=f"{site.url}/p.zip")
    assert files(cache) == []


@pytest.mark.parametrize("path", ["../../secret.csv", "/etc/passwd", "a\\..\\b.csv", "C:/x.csv"])
def test_paths_that_leave_the_package(site, built, cache, path):
    descriptor = json.loads((built / "datapackage.json").read_text("utf-8"))
    for resource in descriptor["resources"]:
        if resource["name"] == "venues":
            resource["path"] = path
    site.put("/q/datapackage.json", json.dumps(descriptor).encode())
    site.asked.clear()
    with pytest.raises(InvalidPackageError, match="leaves the package"):
        dd.load("venues", package=f"{site.url}/q/datapackage.json")
    assert sorted(site.asked) == ["/q/SHA256SUMS", "/q/datapackage.json"]
    assert not kept(cache, "secret.csv")


def test_a_damaged_copy_in_the_cache_is_fetched_again(site, cache):
    address = f"{site.url}/p/datapackage.json"
    dd.load("venues", package=address)
    for path in files(cache):
        path.write_bytes(path.read_bytes()[:100])
    assert len(dd.load("venues", package=address))


def test_an_old_unfinished_download_is_swept_and_a_new_one_is_not(site, cache):
    (cache / "partial").mkdir(parents=True)
    old, new = cache / "partial" / "old", cache / "partial" / "new"
    old.touch()
    new.touch()
    os.utime(old, (0, 0))
    dd.load("venues", package=f"{site.url}/p.zip")
    assert left_over(cache) == [new]


def test_a_cache_that_cannot_be_written(site, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("DIALOGDATA_CACHE", str(tmp_path / "file"))
    with pytest.raises(UnreadableError, match="DIALOGDATA_CACHE names another folder"):
        dd.load("venues", package=f"{site.url}/p.zip")


@pytest.mark.parametrize("module", ["urllib3", "platformdirs"])
def test_the_missing_extra(cache, monkeypatch, module):  # noqa: ARG001
    monkeypatch.setitem(sys.modules, module, None)
    if module == "platformdirs":
        monkeypatch.delenv("DIALOGDATA_CACHE")
    else:
        monkeypatch.setitem(sys.modules, "urllib3.exceptions", None)
    with pytest.raises(MissingExtraError, match=r'pip install "dialogdata\[download\]"'):
        dd.load("venues", package="http://127.0.0.1:9/p.zip")


def test_nothing_of_the_network_is_imported_without_an_address(archive):
    code = (
        "import sys, dialogdata.frames.package as p\n"
        "from dialogdata.frames.source import source_of\n"
        f"source_of({str(archive)!r}).open('venues').read()\n"
        "source_of(None).names()\n"
        "print(sorted({'urllib3', 'platformdirs', 'http.client', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_progress_is_for_terminals(site, monkeypatch, capsys):
    dd.load("venues", package=f"{site.url}/p/datapackage.json")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("DIALOGDATA_REFRESH", "1")
    dd.load("asks", package=f"{site.url}/p/datapackage.json")
    assert "asks.csv" in capsys.readouterr().err
