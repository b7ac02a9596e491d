"""Every case there is: all answers on all as-of dates, in one space.

The as-of date is one more variable, the first. Its values are *periods*: stretches of days in which no
line of the result begins or ends and in which the days that conditions compare a given date with keep
their order. What is true on one day of a period is true on all of them, so a proof over the periods is
a proof over every day that a case can be judged on.

A date that is given stands in some relation to each day it is compared with. The ways it can stand, its
*cells*, are the values of its variable. Not every cell exists in every period (no day lies before today
and after tomorrow, and a case names none before `EARLIEST` or after `LATEST`), so a statement about all
cases is one about those in `possible`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from cpguide.check.periods import first_days
from cpguide.check.witness import shortest
from cpguide.engine.case import EARLIEST, LATEST, Answer, Case
from cpguide.engine.space import Space, dates_in, stretch
from cpguide.guide.calendar import DAY, Effective
from cpguide.guide.condition import Dated
from cpguide.guide.model import NONE, NOT_SURE, Guide

AS_OF = 0
"""The variable of the as-of date."""

_Cell = frozenset[Dated]
"""One way in which a given date can stand: what of all that is said about it is true."""


class Everywhere(Space):
    """Every way the answers can turn out, on every as-of date from `EARLIEST` to `LATEST`.

    `periods` are the first days of the periods. Takes several guides to compare them; the questions,
    with all their options, are those of the first.
    """

    def __init__(self, guide: Guide, *others: Guide) -> None:
        guides = (guide, *others)
        said: dict[str, set[Dated]] = {}
        for one in guides:
            for id, dated in dates_in(one).items():
                said.setdefault(id, set()).update(dated)
        self.periods = first_days(guides, said.values())
        self._cells = {id: _Cells(dated, self.periods) for id, dated in said.items()}
        sizes = {id: len(cells.numbers) for id, cells in self._cells.items()}
        self._lay_out(guide.questions.values(), {}, sizes, (len(self.periods),))
        self._possible_in: dict[tuple[str, ...], int] = {}
        self.possible = self.possible_in(-1)

    def possible_in(self, mask: int) -> int:
        """The part of `possible` that speaks of the dates whose variables are in a bit mask."""
        ids = tuple(id for id in self._cells if mask >> self.variables[id].first & 1)
        if ids not in self._possible_in:
            self._possible_in[ids] = self.diagrams.all(map(self._possible, ids))
        return self._possible_in[ids]

    def _possible(self, id: str) -> int:
        """Where the cell of a date question exists in the period."""
        variable, make = self.variables[id].first, self.diagrams
        return make.node(AS_OF, tuple(make.test(variable, days) for days in self._cells[id].days))

    def dated(self, dated: Dated) -> int:
        """Where the date given stands in the relation."""
        numbers = self._cells[dated.question].numbers
        holding = (number for cell, number in numbers.items() if dated in cell)
        return self.diagrams.test(self.variables[dated.question].first, holding)

    def in_force(self, effective: Effective) -> int:
        """Where the as-of date lies in the range."""
        return self.diagrams.test(AS_OF, (n for n, day in enumerate(self.periods) if effective.covers(day)))

    def period(self, as_of: date) -> int:
        """The period that a day lies in."""
        return bisect_right(self.periods, as_of) - 1

    def known(self, case: Case) -> dict[int, int]:
        """The value of every variable that the case fixes."""
        known = {AS_OF: self.period(case.as_of)}
        for id, answer in case.answers.items():
            if isinstance(answer, date):
                if cells := self._cells.get(id):
                    known[self.variables[id].first] = cells.number(answer, case.as_of)
            elif answer != NOT_SURE:
                known |= self.variables[id].values(answer)
        return known

    def cells_in_periods(self, question: str) -> list[tuple[int, ...]]:
        """For each cell of a date question, by its number, 1 in the periods in which it exists and else 0.

        Empty for another question, and for a date that is compared with nothing.
        """
        cells = self._cells.get(question)
        return [tuple(int(n in days) for days in cells.days) for n in cells.numbers.values()] if cells else []

    def case(self, values: Mapping[int, int], as_of: date, unsure: Collection[str] = ()) -> Case:
        """The case in which the variables have these values, judged on `as_of` where that day will do.

        The questions in `unsure` are answered "not sure".
        """
        day = self._nearest(values.get(AS_OF, self.period(as_of)), as_of)
        answers: dict[str, Answer] = {}
        for id, block in self.variables.items():
            given = {n: values[block.first + n] for n in range(len(block.sizes)) if block.first + n in values}
            if id in unsure:
                answers[id] = NOT_SURE
            elif given and block.kind == "date":
                answers[id] = self._cells[id].on(day)[given[0]]
            elif given and block.kind == "one":
                answers[id] = block.options[given[0]]
            elif given:
                answers[id] = tuple(o for n, o in enumerate(block.options) if given.get(n)) or (NONE,)
        return Case(day, answers)

    def _nearest(self, period: int, as_of: date) -> date:
        """The day of a period that is nearest to `as_of`."""
        last = self.periods[period + 1] - DAY if period + 1 < len(self.periods) else LATEST
        return max(self.periods[period], min(last, as_of))

    def shortest_case(self, diagram: int, as_of: date) -> Case | None:
        """A shortest case in which `diagram` is true, whatever else is answered; None if there is none.

        Judged on `as_of` where that day will do.
        """
        possible = self.possible_in(self.diagrams.mask[diagram])
        values = shortest(self.diagrams, diagram, possible, self.question_at, self.period(as_of))
        return None if values is None else self.case(values, as_of)


class _Cells:
    """The cells of one date question: `numbers` by cell, and in `days` for each period a day in each.

    Such a day stands so on the first day of its period.
    """

    def __init__(self, said: Collection[Dated], periods: list[date]) -> None:
        self.said = said
        self.numbers: dict[_Cell, int] = {}
        self.days = [self.on(as_of) for as_of in periods]

    def on(self, as_of: date) -> dict[int, date]:
        """For each cell that exists on an as-of date, by its number, the day in it that is nearest."""
        ends = {day for dated in self.said for day in stretch(dated, as_of)}
        days: dict[int, date] = {}
        for first, last in _between(sorted(ends)):
            number = self.numbers.setdefault(self._cell(first, as_of), len(self.numbers))
            days.setdefault(number, max(first, min(last, as_of)))
        return days

    def _cell(self, day: date, as_of: date) -> _Cell:
        stretches = ((dated, stretch(dated, as_of)) for dated in self.said)
        return frozenset(dated for dated, (begin, end) in stretches if begin <= day < end)

    def number(self, day: date, as_of: date) -> int:
        """The number of the cell that a day lies in on an as-of date."""
        return self.numbers[self._cell(day, as_of)]


def _between(ends: list[date]) -> Iterator[tuple[date, date]]:
    """The stretches, first and last day, that the ends cut the time into of which a case can name a day."""
    inside = [end for end in ends if EARLIEST < end <= LATEST]
    yield from zip([EARLIEST, *inside], [*(end - DAY for end in inside), LATEST], strict=True)
