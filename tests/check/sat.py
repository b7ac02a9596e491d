"""The rules as clauses for a SAT solver: the same meaning by another way, with no diagram in it.

A guide is written out for one as-of date. Each option is a variable; a date that is given is one of the
days that stand for all days. Every condition becomes a variable that is true exactly where it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, count
from types import TracebackType

from pysat.solvers import Solver

from cpguide.guide.condition import All, Any, Chosen, Condition, Dated, Holds, Not, Shows
from cpguide.guide.model import NONE, Guide, Question
from tests.check.brute import answers_for, as_of_days, statements
from tests.engine.naive import stands

SOLVER = "cadical153"


def kinds_of_days(guide: Guide) -> list[date]:
    """As-of dates, one for each set of lines in force and of ways in which given dates can stand."""
    said = list(statements(guide).values())
    ranges = {item.effective for item in guide.items.values()}
    alike: dict[object, date] = {}
    for day in as_of_days(guide):
        cells = tuple(frozenset(answers_for(several, day)) for several in said)
        alike.setdefault((cells, tuple(effective.covers(day) for effective in ranges)), day)
    return list(alike.values())


class Clauses:
    """One guide on one as-of date, in a solver."""

    def __init__(self, guide: Guide, as_of: date) -> None:
        self.guide, self.as_of = guide, as_of
        self._solver = Solver(name=SOLVER)
        self._numbers = count(1)
        self._done: dict[Condition, int] = {}
        self._true = self._all([])
        said = statements(guide)
        self._days = {id: list(answers_for(several, as_of).values()) for id, several in said.items()}
        self._answers = {id: self._answered(question) for id, question in guide.questions.items()}
        self.lines = {id: self.of(route.when) for id, route in guide.routes.items() if not route.otherwise}
        rest = -self._any(list(self.lines.values()))
        self.lines |= {id: rest for id, route in guide.routes.items() if route.otherwise}
        for id, item in guide.items.items():
            in_force = item.effective.covers(as_of)
            self.lines[id] = self.of(item.when) if in_force else -self._true

    def __enter__(self) -> Clauses:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._solver.delete()

    def can_be(self, *literals: int) -> bool:
        """Whether all of these are true in some case."""
        return bool(self._solver.solve(assumptions=list(literals)))

    def of(self, condition: Condition) -> int:
        """The literal that is true exactly where the condition is."""
        if condition not in self._done:
            self._done[condition] = self._of(condition)
        return self._done[condition]

    def exists(self, question: str) -> int:
        """The literal that is true where the question exists."""
        return self.of(self.guide.questions[question].when)

    def differ(self, one: int, other: int) -> bool:
        """Whether exactly one of two literals is true in some case."""
        return self.can_be(one, -other) or self.can_be(-one, other)

    def _of(self, condition: Condition) -> int:
        match condition:
            case All(parts):
                return self._all([self.of(part) for part in parts])
            case Any(parts):
                return self._any([self.of(part) for part in parts])
            case Not(parts):
                return -self._any([self.of(part) for part in parts])
            case Holds(fact):
                return self.of(self.guide.facts[fact].when)
            case Shows(lines):
                return self._any([self.lines[line] for line in lines])
            case Chosen(id, options):
                said = self._any([self._answers[id][option] for option in options])
            case Dated(id, relation, bound):
                days = (day for day in self._days[id] if stands(day, relation, bound, self.as_of))
                said = self._any([self._answers[id][str(day)] for day in days])
        return self._all([self.exists(id), said])

    def _answered(self, question: Question) -> dict[str, int]:
        """The literal of each option, or of each day that may be given."""
        if question.kind == "several":
            ticked = {option.id: next(self._numbers) for option in question.options if option.id != NONE}
            return {**ticked, NONE: -self._any(list(ticked.values()))}
        days = map(str, self._days.get(question.id, ()))
        ids = days if question.kind == "date" else (option.id for option in question.options)
        one_of = {id: next(self._numbers) for id in ids}
        self._solver.add_clause(list(one_of.values()))
        for one, other in combinations(one_of.values(), 2):
            self._solver.add_clause([-one, -other])
        return one_of

    def _all(self, literals: Sequence[int]) -> int:
        return -self._any([-literal for literal in literals])

    def _any(self, literals: Sequence[int]) -> int:
        """A new variable that is true exactly where one of these is."""
        if len(literals) == 1:
            return literals[0]
        new = next(self._numbers)
        self._solver.add_clause([-new, *literals])
        for literal in literals:
            self._solver.add_clause([new, -literal])
        return new


def records(guide: Guide) -> Iterator[tuple[str, str, Condition]]:
    """Every condition of the rules, with the part of the rules it stands in and its id."""
    for part in ("questions", "facts", "routes", "items"):
        for id, record in getattr(guide, part).items():
            if not getattr(record, "otherwise", False):
                yield part, id, record.when
