"""Every case of a small guide, written out one by one: what the proof is measured against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import reduce
from itertools import combinations, product
from operator import and_, or_

from cpguide.engine.case import EARLIEST, LATEST, Answer, options_of
from cpguide.guide.calendar import Moment, Span
from cpguide.guide.condition import All, Any, Chosen, Condition, Dated, Holds, Not, Shows, atoms
from cpguide.guide.model import NOT_SURE, Guide
from tests.engine.naive import Complete, possible, stands

DAY = timedelta(days=1)
Reps = Mapping[str, Sequence[date]]
"""For each date question days that stand for all days which may be given."""


def statements(guide: Guide) -> dict[str, list[Dated]]:
    """All that is said about each date question."""
    records = (guide.questions, guide.facts, guide.routes, guide.items, guide.never)
    found: dict[str, list[Dated]] = {id: [] for id, q in guide.questions.items() if q.kind == "date"}
    for record in (record for part in records for record in part.values()):
        for atom in atoms(record.when):
            if isinstance(atom, Dated):
                found[atom.question].append(atom)
    return found


def near(day: date, margin: int = 1) -> Iterator[date]:
    """The day and its neighbours."""
    yield from (day + n * DAY for n in range(-margin, margin + 1))


def answers_for(said: Sequence[Dated], as_of: date) -> dict[tuple[bool, ...], date]:
    """A day that a case can give, for each combination of truths of what is said about a question."""
    ends = {as_of, EARLIEST, LATEST}
    for dated in said:
        bound = dated.bound
        ends |= {bound.at(as_of)} if isinstance(bound, Moment) else {bound.before(as_of), bound.after(as_of)}
    return {
        tuple(stands(day, dated.relation, dated.bound, as_of) for dated in said): day
        for end in ends
        for day in near(end)
        if EARLIEST <= day <= LATEST
    }


def as_of_days(guide: Guide) -> list[date]:
    """As-of dates around everything at which something may change."""
    return sorted(day for day in set(_as_of_days(guide)) if EARLIEST <= day <= LATEST)


def _as_of_days(guide: Guide) -> Iterator[date]:
    said = [dated.bound for several in statements(guide).values() for dated in several]
    spans = {bound for bound in said if isinstance(bound, Span)}
    ranges = [item.effective for item in guide.items.values()]
    fixed = {bound.day for bound in said if isinstance(bound, Moment)} | {EARLIEST, LATEST}
    fixed |= {day for effective in ranges for day in (effective.first, effective.last)}
    for day in filter(None, fixed):
        for around in (day, *(span.before(day) for span in spans), *(span.after(day) for span in spans)):
            yield from near(around, 4)
    if len({span.unit in ("day", "week") for span in spans}) == 2:  # "30 days" and "1 month"
        for month in range(50):
            yield from near(date(2024 + month // 12, 1 + month % 12, 1), 4)


class Brute:
    """The cases as a list, and a set of cases as a number with a bit for each.

    Of as-of dates on which the same lines are in force, and the same combinations of truths can be had
    from dates given, one is taken; `given` answers are given in every case.
    """

    def __init__(
        self, guide: Guide, days: Sequence[date] = (), given: Mapping[str, Answer] | None = None
    ) -> None:
        self.guide = guide
        said = statements(guide)
        alike: dict[object, tuple[date, Reps]] = {}
        for as_of in days or as_of_days(guide):
            reps = {id: answers_for(several, as_of) for id, several in said.items()}
            in_force = tuple(item.effective.covers(as_of) for item in guide.items.values())
            sort = (in_force, *(frozenset(truths) for truths in reps.values()))
            alike.setdefault(sort, (as_of, {id: [*several.values()] for id, several in reps.items()}))
        self.days = dict(alike.values())
        self.cases = [(as_of, case) for as_of in self.days for case in self._cases(as_of, given or {})]
        self.every = (1 << len(self.cases)) - 1
        self._done: dict[Condition, int] = {}
        self._lines: dict[str, int] = {}
        self._answered: dict[tuple[str, Answer], int] = {}

    def possible(self, question: str, as_of: date) -> list[Answer]:
        """The definite answers to a question, or what stands for all of them."""
        return possible(self.guide.questions[question], self.days[as_of].get(question, ()))

    def _cases(self, as_of: date, given: Mapping[str, Answer]) -> Iterator[Complete]:
        choices = [
            self.possible(id, as_of) if given.get(id, NOT_SURE) == NOT_SURE else [given[id]]
            for id in self.guide.questions
        ]
        for answers in product(*choices):
            yield dict(zip(self.guide.questions, answers, strict=True))

    def _set(self, bits: Iterator[bool]) -> int:
        return int("0" + "".join("01"[bit] for bit in bits)[::-1], 2)

    def on(self, as_of: date) -> int:
        """The cases judged on this day."""
        return self._set(day == as_of for day, _ in self.cases)

    def answered(self, question: str, answer: Answer) -> int:
        """The cases with this answer."""
        found = self._answered.get((question, answer))
        if found is None:
            found = self._set(case[question] == answer for _, case in self.cases)
            self._answered[question, answer] = found
        return found

    def where(self, condition: Condition) -> int:
        """The cases in which a condition is true."""
        if condition not in self._done:
            self._done[condition] = self._where(condition)
        return self._done[condition]

    def _where(self, condition: Condition) -> int:
        match condition:
            case All(parts):
                return reduce(and_, map(self.where, parts), self.every)
            case Any(parts):
                return reduce(or_, map(self.where, parts), 0)
            case Not(parts):
                return self.every & ~self.where(Any(parts))
            case Holds(fact):
                return self.where(self.guide.facts[fact].when)
            case Shows(lines):
                return reduce(or_, map(self.line, lines), 0)
            case Chosen(id, options):
                said = (any(option in options for option in options_of(case[id])) for _, case in self.cases)
            case Dated(id, relation, bound):
                said = (stands(case[id], relation, bound, as_of) for as_of, case in self.cases)  # type: ignore[arg-type]
        return self.where(self.guide.questions[id].when) & self._set(said)

    def in_force(self, id: str) -> int:
        """The cases that are judged on a day on which an item is in force."""
        effective = self.guide.items[id].effective
        return self._set(effective.covers(as_of) for as_of, _ in self.cases)

    def line(self, id: str) -> int:
        """The cases in which a route or item holds."""
        if id not in self._lines:
            self._lines[id] = self._line(id)
        return self._lines[id]

    def _line(self, id: str) -> int:
        if id in self.guide.items:
            return self.in_force(id) & self.where(self.guide.items[id].when)
        if self.guide.routes[id].otherwise:
            return self.every & ~self.where(Shows(tuple(one for one in self.guide.routes if one != id)))
        return self.where(self.guide.routes[id].when)

    @property
    def lines(self) -> list[str]:
        """Every route and item."""
        return [*self.guide.routes, *self.guide.items]

    def swapped(self, question: str) -> Iterator[list[int]]:
        """The numbers of the cases that differ in the answer to this question alone."""
        groups: dict[object, list[int]] = {}
        for n, (as_of, case) in enumerate(self.cases):
            rest = tuple(answer for id, answer in case.items() if id != question)
            groups.setdefault((as_of, rest), []).append(n)
        yield from groups.values()

    def fewest(self, shown: int) -> int | None:
        """How many questions must be answered, at the least, so that all cases left are among these."""
        for size in range(len(self.guide.questions) + 1):
            if any(left & ~shown == 0 for left in self._left(size)):
                return size
        return None

    def _left(self, size: int) -> Iterator[int]:
        """The cases left, on each day, after so many answers."""
        for as_of in self.days:
            for asked in combinations(self.guide.questions, size):
                for answers in product(*(self.possible(id, as_of) for id in asked)):
                    yield reduce(and_, map(self.answered, asked, answers), self.on(as_of))
