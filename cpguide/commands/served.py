"""`cpguide served`: one session in a browser, started by `cpguide serve`; no file, no network."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date

from cpguide.commands.common import Stop, folder, guide
from cpguide.exit import Exit
from cpguide.guide.model import Guide

_FORBIDDEN = (
    "os.chmod os.chown os.exec os.fork os.forkpty os.link os.mkdir os.posix_spawn os.remove os.rename "
    "os.rmdir os.spawn os.startfile os.symlink os.system os.truncate os.utime shutil. socket.bind "
    "socket.connect socket.getaddrinfo socket.sendto subprocess.Popen tempfile. webbrowser.open"
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def run(given: argparse.Namespace) -> int:
    """Show the full screen to a browser until it is left."""
    if sys.stdout.isatty():
        raise Stop(Exit.USAGE, "cpguide served is started by another command. Use: cpguide serve")
    from cpguide.tui.terminal import quiet_environment

    quiet_environment()
    columns, lines = given.size.split("x")
    os.environ.update(TERM="xterm-256color", TEXTUAL_COLOR_SYSTEM="truecolor", COLUMNS=columns, ROWS=lines)
    place, rules = folder(given), guide(given, whole=False)

    from cpguide.guide.load import load_library
    from cpguide.training.shelf import Shelf, all_scenarios
    from cpguide.tui.app import CpGuideApp
    from cpguide.tui.app import run as show
    from cpguide.tui.teaching import Teaching
    from cpguide.tui.web import SessionDriver

    def scenarios(guide: Guide) -> Shelf:
        return all_scenarios(place, guide)

    def complete(front: Guide) -> Guide:
        return load_library(front, place)

    day = getattr(given, "as_of", None) or date.today()
    app = CpGuideApp(rules, day, complete=complete, teaching=Teaching(scenarios))
    app.files_allowed = False
    app.driver_class = SessionDriver
    seal()
    return show(app)


def seal() -> None:
    """From here on, refuse whatever would write a file, start a program or reach a network.

    The screens ask before they do any of it; this is for the one that forgets. It cannot be undone.
    """
    sys.dont_write_bytecode = True
    forbidden = tuple(_FORBIDDEN.split())

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if isinstance(path, int) or not isinstance(flags, int) or not flags & _WRITING:
                return
        elif not event.startswith(forbidden):
            return
        raise PermissionError("A session in a browser touches no file and no network.")

    sys.addaudithook(refuse)
