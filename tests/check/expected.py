"""What the proof should find in a small guide, decided by looking at every case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from itertools import combinations, product
from operator import and_

from cpguide.engine.case import Answer
from cpguide.guide.condition import ALWAYS, All, Any, Chosen, Condition, Holds, Not, Shows
from cpguide.guide.model import NONE, NOT_SURE, Question
from tests.check.brute import Brute

Path = tuple[str | int, ...]
WORDS = {All: "all", Any: "any", Not: "none"}


def place(part: str, id: str, path: Path = ()) -> str:
    """A place in the rules, in one word."""
    return "/".join(map(str, (part, id, *path)))


Found = tuple[str, str]
"""A code and the place it is about."""


class Expected:
    """Everything that should be found, by part of the proof."""

    def __init__(self, brute: Brute) -> None:
        self.brute = brute
        self.guide = brute.guide

    def found(self) -> list[Found]:
        """All of it."""
        parts = (self.routes, self.dead_ends, self.conditions, self.questions, self.never)
        return [found for part in parts for found in part()]

    def routes(self) -> Iterator[Found]:
        """Cases without a route, and with two."""
        brute, ids = self.brute, list(self.guide.routes)
        if brute.every & ~brute.where(Shows(tuple(ids))):
            yield "CP501", place("routes", ids[0])
        for one, other in combinations(ids, 2):
            if brute.line(one) & brute.line(other):
                yield "CP502", place("routes", other, ("when", one))

    def dead_ends(self) -> Iterator[Found]:
        """Cases, with "not sure" or without, in which no step is firm."""
        if any(dead(self.brute, as_of, {}) for as_of in self.brute.days):
            steps = [id for id, item in self.guide.items.items() if item.kind == "steps"]
            at = ("items", steps[0]) if steps else ("routes", next(iter(self.guide.routes)))
            yield "CP503", place(*at)

    def records(self) -> Iterator[tuple[str, str, Condition, int]]:
        """Everything with a condition, and the cases in which it is in force."""
        guide, every = self.guide, self.brute.every
        yield from (("facts", id, fact.when, every) for id, fact in guide.facts.items())
        yield from (("routes", id, r.when, every) for id, r in guide.routes.items() if not r.otherwise)
        for id, item in guide.items.items():
            if item.when != ALWAYS:
                yield "items", id, item.when, self.brute.in_force(id)

    def conditions(self) -> Iterator[Found]:
        """What is never true or always true, and parts that do not matter."""
        for part, id, when, where in self.records():
            truth = self.brute.where(when) & where
            if truth and truth == where:
                yield "CP505", place(part, id, ("when",))
            if truth:
                yield from self._parts(part, id, when, where)
            else:
                yield self._never_true(part, id, when, where)
        for id, question in self.guide.questions.items():
            if self.brute.where(question.when):
                yield from self._parts("questions", id, question.when, self.brute.every)
        for id, route in self.guide.routes.items():
            if route.otherwise and not self.brute.line(id):
                yield "CP504", place("routes", id)

    def _never_true(self, part: str, id: str, when: Condition, where: int) -> Found:
        for path in paths(when):
            if self.brute.where(without(when, path)) & where:
                return "CP504", place(part, id, named(when, path))
        return "CP504", place(part, id, ("when",))

    def _parts(self, part: str, id: str, when: Condition, where: int) -> Iterator[Found]:
        brute = self.brute
        idle: list[tuple[int, ...]] = []
        for path in paths(when):
            inside = any(path[: len(whole)] == whole for whole in idle)
            if not inside and brute.where(when) & where == brute.where(without(when, path)) & where:
                idle.append(path)
                yield "CP506", place(part, id, named(when, path))

    def questions(self) -> Iterator[Found]:
        """Questions that never exist, those on which nothing depends, and options that change nothing."""
        for id, question in self.guide.questions.items():
            if not self.brute.where(question.when):
                yield self._never_true("questions", id, question.when, self.brute.every)
            elif not any(self._depends(line, id) for line in self.brute.lines):
                yield "CP507", place("questions", id)
            else:
                yield from self._options(question)

    def _depends(self, line: str, question: str) -> bool:
        shows = self.brute.line(line)
        return any(len({shows >> n & 1 for n in group}) == 2 for group in self.brute.swapped(question))

    def _options(self, question: Question) -> Iterator[Found]:
        for n, option in enumerate(question.options):
            at = place("questions", question.id, ("options", option.id))
            if question.kind == "several":
                if option.id != NONE and not any(self._ticks(question.id, option.id)):
                    yield "CP508", at
            elif option.same_as:
                if self._apart(question.id, option.id, option.same_as):
                    yield "CP509", at
            else:
                for other in question.options[:n]:
                    if not other.same_as and not self._apart(question.id, option.id, other.id):
                        yield "CP508", at

    def _apart(self, question: str, one: Answer, other: Answer) -> bool:
        """Whether some line is true with one answer and not with the other."""
        for group in self.brute.swapped(question):
            here = {self.brute.cases[n][1][question]: n for n in group}
            for line in self.brute.lines:
                if (self.brute.line(line) >> here[one] ^ self.brute.line(line) >> here[other]) & 1:
                    return True
        return False

    def _ticks(self, question: str, option: str) -> Iterator[bool]:
        """Whether ticking one option more changes a line, for all that may be ticked besides."""
        for answer in self.brute.possible(question, next(iter(self.brute.days))):
            assert isinstance(answer, tuple)
            if option in answer:
                fewer = tuple(one for one in answer if one != option) or (NONE,)
                yield self._apart(question, answer, fewer)

    def never(self) -> Iterator[Found]:
        """What is sworn and can be, or can in no way be."""
        asked = {id: question._replace(when=ALWAYS) for id, question in self.guide.questions.items()}
        always_asked = Brute(self.guide._replace(questions=asked))
        for id, sworn in self.guide.never.items():
            if self.brute.where(sworn.when):
                yield "CP510", place("never", id, ("when",))
            elif not any(map(always_asked.where, self._supposed(sworn.when))):
                yield "CP511", place("never", id, ("when",))

    def _supposed(self, when: Condition) -> Iterator[Condition]:
        """The condition with all that it leaves to the rules, statement by statement, taken in both ways."""
        if isinstance(when, All | Any | Not):
            for parts in product(*map(self._supposed, when.parts)):
                yield type(when)(parts)
        elif isinstance(when, Holds | Shows):
            yield from (All(()), Any(()))
        elif self.guide.questions[when.question].when != ALWAYS:
            yield from (when, Any(()))
        else:
            yield when


def dead(brute: Brute, as_of: date, answers: Mapping[str, Answer]) -> bool:
    """Whether, whatever else is answered, "not sure" included, some way to answer the rest leaves no step."""
    return any(_dead(brute, as_of, answers))


def always_dead(brute: Brute, as_of: date, answers: Mapping[str, Answer]) -> bool:
    """Whether, whatever else is answered, "not sure" included, no step is firm."""
    return all(_dead(brute, as_of, answers))


def _dead(brute: Brute, as_of: date, answers: Mapping[str, Answer]) -> Iterator[bool]:
    """Whether no step is firm, for all ways to answer the other questions."""
    steps = [brute.line(id) for id, item in brute.guide.items.items() if item.kind == "steps"]
    choices = []
    for id, question in brute.guide.questions.items():
        unsure: list[Answer] = [NOT_SURE] if question.not_sure else []
        choices.append([answers[id]] if id in answers else unsure + brute.possible(id, as_of))
    day = brute.on(as_of)
    for given in product(*choices):
        known = [(id, a) for id, a in zip(brute.guide.questions, given, strict=True) if a != NOT_SURE]
        left = reduce(and_, (brute.answered(id, answer) for id, answer in known), day)
        yield not any(left & ~step == 0 for step in steps)


def fewest_to_dead_end(brute: Brute) -> int | None:
    """How many questions must be answered, at the least, to be at a dead end whatever else is answered."""
    questions = brute.guide.questions
    for size in range(len(questions) + 1):
        for as_of in brute.days:
            for asked in combinations(questions, size):
                unsure = {id: [NOT_SURE] if questions[id].not_sure else [] for id in asked}
                for given in product(*(unsure[id] + brute.possible(id, as_of) for id in asked)):
                    if always_dead(brute, as_of, dict(zip(asked, given, strict=True))):
                        return size
    return None


def paths(condition: Condition) -> Iterator[tuple[int, ...]]:
    """The numbers that lead to each part of a condition, a whole before its parts."""
    parts: Sequence[object] = ()
    if isinstance(condition, All | Any | Not):
        parts = condition.parts
    elif isinstance(condition, Chosen) and len(condition.options) > 1:
        parts = condition.options
    for n, part in enumerate(parts):
        yield (n,)
        if not isinstance(part, str):
            yield from ((n, *path) for path in paths(part))  # type: ignore[arg-type]


def named(condition: Condition, path: tuple[int, ...]) -> Path:
    """The path as the rules write it."""
    names: Path = ("when",)
    for n in path:
        if isinstance(condition, Chosen):
            return (*names, condition.question, n)
        assert isinstance(condition, All | Any | Not)
        names = (*names, WORDS[type(condition)], n)
        condition = condition.parts[n]
    return names


def part_at(condition: Condition, path: tuple[int, ...]) -> Condition:
    """The part that a path leads to."""
    for n in path:
        if isinstance(condition, Chosen):
            return Chosen(condition.question, (condition.options[n],))
        assert isinstance(condition, All | Any | Not)
        condition = condition.parts[n]
    return condition


def without(condition: Condition, path: tuple[int, ...]) -> Condition:
    """The condition without the part that a path leads to."""
    n, *rest = path
    if isinstance(condition, Chosen):
        return Chosen(condition.question, condition.options[:n] + condition.options[n + 1 :])
    assert isinstance(condition, All | Any | Not)
    kept = (without(condition.parts[n], tuple(rest)),) if rest else ()
    return type(condition)(condition.parts[:n] + kept + condition.parts[n + 1 :])
