"""Two variants side by side, on wide and narrow screens."""

from __future__ import annotations

from datetime import date

import pytest

from cpguide.engine.interview import Interview
from cpguide.guide.model import Guide
from cpguide.guide.where import rules_folder
from cpguide.output.words import TRAINING
from cpguide.training.reading import read_scenario
from cpguide.tui.screens.beside import BesideScreen
from tests.training.told import scenario
from tests.tui.host import Host, text, too_wide, words
from tests.tui.stage import SIZES, SMALL, Stage, press

WIDE = """\
  The story                               What if
────────────────────────────────────────────────────────────────────────────────

  Answers that differ: 2. Lines of the result that change: 3.

  Answers that differ
  Who are you?
  Local                                   Federal

  What about used?
  Fraud                                   not asked

  Route
  ● Find a sponsor                        ● File it yourself

  Next steps
  -                                       ● Call both
"""

NARROW = """\
  Who are you?
  The story
    Local
  What if
    Federal
"""


class Side(Stage):
    """Shows two interviews side by side."""

    def __init__(self, one: Interview, other: Interview) -> None:
        Host.__init__(self, BesideScreen("The story", one, "What if", other))


def pair(guide: Guide) -> tuple[Interview, Interview]:
    local = scenario(safe="yes", role="local", used=("fraud",), age="minor")
    federal = scenario(safe="yes", role="federal", age="minor")
    return Interview.of(guide, local.case), Interview.of(guide, federal.case)


def around_october(guide: Guide) -> list[Interview]:
    names = ("granted-last-day-of-september-2026", "granted-first-day-of-october-2026")
    files = [rules_folder() / "scenarios" / f"{name}.yaml" for name in names]
    return [Interview.of(guide, read_scenario(file, guide).case) for file in files]


async def test_two_columns_on_a_wide_screen(mixed: Guide) -> None:
    app = Side(*pair(mixed))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert WIDE in text(app)
        assert TRAINING in words(app)


async def test_one_under_the_other_on_a_narrow_screen(mixed: Guide) -> None:
    app = Side(*pair(mixed))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert NARROW in text(app)
        assert not too_wide(app)


async def test_nothing_differs_between_equal_interviews(mixed: Guide) -> None:
    one, _ = pair(mixed)
    app = Side(one, one)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "Both are the same: every answer and every line of the result." in words(app)


async def test_dates_and_open_lines_are_told(mixed: Guide) -> None:
    one, _ = pair(mixed)
    later = Interview.of(mixed, type(one.case)(date(2027, 1, 1), {"safe": "yes"}))
    app = Side(one, later)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "Law as of 2026-11-23 2027-01-01" in words(app)
        assert "○ File it yourself · open" in words(app)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_two_files_scroll_and_fit(guide: Guide, size: tuple[int, int]) -> None:
    app = Side(*around_october(guide))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "end")
        assert not too_wide(app)
        await press(pilot, "home")
        assert "Law as of" in words(app)
        await press(pilot, "b")
        assert app.closed == [None]


async def test_two_lines_of_one_title_tell_what_they_say(guide: Guide) -> None:
    app = Side(*around_october(guide))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "Every answer is the same." in words(app)
        for id in ("rca_four_months_to_september_2026", "rca_four_months"):
            assert " ".join(guide.items[id].says.split()[:3]) in words(app)


async def test_enter_opens_what_is_pointed_at_in_full(mixed: Guide) -> None:
    app = Side(*pair(mixed))
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "enter")
        assert app.screen is app.shown, "nothing is pointed at"
        await press(pilot, "down", "enter")
        assert "Who are you? It matters. Evidence CP-001" in words(app)
        await press(pilot, "b", "down", "down", "enter")
        page = words(app)
        assert "Route THE STORY Find a sponsor ● Firm" in page
        assert "Find a sponsor, in a sentence." in page
        assert "WHAT IF File it yourself ● Firm" in page
        await press(pilot, "b", "down", "enter")
        page = words(app)
        assert "Call both THE STORY ✗ Does not apply under these answers. · The answer is local." in page
        assert "WHAT IF ● Firm" in page
        assert "Call both, in a sentence." in page
        assert "CP-001 ✓ verified" in page
        await press(pilot, "1")
        assert "Call both, in a sentence." in words(app), "digits lead nowhere from here"
        await press(pilot, "b", "b")
        assert app.closed == [None]


async def test_what_the_law_of_a_day_takes_away_is_said(guide: Guide) -> None:
    app = Side(*around_october(guide))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "end", "enter")
        assert "✗ Does not apply under the law as of 2026-" in words(app)
