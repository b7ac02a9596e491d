"""Terminals of every size, kind and speed: no crash, nothing answered by accident, nothing lost unasked."""

from __future__ import annotations

import os
import re
import struct
from datetime import date
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.binding import Binding

from cpguide.guide.model import Guide
from cpguide.output.words import SYMBOL
from cpguide.tui.app import CpGuideApp
from cpguide.tui.screens.interview import InterviewScreen
from cpguide.tui.screens.leave import LeaveScreen, SmallScreen
from cpguide.tui.shell import Shell
from tests.catalogue import bad
from tests.terminal import cpguide
from tests.tui.conftest import Begin
from tests.tui.host import AS_OF, words
from tests.tui.test_hostile import SCREENS, Stage
from tests.tui.test_interview import asked, press


@bad(90)
@pytest.mark.parametrize("size", [(1, 1), (20, 5), (500, 200)])
async def test_a_terminal_of_any_size_shows_the_question_or_asks_for_room(
    begin: Begin, size: tuple[int, int]
) -> None:
    app = begin()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.fault == ""
        assert "What about safe?" in words(app) if size[0] > 100 else isinstance(app.screen, SmallScreen)
        await press(pilot, "2")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.return_code is None
        assert asked(app) == ("role" if size[0] > 100 else "safe"), "what cannot be read answers nothing"


@bad(90, 91)
def test_a_storm_of_sizes_and_exported_sizes_leave_the_question() -> None:
    with cpguide("new", environment={"COLUMNS": "5", "LINES": "2"}) as terminal:
        terminal.wait_for("1-9 pick")
        assert "Please make the window larger" not in terminal.text
        for n in range(100):
            ioctl(terminal.master, TIOCSWINSZ, struct.pack("HHHH", 1 + n % 40, 1 + 3 * n % 200, 0, 0))
            os.killpg(terminal.process.pid, 28)
        ioctl(terminal.master, TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.killpg(terminal.process.pid, 28)
        terminal.settle()
        terminal.seen = b""
        terminal.send("2")
        terminal.wait_for("Who are you in this case?")
        terminal.send("xx")
        assert terminal.exit_code() == 0


@bad(92)
@pytest.mark.parametrize("value", ["1", ""])
def test_without_color_every_color_is_gray(value: str) -> None:
    with cpguide("new", environment={"NO_COLOR": value, "COLORTERM": "truecolor"}) as terminal:
        terminal.wait_for("1-9 pick")
        terminal.send("\x1b[B")
        terminal.wait_for("\u276f")
        terminal.send("xx")
        terminal.exit_code()
    colors = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", terminal.seen)
    assert not [color for color in colors if len({*color}) > 1]


@bad(92)
@pytest.mark.parametrize("term", ["xterm-16color", "xterm"])
def test_with_few_colors_the_pointer_is_still_a_mark(term: str) -> None:
    with cpguide("new", environment={"TERM": term, "COLORTERM": ""}) as terminal:
        terminal.wait_for("1-9 pick")
        terminal.send("\x1b[B")
        terminal.wait_for("\u276f")
        terminal.send("xx")
        assert terminal.exit_code() == 0
        assert not re.search(rb"[34]8;2;", terminal.seen)


@bad(92, 99)
async def test_every_state_is_told_by_words(begin: Begin) -> None:
    """With the symbols taken away, no two states look the same."""
    app = begin(safe="yes", role="local", used=("force",))
    async with app.run_test(size=(120, 60)) as pilot:
        for keys, wanted in (
            ("n", ("not sure",)),
            ("s", ("Result so far", "routes will hold")),
            ("6", ("settles", "not sure")),
            ("escape r", ("Not sure",)),
        ):
            await press(pilot, keys)
            bare = words(app).translate({ord(mark): None for mark in "".join(SYMBOL.values()) + "✓?\u276f▸▾"})
            for word in wanted:
                assert word.casefold() in bare.casefold(), (keys, word)


@bad(93)
def test_a_console_in_ascii_gets_a_screen_in_ascii() -> None:
    ascii = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    with cpguide("new", environment=ascii) as terminal:
        terminal.wait_for("1-9 pick")
        terminal.send("\x1b[B")
        terminal.wait_for(">")
        terminal.send("2")
        terminal.wait_for("Who are you in this case?")
        terminal.send("s")
        terminal.wait_for("Result so far")
        terminal.send("xx")
        assert terminal.exit_code() == 0
        assert terminal.seen.isascii()
        assert "??" not in terminal.text


NAMED = "enter space tab shift+tab escape backspace delete up down left right pageup pagedown f1 f2 ctrl+q"
KEYS = st.lists(st.sampled_from([*"0123456789abcdefgjhknorstvwyR/?", *NAMED.split()]), max_size=20)


@bad(97)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keys=KEYS, click=st.tuples(st.integers(0, 79), st.integers(0, 23)), start=st.booleans())
async def test_random_keys_and_clicks_crash_nothing_and_lose_nothing_unasked(
    mixed: Guide, keys: list[str], click: tuple[int, int], start: bool
) -> None:
    app = CpGuideApp(mixed, AS_OF, start=start)
    async with app.run_test(size=(80, 24)) as pilot:
        known = app.has_answers()
        for key in keys:
            asking = isinstance(app.screen, LeaveScreen)
            await pilot.press(key)
            assert app.fault == ""
            if app.return_code is not None:
                assert (asking and key == "y") or not known
                return
            known = app.has_answers()
        await pilot.click(offset=click)
        assert app.fault == ""


@bad(97)
@pytest.mark.parametrize("name", ["start", "several", "review", "route", "contacts", "told", "quiz"])
async def test_every_key_on_every_screen_crashes_nothing(name: str, mixed: Guide) -> None:
    made, keys = SCREENS[name]
    app = Stage(made(mixed))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys.split())
        for key in sorted({key for screen in app.screen_stack for key in screen.active_bindings}):
            if key in ("ctrl+z", "ctrl+c", "ctrl+q", "x", "ctrl+x", "enter", "super+c"):
                continue
            await pilot.press(key)
            assert app.fault == ""
        assert app.return_code is None


F_KEY = re.compile(r'Binding\(\s*"(f[1-9][0-2]?)(,[^"]*)?"')


@bad(98)
def test_every_f_key_has_a_twin_that_every_terminal_sends() -> None:
    """Also where a field takes every letter: then the twin is one of the keys with Ctrl."""
    source = "".join(
        path.read_text("utf-8") for path in (Path(__file__).parents[2] / "cpguide").rglob("*.py")
    )
    twins = dict(F_KEY.findall(source))
    assert twins == {"f2": ",ctrl+p", "f3": ",ctrl+t", "f4": ",ctrl+g"}
    shared = {binding.key: binding.action for binding in Shell.BINDINGS if isinstance(binding, Binding)}
    assert (shared["f1"], shared["question_mark"]) == ("help", "help_letter")


@bad(101)
async def test_the_day_is_that_of_the_beginning(mixed: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    app = CpGuideApp(mixed, AS_OF, start=True)

    class Tomorrow(date):
        @classmethod
        def today(cls) -> Tomorrow:
            raise AssertionError("the date was looked up again")

    monkeypatch.setattr("cpguide.tui.app.date", Tomorrow)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "1 2")
        assert isinstance(app.screen, InterviewScreen)
        assert app._place_shown is not None
        assert app._place_shown.interview.case.as_of == AS_OF
        assert str(AS_OF) in words(app)


def test_nothing_but_the_beginning_of_a_command_asks_for_the_day() -> None:
    """No screen and nothing below it looks at a clock for a date."""
    package = Path(__file__).parents[2] / "cpguide"
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if re.search(r"\bdate\.today\(", path.read_text("utf-8"))
    }
    asked = {name for name in found if not name.startswith("commands/")}
    assert asked == {"casefile/reading.py"}, "a case without a day is judged on the day on which it is opened"
