"""The page in a real browser: what is shown, what is typed, what is loaded, what stays."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.web.browser import CHROMIUM, browser, served

ENDED = "document.body.className + document.body.innerText"


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
def test_a_class_answers_by_keyboard_and_nothing_leaves_the_machine(tmp_path: Path) -> None:
    async def look(address: str) -> None:
        async with browser(tmp_path) as page:
            await page.open(address)
            await page.wait_for("New case")
            await page.press("1")
            seen = await page.wait_for("Is anyone in danger right now?")
            assert "1-9 pick" in seen.splitlines()[-1] or "1-9 pick" in seen.splitlines()[-2]
            await page.press("3")
            await page.wait_for("Who are you in this case?")
            assert await page.see("document.fonts.check('16px \"Roboto Mono\"')")
            await page.press("x")
            await page.press("x")
            await page.wait_for("The session has ended.", ENDED)
            assert await page.see("document.querySelector('.xterm')") is None
            assert await page.see("document.activeElement.id") == "again"
            await page.press("\r")
            await page.wait_for("New case")
            assert {place.partition("://")[2].partition("/")[0] for place in page.asked} == {
                address.partition("://")[2].rstrip("/")
            }
            assert len(page.asked) > 7

    with served() as server:
        asyncio.run(look(server.address))
