"""The lessons among the shipped scenarios: together they show every route, section and myth."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from cpguide.engine.interview import FIRM, Interview
from cpguide.training.reading import read_scenario
from cpguide.training.scenario import Scenario
from tests.rules.test_shipped import SCENARIOS, guide

MYTHS = [f"CP-{number}" for number in range(164, 182)]
"""The rows of the table of myths."""


@cache
def scenario(path: Path) -> Scenario:
    return read_scenario(path, guide())


LESSONS = [path for path in SCENARIOS if scenario(path).is_lesson]


def test_there_are_enough_of_every_level() -> None:
    assert len(LESSONS) >= 20
    levels = [scenario(path).level for path in LESSONS]
    assert min(levels.count(level) for level in ("basic", "intermediate", "advanced")) >= 5


def test_they_show_every_route_and_every_section() -> None:
    lessons = [scenario(path) for path in LESSONS]
    assert {route for one in lessons for route in one.expected.routes} == set(guide().routes)
    asked = {guide().questions[id].section for one in lessons for id in one.case.answers}
    assert asked == set(guide().about.sections)


def test_they_answer_every_myth() -> None:
    answered = {id for path in LESSONS for mistake in scenario(path).mistakes for id in mistake.evidence}
    for path in LESSONS:
        interview = Interview.of(guide(), scenario(path).case)
        firm = [id for id, item in guide().items.items() if interview.truth(id) == FIRM and item]
        answered |= {evidence for id in firm for evidence in guide().items[id].evidence}
    assert not set(MYTHS) - answered


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_each_is_whole(path: Path) -> None:
    lesson = scenario(path)
    assert 5 <= lesson.minutes <= 45
    assert lesson.aims
    assert len(lesson.stops) >= 2
    assert len(lesson.mistakes) >= 2
    assert len(lesson.discuss) >= 2
    assert lesson.notes
    assert len(lesson.parts) >= len(lesson.case.answers) / 2
    assert lesson.expected.because or len(lesson.expected.routes) > 1
