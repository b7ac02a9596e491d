"""What stands before and after, and what a change is: the values that the comparison yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from cpguide.check.count import Count
from cpguide.check.diff.merge import merged, retyped
from cpguide.check.diff.side import Side
from cpguide.check.diff.space import Common
from cpguide.check.everywhere import AS_OF
from cpguide.engine.case import EARLIEST, LATEST, Case
from cpguide.engine.diagram import NO
from cpguide.guide.calendar import DAY
from cpguide.guide.model import Guide

Stretch = tuple[date, date]
"""The first and the last day of a stretch of as-of dates."""


@dataclass(frozen=True, slots=True)
class Where:
    """The cases that a change concerns: their number, out of how many, and a smallest one.

    `days` are the as-of dates to which it is limited, none where it is not. The smallest case is given
    as each guide knows it, since one may not know all of its answers.
    """

    cases: int
    of: int
    days: tuple[Stretch, ...]
    old_case: Case
    new_case: Case


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `what` happens to the records `ids` of a `part` of the rules.

    `before` and `after` are what it was and is now: ids, values or words, according to `what`.
    """

    what: str
    part: str
    ids: tuple[str, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    where: Where | None = None


class Both:
    """Two guides and every case that both can judge. Examples are shown on `as_of` where that day will do."""

    def __init__(self, old: Guide, new: Guide, as_of: date) -> None:
        self.as_of = as_of
        apart = retyped(old, new)
        together = merged(apart, new)
        self.questions = together.questions
        """The questions of both, with the options of both."""
        self.space = Common(together, apart, new)
        self.diagrams = self.space.diagrams
        self.old = Side(apart, old, self.space)
        self.new = Side(new, new, self.space)
        self._count = Count(self.old.logic, self.space, other=self.new.logic)
        self.shared = self.diagrams.both(self.old.offers, self.new.offers)
        """Where both guides offer each answer to a question that they ask."""

    @cached_property
    def cases(self) -> int:
        """The number of cases that are compared: an answer to every question that either guide asks."""
        return self._count.cases(self.shared)

    def pairs(self, part: str) -> dict[str, tuple[Any, Any]]:
        """The records of a part that can be compared, by id: as the old has it, and as the new."""
        known = records(self.old.guide, part)
        return {id: pair for id, pair in self.written(part).items() if id in known}

    def written(self, part: str) -> dict[str, tuple[Any, Any]]:
        """The records of a part that both folders have, a question that wants another kind of answer too."""
        old, new = records(self.old.written, part), records(self.new.written, part)
        return {id: (old[id], new[id]) for id in new if id in old}

    def single(self, part: str) -> list[tuple[str, str, Side]]:
        """The records of a part that are in one guide only: what happened to it, its id and its side."""
        old, new = records(self.old.guide, part), records(self.new.guide, part)
        added = [("added", id, self.new) for id in new if id not in old]
        return [*(("removed", id, self.old) for id in old if id not in new), *added]

    def only(self, one: int, other: int) -> int:
        """The cases in which `one` is true and `other` is not."""
        return self.diagrams.both(one, self.diagrams.negation(other))

    def where(self, diagram: int, side: Side | None = None, question: str = "") -> Where | None:
        """The cases in which a diagram is true, among those compared or those of one side; None for none.

        With a `question`, the smallest case ends before it.
        """
        among = side.offers if side else self.shared
        diagram = self.diagrams.both(diagram, among)
        if diagram == NO:
            return None
        later = -1 << self.space.variables[question].first if question else 0
        case = self._smallest(self.diagrams.exists(diagram, later))
        count, of = (side.cases(diagram), side.total) if side else (self._count.cases(diagram), self.cases)
        return Where(count, of, self._days(diagram), self.old.case(case), self.new.case(case))

    def _smallest(self, diagram: int) -> Case:
        """A smallest case, judged on `as_of` if that can be."""
        today = self.diagrams.both(diagram, self.diagrams.test(AS_OF, (self.space.period(self.as_of),)))
        case = self.space.shortest_case(today if today != NO else diagram, self.as_of)
        assert case is not None
        return case

    def _days(self, diagram: int) -> tuple[Stretch, ...]:
        """The as-of dates on which some case makes the diagram true; none where these are all."""
        begins = self.space.periods
        ends = [*(day - DAY for day in begins[1:]), LATEST]
        found: list[Stretch] = []
        for first, last, left in zip(begins, ends, self.diagrams.below(diagram, AS_OF), strict=True):
            if left != NO:
                joined = bool(found) and found[-1][1] + DAY == first
                found[-1:] = [(found[-1][0], last)] if joined else [*found[-1:], (first, last)]
        return () if found == [(EARLIEST, LATEST)] else tuple(found)


class LeftOut(NamedTuple):
    """A statement of the reference that is not used, and why."""

    id: str
    reason: str


def records(guide: Guide, part: str) -> Mapping[str, Any]:
    """The records of a part of the rules by id; the head of the guide is one of its own."""
    if part == "guide":
        return {part: guide.about}
    if part == "left_out":
        return {id: LeftOut(id, reason) for id, reason in guide.library.left_out.items()}
    found: Mapping[str, Any] = getattr(guide if hasattr(guide, part) else guide.library, part)
    return found
