from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

import cpguide.tui.terminal
from cpguide.casefile import CaseError, Opened
from cpguide.engine.case import Case
from cpguide.guide.model import Guide, Library
from cpguide.guide.problem import Problem, RulesError
from cpguide.tui.app import CpGuideApp
from cpguide.tui.screens.interview import InterviewScreen
from cpguide.tui.screens.leave import HelpScreen, LeaveScreen, SmallScreen
from cpguide.tui.screens.start import StartScreen
from cpguide.tui.terminal import quiet_environment
from tests.catalogue import bad
from tests.tui.conftest import Begin
from tests.tui.host import AS_OF, text, words
from tests.tui.test_interview import NARROW, WIDE, answers, asked, press


@pytest.mark.parametrize("before", ["2", "2 s", "2 f1", "2 r", "2 a", "2 w", "2 g escape"])
async def test_x_twice_leaves_from_everywhere(begin: Begin, before: str) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, before)
        await press(pilot, "x")
        assert app.return_code is None
        await pilot.press("x")
        assert app.return_code == 0
        assert app.left_now


async def test_a_field_takes_x_as_a_letter_and_ctrl_x_still_leaves(begin: Begin) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "g a x x t")
        assert app.return_code is None
        assert "axxt" in words(app)
        await press(pilot, "ctrl+x ctrl+x")
        assert app.left_now


async def test_x_once_says_what_a_second_one_does(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([10.0, 20.0])
    monkeypatch.setattr("cpguide.tui.shell.monotonic", lambda: next(clock))
    app = begin()
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await press(pilot, "x")
        assert "Press x again to leave at once" in words(app)
        await press(pilot, "x")
        assert app.return_code is None, "ten seconds later it is a first press again"


@bad(97)
async def test_quit_asks_where_answers_would_be_lost(begin: Begin) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2 ctrl+q")
        assert isinstance(app.screen, LeaveScreen)
        assert "Nothing is kept. Leave?" in words(app)
        await press(pilot, "n")
        assert asked(app) == "role"
        await press(pilot, "ctrl+q y")
        assert app.return_code == 0


@pytest.mark.parametrize(("key", "code"), [("ctrl+q", 0), ("ctrl+c", 130)])
async def test_quit_and_interrupt(begin: Begin, key: str, code: int) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(key)
        assert app.return_code == code


async def test_help_names_the_keys_and_the_promises(begin: Begin, mixed: Guide) -> None:
    app = begin()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        for line in ("b, esc, left the question before", "x, ctrl+x leave at once", "f1, ? this help"):
            assert line in words(app)
        assert mixed.about.disclaimers[0] in words(app)
        await press(pilot, "f1 b")
        assert isinstance(app.screen, InterviewScreen)


async def test_a_window_too_small_asks_for_room(begin: Begin) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2")
        await pilot.resize_terminal(39, 11)
        await pilot.pause()
        assert isinstance(app.screen, SmallScreen)
        assert "Please make the window larger: at least 40 by 12." in words(app)
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert isinstance(app.screen, InterviewScreen)
        assert asked(app) == "role"


@bad(90)
@pytest.mark.parametrize("size", [(5, 2), (30, 10), (39, 12), (40, 12)])
async def test_no_size_ends_the_program(begin: Begin, size: tuple[int, int]) -> None:
    app = begin()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "2 2")
        assert app.fault == ""


async def test_the_library_comes_after_the_first_paint_and_before_an_answer(mixed: Guide) -> None:
    front = mixed._replace(library=Library({}, {}, {}, {}, {}, {}, {}))
    app = CpGuideApp(front, AS_OF, start=False, complete=lambda given: mixed)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert app.guide is mixed
        assert "Source" in text(app)
        await press(pilot, "2")
        assert answers(app) == {"safe": "no"}


async def test_the_library_may_come_while_a_key_typed_ahead_opens_the_first_question(mixed: Guide) -> None:
    def complete(given: Guide) -> Guide:
        app.on_start_screen_chosen(StartScreen.Chosen("new", None))
        return mixed

    app = CpGuideApp(mixed, AS_OF, complete=complete)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        await press(pilot, "2")
        assert answers(app) == {"safe": "no"}


async def test_broken_rules_stop_the_program_before_an_answer(mixed: Guide) -> None:
    def complete(given: Guide) -> Guide:
        raise RulesError([Problem("CP999", "evidence/x.yaml", 3, 1, "broken")])

    app = CpGuideApp(mixed, AS_OF, start=False, complete=complete)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.wait_for_scheduled_animations()
    assert app.return_code == 3
    assert [problem.file for problem in app.problems] == ["evidence/x.yaml"]


async def test_a_fault_of_our_own_tells_no_value(mixed: Guide) -> None:
    def complete(given: Guide) -> Guide:
        raise ValueError("the person is under 18")

    app = CpGuideApp(mixed, AS_OF, start=False, complete=complete)
    with pytest.raises(ValueError, match="under 18"):
        async with app.run_test(size=NARROW) as pilot:
            await pilot.pause()
    assert app.fault.startswith("internal error: ValueError at cpguide/tui/app.py:")
    assert app.fault.endswith("nothing was kept")
    assert app.return_code == 70
    assert app._exit_renderables == []


async def test_the_start_page_opens_everything(guide: Guide) -> None:
    app = CpGuideApp(guide, AS_OF)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert "Open a case" not in words(app), "there is nothing that could open it"
        assert "DHS decides" in words(app)
        for digit in ("2", "3", "4"):
            await press(pilot, digit)
            assert not isinstance(app.screen, StartScreen)
            await press(pilot, "escape")
            if not isinstance(app.screen, StartScreen):
                await press(pilot, "escape")
            assert isinstance(app.screen, StartScreen)
        await press(pilot, "enter")
        assert answers(app) == {}
        assert asked(app) == next(iter(guide.questions))


async def test_a_case_is_opened_or_its_problems_are_shown(mixed: Guide) -> None:
    def open_case(path: str) -> Opened:
        if path == "b":
            raise CaseError([Problem("CP401", "b", 1, 2, "no [answers] here.")])
        if path == "g":
            raise FileNotFoundError(2, "No such file", "g")
        return Opened(Case(AS_OF, {"safe": "no"}))

    app = CpGuideApp(mixed, AS_OF, open_case=open_case)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "2 b enter")
        assert "b:1:2: CP401 no [answers] here." in words(app)
        await press(pilot, "backspace g enter")
        assert "No such file" in words(app)
        await press(pilot, "backspace x enter")
        assert (asked(app), answers(app)) == ("role", {"safe": "no"})


async def test_rules_past_their_review_date_say_so(mixed: Guide) -> None:
    app = CpGuideApp(mixed, date(2027, 6, 1), start=False)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert "due for review on 2027-01-01" in words(app)


@bad(91, 100)
def test_the_environment_is_quiet_before_textual_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TEXTUAL_LOG", "TEXTUAL", "TEXTUAL_PRESS", "COLUMNS", "LINES"):
        monkeypatch.setenv(name, "1")
    quiet_environment()
    assert not [name for name in os.environ if name.startswith("TEXTUAL") or name in ("COLUMNS", "LINES")]
    source = Path(cpguide.tui.terminal.__file__).read_text("utf-8")
    assert not [line for line in source.splitlines() if line.startswith(("from textual", "import textual"))]
