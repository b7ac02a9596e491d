"""`cpguide diff OLD NEW`: what a change of the rules changes."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from cpguide.check.diff import difference
from cpguide.commands.common import Stop, guide_in, put
from cpguide.exit import Exit
from cpguide.guide.folder import read_folder
from cpguide.guide.model import Guide
from cpguide.guide.problem import Problems
from cpguide.spelled import spelled


def run(given: argparse.Namespace) -> int:
    """Write what changes from OLD to NEW. A report, not a check: it is fine whatever has changed."""
    if hasattr(given, "rules"):
        raise Stop(Exit.USAGE, "diff takes the two folders as OLD and NEW, without --rules.")
    old, new = _guide("OLD", given.old), _guide("NEW", given.new)
    files = (read_folder(folder, Problems()) for folder in (given.old, given.new))
    found = difference(old, new, getattr(given, "as_of", None) or date.today(), *files)
    if given.format == "json":
        from cpguide.check.diff.data import to_json

        put(to_json(found))
    else:
        from cpguide.check.diff.text import text

        put("".join(f"{spelled(line)}\n" for line in text(found).splitlines()))
    return Exit.FINE


def _guide(name: str, folder: Path) -> Guide:
    """The rules in a folder. Stops with its name when they cannot be used."""
    try:
        return guide_in(folder, sworn=True)
    except Stop as stop:
        raise Stop(stop.code, f"{name} ({folder}) cannot be compared.", *stop.lines) from None
