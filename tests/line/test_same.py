"""Line mode and the full screen ask the same questions, with the same words, and end in the same result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings

from cpguide.engine.case import Answer, Case
from cpguide.engine.interview import Interview
from cpguide.guide.load import load
from cpguide.guide.model import Guide
from cpguide.guide.where import rules_folder
from cpguide.line.talk import Turn
from cpguide.place import Place
from cpguide.training.scenario import Scenario
from cpguide.training.shelf import all_scenarios
from cpguide.tui.app import CpGuideApp
from cpguide.tui.screens.interview import InterviewScreen
from cpguide.tui.screens.result import ResultScreen
from cpguide.tui.widgets.choices import Choices
from cpguide.tui.widgets.question import HOW, QuestionPane
from tests.engine.guides import AS_OF, answered
from tests.line.walk import result_lines, typed, walk
from tests.tui.host import plain_text

GUIDE = load(rules_folder())
SCENARIOS = all_scenarios(rules_folder(), GUIDE).scenarios
SPREAD = SCENARIOS[::15]


def drawn(pane: QuestionPane) -> list[str]:
    """What the full screen draws of a question: what is asked, and each option behind its digit."""
    parts = [(plain_text(visual), row) for visual, row in pane.parts()]
    options = [_option(text) for text, row in parts if row is not None]
    return [parts[0][0], *options]


def _option(text: str) -> str:
    found = re.fullmatch(r"\W*([0-9n])  (?:\[[ x]\] )?(.*)", text)
    assert found, text
    digit = "0" if found[1] == "n" else found[1]
    return f"{digit}. {found[2]}"


def pane_of(place: Place) -> QuestionPane:
    """The widget of the full screen for this place."""
    pane = QuestionPane()
    assert place.question
    pane.choices = Choices.of(place.question, place.present)
    return pane


def heard(turn: Turn) -> list[str]:
    """What line mode says of a question: what is asked, and each option behind its number."""
    words = " ".join(turn.says)
    question = turn.talk.place.question
    assert question
    start = words.rindex(f"Section: {question.section}.") + len(f"Section: {question.section}.")
    options = re.split(r" (?=[0-9]+\. )", words[start:].strip())
    how = {"several": " Choose one or more, for example 1,3.", "date": " Type YYYY-MM-DD."}
    return [options[0].removesuffix(how.get(question.kind, "")), *options[1:]]


def places(guide: Guide, case: Case, answers: dict[str, Answer]) -> Iterator[Place]:
    """The places of the full screen, from the first question on."""
    place = Place(Interview.of(guide, case))
    yield place
    while place.question and place.question.id in answers:
        place = place.answer(answers[place.question.id])
        yield place


def assert_the_same(guide: Guide, case: Case, answers: dict[str, Answer]) -> None:
    screen, line = [*places(guide, case, answers)], [*walk(guide, case, answers)]
    assert len(screen) == len(line)
    for place, turn in zip(screen, line, strict=True):
        assert turn.talk.place.question == place.question
        if place.question:
            assert heard(turn) == drawn(pane_of(place))
    last, end = screen[-1], line[-1]
    says = end.says if last.question is None else end.talk.hear("result all").says
    expected = result_lines(last.interview)
    at = [*says].index(expected[0])
    assert [*says[at : at + len(expected)]] == expected


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_every_scenario(scenario: Scenario) -> None:
    assert_the_same(GUIDE, replace(scenario.case, answers={}), dict(scenario.case.answers))


@settings(max_examples=60, deadline=None)
@given(answered())
def test_any_guide(made: tuple[Guide, dict[str, Answer]]) -> None:
    guide, answers = made
    assert_the_same(guide, Case(AS_OF), answers)


@pytest.mark.parametrize("scenario", SPREAD, ids=lambda scenario: scenario.name)
async def test_the_full_screen_itself(scenario: Scenario) -> None:
    """A few scenarios by keys, as an officer answers them."""
    answers, empty = scenario.case.answers, replace(scenario.case, answers={})
    turns = walk(GUIDE, empty, answers)
    app = CpGuideApp(GUIDE, empty.as_of, empty, start=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for turn in turns:
            question = turn.talk.place.question
            if question is None:
                shown = app.screen
                assert isinstance(shown, ResultScreen)
                assert result_lines(shown.result.interview) == result_lines(turn.talk.interview)
                break
            asking = app.screen
            assert isinstance(asking, InterviewScreen)
            pane = asking.query_one(QuestionPane)
            assert heard(turn) == drawn(pane)
            assert HOW[question.kind] in [plain_text(visual) for visual, _ in pane.parts()]
            if question.id in answers:
                await pilot.press(*_keys(question.kind, typed(question, answers[question.id])))
                await pilot.pause()


def _keys(kind: str, entry: str) -> list[str]:
    if kind == "one":
        return [entry]
    keys = [mark for mark in entry if mark.isdigit()]
    return ["n"] if kind == "date" and entry == "0" else [*keys, "enter"]
