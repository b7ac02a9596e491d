"""Others on the machine: who may read the file, a second program, a folder closed, a disk full or gone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cpguide.keeping import CannotKeep, InUse, Keeping
from tests.catalogue import bad
from tests.keeping.cases import ROOT, kept, mode, names, number_in, numbered, stamp


@bad(80)
def test_a_file_that_others_could_read_is_closed_to_them_and_that_is_said(tmp_path: Path) -> None:
    path = kept(tmp_path / "case.yaml")
    path.chmod(0o644)
    keeping = Keeping.resume(path, stamp(path))
    assert "Others on this machine could read case.yaml" in keeping.remark
    assert mode(path) == 0o600
    keeping.end()
    assert Keeping.resume(path, stamp(path)).remark == ""


@bad(80)
@pytest.mark.skipif(not ROOT, reason="only the superuser can give files away")
def test_a_file_of_another_user_is_refused(tmp_path: Path) -> None:
    path = kept(tmp_path / "case.yaml")
    os.chown(path, 65534, 65534)
    with pytest.raises(CannotKeep, match="belongs to another user"):
        Keeping.resume(path, stamp(path))
    assert path.stat().st_uid == 65534


@bad(83)
def test_two_programs_cannot_keep_one_case(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    first = Keeping.begin(path, numbered(1))
    for opened in ("", stamp(path)):
        with pytest.raises(InUse, match=r"case\.yaml is open in another cpguide\. Close it there first\."):
            Keeping.begin(path, numbered(2), opened)
    first.keep(numbered(3))
    first.end()
    first.end()
    Keeping.resume(path, stamp(path)).end()
    assert number_in(path) == 3


HOLDS = """\
import sys
from pathlib import Path
from cpguide.keeping import Keeping
from tests.keeping.cases import numbered
Keeping.begin(Path(sys.argv[1]), numbered(1))
print("kept", flush=True)
sys.stdin.read()
"""


@bad(83)
def test_the_lock_of_a_program_that_was_killed_is_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    command = [sys.executable, "-c", HOLDS, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"kept\n"
        with pytest.raises(InUse):
            Keeping.resume(path, stamp(path))
        other.kill()
        other.wait()
    Keeping.resume(path, stamp(path)).end()
    assert names(tmp_path) == ["case.yaml"]


NOBODY = """\
import os, sys
from pathlib import Path
from cpguide.keeping import CannotKeep, Keeping
from tests.keeping.cases import numbered, stamp
path = Path(sys.argv[1])
opened = stamp(path)
os.setgid(65534), os.setuid(65534)
for place, stamped in ((path, opened), (path.with_name("other.yaml"), ""), (path.parent / "in" / "x", "")):
    try:
        Keeping.begin(place, numbered(2), stamped)
    except CannotKeep as error:
        print(error)
"""


@bad(81, 86)
@pytest.mark.skipif(not ROOT, reason="needs another user")
def test_a_folder_that_may_not_be_written_is_named() -> None:
    with TemporaryDirectory() as folder:  # the test's own folder is closed to others
        Path(folder).chmod(0o755)
        _not_written(kept(Path(folder) / "case.yaml"))


def _not_written(path: Path) -> None:
    command = [sys.executable, "-c", NOBODY, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        f"{name} cannot be written: you may not write there." for name in ("case.yaml", "other.yaml", "x")
    ]
    assert number_in(path) == 1


def _mounted(place: Path) -> bool:
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(place)]
    return (
        ROOT
        and mount is not None
        and subprocess.run(command, capture_output=True, check=False).returncode == 0
    )


@bad(81)
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    if not _mounted(tmp_path):
        pytest.skip("no small disk can be made here; test_faults.py lets each write fail instead")
    try:
        path = tmp_path / "case.yaml"
        keeping = Keeping.begin(path, numbered(1))
        (tmp_path / "rest").write_bytes(b"")
        with (tmp_path / "rest").open("ab", buffering=0) as rest:
            try:
                while True:
                    rest.write(b"x" * 512)
            except OSError:
                pass
        with pytest.raises(CannotKeep, match=r"case\.yaml cannot be written: the disk is full\."):
            keeping.keep(numbered(2))
        assert number_in(path) == 1
        (tmp_path / "rest").unlink()
        keeping.keep(numbered(2))
        assert number_in(path) == 2
        keeping.end()
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_drive_that_is_gone_is_named_and_comes_back(tmp_path: Path) -> None:
    folder, away = tmp_path / "drive", tmp_path / "away"
    keeping = Keeping.begin(folder / "case.yaml", numbered(1))
    folder.rename(away)
    with pytest.raises(CannotKeep, match="its folder is gone"):
        keeping.keep(numbered(2))
    away.rename(folder)
    keeping.keep(numbered(2))
    keeping.end()
    assert number_in(folder / "case.yaml") == 2


@bad(82)
def test_what_a_killed_program_left_is_cleared_away(tmp_path: Path) -> None:
    path = kept(tmp_path / "case.yaml")
    for beside in ("lock", "new"):
        (tmp_path / f".case.yaml.{beside}").write_text("saved: 1\nhal", encoding="utf-8")
    keeping = Keeping.resume(path, stamp(path))
    assert names(tmp_path) == [".case.yaml.lock", "case.yaml"]
    keeping.end()
    assert names(tmp_path) == ["case.yaml"]
