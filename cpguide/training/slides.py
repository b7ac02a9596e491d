"""The slides of a scenario: what a class sees, in the order in which the engine asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from cpguide.engine.case import Answer
from cpguide.engine.interview import FIRM, OPEN, Interview
from cpguide.engine.result import Result
from cpguide.guide.model import ITEM_KINDS, NOT_SURE, Question
from cpguide.training.scenario import Mistake, Scenario

OPENING, STORY, END = "opening", "story", "end"
"""The slides that there is one of in every telling."""

ROUTE, REASONS = "route", "reasons"
"""The first parts of the result; the others are the kinds of item."""


@dataclass(frozen=True, slots=True)
class Scene:
    """`OPENING`, `STORY` or `END`."""

    name: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in the order of the engine, `number` from 1, under the answers `before` it.

    `given` is its answer here and `told` that of the story; None where nobody has said. `shown` is whether
    the slide gives the answer away. `part` is what the story tells here, `stop` what to ask the class.
    """

    question: Question
    number: int
    before: Interview
    given: Answer | None
    told: Answer | None
    part: str
    stop: str
    shown: bool = False

    @property
    def differs(self) -> bool:
        """Whether the answer is another one than the story's."""
        return self.given is not None and self.given != self.told

    @property
    def after(self) -> Interview:
        """The interview with the answer; where nobody has said, the question is left open if it can be."""
        if self.given is None and not self.question.not_sure:
            return self.before
        return self.before.answer(self.question.id, NOT_SURE if self.given is None else self.given)

    @property
    def settled(self) -> tuple[str, ...]:
        """The routes and items that this answer makes certain."""
        before, after = self.before, self.after
        return tuple(id for id in after.lines if after.truth(id) == FIRM and before.truth(id) == OPEN)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A part of the result: `ROUTE`, `REASONS` or a kind of item."""

    part: str


@dataclass(frozen=True, slots=True)
class Overlooked:
    """A common mistake, `number` from 1, without or with what sets it right."""

    mistake: Mistake
    number: int
    shown: bool = False

    def wrong(self, interview: Interview) -> Interview:
        """The interview with the answers that the mistake leads to."""
        for id, answer in self.mistake.answers.items():
            interview = interview.answer(id, answer)
        return interview


@dataclass(frozen=True, slots=True)
class Discussed:
    """A question to talk about, `number` from 1."""

    text: str
    number: int


Slide = Scene | Asked | Outcome | Overlooked | Discussed


@dataclass(frozen=True)
class Path:
    """The way through a scenario: the story's answers, except where `otherwise` has others.

    `story` is the interview of the scenario's complete case. A question that neither answers is asked and,
    as long as nobody answers it, left open: the way always comes to an end and to a result.
    """

    scenario: Scenario
    story: Interview
    otherwise: Mapping[str, Answer] = field(default_factory=dict)

    @cached_property
    def start(self) -> Interview:
        """The interview before the first answer."""
        return Interview(self.story.logic, replace(self.story.case, answers={}))

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """The questions on the way, their answers not shown."""
        return tuple(self._ask())

    def _ask(self) -> Iterator[Asked]:
        now, told, scenario = self.start, self.story.case.answers, self.scenario
        number = 0
        while question := now.current:
            id, number = question.id, number + 1
            given = self.otherwise.get(id, told.get(id))
            part, stop = scenario.parts.get(id, ""), scenario.stops.get(id, "")
            asked = Asked(question, number, now, given, told.get(id), part, stop)
            yield asked
            if asked.after is now:
                return
            now = asked.after

    @cached_property
    def end(self) -> Interview:
        """The interview with every answer of the way."""
        return self.asked[-1].after if self.asked else self.start

    @cached_property
    def slides(self) -> tuple[Slide, ...]:
        """All slides, in order."""
        return (
            Scene(OPENING),
            Scene(STORY),
            *self._questions(),
            *self._outcome(),
            *self._lessons(),
            Scene(END),
        )

    def _questions(self) -> Iterator[Slide]:
        for asked in self.asked:
            yield asked
            if asked.given is not None:
                yield replace(asked, shown=True)

    def _outcome(self) -> Iterator[Slide]:
        result = Result(self.end)
        yield Outcome(ROUTE)
        if result.route is None or result.route.because:
            yield Outcome(REASONS)
        yield from (Outcome(kind) for kind in ITEM_KINDS if result.items[kind])

    def _lessons(self) -> Iterator[Slide]:
        for number, mistake in enumerate(self.scenario.mistakes, 1):
            yield Overlooked(mistake, number)
            yield Overlooked(mistake, number, shown=True)
        yield from (Discussed(text, number) for number, text in enumerate(self.scenario.discuss, 1))

    def instead(self, question: str, answer: Answer) -> Path:
        """The way with this answer. Other answers that fall off it are forgotten."""
        wanted = {**self.otherwise, question: answer}
        if self.story.case.answers.get(question) == answer:
            del wanted[question]
        found = replace(self, otherwise=wanted)
        on_it = {asked.question.id for asked in found.asked}
        if on_it.issuperset(wanted):
            return found
        return replace(self, otherwise={id: given for id, given in wanted.items() if id in on_it})
