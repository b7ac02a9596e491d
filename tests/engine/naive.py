"""The meaning of the rules, the slow and obvious way: try every completion of the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import chain, combinations, product

from cpguide.engine.case import Answer, options_of
from cpguide.guide.calendar import Moment, Span
from cpguide.guide.condition import All, Any, Chosen, Condition, Dated, Holds, Shows
from cpguide.guide.model import NONE, NOT_SURE, Guide, Question

Complete = Mapping[str, Answer]
DAYS = [date(2026, 12, 1) + timedelta(days=n) for n in (-42, -30, -15, -11, -3, 0, 2, 9, 19, 40, 46, 50)]
"""A day in every stretch between the dates that the random guides can name."""


def possible(question: Question, days: Iterable[date] = DAYS) -> list[Answer]:
    """Every definite answer to a question; to one for a date, these days."""
    if question.kind == "date":
        return list(days)
    ids = [option.id for option in question.options]
    if question.kind == "one":
        return list(ids)
    ticks = [id for id in ids if id != NONE]
    some = chain.from_iterable(combinations(ticks, n) for n in range(1, len(ticks) + 1))
    return [(NONE,), *some]


def completions(guide: Guide, answers: Mapping[str, Answer]) -> Iterator[Complete]:
    """Every way the unknown answers can turn out."""
    choices = [
        [answers[id]] if answers.get(id, NOT_SURE) != NOT_SURE else possible(question)
        for id, question in guide.questions.items()
    ]
    for values in product(*choices):
        yield dict(zip(guide.questions, values, strict=True))


def true(guide: Guide, condition: Condition, complete: Complete, as_of: date) -> bool:
    """Whether a condition is true when every answer is known."""
    match condition:
        case All(parts):
            return all(true(guide, part, complete, as_of) for part in parts)
        case Any(parts):
            return any(true(guide, part, complete, as_of) for part in parts)
        case Holds(fact):
            return true(guide, guide.facts[fact].when, complete, as_of)
        case Shows(lines):
            naive = Naive(guide, as_of)
            return any(naive.line(line, complete) for line in lines)
        case Chosen(id, options):
            exists = true(guide, guide.questions[id].when, complete, as_of)
            return exists and any(option in options for option in options_of(complete[id]))
        case Dated(id, relation, bound):
            exists = true(guide, guide.questions[id].when, complete, as_of)
            day = complete[id]
            assert isinstance(day, date)
            return exists and stands(day, relation, bound, as_of)
        case _:
            return not any(true(guide, part, complete, as_of) for part in condition.parts)


def stands(day: date, relation: str, bound: Moment | Span, as_of: date) -> bool:
    """Whether a day stands in a relation to the date or the time meant on an as-of date."""
    if isinstance(bound, Moment):
        return day < bound.at(as_of) if relation == "before" else day > bound.at(as_of)
    if relation == "within":
        return as_of <= day <= bound.after(as_of)
    return bound.before(as_of) <= day <= as_of


class Naive:
    """Truth, current question and what is left, by enumeration."""

    def __init__(self, guide: Guide, as_of: date) -> None:
        self.guide, self.as_of = guide, as_of
        self.conditions: dict[str, Condition] = {id: route.when for id, route in guide.routes.items()}
        self.conditions |= {id: item.when for id, item in guide.items.items()}

    def line(self, id: str, complete: Complete) -> bool:
        """Whether a route or item holds when every answer is known."""
        item = self.guide.items.get(id)
        if item is not None and not item.effective.covers(self.as_of):
            return False
        route = self.guide.routes.get(id)
        if route is not None and route.otherwise:
            return not any(self.line(other, complete) for other in self.guide.routes if other != id)
        return true(self.guide, self.conditions[id], complete, self.as_of)

    def truth(self, id: str, answers: Mapping[str, Answer]) -> str:
        """Firm, open or absent."""
        values = {self.line(id, complete) for complete in completions(self.guide, answers)}
        return "open" if len(values) == 2 else "firm" if True in values else "absent"

    def exists(self, question: str, answers: Mapping[str, Answer]) -> bool:
        """Whether the question exists on some completion."""
        when = self.guide.questions[question].when
        return any(true(self.guide, when, c, self.as_of) for c in completions(self.guide, answers))

    def matters(self, question: str, answers: Mapping[str, Answer]) -> bool:
        """Whether, on some completion, another answer to this question alone changes some line."""
        options = possible(self.guide.questions[question])
        for complete in completions(self.guide, answers):
            for id in self.conditions:
                if len({self.line(id, {**complete, question: answer}) for answer in options}) == 2:
                    return True
        return False

    def current(self, answers: Mapping[str, Answer]) -> str | None:
        """The question to ask next."""
        for id in self.guide.questions:
            if id not in answers and self.exists(id, answers) and self.matters(id, answers):
                return id
        return None

    def left(self, answers: Mapping[str, Answer]) -> tuple[int, int]:
        """The fewest and most questions still to come with definite answers."""
        question = self.current(answers)
        if question is None:
            return 0, 0
        after = [
            self.left({**answers, question: answer}) for answer in possible(self.guide.questions[question])
        ]
        return 1 + min(low for low, _ in after), 1 + max(high for _, high in after)
