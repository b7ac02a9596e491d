"""The full screen: `cpguide`, `cpguide new` and `cpguide open`."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cpguide.commands.common import Stop, folder, guide, opened, same_file, to_keep_in
from cpguide.exit import Exit

if TYPE_CHECKING:
    from cpguide.casefile import Opened
    from cpguide.engine.case import Case
    from cpguide.guide.model import Guide
    from cpguide.guide.watch import Watch
    from cpguide.training.shelf import Shelf
    from cpguide.tui.app import CpGuideApp
    from cpguide.tui.kept import Desk


def need_terminal() -> None:
    """Make the terminal ready for the full screen. Stops where there is none for it."""
    if not _terminal():
        raise Stop(
            Exit.USAGE,
            "The full screen needs a terminal that can move its cursor.",
            "Use: cpguide ask, or cpguide decide CASE",
        )
    from cpguide.tui.terminal import quiet_environment, quiet_python

    quiet_environment()
    quiet_python()


def _terminal() -> bool:
    """Whether there is a terminal for the full screen."""
    streams = (sys.stdin, sys.stdout, sys.stderr)  # Textual draws on standard error
    named = os.environ.get("TERM") or "dumb"
    moves = named != "dumb" or os.name == "nt"  # Windows names no terminal
    return moves and all(stream and stream.isatty() for stream in streams)


def _line_mode() -> str:
    """Why it has to be line mode, with the way to the full screen; "" where it need not be."""
    if os.environ.get("ACCESSIBLE", "").strip().lower() not in ("", "0", "false", "off", "no"):
        return "Line mode, because ACCESSIBLE is set. For the full screen set ACCESSIBLE=0."
    if not _terminal():
        return "Line mode: the full screen needs a terminal that can move its cursor."
    return ""


def run(given: argparse.Namespace) -> int:
    """Show the full screen until it is left; where there is no terminal for it, ask line by line."""
    if why := _line_mode():
        from cpguide.commands.ask import ask

        return ask(given, why)
    need_terminal()
    place, opening = folder(given), given.command == "open"
    files = _watch(place) if given.watch else None  # made first: from here on nothing is saved unnoticed
    rules = guide(given, whole=opening or given.watch)
    found = opened(rules, given, whole=False) if opening else None
    desk = _desk(given, rules, found)

    from cpguide.tui.app import run as show

    app = _app(given, place, files, rules, found.case if found else None)
    app.sit_down(desk, unused=given.command is None and desk.keeping is not None)
    return show(app)


def _desk(given: argparse.Namespace, rules: Guide, found: Opened | None) -> Desk:
    """The case that was opened and the file to keep it in. Stops where that cannot be."""
    from cpguide.casefile import carried
    from cpguide.engine.interview import Interview
    from cpguide.keeping import Keeping
    from cpguide.keeping.resuming import resumed
    from cpguide.tui.kept import Desk

    save = to_keep_in(given)
    if save is not None and not (found and same_file(save, found.place) and found.kept):
        day = getattr(given, "as_of", None) or date.today()
        interview = Interview.of(rules, found.case) if found else Interview.begin(rules, day)
        if found and carried(found, interview):
            return Desk(found, save=str(save))  # first the officer has to see what differs
        return Desk(found, Keeping.begin(save, interview, found.stamp if found else ""))
    return Desk(found, *resumed(found)) if found else Desk()


def _watch(place: Path) -> Watch:
    from cpguide.guide.watch import Watch

    return Watch(place)


def _app(
    given: argparse.Namespace, place: Path, files: Watch | None, rules: Guide, found: Case | None
) -> CpGuideApp:
    """The full screen; with files to watch, the one that follows them."""
    from cpguide.guide.load import load_library
    from cpguide.tui.app import CpGuideApp
    from cpguide.tui.teaching import Teaching

    start, as_of = given.command is None, getattr(given, "as_of", None)

    def open_case(path: str) -> Opened:
        from cpguide.casefile import open_case, typed_path

        return open_case(app.guide, str(typed_path(path)), as_of, day)

    def complete(front: Guide) -> Guide:
        return load_library(front, place)

    def scenarios(guide: Guide) -> Shelf:
        from cpguide.training.shelf import all_scenarios

        return all_scenarios(place, guide)

    app: CpGuideApp
    day, teaching = as_of or date.today(), Teaching(scenarios)
    if files:
        from cpguide.tui.watching import WatchedApp

        app = WatchedApp(files, rules, day, found, start, open_case, teaching)
    else:
        later = None if found else complete
        app = CpGuideApp(rules, day, found, start, later, open_case, teaching)
    app.rules = place
    return app
