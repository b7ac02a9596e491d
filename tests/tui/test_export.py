"""Saving the result from its page: each format, the page for the case file, and names that cannot be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from cpguide.engine.case import Case
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.guide.calendar import Entered
from cpguide.guide.model import Guide
from cpguide.output.formats import FORMATS, PAGE_FORMATS
from cpguide.tui.app import CpGuideApp
from cpguide.tui.screens.export import SAYS, ExportScreen
from cpguide.tui.screens.result import ResultScreen
from tests.tui.host import too_wide, words

AS_OF = date(2026, 11, 23)
CASE = Case(
    AS_OF,
    {"danger": "no", "role": "local", "matter": "first", "age_now": "minor"},
    {"learned": Entered(date(2026, 11, 22))},
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def export(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press("s", "e", *keys)
    await pilot.pause()
    assert isinstance(pilot.app.screen, ExportScreen)


def app(guide: Guide, case: Case = CASE) -> CpGuideApp:
    return CpGuideApp(guide, AS_OF, case, start=False)


def made(guide: Guide, name: str, checklist: bool = False) -> bytes:
    return FORMATS[name].make(Result(Interview.of(guide, CASE)), (), checklist)


def test_every_format_is_offered() -> None:
    assert SAYS.keys() == FORMATS.keys()


@pytest.mark.parametrize("name", FORMATS)
async def test_each_format_is_written_as_the_command_writes_it(guide: Guide, here: Path, name: str) -> None:
    running = app(guide)
    async with running.run_test(size=(80, 24)) as pilot:
        await export(pilot, str([*SAYS].index(name) + 1))
        await pilot.press("enter")
        await pilot.pause()
        assert "Written" in words(running)
        assert not too_wide(running)
    (file,) = here.iterdir()
    assert file.read_bytes() == made(guide, name)
    assert file.stat().st_mode & 0o777 == 0o600


async def test_the_page_for_the_case_file(guide: Guide, here: Path) -> None:
    running = app(guide)
    async with running.run_test(size=(80, 24)) as pilot:
        await export(pilot, "k")
        assert "One page for the case file" in words(running)
        assert "Data (JSON)" not in words(running)
        await pilot.press("1", "enter")
        await pilot.pause()
        assert "Keep it as you keep the case file" in words(running)
        assert running.leaving() == "This case is not kept. 1 file that you wrote stays."
    assert (here / "result-checklist.html").read_bytes() == made(guide, "html", checklist=True)
    assert "html" in PAGE_FORMATS


async def test_nothing_is_written_over_and_nothing_else_is_lost(guide: Guide, here: Path) -> None:
    (here / "result.html").write_text("mine")
    running = app(guide)
    async with running.run_test(size=(80, 24)) as pilot:
        await export(pilot, "1")
        await pilot.press("enter")
        await pilot.pause()
        assert "There is such a file already" in words(running)
        running.screen.query_one(Input).value = "result.docx"
        await pilot.press("enter")
        await pilot.pause()
        assert "ends in .html" in words(running)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert isinstance(running.screen, ResultScreen)
    assert [file.read_text() for file in here.iterdir()] == ["mine"]


async def test_a_training_case_says_so_here_too(guide: Guide) -> None:
    running = app(guide, Case(AS_OF, CASE.answers, CASE.dates, training=True))
    async with running.run_test(size=(80, 24)) as pilot:
        await export(pilot)
        assert "TRAINING" in words(running)


async def test_nothing_is_written_or_kept_in_the_folder_of_the_rules(guide: Guide, here: Path) -> None:
    rules = here / "rules"
    rules.mkdir()
    running = app(guide)
    running.rules = rules
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("S")
        await pilot.pause()
        await _refused(pilot, "rules/mine.yaml", "for the case")
        await pilot.press("escape")
        await export(pilot, "1")
        await _refused(pilot, "rules/result.html", "for the result")
    assert [*rules.iterdir()] == []


async def _refused(pilot: Pilot[None], name: str, place: str) -> None:
    pilot.app.screen.query_one(Input).value = name
    await pilot.press("enter")
    await pilot.pause()
    assert f"is in the folder of the rules. Choose another place {place}." in words(pilot.app)
