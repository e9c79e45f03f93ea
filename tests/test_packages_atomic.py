"""Whatever happens to a build, the old package or the new one is there, whole."""

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dialogdata.errors import InvalidPackageError, UnreadableError
from dialogdata.findings import Report
from dialogdata.library import find_dataset
from dialogdata.packages import build, swap
from dialogdata.packages.verify import check_package

NAME = "pakistan-china-strategic-dialogue"
BUILD = """
import sys
from dialogdata.findings import Report
from dialogdata.packages import build, swap
if sys.argv[3] == "renames":
    swap.exchange = lambda *_: False
print("begun", flush=True)
build([sys.argv[1]], sys.argv[2], validate=lambda _: Report(()), frictionless=False)
"""


def make(out, *names, **options):
    return build(names or (NAME,), out, validate=lambda _: Report(()), frictionless=False,
                 **options)  # fmt: skip


@pytest.fixture
def package(tmp_path):
    (folder,) = make(tmp_path / "out")
    return folder


def state(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def version(folder):
    return json.loads((folder / "datapackage.json").read_text("utf-8"))["version"]


@pytest.fixture
def versions(tmp_path):
    """Return two versions of a dataset."""
    found = []
    for version in ("1.0.0", "2.0.0"):
        folder = tmp_path / version / NAME
        shutil.copytree(find_dataset(NAME).path, folder)
        path = folder / "dataset.json"
        meta = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps({**meta, "version": version}), "utf-8")
        found.append(folder)
    return found


@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_a_build_killed_at_any_moment_leaves_the_old_package_or_the_new_one(
    versions, tmp_path, way
):
    out = tmp_path / "out"
    make(out, str(versions[0]))
    chance = random.Random(20)  # noqa: S311 - the same on every run
    command = [sys.executable, "-c", BUILD]
    began = time.monotonic()
    subprocess.run([*command, str(versions[1]), str(out), way], check=True, capture_output=True)
    whole = time.monotonic() - began
    # The later moments, at which files are exchanged, are the dangerous ones.
    moments = [chance.uniform(0, 1) for _ in range(8)] + [chance.uniform(0.8, 1.02)
                                                          for _ in range(12)]  # fmt: skip
    for number, moment in enumerate(moments):
        source = versions[number % 2]
        process = subprocess.Popen([*command, str(source), str(out), way],
                                   stdout=subprocess.PIPE)  # fmt: skip
        process.stdout.readline()
        time.sleep(moment * whole * 0.7)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        if way == "renames":  # what the next build or reader does first
            swap.recover(out, sweep=True)
        # Every file of a package is in its checksums, so that a mixture would be found.
        for path in (out / NAME, *out.glob("*.zip")):
            assert list(check_package(path)) == [], moment
        assert version(out / NAME) in ("1.0.0", "2.0.0")
    make(out, str(versions[0]))
    assert version(out / NAME) == "1.0.0"
    assert sorted(path.name for path in out.iterdir()) == sorted(
        [NAME, f"{NAME}-1.0.0.zip", f"{NAME}-2.0.0.zip"]
    )


def test_the_moment_between_two_renames_is_mended(tmp_path):
    out = tmp_path / "out"
    (folder,) = make(out)
    before = state(folder)
    folder.rename(out / f".{NAME}.dialogdata-old")
    waste = out / ".abc.dialogdata-building"
    waste.mkdir()
    swap.recover(out, sweep=False)
    assert state(folder) == before
    assert waste.exists()
    swap.recover(out, sweep=True)
    assert not waste.exists()


def test_this_system_exchanges_two_names_in_one_step(tmp_path):
    if sys.platform not in ("linux", "darwin"):
        pytest.skip("not on this system")
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    if not swap.exchange(tmp_path / "a", tmp_path / "b"):
        pytest.skip("not on this disk")
    assert (tmp_path / "a" / "b").exists()
    assert (tmp_path / "b" / "a").exists()
    with pytest.raises(FileNotFoundError):
        swap.exchange(tmp_path / "a", tmp_path / "c")


@pytest.mark.parametrize("error", [KeyboardInterrupt, InvalidPackageError, OSError])
def test_an_interrupted_build_leaves_the_old_package(package, monkeypatch, error):
    before = state(package.parent)

    def fail(*_arguments):
        raise error

    monkeypatch.setattr("dialogdata.packages.building.check_own", fail)
    with pytest.raises(UnreadableError if error is OSError else error):
        make(package.parent)
    assert state(package.parent) == before
    assert len(list(package.parent.iterdir())) == 2


def test_a_failed_rename_puts_the_old_package_back(tmp_path, monkeypatch):
    target, fresh = tmp_path / "p", tmp_path / "fresh"
    for folder, name in ((target, "old"), (fresh, "new")):
        folder.mkdir()
        (folder / name).touch()
    rename = Path.rename

    def second_fails(self, other):
        if self == fresh:
            raise OSError
        return rename(self, other)

    monkeypatch.setattr(swap, "exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", second_fails)
    with pytest.raises(OSError):  # noqa: PT011
        swap.swap(fresh, target)
    assert [path.name for path in target.iterdir()] == ["old"]


def test_a_new_package_replaces_the_old_one_whole(package):
    (package / "stray.txt").touch()
    make(package.parent)
    assert not (package / "stray.txt").exists()
    assert len(list(package.parent.iterdir())) == 2


def test_what_is_no_package_is_not_replaced(tmp_path):
    mine = tmp_path / NAME / "thesis.txt"
    mine.parent.mkdir()
    mine.write_text("years of work")
    with pytest.raises(UnreadableError, match="no package"):
        make(tmp_path)
    assert mine.read_text() == "years of work"
    shutil.rmtree(mine.parent)
    (tmp_path / NAME).write_text("a file")
    with pytest.raises(UnreadableError, match="no package"):
        make(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_two_builds_in_one_folder_do_not_meet(package):
    with swap.workshop(package.parent), pytest.raises(UnreadableError, match="another build"):
        make(package.parent)
    make(package.parent)


def run(out, prelude=""):
    """Run the command line in a process whose limits are its own."""
    code = (
        f"{prelude}\nimport sys\nfrom dialogdata.packages import building\n"
        "from dialogdata.findings import Report\n"
        "building._validate = lambda _: Report(())\n"
        f"sys.argv = ['x', 'build', {NAME!r}, '--out', {str(out)!r}, '--no-frictionless']\n"
        "from dialogdata.cli import main\nmain()\n"
    )
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def one_line(done):
    """Return the last line, which is the only one about the failure."""
    assert done.returncode == 2, done.stderr
    lines = done.stderr.splitlines()
    assert [line for line in lines if line.startswith("dialogdata: ")] == lines[-1:]
    assert "Traceback" not in done.stderr
    return lines[-1]


@pytest.mark.parametrize("limit", [1_000, 100_000, 400_000, 2_000_000])
def test_a_file_that_cannot_grow_leaves_the_old_package(package, limit):
    pytest.importorskip("resource")
    before = state(package.parent)
    prelude = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"
    assert NAME in one_line(run(package.parent, prelude))
    assert state(package.parent) == before
    assert len(list(package.parent.iterdir())) == 2


@pytest.fixture
def disk(tmp_path):
    """Return a function that makes a small disk; only root may do that."""
    home = tmp_path / "disk"
    home.mkdir()

    def mount(*options):
        done = subprocess.run(["mount", "-t", "tmpfs", *options, "tmpfs", str(home)],
                              capture_output=True, check=False)  # fmt: skip
        if done.returncode:
            pytest.skip("a disk cannot be mounted here")
        return home

    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root mounts disks")
    yield mount
    subprocess.run(["umount", str(home)], check=False, capture_output=True)


@pytest.mark.parametrize("size", ["100k", "900k", "3m", "6m"])
def test_a_full_disk_gives_one_line_and_leaves_nothing(disk, size):
    home = disk("-o", f"size={size}")
    assert "No space left" in one_line(run(home)) or "full" in one_line(run(home))
    assert list(home.iterdir()) == []


def test_a_read_only_target_gives_one_line(disk):
    home = disk("-o", "ro")
    assert "Read-only" in one_line(run(home))
    assert "Read-only" in one_line(run(home / "below"))


def test_a_target_that_may_not_be_written_gives_one_line(tmp_path):
    home = tmp_path / "closed"
    home.mkdir(mode=0o500)
    if os.access(home, os.W_OK):
        pytest.skip("root may write everywhere")
    assert "Permission denied" in one_line(run(home))


def test_a_target_below_a_file_gives_one_line(tmp_path):
    (tmp_path / "file").touch()
    assert "Not a directory" in one_line(run(tmp_path / "file" / "below"))
