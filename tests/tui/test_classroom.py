"""From the start page, the command line and an interview into training, and what is marked there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from cpguide.casefile import Opened, read_case
from cpguide.engine.case import Case
from cpguide.guide.model import Guide
from cpguide.guide.where import rules_folder
from cpguide.output.words import TRAINING
from cpguide.training.reading import read_scenario
from cpguide.training.scenario import Scenario
from cpguide.training.shelf import all_scenarios
from cpguide.tui.app import CpGuideApp
from cpguide.tui.screens.beside import BesideScreen
from cpguide.tui.screens.demo import DemoScreen
from cpguide.tui.screens.leave import LeaveScreen
from cpguide.tui.screens.quiz import QuizScreen
from cpguide.tui.screens.record import DebriefScreen, RecordScreen
from cpguide.tui.screens.result import ResultScreen
from cpguide.tui.screens.start import StartScreen
from cpguide.tui.screens.training import TrainingScreen
from cpguide.tui.teaching import Lesson, Teaching
from tests.tui.host import AS_OF, text, words

FARM, DAY_AFTER = "farm-worker-passport-taken", "granted-first-day-of-october-2026"


def scenario(guide: Guide, name: str = FARM) -> Scenario:
    return read_scenario(rules_folder() / "scenarios" / f"{name}.yaml", guide)


def app(guide: Guide, first: Lesson | None = None, listed: bool = False) -> CpGuideApp:
    teaching = Teaching(lambda of: all_scenarios(rules_folder(), of), first, listed)
    return CpGuideApp(guide, AS_OF, teaching=teaching)


async def press(pilot: Pilot[None], keys: Sequence[str]) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def test_the_start_page_leads_to_the_list_and_back(guide: Guide) -> None:
    shown = app(guide)
    async with shown.run_test(size=(80, 24)) as pilot:
        assert TRAINING not in text(shown)
        await press(pilot, ["2"])
        assert isinstance(shown.screen, TrainingScreen)
        await press(pilot, ["escape"])
        assert isinstance(shown.screen, StartScreen)
        assert "TRAINING:" not in text(shown)


async def test_from_the_list_a_case_is_told_and_looked_back_at(guide: Guide) -> None:
    shown = app(guide, listed=True)
    async with shown.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, [*"passport", "enter"])
        assert isinstance(shown.screen, DemoScreen)
        await press(pilot, ["d"])
        assert isinstance(shown.screen, DebriefScreen)
        assert "TRAINING" in text(shown)
        await press(pilot, ["b", "escape"])
        assert isinstance(shown.screen, TrainingScreen)


@pytest.mark.parametrize("how", ["quiz", "hands"])
async def test_a_quiz_is_begun_at_once(guide: Guide, how: str) -> None:
    shown = app(guide, Lesson(scenario(guide), how))
    async with shown.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(shown.screen, QuizScreen)
        assert "TRAINING" in text(shown)


async def test_two_scenarios_stand_side_by_side(guide: Guide) -> None:
    first, other = scenario(guide, "granted-last-day-of-september-2026"), scenario(guide, DAY_AFTER)
    shown = app(guide, Lesson(first, beside=other))
    async with shown.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert isinstance(shown.screen, BesideScreen)
        assert "2026-09-30" in text(shown)
        assert "2026-10-01" in text(shown)
        assert "TRAINING" in text(shown)


async def test_every_screen_that_a_demo_opens_says_training(guide: Guide) -> None:
    shown = app(guide, Lesson(scenario(guide)))
    async with shown.run_test(size=(80, 24)) as pilot:
        await press(pilot, ["space", "w"])
        assert "TRAINING" in text(shown)
        await press(pilot, ["b", "s"])
        assert "TRAINING" in text(shown)
        await press(pilot, ["g"])
        assert "TRAINING" in text(shown)


async def test_a_scenario_that_is_opened_as_a_case_says_training_on_every_screen(guide: Guide) -> None:
    case = read_case(guide, str(rules_folder() / "scenarios" / f"{FARM}.yaml"))
    shown = CpGuideApp(guide, AS_OF, case)
    async with shown.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for keys in ([], ["b"], ["r"], ["b", "s"], ["b", "a"], ["b", "w"], ["b", "g"]):
            await press(pilot, keys)
            assert TRAINING in text(shown), keys


async def test_a_real_case_never_says_training_after_an_invented_one(guide: Guide) -> None:
    invented = read_case(guide, str(rules_folder() / "scenarios" / f"{FARM}.yaml"))
    shown = CpGuideApp(guide, AS_OF, invented, open_case=lambda path: Opened(Case(AS_OF, {"danger": "no"})))
    async with shown.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        while not isinstance(shown.screen, StartScreen):
            await press(pilot, ["b"])
        await press(pilot, ["2"])
        assert not shown.in_training()
        assert TRAINING not in text(shown)


async def test_the_start_page_is_marked_for_the_case_in_hand_and_no_other(guide: Guide) -> None:
    invented = read_case(guide, str(rules_folder() / "scenarios" / f"{FARM}.yaml"))
    for case, marked in ((invented, True), (Case(AS_OF, {"danger": "no"}), False)):
        shown = CpGuideApp(guide, AS_OF, open_case=lambda path, case=case: Opened(case))  # type: ignore[misc]
        async with shown.run_test(size=(80, 24)) as pilot:
            await press(pilot, ["2", "a", "enter"])
            while not isinstance(shown.screen, StartScreen):
                await press(pilot, ["b"])
            assert (TRAINING in text(shown)) is marked


async def test_training_is_said_on_the_smallest_screen_and_in_help(guide: Guide) -> None:
    shown = app(guide, Lesson(scenario(guide)))
    async with shown.run_test(size=(40, 12)) as pilot:
        await press(pilot, ["j", "j", "j"])
        assert "TRAINING" in text(shown)
        assert shown.promises()[0] == TRAINING


async def test_quitting_a_quiz_asks_first_once_something_was_replied(guide: Guide) -> None:
    shown = app(guide, Lesson(scenario(guide), "quiz"))
    async with shown.run_test(size=(80, 24)) as pilot:
        await press(pilot, ["space", "space", "8", "enter", "j"])
        assert shown.has_answers()


async def test_quitting_a_demo_asks_first_once_it_is_under_way(guide: Guide) -> None:
    shown = app(guide, Lesson(scenario(guide)))
    async with shown.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not shown.has_answers()
        await press(pilot, ["space", "ctrl+q"])
        assert isinstance(shown.screen, LeaveScreen)


async def test_r_records_the_answers_as_a_scenario_that_can_be_read(
    guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = CpGuideApp(guide, AS_OF, start=False)
    monkeypatch.chdir(tmp_path)  # a key at a time, a whole path would take long
    target = tmp_path / "mine.yaml"
    async with shown.run_test(size=(80, 24)) as pilot:
        await press(pilot, ["1", "3", "R"])
        assert isinstance(shown.screen, RecordScreen)
        assert "invented" in words(shown)
        assert TRAINING not in words(shown)
        await press(pilot, [*target.name, "enter"])
        assert target.exists(), text(shown)
    made = read_scenario(target, guide)
    assert len(made.case.answers) == 2
    assert made.is_lesson


async def test_r_records_from_the_result_too_and_the_help_there_names_it(guide: Guide) -> None:
    shown = CpGuideApp(guide, AS_OF, start=False)
    async with shown.run_test(size=(80, 40)) as pilot:
        await press(pilot, ["1", "3", "s", "R"])
        assert isinstance(shown.screen, RecordScreen)
        assert "2 answers" in words(shown)
        await press(pilot, ["escape"])
        assert isinstance(shown.screen, ResultScreen)
        assert "record" not in text(shown)
        await press(pilot, ["f1"])
        assert "write the answers so far as a scenario" in words(shown)


@pytest.mark.parametrize("keys", [["R"], ["s", "R"]], ids=["at the question", "at the result"])
async def test_without_an_answer_there_is_nothing_to_record(guide: Guide, keys: list[str]) -> None:
    shown = CpGuideApp(guide, AS_OF, start=False)
    async with shown.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, keys)
        assert not isinstance(shown.screen, RecordScreen)
        assert "Answer at least one question first." in words(shown)


async def test_recording_an_invented_case_says_training(guide: Guide) -> None:
    case = read_case(guide, str(rules_folder() / "scenarios" / f"{FARM}.yaml"))
    shown = CpGuideApp(guide, AS_OF, case)
    async with shown.run_test(size=(80, 24)) as pilot:
        await press(pilot, ["R"])
        assert isinstance(shown.screen, RecordScreen)
        assert TRAINING in text(shown)
