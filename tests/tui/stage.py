"""A bare app that shows a demonstration of a case made up for tests."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import ClassVar

from textual.pilot import Pilot

from cpguide.engine.interview import Interview
from cpguide.guide.model import Guide
from cpguide.training.scenario import Mistake, Scenario
from cpguide.training.telling import Telling
from cpguide.tui.screens.demo import DemoScreen
from tests.training.told import scenario
from tests.tui.host import Host

SIZES = [(60, 20), (80, 24), (120, 40)]
SMALL, NORMAL, LARGE = SIZES
WRONG = Mistake("Only federal officers can help.", "A sponsor can file.", {"role": "federal"}, ("CP-001",))
BOXES = scenario(
    parts={"used": "He keeps her papers."},
    stops={"used": "What keeps her?", "age": "How old may she be?"},
    mistakes=(WRONG,),
    discuss=("Who asks her?",),
    safe="yes",
    role="local",
    used=("force",),
    day=date(2027, 1, 15),
    age="minor",
)


class Stage(Host):
    """Shows a demonstration and keeps what it asks the program for."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        *Host.CSS_PATH,
        PurePath(Host.CSS_PATH[0]).with_name("demo.tcss"),
    ]

    def __init__(self, guide: Guide, told: Scenario = BOXES) -> None:
        super().__init__(DemoScreen(told, Interview.of(guide, told.case)))
        self.debriefs: list[Telling] = []

    def on_demo_screen_debrief(self, event: DemoScreen.Debrief) -> None:
        """Keep the telling."""
        self.debriefs.append(event.telling)

    @property
    def at(self) -> Telling:
        """The telling on the screen."""
        assert isinstance(self.shown, DemoScreen)
        return self.shown.at


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()
