"""A scenario: a case with a story and an expected result: test, demonstration, quiz and hand-out in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cpguide.engine.case import Answer, Case
from cpguide.engine.deadlines import deadlines
from cpguide.engine.interview import ABSENT, FIRM, OPEN, Interview
from cpguide.engine.reasons import reasons
from cpguide.engine.result import Result
from cpguide.guide.calendar import Entered

LEVELS = ("basic", "intermediate", "advanced")

DRAFT = "To be written"
"""What stands in a scenario where a person still has to write."""


def is_draft(text: str) -> bool:
    """Whether a text of a scenario is still to be written."""
    return text.strip(" .\n").casefold() == DRAFT.casefold()


@dataclass(frozen=True, slots=True)
class Expected:
    """The result a scenario promises: `routes` (one firm, or several open), lines by what they must be.

    `because` names for a line the questions whose answers must be among its reasons, `deadlines` for a
    deadline the day, and perhaps the time, on which it must fall.
    """

    routes: tuple[str, ...]
    firm: tuple[str, ...]
    open: tuple[str, ...]
    absent: tuple[str, ...]
    because: Mapping[str, tuple[str, ...]]
    deadlines: Mapping[str, Entered] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A common mistake: what people say, what they overlooked, and the evidence that sets it right.

    `answers` are the wrong answers that it leads to in this case; there may be none.
    """

    says: str
    overlooked: str
    answers: Mapping[str, Answer]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """An invented case: `name` is its file's stem, `notes` are for the presenter alone.

    `story` opens it; `parts` tell, by question, what is learned when that question comes up, and `stops` what
    to ask the class there. `minutes` is 0 where nobody said how long it takes.
    """

    name: str
    title: str
    story: str
    level: str
    minutes: int
    aims: tuple[str, ...]
    parts: Mapping[str, str]
    stops: Mapping[str, str]
    mistakes: tuple[Mistake, ...]
    discuss: tuple[str, ...]
    notes: tuple[str, ...]
    case: Case
    expected: Expected

    @property
    def is_lesson(self) -> bool:
        """Whether it is told in parts, so that it can be taught with; the others are tests of the rules."""
        return bool(self.parts)

    @property
    def unfinished(self) -> bool:
        """Whether a person still has to write one of its texts."""
        told = (*self.parts.values(), *self.stops.values())
        sums = (text for mistake in self.mistakes for text in (mistake.says, mistake.overlooked))
        return any(
            map(is_draft, (self.title, self.story, *self.aims, *told, *sums, *self.discuss, *self.notes))
        )


@dataclass(frozen=True, slots=True)
class Failure:
    """What the rules say otherwise than a scenario promises; `id` is what it is about, or nothing."""

    message: str
    id: str = ""


def failures(scenario: Scenario, interview: Interview) -> Iterator[Failure]:
    """What the rules say otherwise than the scenario promises; `interview` is that of its case."""
    expected = scenario.expected
    if (question := interview.current) and len(expected.routes) == 1:
        yield Failure(f"the question {question.id} is still to be answered")
    possible = tuple(route.id for route in interview.routes)
    if set(possible) != set(expected.routes):
        message = f"expected route {', '.join(expected.routes)}, found {', '.join(possible)}"
        yield Failure(message, expected.routes[0])
    for status, ids in ((FIRM, expected.firm), (OPEN, expected.open), (ABSENT, expected.absent)):
        for id in ids:
            if (truth := interview.truth(id)) != status:
                yield Failure(f"expected {id} to be {status}, found {truth}", id)
    for line, questions in expected.because.items():
        found = [reason.question.id for reason in reasons(interview, line)]
        if missing := [id for id in questions if id not in found]:
            message = (
                f"expected {line} because of {', '.join(missing)}, found {', '.join(found) or 'no reason'}"
            )
            yield Failure(message, line)
    due = {one.deadline.id: one.moment for one in deadlines(Result(interview))} if expected.deadlines else {}
    for id, moment in expected.deadlines.items():
        if (falls := due.get(id)) != moment:
            yield Failure(f"expected {id} on {moment}, found {falls or 'no such deadline'}", id)


def untold(scenario: Scenario, asked: Iterable[str]) -> tuple[str, ...]:
    """The questions among those `asked` for which a lesson has no part, so that a class can only guess."""
    return tuple(id for id in asked if id not in scenario.parts) if scenario.is_lesson else ()


def idle_mistakes(scenario: Scenario, interview: Interview) -> Iterator[int]:
    """The numbers, from 0, of the mistakes whose answers change no line of the result."""
    for number, mistake in enumerate(scenario.mistakes):
        wrong = interview
        for id, answer in mistake.answers.items():
            wrong = wrong.answer(id, answer)
        if mistake.answers and all(wrong.truth(id) == interview.truth(id) for id in interview.lines):
            yield number
