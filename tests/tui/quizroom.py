"""A bare app that shows one quiz of the small guide, and what its keys are."""

from __future__ import annotations

from textual.pilot import Pilot

from cpguide.training.forks import Fork
from cpguide.training.quiz import Quiz
from cpguide.training.scenario import Scenario
from cpguide.tui.screens.quiz import QuizScreen
from cpguide.tui.shell import Shell
from cpguide.tui.turn import Turn
from cpguide.tui.widgets.ask import LETTERS
from tests.training.quizzes import quiz
from tests.tui.host import Host


class QuizHost(Shell):
    """Shows one quiz and keeps what it says."""

    CSS_PATH = Host.CSS_PATH

    def __init__(self, scenario: Scenario | None = None, hands: bool = False) -> None:
        super().__init__()
        of = quiz(scenario)
        self.quiz_screen = QuizScreen(of.scenario, of.interview, hands)
        self.debriefs: list[Quiz] = []
        self.closed = 0

    def on_mount(self) -> None:
        """Show the quiz."""
        self.push_screen(self.quiz_screen, lambda _: self._close())

    def _close(self) -> None:
        self.closed += 1

    def on_quiz_screen_debrief(self, event: QuizScreen.Debrief) -> None:
        """Keep the quiz."""
        self.debriefs.append(event.quiz)

    @property
    def turn(self) -> Turn:
        """Where the quiz is."""
        assert self.quiz_screen.turn is not None
        return self.quiz_screen.turn


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, one after the other."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def letter(choices: Fork, id: str) -> str:
    """The key of a reason."""
    return LETTERS[[reason.id for reason in choices.reasons].index(id)]


def right_keys(of: Fork) -> list[str]:
    """The keys that reply rightly to a fork of the small guide, from its question on."""
    ids = [choice.id for choice in of.choices]
    keys = [str(ids.index(id) + 1) for id in of.answer] + (["enter"] if of.several else [])
    return [*keys, letter(of, of.reason)]


async def to_fork(pilot: Pilot[None], app: QuizHost) -> None:
    """Go on to the next question."""
    while app.turn.shown not in ("answer", "score"):
        await press(pilot, "space")
