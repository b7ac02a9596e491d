from __future__ import annotations

from datetime import date

from textual.pilot import Pilot

from cpguide.engine.case import Answer
from cpguide.tui.screens.interview import InterviewScreen
from cpguide.tui.screens.review import ReviewScreen
from tests.tui.conftest import Begin
from tests.tui.host import text, words
from tests.tui.test_interview import NARROW, answers, asked, press

ANSWERS: dict[str, Answer] = {
    "safe": "yes",
    "role": "local",
    "used": ("force",),
    "day": date(2027, 1, 1),
}

EFFECT = """\
  Review your answers

    Who are you?

    Now     Local
    New     Federal

    This sets aside 2 answers, changes the route from "Find a sponsor" to
    "File it yourself" and brings 1 line to the result.

    Keep this change?   k  Keep     u  Undo

    Answers set aside
    · What about used?
    · What about day?

    Routes ruled out
    · Find a sponsor

    Routes that become possible
    · File it yourself
"""


async def edit_role(pilot: Pilot[None]) -> None:
    await press(pilot, "r down down enter 1")


async def test_every_answer_stands_on_one_page(begin: Begin) -> None:
    app = begin(**ANSWERS)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "r")
        for line in ("What about safe? Yes", "Who are you? Local", "What about day? 2027-01-01"):
            assert line in words(app)


async def test_an_edit_shows_its_effect_before_it_is_kept(begin: Begin) -> None:
    app = begin(**ANSWERS)
    async with app.run_test(size=NARROW) as pilot:
        await edit_role(pilot)
        assert text(app).startswith(EFFECT)
        assert answers(app) == ANSWERS


async def test_enter_does_not_keep_and_undo_undoes(begin: Begin) -> None:
    app = begin(**ANSWERS)
    async with app.run_test(size=NARROW) as pilot:
        await edit_role(pilot)
        await press(pilot, "enter enter u b")
        assert isinstance(app.screen, InterviewScreen)
        assert answers(app) == ANSWERS


async def test_kept_edits_are_the_case(begin: Begin) -> None:
    app = begin(**ANSWERS)
    async with app.run_test(size=NARROW) as pilot:
        await edit_role(pilot)
        await press(pilot, "k")
        assert "Set aside: not read any more, kept in case they are needed again" in words(app)
        await press(pilot, "b")
        assert answers(app) == {**ANSWERS, "role": "federal"}
        assert asked(app) == "age"


async def test_the_same_answer_again_changes_nothing(begin: Begin) -> None:
    app = begin(**ANSWERS)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "r down down enter 2")
        assert "Who are you? Local" in words(app)
        assert "Keep this change?" not in words(app)


async def test_keep_is_no_key_where_there_is_nothing_to_keep(begin: Begin) -> None:
    app = begin(**ANSWERS)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "r k u k")
        assert isinstance(app.screen, ReviewScreen)
        assert "k keep" not in words(app)
        await press(pilot, "down enter k b b")
        assert answers(app) == ANSWERS


async def test_without_answers_the_page_says_so(begin: Begin) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "r")
        assert "No answers yet." in words(app)
