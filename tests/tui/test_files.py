"""In a browser the files are somebody else's: every key that would touch one says so, and opens nothing."""

from __future__ import annotations

import pytest

from cpguide.output.words import NO_FILES
from tests.tui.conftest import Begin
from tests.tui.host import words
from tests.tui.test_interview import NARROW, press


@pytest.mark.parametrize("keys", ["2 R", "2 S", "2 s ctrl+s"])
async def test_no_file_is_touched_in_a_browser(begin: Begin, keys: str) -> None:
    app = begin()
    app.files_allowed = False
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        *before, last = keys.split()
        await press(pilot, " ".join(before))
        shown = app.screen
        await press(pilot, last)
        assert NO_FILES in [notice.message for notice in app._notifications]
        assert app.screen is shown


async def test_saving_the_result_is_offered_where_it_can_be(begin: Begin) -> None:
    for allowed in (True, False):
        app = begin()
        app.files_allowed = allowed
        async with app.run_test(size=NARROW) as pilot:
            await press(pilot, "2 s")
            shown = app.screen
            assert ("e save" in words(app)) == allowed
            await press(pilot, "e")
            assert (app.screen is shown) == (not allowed)
