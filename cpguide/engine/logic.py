"""The conditions of a guide, compiled for one as-of date into decision diagrams.

Each question becomes variables in author order: one for a choice among options or for a date,
one for each option (save `none`) where several may be chosen. A date question's values are the
stretches between the days on which some condition changes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta

from cpguide.engine.case import Answer, options_of
from cpguide.engine.diagram import NO, Diagrams
from cpguide.guide.calendar import Moment, Span
from cpguide.guide.condition import All, Any, Chosen, Condition, Dated, Holds, atoms
from cpguide.guide.model import NONE, NOT_SURE, Guide


@dataclass(frozen=True, slots=True)
class Variables:
    """The variables of one question: `first` is the first one, `options` what each or each value is.

    `boundaries` are the days of a date question on which a new stretch begins.
    """

    first: int
    count: int
    options: tuple[str, ...]
    boundaries: tuple[date, ...]
    kind: str

    @property
    def mask(self) -> int:
        """The bit mask of these variables."""
        return ((1 << self.count) - 1) << self.first

    @property
    def arity(self) -> tuple[int, ...]:
        """How many values each variable has."""
        if self.kind == "several":
            return (2,) * self.count
        return (len(self.boundaries) + 1 if self.kind == "date" else len(self.options),)

    def values(self, answer: Answer) -> dict[int, int]:
        """The value of each variable under an answer that is not "not sure"."""
        if isinstance(answer, date):
            return {self.first: bisect_right(self.boundaries, answer)}
        chosen = options_of(answer)
        if self.kind == "several":
            return {self.first + n: int(option in chosen) for n, option in enumerate(self.options)}
        return {self.first: self.options.index(chosen[0])}


def _stretch(dated: Dated, as_of: date) -> tuple[date, date]:
    """The first day on which `dated` is true and the first day after that on which it is not."""
    day = timedelta(days=1)
    bound = dated.bound
    if isinstance(bound, Moment):
        at = bound.at(as_of)
        return (date.min, at) if dated.relation == "before" else (at + day, date.max)
    assert isinstance(bound, Span)
    if dated.relation == "within":
        return as_of, bound.after(as_of) + day
    return bound.before(as_of), as_of + day


class Logic:
    """What a guide means on one as-of date: a diagram for each fact, question, route and item."""

    def __init__(self, guide: Guide, as_of: date) -> None:
        self.guide = guide
        self.as_of = as_of
        self.variables = dict(self._variables())
        arity = [size for block in self.variables.values() for size in block.arity]
        self.question_at = [id for id, block in self.variables.items() for _ in range(block.count)]
        self.diagrams = Diagrams(arity)
        self._values: dict[tuple[str, Answer], Mapping[int, int]] = {}
        self.facts: dict[str, int] = {}
        self.exists: dict[str, int] = {}
        """Where each question exists: its own `when`."""
        for question in guide.questions.values():
            self.exists[question.id] = self.diagram(question.when)
        self.lines: dict[str, int] = {}
        """Where each route and item holds."""
        for id, route in guide.routes.items():
            self.lines[id] = NO if route.otherwise else self.diagram(route.when)
        for id, route in guide.routes.items():
            if route.otherwise:
                self.lines[id] = self.diagrams.negation(self.diagrams.any(list(self.lines.values())))
        for id, item in guide.items.items():
            self.lines[id] = self.diagram(item.when) if item.effective.covers(as_of) else NO

    def completed(self, guide: Guide) -> Logic:
        """This logic for `guide`, the same rules with their library read: nothing is compiled again."""
        same = copy(self)
        same.guide = guide
        return same

    def _variables(self) -> Iterator[tuple[str, Variables]]:
        first = 0
        boundaries = self._boundaries()
        for question in self.guide.questions.values():
            options = tuple(option.id for option in question.options)
            if question.kind == "several":
                options = tuple(option for option in options if option != NONE)
            count = len(options) if question.kind == "several" else 1
            days = tuple(sorted(boundaries.get(question.id, ())))
            yield question.id, Variables(first, count, options, days, question.kind)
            first += count

    def _boundaries(self) -> dict[str, set[date]]:
        found: dict[str, set[date]] = {}
        for condition in self._conditions():
            for atom in atoms(condition):
                if isinstance(atom, Dated):
                    ends = {day for day in _stretch(atom, self.as_of) if date.min < day < date.max}
                    found.setdefault(atom.question, set()).update(ends)
        return found

    def _conditions(self) -> Iterator[Condition]:
        guide = self.guide
        yield from (question.when for question in guide.questions.values())
        yield from (fact.when for fact in guide.facts.values())
        yield from (route.when for route in guide.routes.values())
        yield from (item.when for item in guide.items.values())

    def diagram(self, condition: Condition) -> int:
        """The diagram of a condition."""
        make = self.diagrams
        if isinstance(condition, Chosen):
            return make.both(self.exists[condition.question], self._chosen(condition))
        if isinstance(condition, Dated):
            return make.both(self.exists[condition.question], self._dated(condition))
        if isinstance(condition, Holds):
            if condition.fact not in self.facts:
                self.facts[condition.fact] = self.diagram(self.guide.facts[condition.fact].when)
            return self.facts[condition.fact]
        parts = [self.diagram(part) for part in condition.parts]
        if isinstance(condition, All):
            return make.all(parts)
        return make.any(parts) if isinstance(condition, Any) else make.negation(make.any(parts))

    def _chosen(self, chosen: Chosen) -> int:
        block = self.variables[chosen.question]
        if block.kind != "several":
            return self.diagrams.test(block.first, (block.options.index(option) for option in chosen.options))
        ticked = {option: self.diagrams.test(block.first + n, (1,)) for n, option in enumerate(block.options)}
        nothing = self.diagrams.negation(self.diagrams.any(ticked.values()))
        return self.diagrams.any(nothing if option == NONE else ticked[option] for option in chosen.options)

    def _dated(self, dated: Dated) -> int:
        block = self.variables[dated.question]
        start, end = _stretch(dated, self.as_of)
        days = (date.min, *block.boundaries)
        return self.diagrams.test(block.first, (n for n, day in enumerate(days) if start <= day < end))

    def values(self, question: str, answer: Answer) -> Mapping[int, int]:
        """The value of every variable of this question that the answer fixes; worked out once."""
        found = self._values.get((question, answer))
        if found is None:
            found = {} if answer == NOT_SURE else self.variables[question].values(answer)
            self._values[question, answer] = found
        return found

    def questions_in(self, mask: int) -> list[str]:
        """The questions, in author order, that own a variable in the bit mask."""
        found: list[str] = []
        while mask:
            low = (mask & -mask).bit_length() - 1
            id = self.question_at[low]
            found.append(id)
            mask &= ~self.variables[id].mask
        return found
