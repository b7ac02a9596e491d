"""A guide that is in no file, on the ground of a proof."""

from __future__ import annotations

from datetime import date

from cpguide.check.proof.ground import Ground
from cpguide.guide.model import Guide
from cpguide.guide.page import Key
from cpguide.guide.places import Places
from cpguide.guide.problem import Problem
from tests.check.expected import place

AS_OF = date(2026, 12, 1)


class Nowhere(Places):
    """Stands in for the files of a guide that has none: the place of a problem is its `file`."""

    def __init__(self) -> None:
        super().__init__({})

    def problem(
        self,
        code: str,
        part: str,
        id: str,
        message: str,
        suggestion: str = "",
        path: tuple[Key, ...] = (),
        at_key: bool = False,
        level: str = "error",
    ) -> Problem:
        return Problem(code, place(part, id, path), 1, 1, message, suggestion, level)


def ground_of(guide: Guide) -> Ground:
    return Ground(guide, Nowhere(), AS_OF)
