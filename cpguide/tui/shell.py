"""What holds on every screen: leaving, help, themes, a smallest size, and faults that tell nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any, ClassVar

from textual import events, on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen

from cpguide.engine.interview import Interview
from cpguide.exit import Exit, fault_line
from cpguide.output.kept import NOTHING_KEPT, fate_words
from cpguide.output.words import counted
from cpguide.tui import keyboard, terminal
from cpguide.tui.plain import plain
from cpguide.tui.themes import THEMES

TWICE = 1.5
"""Seconds within which the second press of the leave key counts."""


_LEAVE = "leave at once, on the second press: the screen is cleared, and only what is in a file stays"


def _everywhere(
    key: str, action: str, word: str, help: str, key_display: str | None = None, show: bool = True
) -> Binding:
    """A key that works on every screen, also under a dialog: priority bindings are not cut off by one."""
    return Binding(key, action, word, show, key_display, priority=True, tooltip=help, id=f"app.{action}")


class Shell(App[None], inherit_bindings=False):
    """An app with the keys of every screen."""

    ENABLE_COMMAND_PALETTE = False
    written = 0
    """How many files the officer wrote with answers of the case in them."""
    files_allowed = True
    """Whether files of this machine may be opened and written; ask `tui.files`, which says so where not."""
    rules: Path | None = None
    """The folder of the rules, into which nothing may be written."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        _everywhere("t", "next_theme", "theme", "another look: dark, light, high contrast"),
        _everywhere("x", "leave", "leave now", _LEAVE, key_display="x x"),
        _everywhere("ctrl+x", "leave_typing", "leave now", _LEAVE, key_display="^x ^x"),
        _everywhere("f1", "help", "help", "this help"),
        _everywhere("question_mark", "help_letter", "help", "this help", show=False),
        _everywhere("ctrl+q", "quit", "quit", "quit, after a question if answers would be lost", show=False),
        _everywhere("ctrl+c", "interrupt", "stop", "stop", show=False),
        _everywhere("ctrl+z", "suspend_process", "pause", "pause: the shell; fg comes back", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.fault = ""
        """One line about a fault of our own, empty while there is none."""
        self.left_now = False
        """Whether the leave key was pressed twice, so that nothing may stay on the terminal."""
        self._left_at = -TWICE
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def on_load(self) -> None:
        """Listen to signals."""
        terminal.obey_signals(lambda code: self.exit(return_code=code))
        keyboard.bear_any_bytes()

    def has_answers(self) -> bool:
        """Whether leaving would lose answers."""
        return False

    def keep(self, interview: Interview) -> None:
        """Put a change on the disk, where the case is kept. Here none is."""

    @property
    def fate(self) -> str:
        """What becomes of the case when the program ends by a fault of its own."""
        return fate_words(False)

    def leaving(self) -> str:
        """What becomes of the case when the program is left, as a sentence."""
        if not self.written:
            return NOTHING_KEPT
        stay = "stays" if self.written == 1 else "stay"
        return f"This case is not kept. {counted(self.written, 'file')} that you wrote {stay}."

    def promises(self) -> tuple[str, ...]:
        """The sentences at the end of the help screen."""
        return ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A letter that is being typed into a field is no key."""
        letter = {"leave": "x", "next_theme": "t", "help_letter": "?"}.get(action)
        typing = letter and self.focused and self.focused.check_consume_key(letter, letter)
        return not typing

    def on_resize(self, event: events.Resize) -> None:
        """Stand in for every screen while the window is too small, and only then."""
        self.call_later(self._fit)

    @on(Driver.SignalResume)
    def _draw_again(self) -> None:
        """Back from a pause: the terminal has forgotten the screen."""
        self.refresh(layout=True)

    def _fit(self) -> None:
        from cpguide.tui.screens.leave import SMALLEST, SmallScreen

        small = self.size.width < SMALLEST[0] or self.size.height < SMALLEST[1]
        if small and not isinstance(self.screen, SmallScreen):
            self.push_screen(SmallScreen())
        elif not small and isinstance(self.screen, SmallScreen):
            self.pop_screen()

    def action_next_theme(self) -> None:
        """The next of the looks."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def action_help(self) -> None:
        """The keys of this screen and the promises."""
        from cpguide.tui.screens.leave import HelpScreen, key_rows

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(key_rows(self.screen), self.promises()))

    def action_help_letter(self) -> None:
        """Help by a letter that may also be typed."""
        self.action_help()

    def action_leave(self) -> None:
        """Leave at once on the second press, so that a slip cannot do it."""
        now = monotonic()
        if now - self._left_at > TWICE:
            self._left_at = now
            says = plain(f"Press x again to leave at once. {self.leaving()}").plain
            self.notify(says, timeout=TWICE, markup=False)
            return
        self.left_now = True
        self.exit(return_code=0)

    def action_leave_typing(self) -> None:
        """Leave by a key that cannot be typed into a field."""
        self.action_leave()

    async def action_quit(self) -> None:
        """Leave, after a question where answers would be lost."""
        if self.has_answers():
            self.ask_leave(f"{self.leaving()} Leave?", lambda: self.exit(return_code=0))
        else:
            self.exit(return_code=0)

    def ask_leave(self, question: str, leave: Callable[[], None]) -> None:
        """Ask before answers are lost; one question at a time."""
        from cpguide.tui.screens.leave import LeaveScreen

        if not isinstance(self.screen, LeaveScreen):
            can_keep = self.files_allowed and bool(self.check_action("save", ()))
            self.push_screen(LeaveScreen(question, can_keep), lambda sure: self._asked(sure, leave))

    async def _asked(self, sure: bool | None, leave: Callable[[], None]) -> None:
        if sure:
            leave()
        elif sure is None:
            await self.run_action("save")

    def action_interrupt(self) -> None:
        """Stop as on an interrupt."""
        self.exit(return_code=Exit.INTERRUPTED)

    def _handle_exception(self, error: Exception) -> None:
        self.fault = self.fault or fault_line(error, self.fate)
        self._return_code = Exit.INTERNAL
        if self._exception is None:  # lets a test see the error
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """End where keys can be read no longer: the window is gone. Textual would print a traceback."""
        self.exit(return_code=Exit.HUNG_UP)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()


def keep(screen: Screen[Any], interview: Interview) -> None:
    """Put a change that was made on a screen on the disk, where the case is kept."""
    if isinstance(screen.app, Shell):
        screen.app.keep(interview)
