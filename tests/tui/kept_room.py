"""What tests of keeping share: the words, the answers in a file, and how to ask for it."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from cpguide.casefile import kept_text, open_case
from cpguide.engine.case import Answer, Case
from cpguide.engine.interview import Interview
from cpguide.guide.model import Guide
from cpguide.tui.app import CpGuideApp
from cpguide.tui.screens.keep import KeepScreen
from tests.tui.host import AS_OF
from tests.tui.test_interview import press

KEPT = "Kept in case.yaml: every answer is on the disk."


def held(guide: Guide, name: str = "case.yaml") -> dict[str, Answer]:
    """The answers in the file."""
    return dict(open_case(guide, name).case.answers)


async def keep(pilot: Pilot[None], key: str = "S", name: str = "case.yaml") -> None:
    """Ask to keep the case in the file of this name."""
    await press(pilot, key)
    assert isinstance(pilot.app.screen, KeepScreen)
    pilot.app.screen.query_one(Input).value = name
    await press(pilot, "enter")


def kept_case(guide: Guide, **given: Answer) -> Path:
    """A file in which a case was kept."""
    path = Path("case.yaml").absolute()
    path.write_text(kept_text(Interview.of(guide, Case(AS_OF, given))), encoding="utf-8")
    path.chmod(0o600)
    return path


def reading(guide: Guide) -> CpGuideApp:
    """The full screen at the start page, with files to open."""
    return CpGuideApp(guide, AS_OF, open_case=lambda path: open_case(guide, path))
