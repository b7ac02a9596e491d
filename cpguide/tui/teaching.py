"""Teaching with invented cases: from the list to demo, quiz and debrief, all of it marked as training."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.screen import ModalScreen, Screen

from cpguide.engine.interview import Interview
from cpguide.guide.model import Guide
from cpguide.output.words import TRAINING
from cpguide.tui.notice import show_notice
from cpguide.tui.shell import Shell

if TYPE_CHECKING:
    from cpguide.training.quiz import Quiz
    from cpguide.training.scenario import Scenario
    from cpguide.training.shelf import Shelf
    from cpguide.tui.screens.demo import DemoScreen
    from cpguide.tui.screens.quiz import QuizScreen
    from cpguide.tui.screens.training import TrainingScreen


class Lesson(NamedTuple):
    """A scenario to begin with: `how` is "demo", "quiz" or "hands"; or `beside` another one."""

    scenario: Scenario
    how: str = "demo"
    beside: Scenario | None = None


class Teaching(NamedTuple):
    """What there is to teach with: `load` gives the scenarios that fit a guide.

    `first` is begun at once; where there is none, `listed` tells whether the list is.
    """

    load: Callable[[Guide], Shelf]
    first: Lesson | None = None
    listed: bool = False


class Classroom(Shell):
    """An app in which invented cases are told, asked about and looked back at."""

    guide: Guide
    teaching: Teaching | None = None

    def in_training(self) -> bool:
        """Whether what is on the screen is an invented case."""
        return any(getattr(type(screen), "TRAINING", False) for screen in self.screen_stack)

    def mark_training(self, screen: Screen[Any]) -> None:
        """Let a screen say that the case is invented, unless it says so itself, or that it is none."""
        if isinstance(screen, ModalScreen) or getattr(type(screen), "TRAINING", False):
            return
        show_notice(screen, "training", TRAINING if self.in_training() else "")

    def on_mount(self) -> None:
        """Mark every screen, and begin with what is to be taught."""
        self.screen_change_signal.subscribe(self, self.mark_training, immediate=True)
        self.call_later(lambda: self.mark_training(self.screen))  # the first screen is there already
        if self.teaching and self.teaching.first:
            self.begin(self.teaching.first)
        elif self.teaching and self.teaching.listed:
            self.show_training()

    def show_training(self) -> None:
        """The list of scenarios."""
        from cpguide.tui.screens.training import TrainingScreen

        assert self.teaching is not None
        load = self.teaching.load
        self.push_screen(TrainingScreen(self.guide, lambda: load(self.guide)))

    def on_training_screen_chosen(self, event: TrainingScreen.Chosen) -> None:
        """Begin with the scenario that was chosen from the list."""
        self.begin(Lesson(event.scenario, event.how))

    def begin(self, lesson: Lesson) -> None:
        """Tell a scenario, ask about it, or show it beside another one."""
        scenario, interview = lesson.scenario, self._interview(lesson.scenario)
        if lesson.beside:
            from cpguide.tui.screens.beside import BesideScreen

            other = self._interview(lesson.beside)
            self.push_screen(BesideScreen(scenario.title, interview, lesson.beside.title, other))
        elif lesson.how == "demo":
            from cpguide.tui.screens.demo import DemoScreen

            self.push_screen(DemoScreen(scenario, interview))
        else:
            from cpguide.tui.screens.quiz import QuizScreen

            self.push_screen(QuizScreen(scenario, interview, hands=lesson.how == "hands"))

    def _interview(self, scenario: Scenario) -> Interview:
        return Interview.of(self.guide, scenario.case)

    def on_demo_screen_debrief(self, event: DemoScreen.Debrief) -> None:
        """The page for afterwards, after a demo."""
        story = event.telling.story
        self._debrief(story.scenario, story.interview_end)

    def on_quiz_screen_debrief(self, event: QuizScreen.Debrief) -> None:
        """The page for afterwards, after a quiz."""
        self._debrief(event.quiz.scenario, event.quiz.interview, event.quiz)

    def _debrief(self, scenario: Scenario, interview: Interview, quiz: Quiz | None = None) -> None:
        from cpguide.training.debrief import debrief
        from cpguide.tui.screens.record import DebriefScreen

        self.push_screen(DebriefScreen(debrief(scenario, interview, quiz), scenario.name))
