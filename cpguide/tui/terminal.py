"""The terminal around the full screen: what may leak is switched off, what was changed is put back.

Imports nothing of Textual: the environment has to be clean before Textual reads it.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable

from cpguide.exit import SIGNALS, Exit, complain, fault_line

_DROPPED = ("TEXTUAL", "COLUMNS", "LINES", "PYTHONASYNCIODEBUG")


def is_dropped(name: str) -> bool:
    """Whether this is a variable that logs keys, takes pictures or lies about the size."""
    return name in _DROPPED or name.startswith("TEXTUAL_")


def quiet_environment() -> None:
    """Drop the variables that make Textual log every key, press keys, take pictures or misread the size."""
    for name in list(os.environ):
        if is_dropped(name):
            del os.environ[name]


def quiet_python() -> None:
    """Let Python tell nothing by itself: its reports of faults and of slow steps hold what was typed."""
    logging.disable()
    sys.excepthook = lambda kind, error, trace: complain(fault_line(error))
    sys.unraisablehook = lambda hook: None
    threading.excepthook = lambda hook: None


def end(code: int) -> int:
    """The exit code; but where Python was told to let somebody look around afterwards, all ends here."""
    if sys.flags.inspect:
        os._exit(code)
    return code


def obey_signals(leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit code when a signal asks the running program to end."""
    loop = asyncio.get_running_loop()
    for name, code in {**SIGNALS, "SIGINT": Exit.INTERRUPTED}.items():
        number = getattr(signal, name, None)
        if number is None or signal.getsignal(number) is signal.SIG_IGN:
            continue  # what was ignored from the start, as under nohup, stays ignored
        try:
            loop.add_signal_handler(number, leave, code)
        except (NotImplementedError, RuntimeError, ValueError):
            return  # no such handlers on this system, or not in the main thread


def wipe() -> None:
    """Clear what the terminal shows."""
    if sys.stdout.isatty():
        sys.stdout.write("\x1b[2J\x1b[H")
        sys.stdout.flush()
