"""The variables of a guide's questions, and what a statement about an answer is in terms of them.

Each question becomes variables in author order: one for a choice among options or for a date,
one for each option (save `none`) where several may be chosen. A date question's values are the
stretches between the days on which some condition changes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cpguide.engine.case import EARLIEST, LATEST, Answer, options_of
from cpguide.engine.diagram import NO, YES, Diagrams
from cpguide.guide.calendar import DAY, Effective, Moment, Span
from cpguide.guide.condition import Chosen, Condition, Dated, atoms
from cpguide.guide.model import NONE, Guide, Question


@dataclass(frozen=True, slots=True)
class Variables:
    """The variables of one question: `first` is the first one, `options` what each or each value is.

    `sizes` tells how many values each variable has. `boundaries` are the days of a date question on
    which a new stretch begins.
    """

    first: int
    sizes: tuple[int, ...]
    options: tuple[str, ...]
    boundaries: tuple[date, ...]
    kind: str

    @property
    def mask(self) -> int:
        """The bit mask of these variables."""
        return ((1 << len(self.sizes)) - 1) << self.first

    def values(self, answer: Answer) -> dict[int, int]:
        """The value of each variable under an answer that is not "not sure"."""
        if isinstance(answer, date):
            return {self.first: bisect_right(self.boundaries, answer)}
        chosen = options_of(answer)
        if self.kind == "several":
            return {self.first + n: int(option in chosen) for n, option in enumerate(self.options)}
        return {self.first: self.options.index(chosen[0])}


def stretch(dated: Dated, as_of: date) -> tuple[date, date]:
    """The first day on which `dated` is true and the first day after that on which it is not."""
    bound = dated.bound
    if isinstance(bound, Moment):
        at = bound.at(as_of)
        return (date.min, at) if dated.relation == "before" else (at + DAY, date.max)
    assert isinstance(bound, Span)
    if dated.relation == "within":
        return as_of, bound.after(as_of) + DAY
    return bound.before(as_of), as_of + DAY


def dates_in(guide: Guide) -> dict[str, set[Dated]]:
    """What the conditions of the guide say about each date question that they speak of."""
    found: dict[str, set[Dated]] = {}
    for condition in _conditions(guide):
        for atom in atoms(condition):
            if isinstance(atom, Dated):
                found.setdefault(atom.question, set()).add(atom)
    return found


def _conditions(guide: Guide) -> Iterator[Condition]:
    yield from (question.when for question in guide.questions.values())
    yield from (fact.when for fact in guide.facts.values())
    yield from (route.when for route in guide.routes.values())
    yield from (item.when for item in guide.items.values())
    yield from (never.when for never in guide.never.values())


class Space:
    """Every way the answers can turn out, on one as-of date."""

    def __init__(self, guide: Guide, as_of: date) -> None:
        self.as_of = as_of
        boundaries = {id: self._boundaries(said) for id, said in dates_in(guide).items()}
        self._lay_out(guide.questions.values(), boundaries, {})

    def _lay_out(
        self,
        questions: Iterable[Question],
        boundaries: dict[str, tuple[date, ...]],
        cells: dict[str, int],
        before: tuple[int, ...] = (),
    ) -> None:
        """Give every question its variables, after those that have the sizes `before`.

        `cells` tells how many values a date question has where its stretches do not.
        """
        sizes, self.question_at = [*before], [""] * len(before)
        self.variables: dict[str, Variables] = {}
        for question in questions:
            id, kind = question.id, question.kind
            options = tuple(option.id for option in question.options if kind == "one" or option.id != NONE)
            days = boundaries.get(id, ())
            count = cells.get(id, len(days) + 1) if kind == "date" else len(options)
            arity = (2,) * count if kind == "several" else (count,)
            self.variables[id] = Variables(len(sizes), arity, options, days, kind)
            sizes += arity
            self.question_at += [id] * len(arity)
        self.diagrams = Diagrams(sizes)

    def _boundaries(self, said: Iterable[Dated]) -> tuple[date, ...]:
        ends = {day for dated in said for day in stretch(dated, self.as_of)}
        return tuple(sorted(day for day in ends if EARLIEST < day <= LATEST))

    def chosen(self, chosen: Chosen) -> int:
        """Where the answer to the question includes one of the options."""
        block = self.variables[chosen.question]
        if block.kind != "several":
            return self.diagrams.test(block.first, (block.options.index(option) for option in chosen.options))
        ticked = {option: self.diagrams.test(block.first + n, (1,)) for n, option in enumerate(block.options)}
        nothing = self.diagrams.negation(self.diagrams.any(ticked.values()))
        return self.diagrams.any(nothing if option == NONE else ticked[option] for option in chosen.options)

    def dated(self, dated: Dated) -> int:
        """Where the date given stands in the relation."""
        block = self.variables[dated.question]
        start, end = stretch(dated, self.as_of)
        days = (EARLIEST, *block.boundaries)
        return self.diagrams.test(block.first, (n for n, day in enumerate(days) if start <= day < end))

    def in_force(self, effective: Effective) -> int:
        """Where the as-of date lies in the range."""
        return YES if effective.covers(self.as_of) else NO
