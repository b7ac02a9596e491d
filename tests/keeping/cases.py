"""A guide of three questions and a case for each number, so that a test can tell which one was kept."""

from __future__ import annotations

import os
import stat
from datetime import date, timedelta
from pathlib import Path

from cpguide.casefile import open_case
from cpguide.engine.case import Answer, Case
from cpguide.engine.interview import Interview
from cpguide.guide.condition import ALWAYS, Chosen
from cpguide.guide.model import Guide, Route
from cpguide.keeping import Keeping
from tests.engine.guides import ABOUT, AS_OF, EMPTY, question

FIRST = date(2000, 1, 1)
ROOT = os.name == "posix" and os.geteuid() == 0


def small(edition: str = "1", sha256: str = "a" * 64) -> Guide:
    """A choice, several choices and a date; one route, and a line that hangs on the choice."""
    asked = (question("role", "one", 2), question("used", "several", 2), question("day", "date", 0))
    routes = {
        "here": Route("here", "Stay here", "", Chosen("role", ("a",)), False, "", ()),
        "there": Route("there", "Go there", "", ALWAYS, True, "", ()),
    }
    about = ABOUT._replace(edition=edition)
    return Guide(about, {one.id: one for one in asked}, {}, routes, {}, EMPTY, sha256)


GUIDE = small()


def numbered(number: int, guide: Guide = GUIDE) -> Interview:
    """The case with this number."""
    answers: dict[str, Answer] = {"role": "b", "used": ("a", "b"), "day": FIRST + timedelta(number)}
    return Interview.of(guide, Case(AS_OF, answers))


def number_in(path: Path, guide: Guide = GUIDE) -> int:
    """The number of the case in a file, which must be whole."""
    case = open_case(guide, str(path)).case
    day = case.answers["day"]
    assert isinstance(day, date)
    number = (day - FIRST).days
    assert case == numbered(number, guide).case
    return number


def stamp(path: Path, guide: Guide = GUIDE) -> str:
    """The stamp of the case in a file."""
    return open_case(guide, str(path)).stamp


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(found.name for found in folder.iterdir())


def kept(path: Path, number: int = 1) -> Path:
    """The path of a case that was kept there and let go."""
    Keeping.begin(path, numbered(number)).end()
    return path


def mode(path: Path) -> int:
    """Who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)
