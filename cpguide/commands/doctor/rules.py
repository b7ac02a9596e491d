"""The rules: found, read, of which edition, as they were installed, and not past their date of review."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cpguide.commands.doctor.fact import Fact, note, ok, wrong
from cpguide.guide.where import INSTALLED, rules_folder

SHOWN = 3
"""So many problems of the rules are told; `cpguide check` tells all."""


def facts(given: argparse.Namespace) -> Iterator[Fact]:
    """What there is to say about the rules in use."""
    own: Path | None = getattr(given, "rules", None)
    place = own or rules_folder()
    if not place.is_dir():
        repair = "Name another folder with --rules." if own else "Install cpguide again."
        yield wrong(f"rules: there is no folder {place.absolute()}", repair)
        return
    try:
        from cpguide.guide import load  # noqa: F401 - it needs a package that may be missing, or broken
    except Exception:
        yield note(f"rules: in {place.absolute()}; they cannot be read without pyyaml")
        return
    yield from _read(place, own is not None, getattr(given, "as_of", None) or date.today())


def _read(place: Path, own: bool, today: date) -> Iterator[Fact]:
    from cpguide.guide.load import load
    from cpguide.guide.problem import RulesError, UnreadableError

    try:
        guide = load(place)
    except UnreadableError as error:
        yield wrong(f"rules: {error.problem}", "Then ask again.")
        return
    except RulesError as error:
        yield from (wrong(f"rules: {problem}", "") for problem in error.problems[:SHOWN])
        if len(error.problems) > SHOWN:
            yield note(f"rules: {len(error.problems) - SHOWN} more problems", "All of them: cpguide check")
        return
    about = guide.about
    yield ok(f"rules: {place.absolute()}")
    yield ok(f"rules: edition {about.edition}, checked {about.checked}")
    yield ok(f"rules: SHA-256 {guide.sha256}")
    if own:
        yield note("rules: a folder of your own; it may have been altered")
    elif place == INSTALLED:
        yield ok("rules: as they were installed")
    else:
        yield note("rules: beside the program, not installed; they may have been altered")
    if today > about.review_by:
        repair = "Ask for a newer edition, and confirm what it says until then."
        yield note(f"rules: due for review on {about.review_by}", repair)
    else:
        yield ok(f"rules: to be reviewed by {about.review_by}")
