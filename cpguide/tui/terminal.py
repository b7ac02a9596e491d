"""The terminal around the full screen: what may leak is switched off, what was changed is put back.

Imports nothing of Textual: the environment has to be clean before Textual reads it.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable

from cpguide.exit import Exit

_DROPPED = ("TEXTUAL", "COLUMNS", "LINES")
"""Variables that log keys, take pictures or lie about the size."""

_SIGNALS = {"SIGTERM": Exit.TERMINATED, "SIGHUP": Exit.HUNG_UP, "SIGINT": Exit.INTERRUPTED}
"""The exit code of each signal that ends the program."""


def quiet_environment() -> None:
    """Drop the variables that make Textual log every key, press keys, take pictures or misread the size."""
    for name in list(os.environ):
        if name in _DROPPED or name.startswith("TEXTUAL_"):
            del os.environ[name]


def obey_signals(leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit code when a signal asks the running program to end."""
    loop = asyncio.get_running_loop()
    for name, code in _SIGNALS.items():
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, leave, code)
        except (NotImplementedError, RuntimeError, ValueError):
            return  # no such handlers on this system, or not in the main thread


def wipe() -> None:
    """Clear what the terminal shows."""
    if sys.stdout.isatty():
        sys.stdout.write("\x1b[2J\x1b[H")
        sys.stdout.flush()
