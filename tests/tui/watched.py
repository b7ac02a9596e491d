"""The full screen under rules that a test writes while it runs."""

from __future__ import annotations

from collections.abc import Callable

from textual.pilot import Pilot

from cpguide.tui.watching import WatchedApp

START, WORK = "questions/1-start.yaml", "questions/2-work.yaml"

Begin = Callable[..., WatchedApp]
"""Starts the full screen, which looks at the rules only when a test says so."""


async def reread(app: WatchedApp, pilot: Pilot[None]) -> None:
    """Look until what was saved has settled."""
    for _ in range(2):
        await pilot.pause()
        app.look()
    await pilot.pause()


def shown(app: WatchedApp) -> list[str]:
    """The screens, the lowest first."""
    return [type(screen).__name__ for screen in app.screen_stack]
