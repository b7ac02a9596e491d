"""The full screen: `cpguide`, `cpguide new` and `cpguide open`."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from cpguide.commands.common import Stop, case, folder, guide
from cpguide.exit import Exit


def run(given: argparse.Namespace) -> int:
    """Show the full screen until it is left. Stops where there is no terminal for it."""
    streams = (sys.stdin, sys.stdout, sys.stderr)  # Textual draws on standard error
    terminal = all(stream and stream.isatty() for stream in streams)
    named = os.environ.get("TERM") or "dumb"
    if not terminal or (named == "dumb" and os.name != "nt"):  # Windows names no terminal
        raise Stop(
            Exit.USAGE,
            "The full screen needs a terminal that can move its cursor.",
            "Use: cpguide decide CASE",
        )
    from cpguide.tui.terminal import quiet_environment

    quiet_environment()
    whole = given.command == "open"
    rules = guide(given, whole)
    as_of = getattr(given, "as_of", None) or date.today()
    opened = case(rules, given) if whole else None

    from cpguide.casefile import read_case
    from cpguide.guide.load import load_library
    from cpguide.tui.app import CpGuideApp
    from cpguide.tui.app import run as show

    place = folder(given)
    app = CpGuideApp(
        rules,
        as_of,
        opened,
        start=given.command is None,
        complete=None if whole else lambda front: load_library(front, place),
        open_case=lambda path: read_case(rules, _typed(path), getattr(given, "as_of", None)),
    )
    return show(app)


def _typed(path: str) -> str:
    """A path as people type or paste it: "~" means home, and quotes around it mean nothing."""
    return str(Path(path.strip().strip("'\"")).expanduser())
