from __future__ import annotations

from tests.tui.picture import picture, shown


async def test_the_picture_in_the_readme_is_what_the_program_shows() -> None:
    assert shown() == await picture(), "renew it: python -m tests.tui.picture"
