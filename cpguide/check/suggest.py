"""Cases that scenarios lack: for what none of them exercises, and pairs that differ in one answer only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cpguide.check.coverage import Goal, not_exercised
from cpguide.check.proof.ground import Ground
from cpguide.engine.case import Answer, Case
from cpguide.engine.interview import Interview
from cpguide.engine.logic import Logic
from cpguide.guide.model import NONE, Question
from cpguide.training.record import scenario_text


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A case to make a scenario of: a file name, what it is for, and what it exercises."""

    name: str
    purpose: str
    case: Case
    exercises: tuple[Goal, ...] = ()


class Suggest:
    """Finds complete cases for goals on the ground of a proof."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._compiled: dict[object, Logic] = {}

    def missing(self, wanted: Iterable[Goal]) -> list[Suggestion]:
        """Cases that together exercise every goal that can be; none of them can be left out.

        Each is made for as many goals as go together with the first that is left (a greedy choice: a
        smaller set may exist).
        """
        left = list(wanted)
        cases: list[Case] = []
        while left:
            case = self._for_most(left)
            fewer = not_exercised(self._ground, left, case) if case else left
            if case is None or fewer == left:
                left = left[1:]  # on no day that a case can name
                continue
            cases.append(case)
            left = fewer
        return self._needed(cases, list(wanted))

    def _for_most(self, wanted: list[Goal]) -> Case | None:
        ground, make = self._ground, self._ground.diagrams
        together = wanted[0].diagram(ground)
        for goal in wanted[1:]:
            more = make.both(together, goal.diagram(ground))
            if ground.can_be(more):
                together = more
        return self._completed(together)

    def _needed(self, cases: list[Case], wanted: list[Goal]) -> list[Suggestion]:
        """The cases without those whose goals the others exercise as well."""
        done = {
            number: set(wanted) - set(not_exercised(self._ground, wanted, case))
            for number, case in enumerate(cases)
        }
        for number in list(done):
            others = set().union(*(goals for other, goals in done.items() if other != number))
            if done[number] <= others:
                del done[number]
        return [
            Suggestion(
                f"missing-{count:02}",
                "It exercises what no scenario exercises yet.",
                cases[number],
                tuple(goal for goal in wanted if goal in done[number]),
            )
            for count, number in enumerate(done, 1)
        ]

    def contrasts(self, cases: Iterable[Case]) -> list[Suggestion]:
        """For each route that no two of `cases` show by one answer: two cases one answer apart."""
        shown = self._contrasted(list(cases))
        found: list[Suggestion] = []
        for route in self._ground.guide.routes:
            if route in shown:
                continue
            for count, (case, here, other) in enumerate(self._pair(route), 1):
                purpose = f'One answer apart: "{here}" here, "{other}" in its twin.'
                found.append(Suggestion(f"contrast-{route.replace('_', '-')}-{count}", purpose, case))
                shown.add(route)
        return found

    def _contrasted(self, cases: list[Case]) -> set[str]:
        """The routes that two of the cases, one answer apart, lead to and away from."""
        ended = [(case, [r.id for r in self._interview(case).routes]) for case in cases]
        firm = [(case, routes[0]) for case, routes in ended if len(routes) == 1]
        return {
            route
            for case, route in firm
            for other, other_route in firm
            if route != other_route and _one_apart(case, other)
        }

    def _pair(self, route: str) -> Iterator[tuple[Case, str, str]]:
        """Two complete cases, one answer apart, each with its route and that of its twin."""
        ground, make, lines = self._ground, self._ground.diagrams, self._ground.logic.lines
        for id, question in ground.guide.questions.items():
            block = ground.space.variables[id]
            if question.kind != "one" or not make.mask[lines[route]] & block.mask:
                continue
            here = [make.restrict([lines[route]], {block.first: n})[0] for n in range(block.sizes[0])]
            for n, m in ((n, m) for n in range(len(here)) for m in range(len(here)) if n != m):
                both = make.both(here[n], make.negation(here[m]))
                if ground.can_be(both) and (case := self._completed(both, {id: block.options[n]})):
                    twin = self._finished(case.answer(id, block.options[m]))
                    first, second = (self._interview(one).routes for one in (case, twin))
                    if [r.id for r in first] == [route] and len(second) == 1:
                        yield case, route, second[0].id
                        yield twin, second[0].id, route
                        return

    def _completed(self, goal: int, first: dict[str, Answer] | None = None) -> Case | None:
        """A complete case in which `goal` is true, with the answers in `first`."""
        case = self._ground.case(goal)
        if case is None:
            return None
        for id, answer in (first or {}).items():
            case = case.answer(id, answer)
        return self._finished(case)

    def _finished(self, case: Case) -> Case:
        """The case with every question answered that it still asks, and no other, in author order."""
        interview = self._interview(case)
        while question := interview.current:
            case = case.answer(question.id, self._plain(question, case))
            interview = self._interview(case)
        given = {line.question.id: line.answer for line in interview.trail if not line.set_aside}
        return Case(case.as_of, given)

    def _plain(self, question: Question, case: Case) -> Answer:
        """The plainest answer: nothing chosen, no, or else the first option."""
        if question.kind == "date":
            return case.as_of
        ids = [option.id for option in question.options]
        if question.kind == "several":
            return (NONE,)
        return next((id for id in ("no", NONE) if id in ids), ids[0])

    def _interview(self, case: Case) -> Interview:
        guide = self._ground.guide
        if case.as_of not in self._compiled:
            self._compiled[case.as_of] = Logic.on(guide, case.as_of)
        return Interview(self._compiled[case.as_of], case)

    def scenario_text(self, suggestion: Suggestion) -> str:
        """The suggestion as a scenario file, in which a person has to write title and story."""
        notes = [f"Exercises {goal.kind[:-1]} {goal.name}" for goal in suggestion.exercises]
        return scenario_text(
            self._interview(suggestion.case),
            suggestion.purpose,
            expected_first=[goal.id for goal in suggestion.exercises],
            notes=notes or [suggestion.purpose],
        )


def _one_apart(case: Case, other: Case) -> bool:
    """Whether two cases of one date differ in exactly one question that both answer."""
    both = case.answers.keys() & other.answers.keys()
    return case.as_of == other.as_of and sum(case.answers[id] != other.answers[id] for id in both) == 1
