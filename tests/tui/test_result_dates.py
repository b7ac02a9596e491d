"""The dates on the result page: entering one counts the deadlines at once, and the case keeps it."""

from __future__ import annotations

from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from cpguide.engine.case import Case
from cpguide.guide.calendar import Entered
from cpguide.guide.model import Guide
from cpguide.tui.app import CpGuideApp
from cpguide.tui.screens.interview import InterviewScreen
from cpguide.tui.screens.result import ResultScreen
from tests.tui.host import text, too_wide, words

AS_OF = date(2026, 11, 23)
MINOR = {"danger": "no", "role": "local", "matter": "first", "age_now": "minor", "letter": "interim"}
SIZES = [(80, 24), (120, 40)]


def app(guide: Guide, **dates: Entered) -> CpGuideApp:
    return CpGuideApp(guide, AS_OF, Case(AS_OF, MINOR, dates), start=False)


async def open_dates(pilot: Pilot[None]) -> None:
    await pilot.press("s", "7")
    await pilot.pause()
    assert isinstance(pilot.app.screen, ResultScreen)


async def enter(pilot: Pilot[None], written: str) -> None:
    pilot.app.screen.query_one(Input).value = written
    await pilot.press("enter")
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_a_date_that_is_entered_is_counted_from_at_once(guide: Guide, size: tuple[int, int]) -> None:
    running = app(guide)
    async with running.run_test(size=size) as pilot:
        await open_dates(pilot)
        assert "Nothing can be computed yet." in words(running)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "When did you learn" in words(running)
        assert not too_wide(running)
        await enter(pilot, "2026-11-22 21:30")
        assert "Monday, 2026-11-23, 21:30" in words(running)
        assert not too_wide(running)


async def test_the_case_keeps_the_date_when_the_result_is_closed(guide: Guide) -> None:
    running = app(guide)
    async with running.run_test(size=(80, 24)) as pilot:
        await open_dates(pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        await enter(pilot, "2026-11-22")
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(running.screen, InterviewScreen)
        assert running.screen.place is not None
        assert running.screen.place.interview.case.dates == {"learned": Entered(date(2026, 11, 22))}
        assert running.screen.place.interview.case.answers == MINOR
        await open_dates(pilot)
        assert "Monday, 2026-11-23, at the same time of day" in words(running)


async def test_an_empty_field_takes_the_date_out(guide: Guide) -> None:
    running = app(guide, learned=Entered(date(2026, 11, 22)))
    async with running.run_test(size=(80, 24)) as pilot:
        await open_dates(pilot)
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        await enter(pilot, "")
        assert "Nothing can be computed yet." in words(running)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("11/22/2026", "not a calendar date"),
        ("2026-11-31", "not a calendar date"),
        ("2026-11-22 25:00", '"25:00" is no time of day. Write it like 02:15 or 22:30.'),
        ("2026-11-24", "after 2026-11-23, the date of the case"),
    ],
)
async def test_a_wrong_date_is_told_and_nothing_is_changed(guide: Guide, written: str, says: str) -> None:
    running = app(guide)
    async with running.run_test(size=(80, 24)) as pilot:
        await open_dates(pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        await enter(pilot, written)
        assert says in words(running)
        await pilot.press("escape")
        await pilot.pause()
        assert "Nothing can be computed yet." in words(running)


async def test_a_deadline_opens_with_its_evidence_and_says_what_a_calendar_shows(guide: Guide) -> None:
    running = app(guide, learned=Entered(date(2026, 11, 22)))
    async with running.run_test(size=(80, 24)) as pilot:
        await open_dates(pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "CP-133" in text(running)
        assert '"Report due" is all that a calendar file shows.' in words(running)


async def test_a_result_without_dates_says_so(guide: Guide) -> None:
    running = CpGuideApp(guide, AS_OF, Case(AS_OF, {"danger": "no", "role": "local"}), start=False)
    async with running.run_test(size=(80, 24)) as pilot:
        await open_dates(pilot)
        assert "No line of this result has a date that can be computed." in words(running)
