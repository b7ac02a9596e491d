"""The forks of a quiz: where the learner decides, between what, and which reasons are offered.

All of it follows from the rules and the answers of the scenario: nobody writes a key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from cpguide.engine.case import Answer, Case, meant_date, options_of
from cpguide.engine.interview import Answered, Interview
from cpguide.engine.result import Result
from cpguide.guide.calendar import DAY
from cpguide.guide.model import NOT_SURE, Question, Route
from cpguide.output.words import sentence, trail_line
from cpguide.training.grounds import Basis, Choice, Grounds, carried, decided
from cpguide.training.scenario import Scenario

ROUTE = "*route"
"""The id of the last fork; no question can have it."""
FEWEST, MOST = 3, 7
"""So many routes are offered at the last fork."""
DATES = 6
"""At most so many dates are offered at a question for one."""

WHICH_ROUTE = "Which route is open?"
NOT_SETTLED = "None is settled yet: more than one is still possible"
AT_FAULT = "None of them: the rules are wrong here"
"""Offered only under rules that no check has passed: in these exactly one route holds."""
DECIDES = "What does this answer decide?"
CARRIES = "Which answer carries the route?"
SETTLES = "What would settle the route?"


@dataclass(frozen=True, slots=True)
class Fork:
    """A place where the learner decides: `question` is None at the last one, which asks for the route.

    `part` is what the story tells before it, `stop` what the author of the scenario asks the class there.
    `answer` are the choices of the scenario itself. `before` holds the answers before the fork: all that is
    said at it rests on them and on the answer given there, so that nothing is told before its time.
    """

    id: str
    ask: str
    part: str
    stop: str
    choices: tuple[Choice, ...]
    ask_reason: str
    grounds: Grounds
    question: Question | None
    answer: tuple[str, ...]
    before: Interview = field(repr=False, compare=False)

    @property
    def several(self) -> bool:
        """Whether more than one choice can be picked."""
        return self.question is not None and self.question.kind == "several"

    @property
    def reasons(self) -> tuple[Choice, ...]:
        """The reasons offered."""
        return self.grounds.offered

    @property
    def reason(self) -> str:
        """The id of the one right reason."""
        return self.grounds.right

    @property
    def basis(self) -> Basis:
        """The fact, line or question that the right reason speaks of."""
        return self.grounds.basis

    def after(self, picked: tuple[str, ...]) -> Interview:
        """The interview with these choices as well; at the last fork, which answers nothing, as before."""
        return self.before.answer(self.id, meant(self.question, picked)) if self.question else self.before

    def means_the_answer(self, picked: Sequence[str], in_part: bool = False) -> bool:
        """Whether choices mean the same as the answer of the scenario, or `in_part` a part of it."""
        mine, right = (set(map(self._meaning, ids)) for ids in (picked, self.answer))
        return mine <= right if in_part else mine == right

    def _meaning(self, id: str) -> str:
        """The choice, or the option that is declared to mean the same to every rule."""
        option = self.question.option(id) if self.question else None
        return option.same_as or id if option else id

    def label(self, id: str) -> str:
        """The words of a choice or of a reason."""
        return next(choice.label for choice in (*self.choices, *self.reasons) if choice.id == id)

    def labels(self, ids: Iterable[str]) -> str:
        """The words of choices, in the order in which they are offered."""
        picked = set(ids)
        return "; ".join(choice.label for choice in self.choices if choice.id in picked)


@dataclass(frozen=True, slots=True)
class _Step:
    """A question of the case and the interview before it is answered; it matters if a line depends on it."""

    question: Question
    answer: Answer
    before: Interview
    matters: bool


def forks_of(scenario: Scenario, interview: Interview) -> tuple[Fork, ...]:
    """The forks of a scenario, in the order of the rules; `interview` is that of its complete case.

    Questions between two forks are told: by their part of the story, or else by the answer in words.
    """
    steps = list(_steps(interview))
    path = [step.question.id for step in steps if step.matters]
    stops = {id for id in path if id in scenario.stops} or set(path)
    forks: list[Fork] = []
    told = ""
    for step in steps:
        id, part = step.question.id, scenario.parts.get(step.question.id, "")
        if part:
            told = f"{told}\n{part}\n"
        if id in stops:
            forks.append(_at_question(scenario, step, _paragraphs(told)))
            told = ""
        elif step.matters and not part:
            told += " " + sentence(trail_line(Answered(step.question, step.answer, False)))
    return (*forks, _at_route(scenario, interview, steps, _paragraphs(told)))


def _paragraphs(told: str) -> str:
    """What is told, a paragraph a line."""
    return "\n".join(line.strip() for line in told.splitlines() if line.strip())


def _steps(interview: Interview) -> Iterator[_Step]:
    before = Interview(interview.logic, Case(interview.case.as_of, training=True))
    for line in interview.trail:
        id = line.question.id
        yield _Step(line.question, line.answer, before, id in before.still_open())
        before = before.answer(id, line.answer)


def _at_question(scenario: Scenario, step: _Step, part: str) -> Fork:
    question = step.question
    grounds = decided(scenario.name, step.before, question, step.answer)
    choices = tuple(_choices(question, step))
    stop = scenario.stops.get(question.id, "")
    answer = picks(step.answer)
    return Fork(
        question.id, question.ask, part, stop, choices, DECIDES, grounds, question, answer, step.before
    )


def _at_route(scenario: Scenario, interview: Interview, steps: Sequence[_Step], part: str) -> Fork:
    result = Result(interview)
    answer = (result.route.id,) if result.route else (NOT_SURE,)
    none = Choice(NOT_SURE, AT_FAULT if result.clashes else NOT_SETTLED)
    grounds = carried(scenario.name, ROUTE, interview, () if result.clashes else interview.routes)
    ask = CARRIES if result.route else SETTLES
    choices = (*_routes(interview, steps), none)
    return Fork(ROUTE, WHICH_ROUTE, part, "", choices, ask, grounds, None, answer, interview)


def _choices(question: Question, step: _Step) -> Iterator[Choice]:
    if question.kind == "date":
        yield from (Choice(day.isoformat(), day.isoformat()) for day in _days(step))
    yield from (Choice(option.id, option.label) for option in question.options)
    if question.not_sure:
        yield Choice(NOT_SURE, "Not sure")


def _days(step: _Step) -> list[date]:
    """A day in each stretch that the rules tell apart, the day of the scenario in its own."""
    block = step.before.logic.variables[step.question.id]
    days = [*(block.boundaries[:1] and [block.boundaries[0] - DAY]), *block.boundaries]
    given = step.answer
    if not isinstance(given, date):
        return days[:DATES]
    others = [day for day in days if block.values(day) != block.values(given)]
    others.sort(key=lambda day: abs(day - given))
    return sorted([given, *others[: DATES - 1]])


def _routes(interview: Interview, steps: Sequence[_Step]) -> Iterator[Choice]:
    """The routes of the case, those possible just before the last answer that ruled one out, and others."""
    right = interview.routes
    just_before: tuple[Route, ...] = right
    for step in steps:
        if len(step.before.routes) > len(right):
            just_before = step.before.routes
    routes = tuple(interview.guide.routes.values())
    near = [route for route in just_before if route not in right]
    fewest = min(max(len(right) + len(near), FEWEST), MOST)
    far = [route for route in routes if route not in right and route not in near]
    offered = [*right, *near, *far][:fewest]
    yield from (Choice(route.id, route.title) for route in routes if route in offered)


def picks(answer: Answer) -> tuple[str, ...]:
    """An answer as the ids of the choices that make it."""
    if isinstance(answer, date):
        return (answer.isoformat(),)
    return (NOT_SURE,) if answer == NOT_SURE else options_of(answer)


def meant(question: Question, picked: tuple[str, ...]) -> Answer:
    """The answer that these choices make."""
    if picked == (NOT_SURE,):
        return NOT_SURE
    if question.kind == "several":
        order = [*(option.id for option in question.options), NOT_SURE]
        return tuple(sorted(picked, key=order.index))
    return (meant_date(picked[0]) or picked[0]) if question.kind == "date" else picked[0]
