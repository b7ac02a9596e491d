"""A scenario made up in code, for the tests of what is told with one."""

from __future__ import annotations

from datetime import date

from cpguide.engine.case import Answer, Case
from cpguide.engine.interview import Interview
from cpguide.guide.model import Guide
from cpguide.training.scenario import Expected, Mistake, Scenario
from cpguide.training.telling import Telling

NOW = date(2026, 11, 23)
NOTE = "They will say that she smiles."
STORY = "She packs boxes at night."
AIM = "See what keeps a person at work"
MISTAKE = Mistake("She is free to go.", "The debt keeps her there.", {}, ("CP-001",))


def scenario(
    parts: dict[str, str] | None = None,
    stops: dict[str, str] | None = None,
    mistakes: tuple[Mistake, ...] = (),
    discuss: tuple[str, ...] = (),
    **answers: Answer,
) -> Scenario:
    """A scenario with these answers."""
    return Scenario(
        "boxes",
        "Boxes at night",
        STORY,
        "basic",
        15,
        (AIM,),
        parts or {},
        stops or {},
        mistakes,
        discuss,
        (NOTE,),
        Case(NOW, answers, training=True),
        Expected((), (), (), (), {}),
    )


def telling(guide: Guide, told: Scenario) -> Telling:
    """The scenario from its beginning."""
    return Telling.of(told, Interview.of(guide, told.case))
