"""Keeping a case from the full screen: asked for, told on every screen, and true whenever it is told."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from cpguide.engine.interview import Interview
from cpguide.guide.model import Guide
from cpguide.keeping import Keeping
from cpguide.tui.screens.interview import InterviewScreen
from cpguide.tui.screens.keep import KeepScreen
from cpguide.tui.screens.leave import LeaveScreen
from cpguide.tui.screens.start import StartScreen
from tests.catalogue import bad
from tests.keeping.cases import names
from tests.keeping.faulty import stepped
from tests.tui.conftest import Begin
from tests.tui.host import text, too_wide, words
from tests.tui.kept_room import KEPT, held, keep
from tests.tui.test_interview import NARROW, WIDE, answers, asked, press


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def full() -> Iterator[Callable[[bool], None]]:
    """Fills the disk, or makes room on it again."""
    is_full = False

    def fill(now: bool) -> None:
        nonlocal is_full
        is_full = now

    def at(name: str, count: int) -> None:
        if is_full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with stepped(at, ("write",)):
        yield fill


@bad(86)
async def test_nothing_is_written_unless_it_is_asked_for(begin: Begin, here: Path) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2 2 s b r b b")
        assert "Kept" not in text(app)
    assert names(here) == []


@pytest.mark.parametrize("key", ["S", "ctrl+s"])
@pytest.mark.parametrize("before", ["", "s", "r", "a", "f1 b"])
async def test_it_can_be_asked_for_from_every_screen_of_the_case(
    begin: Begin, mixed: Guide, key: str, before: str
) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, f"2 {before}")
        await keep(pilot, key)
        assert KEPT in words(app)
        assert held(mixed) == {"safe": "no"}


@pytest.mark.parametrize("size", [(60, 20), NARROW, WIDE])
async def test_what_is_kept_is_told_before_it_is(begin: Begin, here: Path, size: tuple[int, int]) -> None:
    app = begin()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "2 S")
        for says in ("which options you chose", "Only you can read it", "may not be enough"):
            assert says in words(app)
        assert too_wide(app) == []
        await press(pilot, "escape")
        assert isinstance(app.screen, InterviewScreen)
        assert "Kept" not in text(app)
    assert names(here) == []


async def test_every_answer_and_every_edit_is_on_the_disk_before_the_next_screen(
    begin: Begin, mixed: Guide
) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await keep(pilot)
        assert held(mixed) == {}
        await press(pilot, "2")
        assert held(mixed) == answers(app) == {"safe": "no"}
        await press(pilot, "2 1 enter")
        assert held(mixed) == {"safe": "no", "role": "local", "used": ("force",)}
        await press(pilot, "b 2 enter")
        assert held(mixed)["used"] == ("force", "fraud")
        await press(pilot, "r")
        await press(pilot, "up up up enter 1")
        assert held(mixed)["safe"] == "no", "an edit whose effect is only shown"
        await press(pilot, "k")
        assert held(mixed)["safe"] == "yes", "while the page of the edits is still open"
        await press(pilot, "S")
        assert not isinstance(app.screen, KeepScreen), "it says where the case is kept"


async def test_an_answer_is_on_the_disk_before_its_question_is_left(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = begin()
    seen: list[str] = []
    real = Keeping.keep

    def keep_seen(keeping: Keeping, interview: Interview) -> None:
        seen.append(asked(app))
        real(keeping, interview)

    async with app.run_test(size=NARROW) as pilot:
        await keep(pilot)
        monkeypatch.setattr(Keeping, "keep", keep_seen)
        await press(pilot, "2 2")
        assert seen == ["safe", "role"]


async def test_a_name_that_will_not_do_is_told_in_place(begin: Begin, here: Path) -> None:
    (here / "there.yaml").write_text("mine", encoding="utf-8")
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2 S")
        for typed, says in (
            ("", "Give the file a name"),
            ("CON", "name of a device"),
            ("there.yaml", "There is such a file already"),
        ):
            app.screen.query_one(Input).value = typed
            await press(pilot, "enter")
            assert says in words(app)
        assert (here / "there.yaml").read_text("utf-8") == "mine"


@bad(81)
async def test_a_failure_is_told_till_it_is_mended(
    begin: Begin, mixed: Guide, full: Callable[[bool], None]
) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await keep(pilot)
        full(True)
        await press(pilot, "2")
        assert "! NOT SAVED: case.yaml cannot be written: the disk is full. Press S" in words(app)
        assert answers(app) == {"safe": "no"}, "it stays in memory"
        await press(pilot, "r")
        assert "NOT SAVED" in words(app)
        await press(pilot, "b S")
        assert isinstance(app.screen, KeepScreen), "another file can be chosen"
        assert "the disk is full" in words(app)
        await press(pilot, "escape")
        full(False)
        await press(pilot, "S")
        assert KEPT in words(app)
        assert held(mixed) == {"safe": "no"}
        full(True)
        await press(pilot, "2")
        full(False)
        await press(pilot, "1 enter")
        assert KEPT in words(app), "the next answer tries again"
        assert held(mixed) == answers(app)


async def test_when_it_fails_another_file_can_be_chosen(
    begin: Begin, mixed: Guide, here: Path, full: Callable[[bool], None]
) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await keep(pilot)
        full(True)
        await press(pilot, "2 S")
        full(False)
        app.screen.query_one(Input).value = "other.yaml"
        await press(pilot, "enter")
        assert "Kept in other.yaml" in words(app)
        assert held(mixed, "other.yaml") == {"safe": "no"}
        assert names(here) == [".other.yaml.lock", "case.yaml", "other.yaml"]


async def test_leaving_says_what_becomes_of_the_case(
    begin: Begin, full: Callable[[bool], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(10, 1000, 10))
    monkeypatch.setattr("cpguide.tui.shell.monotonic", lambda: next(clock))
    app = begin()
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await press(pilot, "2 x")
        assert "Nothing is kept." in words(app)
        await keep(pilot)
        await press(pilot, "x")
        assert "case stays in case.yaml." in words(app)
        full(True)
        await press(pilot, "2 ctrl+q")
        assert isinstance(app.screen, LeaveScreen)
        assert "NOT SAVED: case.yaml cannot be written: the disk is full. Leave?" in words(app)
        full(False)
        await press(pilot, "S")
        assert not app.not_kept
        await press(pilot, "ctrl+q")
        assert app.return_code == 0, "nothing is lost: nothing is asked"


async def test_x_twice_leaves_at_once_and_the_file_stays(begin: Begin, mixed: Guide) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await keep(pilot)
        await press(pilot, "2 x")
        await pilot.press("x")
        assert app.return_code == 0
        assert app.left_now
    assert held(mixed) == {"safe": "no"}


async def test_who_quits_can_keep_the_case_first(begin: Begin, mixed: Guide) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2 ctrl+q")
        assert "S Keep it first" in words(app)
        await keep(pilot)
        assert held(mixed) == {"safe": "no"}


async def test_a_new_case_is_not_written_into_the_file_of_the_one_before(begin: Begin, mixed: Guide) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await keep(pilot)
        await press(pilot, "2 b b")
        assert isinstance(app.screen, StartScreen)
        assert KEPT in words(app)
        await press(pilot, "2 1")
        assert answers(app) == {"safe": "yes"}
        assert "Kept in" not in words(app)
        assert held(mixed) == {"safe": "no"}


async def test_who_goes_on_with_the_case_goes_on_keeping_it(begin: Begin, mixed: Guide) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await keep(pilot)
        await press(pilot, "2 b b 1 right 2")
        assert held(mixed) == answers(app) == {"safe": "no", "role": "local"}
