"""The list of scenarios: search, what is read beside it, and how one is begun."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePath
from typing import ClassVar

import pytest

import cpguide.tui
from cpguide.training.scenario import DRAFT, Scenario
from cpguide.training.shelf import Shelf
from cpguide.tui.renewal import Renewal
from cpguide.tui.screens.training import How, TrainingScreen
from cpguide.tui.widgets.lines import Lines
from tests.training.lesson import guide, lesson
from tests.tui.host import WILD, Host, text, too_wide, words

SIZES = [(60, 20), (80, 24), (120, 40)]
_STYLES = Path(cpguide.tui.__file__).parent


class TrainingHost(Host):
    """A bare app with the styles of the training screens, which keeps what was chosen."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [*Host.CSS_PATH, _STYLES / "saving.tcss"]

    def __init__(self, shown: TrainingScreen) -> None:
        super().__init__(shown)
        self.chosen: list[tuple[Scenario, How]] = []

    def on_training_screen_chosen(self, event: TrainingScreen.Chosen) -> None:
        """Keep it."""
        self.chosen.append((event.scenario, event.how))


def shelf(*problems: str) -> Shelf:
    """A lesson and two tests of the rules."""
    test = replace(lesson(), name="a-test", title="A test", level="advanced", parts={}, minutes=0, aims=())
    another = replace(test.expected, routes=(next(iter(guide().routes)),))
    other = replace(test, name="other", title="Another one", expected=another)
    return Shelf((lesson(), test, other), problems)


def host(made: Shelf | None = None) -> TrainingHost:
    found = made or shelf()
    return TrainingHost(TrainingScreen(guide(), lambda: found))


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_is_wider_than_its_place_and_it_says_training(size: tuple[int, int]) -> None:
    app = host()
    async with app.run_test(size=size):
        assert not too_wide(app)
        assert text(app).splitlines()[0].startswith("  TRAINING")
        assert "1 lesson" in text(app)


async def test_lessons_come_first_with_level_and_minutes() -> None:
    app = host()
    async with app.run_test(size=(80, 24)):
        shown = words(app)
        places = [shown.index(part) for part in ("Lessons", "15 minutes", "Tests of the rules", "A test")]
        assert places == sorted(places)


async def test_what_is_still_to_be_written_is_marked_in_the_list_and_beside_it() -> None:
    for part, count in (("He shows a school card.", 0), (DRAFT, 2)):
        app = host(Shelf((replace(lesson(), parts={"age_now": part}),)))
        async with app.run_test(size=(120, 40)):
            assert words(app).count("15 minutes · unfinished") == count


async def test_beside_it_stand_aims_story_route_and_the_keys() -> None:
    app = host()
    async with app.run_test(size=(120, 40)):
        shown = words(app)
        (route,) = lesson().expected.routes
        for part in ("See what a threat is.", "A man picks fruit.", f"Route: {guide().routes[route].title}"):
            assert part in shown
        for part in ("enter demo", "f3 quiz", "f4 class quiz"):
            assert part in shown


@pytest.mark.parametrize(
    ("typed", "left"),
    [("adv", 2), ("picks fruit", 3), ("what a threat", 1), ("basic", 1), ("find sponsor", 2)],
)
async def test_title_level_route_story_and_aims_are_searched(typed: str, left: int) -> None:
    app = host()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*("space" if key == " " else key for key in typed))
        screen = app.screen
        shown = screen.query_one(Lines).options
        assert len([option for option in shown if option.id]) == left


@pytest.mark.parametrize(("key", "how"), [("enter", "demo"), ("f3", "quiz"), ("f4", "hands")])
async def test_a_key_begins_the_scenario_pointed_at(key: str, how: str) -> None:
    app = host()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", key)
        await pilot.pause()
        assert [(scenario.name, began) for scenario, began in app.chosen] == [("a-test", how)]


async def test_nothing_begins_where_nothing_fits() -> None:
    app = host()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"zzz", "enter", "f3", "f4")
        await pilot.pause()
        assert "Nothing fits." in text(app)
        assert not app.chosen


async def test_files_that_cannot_be_read_are_told_and_cannot_be_begun() -> None:
    app = host(shelf("bad.yaml:1:1: CP401 unknown field"))
    async with app.run_test(size=(120, 40)) as pilot:
        assert "! 1 problem in scenario files" in words(app)
        assert "bad.yaml:1:1: CP401 unknown field" in words(app)
        await pilot.press("enter")
        await pilot.pause()
        assert not app.chosen
        await pilot.press("down", "enter")
        await pilot.pause()
        assert len(app.chosen) == 1


async def test_texts_are_shown_literally() -> None:
    wild = replace(lesson(), title=WILD, story=WILD, aims=(WILD,))
    app = host(Shelf((wild,)))
    async with app.run_test(size=(220, 40)):
        assert words(app).count(" ".join(WILD.split())) == 4


async def test_other_rules_read_the_scenarios_again() -> None:
    shelves = [shelf(), Shelf((lesson(),))]
    app = TrainingHost(TrainingScreen(guide(), lambda: shelves.pop(0)))
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, TrainingScreen)
        app.screen.renew(Renewal(guide()))
        await pilot.pause()
        assert "0 tests" in text(app)
        assert "A test" not in text(app)


async def test_escape_goes_back() -> None:
    app = host()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        assert app.closed == [None]
