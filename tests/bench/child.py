"""The programs that the bench starts, and the surroundings they are started in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
_PEERS = Path(__file__).resolve().parent / "peers"

PASS = (sys.executable, "-c", "pass")
BARE = (sys.executable, str(_PEERS / "bare.py"))
MOVING = (sys.executable, str(_PEERS / "moving.py"))
MARK = "READYMARK"
"""What both peers show when they are ready."""

_UNSET = ("PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "COLUMNS", "LINES", "NO_COLOR", "TEXTUAL")
"""Variables that would slow a child down or change what it shows."""


def cpguide(*arguments: str) -> tuple[str, ...]:
    """The command line of cpguide in this checkout, as its console script would run it."""
    return (sys.executable, "-c", "import sys; from cpguide.cli import main; sys.exit(main())", *arguments)


def surroundings() -> dict[str, str]:
    """The environment of a child: a colour terminal, byte code kept, no size but the terminal's own."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _UNSET and not name.startswith("TEXTUAL_")
    }
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT)}


def lasting(command: tuple[str, ...]) -> float:
    """The seconds that a command takes from start to end; it must end well."""
    began = perf_counter()
    done = subprocess.run(
        command, env=surroundings(), cwd=ROOT, capture_output=True, stdin=subprocess.DEVNULL, check=False
    )
    took = perf_counter() - began
    if done.returncode:
        raise RuntimeError(f"{command[-1]} ended with {done.returncode}: {done.stderr.decode()[-300:]}")
    return took
