"""Opening a kept case on the full screen: it is kept on, and asked about first under other rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from cpguide.casefile import Opened, open_case
from cpguide.engine.case import Case
from cpguide.engine.interview import Interview
from cpguide.guide.model import Guide
from cpguide.keeping import Keeping
from cpguide.keeping.resuming import resumed
from cpguide.tui.app import CpGuideApp
from cpguide.tui.kept import Desk
from cpguide.tui.screens.keep import CarriedScreen
from cpguide.tui.screens.start import StartScreen
from tests.catalogue import bad
from tests.keeping.cases import names
from tests.tui.host import AS_OF, text, too_wide, words
from tests.tui.kept_room import KEPT, held, keep, kept_case, reading
from tests.tui.test_interview import NARROW, WIDE, answers, asked, press


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


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


@bad(80)
async def test_that_others_could_read_it_is_said_too_where_a_case_is_kept_from_then_on(mixed: Guide) -> None:
    path = Path("case.yaml")
    path.write_text("answers: {safe: 'no'}\n", encoding="utf-8")
    path.chmod(0o644)
    app = reading(mixed)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await press(pilot, "2")
        app.screen.query_one("#path", Input).value = str(path)
        await press(pilot, "enter")
        await keep(pilot)
        assert "case.yaml. Now only you can." in words(app)


async def test_the_case_in_hand_can_be_opened_again_by_another_path(mixed: Guide, here: Path) -> None:
    kept_case(mixed, safe="no")
    (here / "link").symlink_to(here)
    app = reading(mixed)
    async with app.run_test(size=NARROW) as pilot:
        for key, path in (("2", "case.yaml"), ("3", "link/case.yaml")):
            await press(pilot, key)
            app.screen.query_one("#path", Input).value = path
            await press(pilot, "enter")
            assert KEPT in words(app)
            await press(pilot, "b b")


@bad(78)
@pytest.mark.parametrize("begun", [False, True])
async def test_the_file_that_will_be_written_is_the_one_that_is_named(mixed: Guide, begun: bool) -> None:
    """`open old.yaml --save new.yaml`, and `--save new.yaml` with the old case opened on the start page."""
    path = kept_case(older(mixed), safe="no", role="county").rename("old.yaml")
    before, found = path.read_bytes(), open_case(mixed, "old.yaml")
    app = CpGuideApp(mixed, AS_OF, None if begun else found.case, start=begun)
    new = Keeping.begin("new.yaml", Interview.begin(mixed, AS_OF)) if begun else None
    app.sit_down(Desk(None, new) if begun else Desk(found, save="new.yaml"), unused=begun)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        if begun:
            app.open_file(found)
            await pilot.pause()
        assert "old.yaml is not touched. The case is kept under these rules in new.yaml." in words(app)
        await press(pilot, "y 2")
    assert held(mixed, "new.yaml") == {"safe": "no", "role": "local"}
    assert path.read_bytes() == before
    app.end_keeping()
    assert names(path.absolute().parent) == ["new.yaml", "old.yaml"]
