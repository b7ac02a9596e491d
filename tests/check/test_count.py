"""The number of cases against cases that are counted one by one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import reduce
from operator import and_

from hypothesis import given

from cpguide.check.count import Count
from cpguide.check.everywhere import Everywhere
from cpguide.engine.case import Answer
from cpguide.engine.logic import Logic
from cpguide.guide.load import load
from cpguide.guide.model import NOT_SURE, Guide
from cpguide.guide.where import rules_folder
from tests.bench.tenfold import tenfold
from tests.check.brute import Brute
from tests.check.wild import examples, wild_guides

PERIODS = 25
"""Guides with more periods are left out: each period is counted on its own."""


@examples(250)
@given(wild_guides())
def test_definite_cases_are_counted_as_one_by_one(guide: Guide) -> None:
    space = Everywhere(guide)
    if len(space.periods) > PERIODS:
        return
    logic = Logic(guide, space)
    count = Count(logic, space)
    on_days = [Brute(guide, [day]) for day in space.periods]
    assert count.cases() == sum(len(paths(brute, brute.every)) for brute in on_days)
    for id, line in logic.lines.items():
        assert count.cases(line) == sum(len(paths(brute, brute.line(id))) for brute in on_days)


@examples(250)
@given(wild_guides())
def test_cases_with_not_sure_are_counted_as_one_by_one(guide: Guide) -> None:
    space = Everywhere(guide)
    if len(space.periods) > PERIODS:
        return
    assert _cases(guide) == sum(tally(Brute(guide, [day]), day, {}) for day in space.periods)


def test_copies_of_the_shipped_rules_have_as_many_cases_each() -> None:
    guide = load(rules_folder())
    one, three = (_cases(each) for each in (guide, tenfold(guide, copies=3)))
    assert three == 3 * one


def _cases(guide: Guide) -> int:
    space = Everywhere(guide)
    return Count(Logic(guide, space), space, unsure=True).cases()


def paths(brute: Brute, among: int) -> set[tuple[tuple[str, Answer], ...]]:
    """What is answered, of the questions that exist, in some of the cases."""
    questions = brute.guide.questions
    exists = {id: brute.where(question.when) for id, question in questions.items()}
    return {
        tuple((id, answer) for id, answer in case.items() if exists[id] >> n & 1)
        for n, (_, case) in enumerate(brute.cases)
        if among >> n & 1
    }


def tally(brute: Brute, day: date, answers: Mapping[str, Answer | None]) -> int:
    """How many ways there are to answer what may still exist; None stands for a question that cannot."""
    questions = brute.guide.questions
    id = next((id for id in questions if id not in answers), None)
    if id is None:
        return 1
    known = ((q, a) for q, a in answers.items() if a not in (None, NOT_SURE))
    left = reduce(and_, (brute.answered(q, a) for q, a in known if a is not None), brute.every)
    if not left & brute.where(questions[id].when):
        return tally(brute, day, {**answers, id: None})
    unsure: list[Answer] = [NOT_SURE] if questions[id].not_sure else []
    return sum(tally(brute, day, {**answers, id: answer}) for answer in unsure + brute.possible(id, day))
