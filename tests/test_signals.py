"""A command that is told to end does so at once, with the code of the signal, leaving nothing half done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.catalogue import bad
from tests.test_cli import CASE

SIGNALS = [
    (signal.SIGTERM, 143),
    (signal.SIGHUP, 129),
    (signal.SIGINT, 130),
    (signal.SIGQUIT, 131),
]
_STALLED = """
import os, sys, time
def stall(*_):
    print("stalled", file=sys.stderr, flush=True)
    if os.read(0, 1) == b"":
        sys.exit("nobody is there any more")
real, os.fsync = os.fsync, stall
from cpguide.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""The program, standing still in the middle of writing a file until a byte comes."""


@contextmanager
def stalled(folder: Path, *arguments: str, hushed: bool = False) -> Iterator[subprocess.Popen[bytes]]:
    """The command while its file is half written; `hushed` as under nohup."""
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    ignore = (lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)) if hushed else None
    running = subprocess.Popen(
        [sys.executable, "-c", _STALLED, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        preexec_fn=ignore,
    )
    try:
        assert running.stderr
        assert running.stderr.readline() == b"stalled\n"
        yield running
    finally:
        running.kill()
        running.communicate()


@bad(94)
@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_a_signal_in_the_middle_of_writing_leaves_the_old_file(
    number: signal.Signals, code: int, tmp_path: Path
) -> None:
    (tmp_path / "result.txt").write_text("old", encoding="utf-8")
    with stalled(tmp_path, "decide", "case.yaml", "-o", "result.txt") as running:
        assert len(list(tmp_path.iterdir())) == 3, "the new file is being written"
        running.send_signal(number)
        assert running.communicate(timeout=20) == (b"", b"")
        assert running.returncode == code
    assert (tmp_path / "result.txt").read_text("utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.yaml", "result.txt"]


@bad(94)
@pytest.mark.parametrize(
    "arguments", [["book", "-o", "made"], ["schema", "-o", "made"]], ids=lambda given: str(given[0])
)
def test_other_commands_leave_nothing_half_written(arguments: list[str], tmp_path: Path) -> None:
    with stalled(tmp_path, *arguments) as running:
        running.send_signal(signal.SIGTERM)
        assert running.communicate(timeout=20) == (b"", b"")
        assert running.returncode == 143
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "case.yaml"]


@bad(94)
def test_a_hang_up_that_is_ignored_from_the_start_stays_ignored(tmp_path: Path) -> None:
    with stalled(tmp_path, "decide", "case.yaml", "-o", "result.txt", hushed=True) as running:
        running.send_signal(signal.SIGHUP)
        running.communicate(b"go", timeout=20)
        assert running.returncode == 0
    assert (tmp_path / "result.txt").stat().st_size


@bad(94, 106)
def test_a_reader_that_stands_still_does_not_keep_the_program() -> None:
    """What could not be written when the signal came is not tried again on the way out."""
    with subprocess.Popen(
        [sys.executable, "-m", "cpguide", "book"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.read(1)  # the rest fills the pipe and waits
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=20) == 143
        assert running.stderr.read() == b""


def test_a_killed_program_leaves_no_picture_of_its_memory() -> None:
    script = "import resource; from cpguide.cli import main; main(['--version']); "
    script += "print(resource.getrlimit(resource.RLIMIT_CORE)[0])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0"
