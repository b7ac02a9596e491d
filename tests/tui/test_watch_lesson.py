"""Rules that are saved while a lesson runs: it goes on under those it began with."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from cpguide.guide.load import load
from cpguide.guide.watch import Watch
from cpguide.training.scenario import Scenario
from cpguide.training.shelf import Shelf
from cpguide.tui.screens.demo import DemoScreen
from cpguide.tui.screens.quiz import QuizScreen
from cpguide.tui.teaching import Lesson, Teaching
from cpguide.tui.watching import CHANGED, WatchedApp
from tests.small_guide import change
from tests.training.told import scenario
from tests.tui.host import AS_OF, words
from tests.tui.watched import START, WORK, reread, shown

BOXES = scenario(
    stops={"danger": "Who is near?"}, danger="no", made_to_do=("labor",), cp_ends=AS_OF, told="yes"
)


@pytest.fixture
def watching(rules: Path, monkeypatch: pytest.MonkeyPatch) -> WatchedApp:
    """The full screen at the start page, with one scenario to begin."""
    monkeypatch.setattr("cpguide.tui.watching.EVERY", 3600)
    teaching = Teaching(lambda _: Shelf((BOXES,)), listed=True)
    return WatchedApp(Watch(rules), load(rules), AS_OF, teaching=teaching)


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def begin(app: WatchedApp, pilot: Pilot[None], how: str, beside: Scenario | None = None) -> None:
    await pilot.pause()
    app.begin(Lesson(BOXES, how, beside))
    await pilot.pause()


def other_rules(rules: Path) -> None:
    change(rules, START, "Is anyone in danger right now?", "Is there danger?")
    change(rules, WORK, "crossing: {label: Pay for a crossing", "travel: {label: Pay for a trip")


@pytest.mark.parametrize("how", ["demo", "quiz", "hands"])
async def test_a_lesson_goes_on_under_the_rules_it_began_with(
    watching: WatchedApp, rules: Path, how: str
) -> None:
    app = watching
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(app, pilot, how)
        await press(pilot, *["space"] * 2)
        lesson = app.screen
        assert isinstance(lesson, DemoScreen | QuizScreen)
        assert "Is anyone in danger right now?" in words(app)
        assert CHANGED not in words(app)
        other_rules(rules)
        await reread(app, pilot)
        assert app.screen is lesson
        assert f"! {CHANGED}" in words(app)
        assert "Is anyone in danger right now?" in words(app)
        await press(pilot, "escape", "y")
        await begin(app, pilot, how)
        await press(pilot, *["space"] * 2)
        assert "Is there danger?" in words(app)
        assert CHANGED not in words(app)


async def test_what_a_lesson_has_opened_stays_open(watching: WatchedApp, rules: Path) -> None:
    app = watching
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(app, pilot, "demo")
        for keys, name in (("j w", "EvidenceScreen"), ("b s", "ResultScreen"), ("b escape", "LeaveScreen")):
            await press(pilot, *keys.split())
            before = shown(app)
            assert before[-1] == name
            for old, new in (("right now?", "now at all?"), ("now at all?", "right now?")):
                change(rules, START, old, new)
                await reread(app, pilot)
                assert shown(app) == before
        await press(pilot, "n")
        assert CHANGED not in words(app), "the rules are as they were when it began"


async def test_two_variants_stay_side_by_side(watching: WatchedApp, rules: Path) -> None:
    app = watching
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(app, pilot, "demo", BOXES)
        before = shown(app)
        other_rules(rules)
        await reread(app, pilot)
        assert shown(app) == before
        assert CHANGED in words(app)


async def test_broken_rules_are_named_first(watching: WatchedApp, rules: Path) -> None:
    app = watching
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(app, pilot, "demo")
        good = (rules / START).read_text("utf-8")
        (rules / START).write_text("a: [", "utf-8")
        await reread(app, pilot)
        assert "The rules on disk are broken" in words(app)
        (rules / START).write_text(good, "utf-8")
        other_rules(rules)
        await reread(app, pilot)
        assert CHANGED in words(app)
        assert "broken" not in words(app)
