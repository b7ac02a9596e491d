"""Where the single file unpacks itself, with nothing to unpack; `.ci/single-file` tries the whole of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.catalogue import bad

START = Path(__file__).parent.parent / ".ci" / "one_file_start.py"
NOWHERE = "/proc/nowhere"
"""A folder that nobody can make, not even root."""
PACKED = """\
import os
def bootstrap():
    root = os.environ.get("SHIV_ROOT", "")
    print(root, oct(os.stat(root).st_mode & 0o777) if root else "")
"""


def start(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    packed = tmp_path / "packed"
    packed.mkdir()
    (packed / "_bootstrap.py").write_text(PACKED)
    (tmp_path / "tmp").mkdir()
    base = {name: value for name, value in os.environ.items() if name != "SHIV_ROOT"}
    given = {"PYTHONPATH": str(packed), "TMPDIR": str(tmp_path / "tmp"), **environment}
    return subprocess.run(
        [sys.executable, str(START)], env={**base, **given}, capture_output=True, text=True, cwd=tmp_path
    )


def test_it_unpacks_into_a_folder_of_the_user(tmp_path: Path) -> None:
    done = start(tmp_path, HOME=str(tmp_path))
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")
    assert (tmp_path / ".shiv").stat().st_mode & 0o777 == 0o700


@bad(86, 110)
def test_where_home_cannot_be_written_it_leaves_nothing(tmp_path: Path) -> None:
    done = start(tmp_path, HOME=NOWHERE)
    root, mode = done.stdout.split()
    assert (done.returncode, mode) == (0, "0o700")
    assert Path(root).parent == tmp_path / "tmp"
    assert not Path(root).exists()


@bad(110)
@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0, reason="only root can act in the name of another user"
)
def test_root_leaves_nothing_in_the_home_of_another_user(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    os.chown(home, 65534, 65534)
    assert start(tmp_path, HOME=str(home)).returncode == 0
    assert not list(home.iterdir())


@bad(110)
@pytest.mark.parametrize("environment", [{"SHIV_ROOT": NOWHERE}, {"HOME": NOWHERE, "TMPDIR": NOWHERE}])
def test_where_nothing_can_be_written_one_line_says_what_to_set(
    environment: dict[str, str], tmp_path: Path
) -> None:
    if "TMPDIR" in environment:  # else Python would still find a folder for temporary files
        shadow = "def mkdtemp(prefix): raise OSError\n"
        (tmp_path / "no").mkdir()
        (tmp_path / "no" / "tempfile.py").write_text(shadow)
        environment = {**environment, "PYTHONPATH": f"{tmp_path / 'no'}{os.pathsep}{tmp_path / 'packed'}"}
    done = start(tmp_path, **environment)
    assert (done.returncode, done.stdout) == (5, "")
    assert done.stderr.startswith("cpguide: there is no folder to unpack into. Set SHIV_ROOT")
    assert done.stderr.count("\n") == 1
