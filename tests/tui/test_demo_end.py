"""Ending a demonstration in front of a class."""

from __future__ import annotations

import pytest

from cpguide.guide.model import Guide
from cpguide.tui.screens.leave import LeaveScreen
from tests.tui.host import words
from tests.tui.stage import NORMAL, Stage, press


async def test_escape_asks_before_it_ends_what_is_under_way(mixed: Guide) -> None:
    app = Stage(mixed)
    async with app.run_test(size=NORMAL) as pilot:
        await press(pilot, "j", "escape")
        assert isinstance(app.screen, LeaveScreen)
        await press(pilot, "n")
        assert "What keeps her?" in words(app)
        assert app.closed == []
        await press(pilot, "escape", "y")
        assert app.closed == [None]


@pytest.mark.parametrize("keys", [[], ["space", "b"], ["space"] * 40])
async def test_before_it_begins_and_at_its_end_it_ends_without_a_question(
    mixed: Guide, keys: list[str]
) -> None:
    app = Stage(mixed)
    async with app.run_test(size=NORMAL) as pilot:
        await press(pilot, *keys)
        assert app.at.position in (0, len(app.at.path.slides) - 1)
        await press(pilot, "escape")
        assert app.closed == [None]
