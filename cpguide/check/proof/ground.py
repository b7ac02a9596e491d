"""The ground a proof stands on: the rules, what they mean everywhere, and where each of them is written."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from operator import or_

from cpguide.check.everywhere import Everywhere
from cpguide.check.meet import meet, part
from cpguide.check.unsure import Unsure
from cpguide.check.witness import shortest
from cpguide.engine.case import Case
from cpguide.engine.diagram import YES
from cpguide.engine.logic import Logic
from cpguide.guide.model import Guide
from cpguide.guide.page import Key
from cpguide.guide.places import Places
from cpguide.guide.problem import Problem


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that should hold for every case and does not: the problem, and a shortest case that shows it.

    `about` are the ids it concerns. `case` is None where no case can show it, since nothing comes near.
    """

    problem: Problem
    about: tuple[str, ...]
    case: Case | None


class Ground:
    """What every part of the proof needs. Cases are shown on `as_of` where that day will do."""

    def __init__(self, guide: Guide, places: Places, as_of: date) -> None:
        self.guide = guide
        self.places = places
        self.as_of = as_of
        self.space = Everywhere(guide)
        self.logic = Logic(guide, self.space)
        self.diagrams = self.space.diagrams

    @cached_property
    def unsure(self) -> Unsure:
        """The same cases and those with "not sure" among the answers."""
        return Unsure(self.guide, self.space)

    def can_be(self, *diagrams: int) -> bool:
        """Whether all of these are true in some case."""
        return meet(self.diagrams, (*diagrams, self.possible(*diagrams)))

    def differ(self, one: int, other: int, where: int = YES) -> bool:
        """Whether exactly one of two diagrams is true in some case of those in `where`."""
        return part(self.diagrams, one, other, (where, self.possible(one, other, where)))

    def possible(self, *diagrams: int) -> int:
        """Where the dates that these diagrams speak of stand as some day can stand."""
        return self.space.possible_in(reduce(or_, map(self.diagrams.mask.__getitem__, diagrams)))

    def case(self, diagram: int) -> Case | None:
        """A shortest case in which `diagram` is true, whatever else is answered; None if there is none."""
        return self.space.shortest_case(diagram, self.as_of)

    def unsure_case(self, diagram: int) -> Case | None:
        """A shortest case, with "not sure" among its answers, in which a diagram of `unsure` is true."""
        unsure, period = self.unsure, self.space.period(self.as_of)
        values = shortest(unsure.diagrams, diagram, unsure.possible, unsure.question_at, period)
        if values is None:
            return None
        known, unknown = unsure.split(values)
        return self.space.case(known, self.as_of, unknown)

    def violation(
        self,
        code: str,
        part: str,
        id: str,
        message: str,
        suggestion: str,
        case: Case | None,
        path: tuple[Key, ...] = (),
        others: Collection[str] = (),
    ) -> Violation:
        """A violation that a record of the rules is to blame for."""
        problem = self.places.problem(code, part, id, message, suggestion, path)
        return Violation(problem, (id, *others), case)
