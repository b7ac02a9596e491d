"""Keeping a case from the full screen: asked for, told on every screen, and true whenever it is told."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from cpguide.casefile import Opened, kept_text, open_case
from cpguide.engine.case import Answer, Case
from cpguide.engine.interview import Interview
from cpguide.guide.model import Guide
from cpguide.keeping import Keeping
from cpguide.keeping.resuming import resumed
from cpguide.tui.app import CpGuideApp
from cpguide.tui.kept import Desk
from cpguide.tui.screens.interview import InterviewScreen
from cpguide.tui.screens.keep import CarriedScreen, KeepScreen
from cpguide.tui.screens.leave import LeaveScreen
from cpguide.tui.screens.start import StartScreen
from tests.catalogue import bad
from tests.keeping.cases import names
from tests.keeping.faulty import stepped
from tests.tui.conftest import Begin
from tests.tui.host import AS_OF, text, too_wide, words
from tests.tui.test_interview import NARROW, WIDE, answers, asked, press

KEPT = "Kept in case.yaml: every answer is on the disk."


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


def held(guide: Guide, name: str = "case.yaml") -> dict[str, Answer]:
    """The answers in the file."""
    return dict(open_case(guide, name).case.answers)


async def keep(pilot: Pilot[None], key: str = "S", name: str = "case.yaml") -> None:
    """Ask to keep the case in the file of this name."""
    await press(pilot, key)
    assert isinstance(pilot.app.screen, KeepScreen)
    pilot.app.screen.query_one(Input).value = name
    await press(pilot, "enter")


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


def kept_case(guide: Guide, **given: Answer) -> Path:
    """A file in which a case was kept."""
    path = Path("case.yaml").absolute()
    path.write_text(kept_text(Interview.of(guide, Case(AS_OF, given))), encoding="utf-8")
    path.chmod(0o600)
    return path


def reading(guide: Guide) -> CpGuideApp:
    """The full screen at the start page, with files to open."""
    return CpGuideApp(guide, AS_OF, open_case=lambda path: open_case(guide, path))


async def test_a_kept_case_that_is_opened_is_kept_on_and_says_so(mixed: Guide) -> None:
    path = kept_case(mixed, safe="no")
    path.chmod(0o640)
    app = reading(mixed)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await press(pilot, "2")
        app.screen.query_one("#path", Input).value = str(path)
        await press(pilot, "enter")
        assert KEPT in words(app)
        assert "case.yaml. Now only you can." in words(app)
        await press(pilot, "2")
        assert held(mixed) == answers(app) == {"safe": "no", "role": "local"}


async def test_a_case_written_by_hand_is_not_kept_unless_it_is_asked_for(mixed: Guide, here: Path) -> None:
    path = here / "mine.yaml"
    path.write_text('answers: {safe: "no"}\n', encoding="utf-8")
    app = reading(mixed)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2")
        app.screen.query_one("#path", Input).value = str(path)
        await press(pilot, "enter 2")
        assert "Kept" not in text(app)
        assert path.read_text("utf-8") == 'answers: {safe: "no"}\n'
        await press(pilot, "S")
        assert "mine.yaml" in words(app)
        await press(pilot, "enter")
        assert "Kept in mine.yaml" in words(app)
        assert held(mixed, "mine.yaml") == {"safe": "no", "role": "local"}
        assert any(".before-" in name for name in names(here)), "as it was, it is in a copy"


@bad(83)
async def test_a_case_that_another_program_keeps_is_refused(mixed: Guide) -> None:
    path = kept_case(mixed, safe="no")
    other, _ = resumed(open_case(mixed, str(path)))
    assert other
    app = reading(mixed)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2")
        app.screen.query_one("#path", Input).value = str(path)
        await press(pilot, "enter")
        assert "case.yaml is open in another cpguide. Close it there first." in words(app)
        assert isinstance(app.screen, StartScreen)
        other.end()
        await press(pilot, "enter")
        assert KEPT in words(app)


def older(guide: Guide) -> Guide:
    """Rules under which a federal officer was called something else, and a route was missing."""
    role = guide.questions["role"]
    options = tuple(option._replace(id=option.id.replace("local", "county")) for option in role.options)
    about = guide.about._replace(edition="0")
    routes = {id: route for id, route in guide.routes.items() if id == "file"}
    safe = guide.questions["safe"]._replace(ask="Safe?")
    questions = {"safe": safe, "role": role._replace(options=options)}
    return guide._replace(about=about, questions=questions, routes=routes, items={}, sha256="f" * 64)


@bad(78)
@pytest.mark.parametrize("size", [(60, 20), NARROW, WIDE])
async def test_a_case_kept_under_other_rules_shows_what_differs_and_asks(
    mixed: Guide, here: Path, size: tuple[int, int]
) -> None:
    path = kept_case(older(mixed), safe="no", role="county")
    before = path.read_bytes()
    app = reading(mixed)
    async with app.run_test(size=size) as pilot:
        for key in ("n", "y"):
            if key == "n":
                await press(pilot, "2")
                app.screen.query_one("#path", Input).value = str(path)
            await press(pilot, "enter")
            assert isinstance(app.screen, CarriedScreen)
            assert too_wide(app) == []
            shown = words(app)
            assert "kept under other rules, edition 0. These are edition 1." in shown
            assert "1 answer fits the rules now. 1 does not, and is left out." in shown
            if size == WIDE:
                assert 'role: county. role has no option "county".' in shown
                assert "Asked in other words now, read it again · What about safe? No (safe)" in shown
                assert "Comes to the result" in shown
            assert path.read_bytes() == before
            await press(pilot, key)
            if key == "n":
                assert isinstance(app.screen, StartScreen)
        assert (asked(app), answers(app)) == ("role", {"safe": "no"})
        assert path.read_bytes() == before, "it is not touched before an answer"
        await press(pilot, "2")
        assert held(mixed) == {"safe": "no", "role": "local"}
        copies = [name for name in names(here) if ".before-" in name]
        assert [Path(copy).read_bytes() for copy in copies] == [before]


async def test_at_the_start_too_nothing_goes_on_before_it_is_agreed(mixed: Guide) -> None:
    path = kept_case(older(mixed), safe="no", role="county")
    before = path.read_bytes()
    opened = open_case(mixed, str(path))
    for key, code in (("n", 0), ("y", None)):
        app = CpGuideApp(mixed, AS_OF, opened.case, start=False)
        app.sit_down(Desk(opened, *resumed(opened)))
        async with app.run_test(size=NARROW) as pilot:
            await pilot.pause()
            assert isinstance(app.screen, CarriedScreen)
            await press(pilot, "S")
            assert isinstance(app.screen, CarriedScreen), "no other key does anything to the file"
            await press(pilot, key)
            assert app.return_code == code
        app.end_keeping()
        assert path.read_bytes() == before


async def test_a_file_that_cannot_be_gone_on_with_is_opened_and_that_is_said(mixed: Guide) -> None:
    path = kept_case(mixed, safe="no")
    opened = open_case(mixed, str(path))
    app = CpGuideApp(mixed, AS_OF, opened.case, start=False)
    app.sit_down(Desk(opened, None, "case.yaml cannot be written: this place can only be read."))
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2")
        assert "! NOT SAVED: case.yaml cannot be written: this place can only be read." in words(app)
        assert answers(app) == {"safe": "no", "role": "local"}
        await keep(pilot, name="other.yaml")
        assert held(mixed, "other.yaml") == answers(app)


@bad(80)
async def test_that_others_could_read_the_file_is_said(mixed: Guide) -> None:
    path = kept_case(mixed, safe="no")
    path.chmod(0o644)
    opened = open_case(mixed, str(path))
    app = CpGuideApp(mixed, AS_OF, opened.case, start=False)
    app.sit_down(Desk(opened, *resumed(opened)))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await pilot.pause()
        assert "case.yaml. Now only you can." in words(app)
    app.end_keeping()


async def test_the_file_that_was_asked_for_at_the_start_is_for_the_first_case(mixed: Guide) -> None:
    app = reading(mixed)
    app.sit_down(Desk(None, Keeping.begin("case.yaml", Interview.begin(mixed, AS_OF))), unused=True)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert "The next case is kept in case.yaml." in words(app)
        await press(pilot, "1 2")
        assert KEPT in words(app)
        assert held(mixed) == {"safe": "no"}
        await press(pilot, "b b 2 1")
        assert "Kept" not in words(app)
        assert held(mixed) == {"safe": "no"}


async def test_an_invented_case_that_is_kept_stays_one(mixed: Guide) -> None:
    app = CpGuideApp(mixed, AS_OF, Case(AS_OF, {"safe": "no"}, training=True), start=False)
    async with app.run_test(size=NARROW) as pilot:
        await keep(pilot)
        await press(pilot, "2")
        assert "TRAINING" in text(app)
    opened = open_case(mixed, "case.yaml")
    assert opened.case.training
    assert isinstance(opened, Opened)
    again = CpGuideApp(mixed, AS_OF, opened.case, start=False)
    async with again.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert "TRAINING" in text(again)
