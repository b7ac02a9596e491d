"""The demonstration, driven with keys: what the class sees, and what it must not see."""

from __future__ import annotations

import pytest

from cpguide.guide.model import Guide
from cpguide.guide.where import rules_folder
from cpguide.output.words import TRAINING
from cpguide.training.reading import read_scenario
from cpguide.training.scenario import Mistake
from cpguide.tui.screens.beside import BesideScreen
from cpguide.tui.screens.line import EvidenceScreen, LineScreen, PageScreen
from cpguide.tui.screens.result import ResultScreen
from cpguide.tui.themes import THEMES
from tests.training.told import AIM, NOTE, STORY, scenario
from tests.tui.host import WILD, shows, text, too_wide, words
from tests.tui.stage import LARGE, NORMAL, SIZES, SMALL, Stage, press

OPENING = """\
  TRAINING: an invented case              Boxes at night · 1 of 21 · stop in 6

    A CASE TO WORK ON

    Boxes at night

    basic · about 15 minutes · law as of 2026-11-23


    Afterwards you can

    · See what keeps a person at work
"""

SHOWN = """\
    QUESTION 3   One

    He keeps her papers.

    What about used?

    ✓  1  Force

       2  Fraud

       3  None

       0  Not sure

    It settles no line of the result and rules out none.
"""


async def test_it_opens_with_the_title_the_level_the_minutes_and_the_aims(mixed: Guide) -> None:
    app = Stage(mixed)
    async with app.run_test(size=NORMAL) as pilot:
        await pilot.pause()
        assert text(app).startswith(OPENING)
        await press(pilot, "space")
        assert STORY in words(app)
        assert AIM not in words(app)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_slide_says_training_hides_the_notes_and_fits(
    mixed: Guide, size: tuple[int, int]
) -> None:
    app = Stage(mixed)
    async with app.run_test(size=size) as pilot:
        for place in range(1, 100):
            await pilot.pause()
            shown = words(app)
            assert TRAINING in shown
            assert f"{app.at.position + 1} of {len(app.at.path.slides)}" in shown
            assert NOTE not in shown
            assert "NOTES" not in shown
            assert not too_wide(app)
            if "THE END" in shown:
                break
            await press(pilot, ("space", "right", "enter")[place % 3])
        assert "THE END" in words(app)
        while app.at.position:
            await press(pilot, "b")
        assert "A CASE TO WORK ON" in words(app)


async def test_the_answer_of_the_story_shows_one_slide_after_the_question(mixed: Guide) -> None:
    app = Stage(mixed)
    async with app.run_test(size=NORMAL) as pilot:
        await press(pilot, "j")
        assert "He keeps her papers. STOP What keeps her? What about used?" in words(app)
        assert "✓" not in words(app)
        await press(pilot, "space")
        assert SHOWN in text(app)
        assert "STOP" not in words(app)


async def test_notes_come_and_go_and_tell_the_answer_of_the_story(mixed: Guide) -> None:
    app = Stage(mixed)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "j", "n")
        assert "NOTES for the presenter: n hides them" in words(app)
        assert "In the story Force" in words(app)
        assert NOTE in words(app)
        assert not too_wide(app)
        await press(pilot, "n")
        assert "NOTES" not in words(app)
        assert NOTE not in words(app)


async def test_stops_come_one_after_the_other_and_around(mixed: Guide) -> None:
    app = Stage(mixed)
    async with app.run_test(size=NORMAL) as pilot:
        for stop in ("What keeps her?", "How old may she be?", "What keeps her?"):
            await press(pilot, "j")
            assert f"STOP {stop}" in words(app)


async def test_why_shows_the_evidence_of_a_question_and_the_reasons_of_the_result(mixed: Guide) -> None:
    app = Stage(mixed)
    async with app.run_test(size=NORMAL) as pilot:
        await press(pilot, "w")
        assert app.screen is app.shown, "there is nothing behind the opening"
        await press(pilot, "j", "w")
        assert isinstance(app.screen, EvidenceScreen)
        assert "What about used?" in words(app)
        await press(pilot, "b")
        pages = set[type]()
        while "THE END" not in words(app):
            await press(pilot, "space", "w")
            if app.screen is not app.shown:
                pages.add(type(app.screen))
                await press(pilot, "b")
        assert pages == {EvidenceScreen, LineScreen, PageScreen}


async def test_a_mistake_is_told_then_set_right(mixed: Guide) -> None:
    app = Stage(mixed)
    async with app.run_test(size=NORMAL) as pilot:
        while "A COMMON MISTAKE" not in words(app):
            await press(pilot, "space")
        assert '1 of 1 "Only federal officers can help." What is overlooked here?' in words(app)
        assert "A sponsor can file." not in words(app)
        await press(pilot, "space")
        assert "What is overlooked A sponsor can file." in words(app)
        assert "Then the route would be ● File it yourself" in words(app)
        assert "CP-001" in words(app)
        await press(pilot, "space")
        assert "TALK ABOUT IT 1 of 1 Who asks her?" in words(app)


async def test_two_variants_stand_side_by_side(mixed: Guide) -> None:
    app = Stage(mixed)
    async with app.run_test(size=NORMAL) as pilot:
        await press(pilot, "v")
        assert "Nothing to compare yet. On a question press another answer" in words(app)
        await press(pilot, "j")
        assert "Nothing to compare" not in words(app)
        await press(pilot, "b", "b", "1", "v")
        assert isinstance(app.screen, BesideScreen)
        assert TRAINING in words(app)
        assert "The story What if" in words(app)
        assert "Who are you? Local Federal" in words(app)
        await press(pilot, "v")
        assert app.screen is app.shown


async def test_the_full_result_is_that_of_the_answers_so_far(mixed: Guide) -> None:
    app = Stage(mixed)
    async with app.run_test(size=NORMAL) as pilot:
        await press(pilot, "j", "s")
        assert isinstance(app.screen, ResultScreen)
        assert app.screen.result.interview.case.answers == {"safe": "yes", "role": "local"}
        assert app.screen.result.interview.case.training
        await press(pilot, "b")
        assert app.screen is app.shown


async def test_the_debrief_is_asked_for_with_what_was_told(mixed: Guide) -> None:
    app = Stage(mixed)
    async with app.run_test(size=NORMAL) as pilot:
        await press(pilot, "j", "d")
        assert app.debriefs == [app.at]


async def test_the_header_says_how_far_it_is_to_the_next_stop(mixed: Guide) -> None:
    app = Stage(mixed)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "1 of 21 · stop in 6" in words(app)
        await press(pilot, "space", "j")
        assert "7 of 21 · stop in 4" in words(app)
        await press(pilot, "j")
        assert "11 of 21 " in words(app)
        assert "stop in" not in words(app)


async def test_a_slide_that_does_not_fit_is_read_to_its_end_first(mixed: Guide) -> None:
    app = Stage(mixed, scenario(parts={"safe": "A long story. " * 60}, safe="yes", role="local"))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "space", "space")
        assert "What about safe?" not in words(app)
        at = app.at
        while "What about safe?" not in words(app):
            await press(pilot, "space")
            assert app.at is at
        await press(pilot, "b")
        assert "QUESTION 1" in words(app)
        assert app.at is at


async def test_texts_are_shown_verbatim(mixed: Guide) -> None:
    told = scenario(
        parts={"safe": WILD}, stops={"safe": WILD}, mistakes=(Mistake(WILD, WILD, {}, ()),), safe="yes"
    )
    app = Stage(mixed, told)
    async with app.run_test(size=LARGE) as pilot:
        await press(pilot, "j")
        assert words(app).count(shows(WILD)) == 2
        while "A COMMON MISTAKE" not in words(app):
            await press(pilot, "space")
        await press(pilot, "space")
        assert words(app).count(shows(WILD)) == 2


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_a_shipped_scenario_is_shown_in_every_theme(guide: Guide, theme: str) -> None:
    told = read_scenario(rules_folder() / "scenarios" / "massage-worker-in-jail.yaml", guide)
    app = Stage(guide, told)
    async with app.run_test(size=SMALL) as pilot:
        app.theme = theme
        await press(pilot, *["space"] * 12, "1", "w", "b", "v", "b", "n")
        assert TRAINING in words(app)
        assert not too_wide(app)
