"""The full screen for those who write the rules: what they save holds at once, with the same answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import takewhile
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen

from cpguide.casefile import Opened
from cpguide.engine.case import Case
from cpguide.guide.load import load
from cpguide.guide.model import Guide
from cpguide.guide.problem import Problem, RulesError, UnreadableError
from cpguide.guide.watch import EVERY, Watch
from cpguide.output.words import counted
from cpguide.tui.app import CpGuideApp
from cpguide.tui.notice import show_notice
from cpguide.tui.plain import plain
from cpguide.tui.renewal import Begun, Lost, Renewable, Renewal
from cpguide.tui.screens.interview import InterviewScreen
from cpguide.tui.screens.reloaded import LostScreen, ProblemsScreen
from cpguide.tui.screens.start import StartScreen
from cpguide.tui.teaching import Teaching

CHANGED = "The rules changed. Begin again to use them."
"""What a lesson says that goes on under the rules it began with."""


class WatchedApp(CpGuideApp):
    """The full screen under the rules in a folder as they are now, or as they last were good."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f2,ctrl+p",
            "problems",
            "problems",
            show=False,
            priority=True,
            tooltip="what is wrong with the rules on disk",
            id="app.problems",
        )
    ]

    def __init__(
        self,
        files: Watch,
        guide: Guide,
        as_of: date,
        case: Case | None = None,
        start: bool = True,
        open_case: Callable[[str], Opened] | None = None,
        teaching: Teaching | None = None,
    ) -> None:
        super().__init__(guide, as_of, case, start, None, open_case, teaching)
        self._files = files
        self._broken: tuple[Problem, ...] = ()
        self._lost: dict[str, Lost] = {}
        """The answers taken out that have not been told yet, or are just being told."""

    def on_mount(self) -> None:
        """Look at the files again and again; warn on every screen while they are broken."""
        self.set_interval(EVERY, self.look)
        self.screen_change_signal.subscribe(self, self._warn, immediate=True)

    def look(self) -> None:
        """Read the rules again if they were saved; a screen that is just being made has to be whole first."""
        if not all(screen.is_mounted for screen in self.screen_stack) or not self._files.changed():
            return
        try:
            guide = load(self._files.folder)
        except RulesError as error:
            self._keep_last_good(error.problems)
        except UnreadableError as error:
            self._keep_last_good((error.problem,))
        except OSError as error:
            why = f"the folder cannot be read: {error.strerror}."
            self._keep_last_good((Problem("CP124", ".", 1, 1, why, "Check its permissions."),))
        else:
            if self._broken or guide.sha256 != self.guide.sha256:
                self._go_on_under(guide)

    def _keep_last_good(self, problems: tuple[Problem, ...]) -> None:
        self._broken = problems
        for screen in self.screen_stack:
            self._warn(screen)
            if isinstance(screen, ProblemsScreen):
                screen.show(problems)

    def _go_on_under(self, guide: Guide) -> None:
        self.guide, self._broken = guide, ()
        renewal = Renewal(guide)
        stack = self.screen_stack
        stay = [*takewhile(lambda screen: isinstance(screen, Renewable), stack)]
        begun = any(isinstance(screen, Begun) for screen in stack)
        for _ in [] if begun else stack[len(stay) :]:
            self.pop_screen()
        for screen in self.screen_stack:
            self._warn(screen)
        for screen in stay:
            if isinstance(screen, StartScreen | InterviewScreen):
                show_notice(screen, "banner", self._banner)
            if isinstance(screen, Renewable):
                screen.renew(renewal)
        self._tell(renewal, begun)
        self._fit()

    def _tell(self, renewal: Renewal, begun: bool) -> None:
        """Name the answers taken out until that is closed; else one line.

        A question shows it itself, and what has begun says that it goes on under other rules.
        """
        self._lost |= renewal.lost
        if self._lost:
            told = LostScreen(renewal.says, [*self._lost.values()])
            self.push_screen(told, lambda _: self._lost.clear())
        elif not begun and not isinstance(self.screen, InterviewScreen):
            self.notify(plain(renewal.says).plain, markup=False)

    def _warn(self, screen: Screen[Any]) -> None:
        """Let a screen say whether the rules on disk are broken, or others than those it began with."""
        if not isinstance(screen, ModalScreen | ProblemsScreen):
            count = counted(len(self._broken), "problem")
            words = f"! The rules on disk are broken (f2: {count}). Last good rules in use."
            if not self._broken:
                old = isinstance(screen, Begun) and screen.began_under.sha256 != self.guide.sha256
                words = f"! {CHANGED}" if old else ""
            show_notice(screen, "broken", words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Problems can be shown where there are some."""
        return bool(self._broken) if action == "problems" else super().check_action(action, parameters)

    def action_problems(self) -> None:
        """Every problem of the rules on disk."""
        if not isinstance(self.screen, ProblemsScreen):
            self.push_screen(ProblemsScreen(self._files.folder, self._broken))
