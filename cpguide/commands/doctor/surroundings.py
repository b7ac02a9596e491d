"""The terminal, the environment, the folders and the user that cpguide runs with."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from cpguide.commands.doctor.fact import Fact, note, ok
from cpguide.tui.terminal import is_dropped

SYMBOLS = "●○✗✓·…→│❯"  # noqa: RUF001 - it is what is shown
"""What the screens show beside letters."""
SMALLEST = (80, 24)
_LOGS = ("TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_DEBUG", "TEXTUAL_PRESS", "TEXTUAL_SCREENSHOT")


def facts(given: argparse.Namespace) -> Iterator[Fact]:
    """What there is to say about them; nothing of it makes an installation wrong."""
    yield from _terminal()
    yield from _environment()
    yield from _folders()
    if getattr(os, "geteuid", lambda: 1)() == 0:
        yield note("you are root: files that you save belong to root", "Use your own account.")
    yield ok("network: none was used. cpguide never needs one")


def _terminal() -> Iterator[Fact]:
    use = "Use the full screen in a terminal. Without one: cpguide ask"
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        yield note("terminal: there is none here, or its output goes elsewhere", use)
        return
    name = os.environ.get("TERM", "")
    if name in ("", "dumb") and os.name != "nt":
        yield note(f"terminal: TERM is {name or 'not set'}, so its cursor cannot be moved", use)
    columns, lines = os.get_terminal_size(sys.stdout.fileno())
    says = f"terminal: {name or 'unnamed'}, {columns} columns by {lines} lines"
    small = columns < SMALLEST[0] or lines < SMALLEST[1]
    yield note(says, "Make it at least 80 by 24.") if small else ok(says)
    if "NO_COLOR" in os.environ:
        yield note("terminal: NO_COLOR is set, so no colours are shown. Symbols and words carry the meaning")
    encoding = sys.stdout.encoding or "ascii"
    try:
        SYMBOLS.encode(encoding)
        yield ok(f"terminal: {encoding} can show every symbol")
    except (UnicodeError, LookupError):
        says = f"terminal: {encoding} cannot show every symbol; for those it shows plain ones that look alike"
        yield note(says, "Set UTF-8, for example LC_ALL=C.UTF-8")


def _environment() -> Iterator[Fact]:
    """Names only: a value may be anything."""
    for name in sorted(os.environ):
        if name in _LOGS:
            yield note(f"{name} is set. It can write down or press keys in other programs; cpguide drops it")
        elif is_dropped(name):
            yield note(f"{name} is set; cpguide drops it")
        elif name in ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP"):
            yield note(
                f"{name} is set. Python may take modules from there", "If something is broken, unset it."
            )


def _folders() -> Iterator[Fact]:
    """Where files can be saved. Nothing else needs it."""
    places = {"this folder": Path.cwd, "your home folder": Path.home}
    for name, place in places.items():
        try:
            fine = os.access(place(), os.W_OK)
        except (OSError, RuntimeError):
            fine = False
        if fine:
            yield ok(f"{name}: files can be saved in it")
        else:
            yield note(
                f"{name}: nothing can be saved in it", "That matters only when you save: name another."
            )
