"""Two interviews side by side: the same from either side, and empty where nothing differs."""

from __future__ import annotations

from functools import cache
from itertools import combinations, islice

import pytest

from cpguide.engine.interview import ABSENT, FIRM, OPEN, Interview
from cpguide.guide.calendar import Entered
from cpguide.guide.load import load, load_files
from cpguide.guide.model import NOT_SURE, Guide
from cpguide.guide.problem import Problems
from cpguide.guide.where import rules_folder
from cpguide.training.beside import Beside, TwoAnswers, TwoDates
from cpguide.training.reading import read_scenario, scenario_files
from cpguide.training.telling import Telling
from tests.check.clean import clean
from tests.training.told import scenario, telling

SHIPPED = rules_folder()


@cache
def interview(name: str) -> Interview:
    return told(name).interview_end


@cache
def told(name: str) -> Telling:
    guide = shipped()
    found = read_scenario(SHIPPED / "scenarios" / f"{name}.yaml", guide)
    return Telling.of(found, Interview.of(guide, found.case))


@cache
def shipped() -> Guide:
    return load(SHIPPED, sworn=True)


NAMES = [path.stem for path in islice(scenario_files(SHIPPED), 0, None, 14)]


@pytest.mark.parametrize("name", NAMES)
def test_equal_interviews_differ_in_nothing(name: str) -> None:
    beside = Beside(interview(name), interview(name))
    assert beside.is_empty
    assert not beside.by_kind
    assert not beside.routes


@pytest.mark.parametrize("names", [*combinations(NAMES, 2)], ids=lambda names: "+".join(names))
def test_it_is_the_same_from_either_side(names: tuple[str, str]) -> None:
    one, other = map(interview, names)
    here, there = Beside(one, other), Beside(other, one)
    assert [(pair.question, pair.other, pair.one) for pair in here.answers] == [
        (pair.question, pair.one, pair.other) for pair in there.answers
    ]
    assert [(pair.name, pair.other, pair.one) for pair in here.dates] == [
        (pair.name, pair.one, pair.other) for pair in there.dates
    ]
    assert [(pair.line, pair.other, pair.one) for pair in here.lines] == [
        (pair.line, pair.one, pair.other) for pair in there.lines
    ]
    assert sum(map(len, here.by_kind.values())) + len(here.routes) == len(here.lines)
    assert not here.is_empty


def test_two_days_around_a_change_of_the_law_differ_in_lines_and_in_no_answer() -> None:
    before, after = "granted-last-day-of-september-2026", "granted-first-day-of-october-2026"
    beside = Beside(interview(before), interview(after))
    assert [pair.name for pair in beside.dates] == [""]
    assert not beside.answers
    assert not beside.routes
    changed = {pair.line.id: (pair.one, pair.other) for pair in beside.by_kind["benefits"]}
    assert changed["medicaid_to_september_2026"] == (FIRM, ABSENT)
    assert changed["medicaid_limited"] == (ABSENT, FIRM)


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_files(clean(), Problems())


def test_the_story_and_what_if_differ_in_answers_and_lines(guide: Guide) -> None:
    at = telling(guide, scenario(danger="no", made_to_do=("labor",), told="yes")).at_question("danger")
    other = at.answer("yes")
    beside = Beside(other.story.interview_end, other.interview_end)
    questions = guide.questions
    assert beside.answers == (
        TwoAnswers(questions["danger"], "no", "yes"),
        TwoAnswers(questions["made_to_do"], ("labor",), None),
        TwoAnswers(questions["cp_ends"], NOT_SURE, None),
    )
    assert [(pair.line.id, pair.one, pair.other) for pair in beside.routes] == [
        ("protect", ABSENT, FIRM),
        ("ask", FIRM, ABSENT),
    ]
    assert ("call", OPEN, FIRM) in [(pair.line.id, pair.one, pair.other) for pair in beside.by_kind["steps"]]


def test_an_answer_set_aside_is_no_difference(guide: Guide) -> None:
    one = Interview.of(guide, scenario(danger="yes", told="yes").case)
    other = one.answer("made_to_do", ("labor",))
    assert Beside(one, other).is_empty


def test_dates_of_the_calendar_are_compared(guide: Guide) -> None:
    one = Interview.of(guide, scenario(danger="yes").case)
    day = one.case.as_of
    other = Interview(one.logic, type(one.case)(day, one.case.answers, {"granted": Entered(day)}))
    assert Beside(one, other).dates == (TwoDates("granted", None, Entered(day)),)
