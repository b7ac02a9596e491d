"""Nothing is told at a fork before its time: its words rest on the answers up to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from cpguide.engine.case import Answer
from cpguide.engine.interview import Interview
from cpguide.guide.model import NOT_SURE, Question
from cpguide.guide.where import rules_folder
from cpguide.training.forks import Fork
from cpguide.training.quiz import Quiz, Reply
from cpguide.training.scenario import Scenario
from cpguide.training.shelf import all_scenarios
from cpguide.tui import marked
from tests.training.lesson import guide
from tests.tui.host import plain_text

LESSONS = all_scenarios(rules_folder(), guide()).lessons


def replied(of: Quiz, number: int) -> Quiz:
    """The quiz with right replies to the forks before this one."""
    for fork in of.forks[:number]:
        of = of.reply(Reply(fork.answer, fork.reason))
    return of


def said(of: Quiz, number: int) -> Iterator[str]:
    """All that is shown at a fork: before the choice, at it, and after each choice with each reason."""
    fork = of.forks[number]
    yield repr((fork.part, fork.stop, fork.ask, fork.choices, fork.ask_reason, fork.reasons))
    before = replied(of, number)
    for choice, reason in zip(fork.choices, fork.reasons * len(fork.choices), strict=False):
        done = before.reply(Reply((choice.id,), reason.id))
        yield from map(plain_text, marked.revealed(done, number + 1))


def otherwise(question: Question) -> Answer:
    """An answer that the story hardly gives."""
    if question.not_sure:
        return NOT_SURE
    return (question.options[-1].id,) if question.kind == "several" else question.options[-1].id


def going_on(scenario: Scenario, fork: Fork) -> Iterator[Scenario]:
    """The same story up to a fork, and after it another one, or none."""
    order = list(guide().questions)
    upto = set(order[: order.index(fork.id) + 1])
    kept = {id: answer for id, answer in scenario.case.answers.items() if id in upto}
    later = {id: otherwise(guide().questions[id]) for id in scenario.case.answers if id not in upto}
    for answers in (kept, {**kept, **later}):
        yield replace(scenario, case=replace(scenario.case, answers=answers))


@pytest.mark.parametrize("scenario", LESSONS, ids=lambda one: one.name)
def test_the_words_at_a_fork_do_not_depend_on_later_answers(scenario: Scenario) -> None:
    interview = Interview.of(guide(), scenario.case)
    of = Quiz.of(scenario, interview)
    for number, fork in enumerate(of.forks[:-1]):
        told = [*said(of, number)]
        assert len(told) > len(fork.choices)
        for other in going_on(scenario, fork):
            again = Quiz.of(other, Interview(interview.logic, other.case))
            assert [*said(again, number)] == told
