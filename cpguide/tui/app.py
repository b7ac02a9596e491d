"""The full screen: which screen comes when. The screens do the work."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from cpguide.casefile import Opened
from cpguide.engine.case import Case
from cpguide.engine.interview import Interview
from cpguide.exit import Exit, complain, fault_line
from cpguide.guide.model import Guide
from cpguide.guide.problem import Problem, RulesError, UnreadableError
from cpguide.output.kept import NOTHING_KEPT
from cpguide.output.words import TRAINING, review_words
from cpguide.place import Place
from cpguide.tui import terminal
from cpguide.tui.opening import Opens
from cpguide.tui.screens.interview import InterviewScreen
from cpguide.tui.screens.start import StartScreen
from cpguide.tui.styles import STYLES
from cpguide.tui.teaching import Teaching

if TYPE_CHECKING:
    from cpguide.tui.screens.result import ResultScreen


class CpGuideApp(Opens):
    """The guide on a full screen: the start page, or straight to the first question."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = [
        STYLES / f"{name}.tcss" for name in ("cpguide", "result")
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "glossary", "glossary", id="app.glossary", tooltip="words and what they mean")
    ]

    def __init__(
        self,
        guide: Guide,
        as_of: date,
        case: Case | None = None,
        start: bool = True,
        complete: Callable[[Guide], Guide] | None = None,
        open_case: Callable[[str], Opened] | None = None,
        teaching: Teaching | None = None,
    ) -> None:
        super().__init__()
        self.teaching = teaching
        self.guide, self.as_of = guide, as_of
        self.problems: tuple[Problem, ...] = ()
        self._complete_guide, self._open_case = complete, open_case
        self._start = start and case is None
        self._place = Place(Interview.of(guide, case or Case(as_of)))

    @property
    def _banner(self) -> str:
        warning = review_words(self.guide.about, self.as_of)
        return f"! {warning}" if warning else ""

    def get_default_screen(self) -> Screen[None]:
        """The start page, or the first question."""
        return self._start_screen(None) if self._start else InterviewScreen(self._place, self._banner)

    def _start_screen(self, place: Place | None) -> StartScreen:
        return StartScreen(self.guide, place, self._open_case, self._banner, self.teaching is not None)

    def on_mount(self) -> None:
        """Read what the first question does not need once it is painted."""
        if self._complete_guide:
            self.call_after_refresh(self._complete)

    def _complete(self) -> None:
        assert self._complete_guide is not None
        try:
            self.guide = self._complete_guide(self.guide)
        except RulesError as error:
            self._give_up(error.problems, Exit.RULES)
        except UnreadableError as error:
            self._give_up((error.problem,), Exit.FILES)
        else:
            self._begin_again()

    def _give_up(self, problems: tuple[Problem, ...], code: Exit) -> None:
        self.problems = problems
        self.exit(return_code=code)

    def _begin_again(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, InterviewScreen) and screen.place:
                interview = screen.place.interview
                screen.place = screen.place.under(
                    Interview(interview.logic.completed(self.guide), interview.case)
                )
        gc.freeze()  # the guide stays for good: looking through it again would only cost answers time

    def on_start_screen_case_opened(self, event: StartScreen.CaseOpened) -> None:
        """Go on with a case from a file."""
        if isinstance(self.screen, StartScreen):
            self.unless_lost(lambda: self.open_file(event.opened))

    def on_start_screen_chosen(self, event: StartScreen.Chosen) -> None:
        """Open what an entry of the start page names, unless a key typed ahead has left the page already."""
        if not isinstance(self.screen, StartScreen):
            return
        if event.entry == "new":
            self.unless_lost(self.ask_anew)
        elif event.entry == "go_on" and event.place:
            self.ask(event.place)
        elif event.entry == "glossary":
            self.action_glossary()
        elif event.entry == "training":
            self.show_training()
        elif event.entry == "browse":
            from cpguide.tui.screens.browse import BrowseScreen

            self.push_screen(BrowseScreen(self.guide, self.as_of))
        else:
            from cpguide.tui.screens.about import AboutScreen

            self.push_screen(AboutScreen(self.guide, self.as_of))

    def ask(self, place: Place) -> None:
        """From the start page to the questions, which may lie beneath it."""
        below = self.screen_stack[0]
        if isinstance(below, InterviewScreen):
            self.pop_screen()
            below.place = place
            self.mark_training(below)
            self.mark_kept(below)
        else:
            self.push_screen(InterviewScreen(place, self._banner))

    def on_interview_screen_ended(self, event: InterviewScreen.Ended) -> None:
        """From the questions to the start page, which may lie beneath them, with the case in hand."""
        below = self.screen_stack[0]
        if isinstance(below, StartScreen):
            self.pop_screen()
            below.offer(event.place)
            self.mark_training(below)
            self.mark_kept(below)
        else:
            self.push_screen(self._start_screen(event.place))

    def on_result_screen_dated(self, event: ResultScreen.Dated) -> None:
        """Keep the dates with the case whose result is shown."""
        for screen in self.screen_stack:
            if isinstance(screen, InterviewScreen):
                screen.date(event.interview)

    @property
    def _place_shown(self) -> Place | None:
        top_down = reversed(self.screen_stack)
        screens = (screen for screen in top_down if isinstance(screen, InterviewScreen | StartScreen))
        return next((screen.place for screen in screens), None)

    def in_training(self) -> bool:
        """Whether what is on the screen is an invented case."""
        place = self._place_shown
        return super().in_training() or (place is not None and place.interview.case.training)

    def has_answers(self) -> bool:
        """Whether leaving would lose answers, of a case or of a quiz."""
        answers = self._place_shown is not None and bool(self._place_shown.interview.case.answers)
        return self._in_quiz or bool(self.not_kept) or (answers and self.keeping is None)

    @property
    def _in_quiz(self) -> bool:
        return any(getattr(screen, "unfinished", False) for screen in self.screen_stack)

    def leaving(self) -> str:
        """What becomes of the case, or of the quiz before it, as a sentence."""
        return NOTHING_KEPT if self._in_quiz else super().leaving()

    def promises(self) -> tuple[str, ...]:
        """What the guide promises, for the help screen."""
        return (TRAINING,) * self.in_training() + self.guide.about.disclaimers

    def action_glossary(self) -> None:
        """The words of the guide."""
        from cpguide.tui.screens.glossary import GlossaryScreen

        if not isinstance(self.screen, GlossaryScreen):
            self.push_screen(GlossaryScreen(self.guide))


def run(app: CpGuideApp) -> int:
    """Show the full screen until it is left; the exit code."""
    try:
        app.run()
    except Exception as error:
        app.fault = app.fault or fault_line(error, app.fate)
    finally:
        app.end_keeping()
    if app.left_now:
        terminal.wipe()
    complain(*map(str, app.problems), *([app.fault] if app.fault else []))
    return terminal.end(Exit.INTERNAL if app.fault else app.return_code or Exit.FINE)
