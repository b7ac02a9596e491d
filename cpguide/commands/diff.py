"""`cpguide diff OLD NEW`: what a change of the rules changes."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from cpguide.check.diff import difference
from cpguide.commands.common import Stop, put, usable
from cpguide.exit import Exit
from cpguide.guide.folder import read_folder
from cpguide.guide.load import load_files
from cpguide.guide.model import Guide
from cpguide.guide.problem import Problems
from cpguide.spelled import spelled


def run(given: argparse.Namespace) -> int:
    """Write what changes from OLD to NEW. A report, not a check: it is fine whatever has changed."""
    if hasattr(given, "rules"):
        raise Stop(Exit.USAGE, "diff takes the two folders as OLD and NEW, without --rules.")
    (old, before), (new, after) = _rules("OLD", given.old), _rules("NEW", given.new)
    found = difference(old, new, getattr(given, "as_of", None) or date.today(), before, after)
    if given.format == "json":
        from cpguide.check.diff.data import to_json

        put(to_json(found))
    else:
        from cpguide.check.diff.text import text

        put("".join(f"{spelled(line)}\n" for line in text(found).splitlines()))
    return Exit.FINE


def _rules(name: str, folder: Path) -> tuple[Guide, dict[str, bytes]]:
    """The rules in a folder with its files, read once. Stops with its name when they cannot be used."""
    problems = Problems()
    try:
        with usable():
            files = read_folder(folder, problems)
            return load_files(files, problems, sworn=True), files
    except Stop as stop:
        raise Stop(stop.code, f"{name} ({folder}) cannot be compared.", *stop.lines) from None
