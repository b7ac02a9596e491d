from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

from cpguide.engine.case import Case
from cpguide.engine.interview import FIRM, Interview
from cpguide.engine.reasons import reasons
from cpguide.guide.condition import Holds
from cpguide.guide.where import rules_folder
from cpguide.training.forks import Fork
from cpguide.training.quiz import Quiz
from cpguide.training.reading import read_scenario, scenario_files
from tests.training.lesson import guide
from tests.training.quizzes import right


def shipped() -> Iterator[Quiz]:
    for path in scenario_files(rules_folder()):
        scenario = read_scenario(path, guide())
        yield Quiz.of(scenario, Interview.of(guide(), scenario.case))


def test_every_shipped_scenario_makes_a_quiz_in_which_the_right_replies_score() -> None:
    for of in shipped():
        done = right(of)
        assert done.score.answers == done.score.reasons == len(of.forks) >= 2, of.scenario.name
        for each in of.forks:
            assert len(each.choices) >= 2
            assert len({choice.id for choice in each.choices}) == len(each.choices)
            assert 2 <= len(each.reasons) <= 4
            assert len({reason.label for reason in each.reasons}) > 1
            assert sum(_holds(of, each, reason.id) for reason in each.reasons) == 1
            assert _holds(of, each, each.reason), (of.scenario.name, each.id)


def _holds(of: Quiz, each: Fork, reason: str) -> bool:
    """Whether the rules bear out a reason, asked in another way than the quiz asks."""
    interview, id = of.interview, reason.partition(":")[2]
    if each.question is None:
        (route, *others) = interview.routes
        if others or interview.truth(route.id) != FIRM:
            return any(id in interview.settled_by(one.id) for one in interview.routes)
        return id in [found.question.id for found in reasons(interview, route.id)]
    logic = interview.logic
    earlier = list(of.interview.guide.questions)[: list(logic.variables).index(each.id)]
    known = {id: answer for id, answer in interview.case.answers.items() if id in earlier}
    before = Interview(logic, Case(interview.case.as_of, known))
    diagram = logic.diagram(Holds(id)) if reason.startswith("fact:") else logic.lines[id]
    left = logic.diagrams.restrict([diagram], before.known)[0]
    return each.id in logic.questions_in(logic.diagrams.mask[left])


def test_the_quiz_is_the_same_in_every_process() -> None:
    shown = "print([quiz.forks for quiz, _ in zip(shipped(), range(12))])"
    program = f"from tests.training.test_quiz_shipped import shipped; {shown}"
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(seen) == 1
