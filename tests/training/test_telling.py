"""The slides of a scenario: in the engine's order, there and back, and never at a dead end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from cpguide.engine.case import Answer
from cpguide.engine.interview import FIRM, Interview
from cpguide.engine.logic import Logic
from cpguide.guide.load import load, load_files
from cpguide.guide.model import NONE, NOT_SURE, Guide, Question
from cpguide.guide.problem import Problems
from cpguide.guide.where import rules_folder
from cpguide.training.reading import read_scenario, scenario_files
from cpguide.training.slides import (
    END,
    OPENING,
    ROUTE,
    STORY,
    Asked,
    Discussed,
    Outcome,
    Overlooked,
    Scene,
)
from cpguide.training.telling import Telling
from tests.check.clean import clean
from tests.training.told import MISTAKE, scenario, telling

SCENARIOS = scenario_files(rules_folder())
FORKED = SCENARIOS[::9]
"""The scenarios in which every other answer to every question is tried."""


@cache
def shipped() -> Guide:
    return load(rules_folder(), sworn=True)


@cache
def logic(as_of: date) -> Logic:
    return Logic.on(shipped(), as_of)


@cache
def told(path: Path) -> Telling:
    """The telling of a shipped scenario; the rules are compiled once for each date."""
    found = read_scenario(path, shipped())
    return Telling.of(found, Interview(logic(found.case.as_of), found.case))


def to_the_end(at: Telling) -> list[Telling]:
    walked = [at]
    while (after := walked[-1].onward()) != walked[-1]:
        walked.append(after)
        assert len(walked) < 500
    return walked


def asked(at: Telling) -> list[str]:
    return [slide.question.id for slide in at.path.slides if isinstance(slide, Asked) and not slide.shown]


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_shipped_scenario_is_told_to_its_end_and_back(path: Path) -> None:
    walked = to_the_end(told(path))
    assert walked[0].slide == Scene(OPENING)
    assert walked[-1].slide == Scene(END)
    back = [walked[-1]]
    for _ in walked[1:]:
        back.append(back[-1].back())
    assert back == walked[::-1]
    assert back[-1].back() == walked[0]


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_questions_come_in_the_order_of_the_engine_and_lead_to_its_result(path: Path) -> None:
    at = told(path)
    case = at.scenario.case
    now, order = Interview(logic(case.as_of), type(case)(case.as_of)), []
    while question := now.current:
        order.append(question.id)
        now = now.answer(question.id, case.answers[question.id])
    assert asked(at) == order
    end, whole = at.interview_end, at.path.story
    assert [end.truth(id) for id in end.lines] == [whole.truth(id) for id in end.lines]


def other_answers(question: Question, given: Answer | None) -> Iterator[Answer]:
    """Every other answer that a key can give; of several options each alone."""
    if question.kind == "date":
        yield from (day for day in (date(2020, 1, 1), date(2026, 12, 1), date(2030, 1, 1)) if day != given)
    ids = [option.id for option in question.options]
    answers: list[Answer] = [(id,) for id in ids] if question.kind == "several" else [*ids]
    yield from (answer for answer in answers if answer != given)
    if question.not_sure and given != NOT_SURE:
        yield NOT_SURE


@pytest.mark.parametrize("path", FORKED, ids=lambda path: path.stem)
def test_no_other_answer_leads_to_a_dead_end_and_the_story_comes_back(path: Path) -> None:
    for at in to_the_end(told(path)):
        slide = at.slide
        if not isinstance(slide, Asked):
            continue
        for answer in other_answers(slide.question, slide.told):
            other = at.answer(answer)
            assert other.is_what_if
            assert asked(other)[: slide.number] == asked(at)[: slide.number]
            assert other.position == at.position + (not slide.shown)
            assert isinstance(other.slide, Asked)
            assert (other.slide.given, other.slide.shown) == (answer, True)
            assert other.path.slides[-1] == Scene(END)
            end = other.interview_end
            assert end.current is None or not end.current.not_sure
            routes = [end.truth(route.id) for route in end.routes]
            assert routes
            assert len(routes) == 1 or FIRM not in routes
            assert other.to_story() == at
            assert other.onward().onward().to_story() == at


@pytest.fixture(scope="module")
def guide() -> Guide:
    """Four questions: one choice, several, a date, and one at which "not sure" is not offered."""
    return load_files(clean(), Problems())


BOXES = scenario(
    parts={"danger": "She sleeps at a friend's place."},
    stops={"danger": "Who is near?", "cp_ends": "Where does it stand?"},
    mistakes=(MISTAKE,),
    discuss=("Who asks her?",),
    danger="no",
    made_to_do=("labor",),
    cp_ends=date(2027, 1, 15),
    told="yes",
)


def at_question(at: Telling, id: str) -> Telling:
    found = at.at_question(id)
    assert isinstance(found.slide, Asked)
    assert found.slide.question.id == id
    return found


def test_the_slides_stand_in_order(guide: Guide) -> None:
    slides = telling(guide, BOXES).path.slides
    assert slides[:2] == (Scene(OPENING), Scene(STORY))
    questions = [slide for slide in slides if isinstance(slide, Asked)]
    assert [(slide.question.id, slide.shown) for slide in questions] == [
        (id, shown) for id in ("danger", "made_to_do", "cp_ends", "told") for shown in (False, True)
    ]
    assert questions[0].part == "She sleeps at a friend's place."
    rest = slides[2 + len(questions) :]
    assert rest[0] == Outcome(ROUTE)
    assert rest[-4:-1] == (
        Overlooked(MISTAKE, 1),
        Overlooked(MISTAKE, 1, True),
        Discussed("Who asks her?", 1),
    )


def test_the_interview_of_a_slide_holds_the_answers_given_up_to_it(guide: Guide) -> None:
    at = telling(guide, BOXES)
    assert not at.interview_now.case.answers
    at = at_question(at, "made_to_do")
    assert at.interview_now.case.answers == {"danger": "no"}
    assert at.onward().interview_now.case.answers == {"danger": "no", "made_to_do": ("labor",)}
    assert at.interview_now.case.training
    assert to_the_end(at)[-1].interview_now == at.interview_end == at.path.story


def test_the_answer_of_the_story_only_shows_it(guide: Guide) -> None:
    at = at_question(telling(guide, BOXES), "made_to_do")
    assert at.answer(("labor",)) == at.onward()
    other = at.answer((NONE,))
    assert other.is_what_if
    assert other.answer(("labor",)) == at.onward()


def test_what_if_may_begin_anew_further_back_and_the_story_is_left_there(guide: Guide) -> None:
    at = at_question(telling(guide, BOXES), "cp_ends").onward()
    other = at.answer(date(2020, 1, 1)).back().back().back().answer(NOT_SURE)
    assert other.path.otherwise == {"cp_ends": date(2020, 1, 1), "made_to_do": NOT_SURE}
    assert other.to_story() == at_question(at, "made_to_do")
    further_on = at_question(other, "cp_ends").answer(date(2020, 1, 2))
    assert further_on.to_story() == at_question(at, "made_to_do"), "where the story is left first"
    back_in_it = at_question(other, "made_to_do").answer(("labor",))
    assert back_in_it.to_story() == at_question(at, "cp_ends"), "only the later answer is another one now"


def test_another_answer_that_falls_off_the_way_is_forgotten(guide: Guide) -> None:
    at = at_question(telling(guide, BOXES), "cp_ends").answer(date(2020, 1, 1))
    away = at.at_question("danger").answer("yes")
    assert away.path.otherwise == {"danger": "yes"}
    assert not away.at_question("danger").answer("no").is_what_if


def test_what_nobody_answers_is_asked_and_left_open(guide: Guide) -> None:
    at = at_question(telling(guide, scenario(danger="yes", told="yes")), "danger").answer("no")
    assert asked(at) == ["danger", "made_to_do", "cp_ends", "told"]
    live = at.onward()
    assert isinstance(live.slide, Asked)
    assert (live.slide.given, live.slide.told) == (None, None)
    assert isinstance(live.onward().slide, Asked), "nobody answered: no slide shows an answer"
    assert live.onward().interview_now.case.answers["made_to_do"] == NOT_SURE
    given = live.answer((NONE,))
    assert isinstance(given.slide, Asked)
    assert given.slide.shown
    assert asked(given) == ["danger", "made_to_do", "told"]
    assert given.to_story() == at.to_story()


def test_a_question_that_nobody_may_be_unsure_of_ends_the_way_with_an_open_result(guide: Guide) -> None:
    at = telling(guide, scenario(danger="yes"))
    assert asked(at)[-1] == "told"
    assert at.interview_end.current == guide.questions["told"]
    assert to_the_end(at)[-1].slide == Scene(END)
    assert at_question(at, "told").answer("no").interview_end.current is None


def test_what_is_no_answer_changes_nothing(guide: Guide) -> None:
    at = at_question(telling(guide, BOXES), "danger")
    assert at.answer("perhaps") == at
    assert at.answer(("yes",)) == at
    assert at_question(at, "told").answer(NOT_SURE).position == at_question(at, "told").position
    opening = telling(guide, BOXES)
    assert opening.answer("yes") == opening


def test_a_mistake_tells_its_wrong_interview(guide: Guide) -> None:
    at = telling(guide, BOXES)
    wrong = Overlooked(MISTAKE.__class__("", "", {"made_to_do": (NONE,)}, ()), 1).wrong(at.interview_end)
    assert [route.id for route in wrong.routes] == ["wait"]
