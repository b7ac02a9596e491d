"""Answering otherwise in a demonstration: marked, never at a dead end, and back to the story with one key."""

from __future__ import annotations

from datetime import date

import pytest

from cpguide.guide.model import Guide
from cpguide.guide.where import rules_folder
from cpguide.output.words import TRAINING
from cpguide.training.reading import read_scenario
from cpguide.training.slides import Asked
from tests.training.told import scenario
from tests.tui.host import words
from tests.tui.stage import NORMAL, SMALL, Stage, press


async def test_what_if_is_marked_and_one_key_returns_to_the_slide_it_began_at(mixed: Guide) -> None:
    app = Stage(mixed)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "space", "space", "space", "space")
        at = app.at
        assert "WHAT IF" not in words(app)
        await press(pilot, "1")
        assert "! WHAT IF, not the story: h returns to the story" in words(app)
        assert "✓ 1 Federal" in words(app)
        assert 'This settles the route: "File it yourself".' in words(app)
        assert "No longer in the result ✗ Find a sponsor ✗ Gather facts" in words(app)
        assert TRAINING in words(app)
        await press(pilot, "space", "space", "h")
        assert "WHAT IF" not in words(app)
        assert app.at == at


async def test_the_answer_of_the_story_pressed_by_the_class_is_no_what_if(mixed: Guide) -> None:
    app = Stage(mixed)
    async with app.run_test(size=NORMAL) as pilot:
        await press(pilot, "space", "space", "1")
        assert "WHAT IF" not in words(app)
        assert "✓ 1 Yes" in words(app)


async def test_several_answers_are_ticked_and_entered(mixed: Guide) -> None:
    app = Stage(mixed)
    async with app.run_test(size=NORMAL) as pilot:
        await press(pilot, "j", "1", "2", "1")
        assert "1 [ ] Force 2 [x] Fraud" in words(app)
        assert "Enter shows what follows from it." in words(app)
        await press(pilot, "2", "enter")
        assert "Nothing is picked" not in words(app), "all is as before: enter goes onward"
        await press(pilot, "2", "enter")
        assert app.at.path.otherwise == {"used": ("force", "fraud")}
        assert "In the story Force" in words(app)
        await press(pilot, "2", "1", "enter")
        assert "! Nothing is picked. Press a number, then Enter." in words(app)
        await press(pilot, "0", "enter")
        assert app.at.path.otherwise == {"used": "not_sure"}


@pytest.mark.parametrize("size", [SMALL, NORMAL], ids=str)
@pytest.mark.parametrize("digit", "180")
async def test_what_is_picked_and_how_to_enter_it_are_in_sight(
    guide: Guide, size: tuple[int, int], digit: str
) -> None:
    """The longest list of the shipped rules, below a part of the story and a stop."""
    told = read_scenario(rules_folder() / "scenarios" / "farm-worker-passport-taken.yaml", guide)
    app = Stage(guide, told)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "j")
        assert isinstance(app.at.slide, Asked)
        assert len(app.at.slide.question.options) > 7
        assert "enter show" not in words(app)
        await press(pilot, digit)
        assert f"{digit} [x]" in words(app)
        assert "Enter shows what follows from it." in words(app)
        assert "enter show" in words(app)
        await press(pilot, "enter")
        assert "WHAT IF" in words(app)
        assert "enter show" not in words(app)


async def test_a_date_is_typed_and_nought_is_not_sure(mixed: Guide) -> None:
    app = Stage(mixed)
    async with app.run_test(size=NORMAL) as pilot:
        await press(pilot, "j", "space", "space")
        assert "A date: type year, month and day, then Enter." in words(app)
        await press(pilot, *"20201", "backspace")
        assert "2020-__-__" in words(app)
        await press(pilot, *"0102", "enter")
        assert app.at.path.otherwise == {"day": date(2020, 1, 2)}
        assert "✓ 2020-01-02" in words(app)
        assert "In the story 2027-01-15" in words(app)
        await press(pilot, *"20200102", "enter")
        assert "2020-01-02" in words(app)
        assert "Enter shows" not in words(app), "the same date again is no other answer"
        await press(pilot, "0")
        assert app.at.path.otherwise == {"day": "not_sure"}
        await press(pilot, *"9999", "enter")
        assert "That is no date" in words(app)


async def test_a_question_that_the_story_does_not_answer_is_asked_or_left_open(mixed: Guide) -> None:
    app = Stage(mixed, scenario(safe="yes", role="federal", age="adult"))
    async with app.run_test(size=NORMAL) as pilot:
        await press(pilot, *["space"] * 4, "2", "space")
        assert "What about used?" in words(app)
        assert "The story does not say. Press a number, or space to leave it open." in words(app)
        await press(pilot, "space")
        assert "What about day?" in words(app)
        await press(pilot, "b", "3", "enter")
        assert "✓ 3 None" in words(app)
        await press(pilot, "h")
        assert "Who are you?" in words(app)
