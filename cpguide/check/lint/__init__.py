"""What a careful reader of the rules would find: things unused, out of date, too sure or too hard to read.

Lint reads a guide that loaded without problems. It judges words and dates; what the conditions do to
cases is for the proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cpguide.check.lint.bare import bare
from cpguide.check.lint.deadlines import deadlines
from cpguide.check.lint.doubt import doubt
from cpguide.check.lint.effective import effective
from cpguide.check.lint.grade import NOT_INSTALLED, can_grade, grade
from cpguide.check.lint.review import review
from cpguide.check.lint.short import short
from cpguide.check.lint.unfit import unfit_texts
from cpguide.check.lint.unused import unused
from cpguide.guide.model import Guide
from cpguide.guide.places import Places
from cpguide.guide.problem import Problem

__all__ = ["NOT_INSTALLED", "can_grade", "lint"]


def lint(guide: Guide, places: Places, as_of: date) -> Iterator[Problem]:
    """Everything to be said about the rules as they stand, judged on `as_of`.

    A problem of level "error" must be mended before the rules are shared. A "warning" is what only the
    day brings about: it never turns rules that were good yesterday into bad ones. Where not
    `can_grade()`, nothing is said about reading grades, and `NOT_INSTALLED` is to be said once.
    """
    yield from unused(guide, places)
    yield from doubt(guide, places)
    yield from bare(guide, places)
    yield from review(guide, places, as_of)
    yield from effective(guide, places, as_of)
    yield from deadlines(guide, places)
    yield from short(guide, places)
    yield from unfit_texts(guide, places)
    yield from grade(guide, places)
