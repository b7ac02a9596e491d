"""Starts cpguide.pyz as an officer would: in a terminal, on every Python there is, in a read-only folder."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copy, which
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.terminal import Terminal  # it needs nothing but Python

PYZ = Path(sys.argv[1]).absolute()
SCENARIO = next(Path("rules/scenarios").glob("*.yaml")).absolute()
NOWHERE = "/proc/nowhere"
"""A home that nobody can write to, not even root."""


def said(python: str, *arguments: str, **environment: str) -> str:
    """What a command prints; it must end well and complain of nothing."""
    everything = {**os.environ, **environment}
    done = subprocess.run([python, *arguments], capture_output=True, text=True, env=everything)
    assert (done.returncode, done.stderr) == (0, ""), (arguments, done)
    return done.stdout


def wizard(python: str, pyz: Path, **environment: str) -> None:
    """The full screen to the first question, and out again."""
    with Terminal([python, str(pyz), "new"], environment=environment, cwd=pyz.parent) as terminal:
        terminal.wait_for("Is anyone in danger", 60)
        terminal.send("xx")
        assert terminal.exit_code() == 0


def pythons() -> list[str]:
    """Every Python on this machine that should do, this one first."""
    named = filter(None, (which(f"python3.{minor}") for minor in range(11, 20)))
    works = [one for one in named if subprocess.run([one, "-c", ""], capture_output=True).returncode == 0]
    return [sys.executable, *works]


def seconds(*command: str, **environment: str) -> float:
    """How long a command takes."""
    begun = perf_counter()
    said(*command, **environment)
    return perf_counter() - begun


with tempfile.TemporaryDirectory() as name:
    room = Path(name)
    (room / "read-only").mkdir()
    (room / "tmp").mkdir()
    pyz = Path(copy(PYZ, room / "read-only"))
    (room / "read-only").chmod(0o555)
    for number, python in enumerate(pythons()):
        home = {"HOME": str(room / f"home{number}")}
        Path(home["HOME"]).mkdir()
        first = seconds(python, str(pyz), "--version", **home)
        again = seconds(python, str(pyz), "--version", **home)
        assert said(python, str(pyz), "--version", **home).startswith("cpguide ")
        assert "law as of" in said(python, str(pyz), "decide", str(SCENARIO), **home).lower()
        assert "Nothing is wrong." in said(python, str(pyz), "doctor", **home)
        wizard(python, pyz, **home)
        assert [path.name for path in Path(home["HOME"]).iterdir()] == [".shiv"]
        print(f"{python}: first start {first:.2f} s, the next {again:.2f} s")
    unwritable = {"HOME": NOWHERE, "TMPDIR": str(room / "tmp")}
    assert "law as of" in said(sys.executable, str(pyz), "decide", str(SCENARIO), **unwritable).lower()
    wizard(sys.executable, pyz, **unwritable)
    if os.geteuid() == 0:  # as with sudo: the home is another user's, and must stay without files of root
        (room / "home").mkdir()
        os.chown(room / "home", 65534, 65534)
        said(sys.executable, str(pyz), "--version", HOME=str(room / "home"), TMPDIR=str(room / "tmp"))
        assert not list((room / "home").iterdir())
    assert not list((room / "tmp").iterdir()), "something was left behind"
    assert [path.name for path in pyz.parent.iterdir()] == [pyz.name]
    told = subprocess.run(
        [sys.executable, str(pyz), "--version"],
        env={**os.environ, "SHIV_ROOT": NOWHERE},
        capture_output=True,
        text=True,
    )
    assert told.returncode == 5, told
    assert told.stderr.count("\n") == 1, told
    assert "SHIV_ROOT" in told.stderr, told
    (room / "read-only").chmod(0o755)
print(f"{PYZ.name}: {PYZ.stat().st_size / 1e6:.1f} MB")
