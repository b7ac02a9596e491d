"""The terminal around the full screen: what may leak is switched off, what was changed is put back.

Imports nothing of Textual: the environment has to be clean before Textual reads it.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

_DROPPED = ("TEXTUAL", "COLUMNS", "LINES")
"""Variables that log keys, take pictures or lie about the size."""

SIGNALS = {"SIGTERM": 143, "SIGHUP": 129, "SIGINT": 130}
"""The exit code of each signal that ends the program."""

INTERNAL = 70
"""The exit code of a fault of our own."""


def quiet_environment() -> None:
    """Drop the variables that make Textual log every key, press keys, take pictures or misread the size."""
    for name in list(os.environ):
        if name in _DROPPED or name.startswith("TEXTUAL_"):
            del os.environ[name]


def obey_signals(leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit code when a signal asks the running program to end."""
    loop = asyncio.get_running_loop()
    for name, code in SIGNALS.items():
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, leave, code)
        except (NotImplementedError, RuntimeError, ValueError):
            return  # no such handlers on this system, or not in the main thread


def fault_line(error: BaseException) -> str:
    """A fault of our own in one line: its kind and its place, never a value."""
    place = "unknown place"
    for frame in traceback.extract_tb(error.__traceback__):
        parts = Path(frame.filename).parts
        if "cpguide" in parts:
            last = len(parts) - 1 - parts[::-1].index("cpguide")
            place = f"{'/'.join(parts[last:])}:{frame.lineno}"
    return f"internal error: {type(error).__name__} at {place}; nothing was kept"


def wipe() -> None:
    """Clear what the terminal shows."""
    if sys.stdout.isatty():
        sys.stdout.write("\x1b[2J\x1b[H")
        sys.stdout.flush()
