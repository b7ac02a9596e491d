"""The picture of the wizard in the README, made by the program: `python -m tests.tui.picture` renews it."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from cpguide.guide.load import load
from cpguide.guide.where import rules_folder
from cpguide.tui.app import CpGuideApp
from tests.tui.host import AS_OF, text

README = Path(__file__).parents[2] / "README.md"
_PLACE = re.compile(r"(?<=<!-- picture -->\n```text\n).*?(?=```\n<!-- end of picture -->)", re.DOTALL)
KEYS = ("3", "3", "1", "1", "2", "1", "7", "1", "2", "enter", "3", "6")
"""A local officer, a first request, a child who was made to work; threats and papers ticked."""


async def picture() -> str:
    """The question screen in the middle of a case, as text."""
    app = CpGuideApp(load(rules_folder()), AS_OF, start=False)
    async with app.run_test(size=(104, 30)) as pilot:
        await pilot.pause()
        for key in KEYS:
            await pilot.press(key)
            await pilot.pause()
        return text(app)


def shown() -> str:
    """The picture that the README shows now."""
    found = _PLACE.search(README.read_text(encoding="utf-8"))
    assert found is not None
    return found[0]


if __name__ == "__main__":
    renewed = _PLACE.sub(lambda _: asyncio.run(picture()), README.read_text(encoding="utf-8"))
    README.write_text(renewed, encoding="utf-8")
