"""Keeping the case that is on the screen: asked for, told on every screen, and true whenever it is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen

from cpguide.engine.interview import Interview
from cpguide.guide.problem import shown
from cpguide.output import kept as words
from cpguide.tui.files import files_allowed
from cpguide.tui.notice import show_notice
from cpguide.tui.plain import plain
from cpguide.tui.teaching import Classroom

if TYPE_CHECKING:
    from cpguide.casefile import Opened
    from cpguide.keeping import Keeping

KEEP = "keep this case in a file from now on; where it is kept, say so, or try again"


class Desk(NamedTuple):
    """What the full screen begins with: the case that was opened, and the file in which the case is kept.

    `fault` is why the file of the case cannot be gone on with. `save` is a file that the case is to be
    kept in once the officer has agreed to go on with it.
    """

    opened: Opened | None = None
    keeping: Keeping | None = None
    fault: str = ""
    save: str = ""


class Keeps(Classroom):
    """An app in which the case can be kept. `keeping` is None while nothing is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,S", "save", "keep the case", show=False, id="app.save", tooltip=KEEP)
    ]
    keeping: Keeping | None = None
    opened: Opened | None = None
    """The file from which the case on the screen came."""
    unused = False
    """Whether the file in which the next case is to be kept has been made, and holds none yet."""
    not_kept = ""
    """Why the last change is not in the file, although it was to be; "" where it is."""

    @property
    def in_hand(self) -> Interview | None:
        """The interview on the screen, or the one beneath it; None where there is none."""
        for screen in reversed(self.screen_stack):
            if hasattr(screen, "in_hand"):
                found: Interview | None = screen.in_hand
                return found
        return None

    def on_mount(self) -> None:
        """Tell on every screen where the case is kept."""
        self.screen_change_signal.subscribe(self, self.mark_kept, immediate=True)
        self.call_later(self.mark_all_kept)  # the first screen is there already
        self._remark()

    def keep(self, interview: Interview) -> None:
        """Put a change on the disk, if the case is kept; the next question shows only after that."""
        if self.keeping is None:
            return
        from cpguide.keeping import CannotKeep

        before = self.not_kept
        try:
            self.keeping.keep(interview)
            self.not_kept = ""
        except CannotKeep as error:
            self.not_kept = str(error)
        if before != self.not_kept:
            self.mark_all_kept()

    def begin_keeping(self, place: str, interview: Interview) -> None:
        """Keep the case in this file from now on.

        Raises `CannotKeep`, or `Unwritable` for a place where no case can be; then all stays as it was.
        """
        from cpguide.destination import destination
        from cpguide.keeping import Keeping

        path = destination(place, self.rules, "the case", lasting=True)
        if self.keeping and self.keeping.holds(path):
            self.keeping.keep(interview)
            self.not_kept = ""
        else:
            begun = Keeping.begin(path, interview, self.opened.stamp if self.opened else "")
            self.end_keeping()
            self.keeping = begun
            self._remark()
        self.mark_all_kept()

    def go_on_keeping(self, opened: Opened) -> None:
        """Go on with the file of a case that was kept; any other case is not kept. Raises `InUse`."""
        from cpguide.keeping.resuming import resumed

        if self.keeping and self.keeping.holds(opened.place):
            self.end_keeping()
        keeping, fault = resumed(opened)
        self.end_keeping()
        self.opened, self.keeping, self.not_kept = opened, keeping, fault
        self._remark()

    def _remark(self) -> None:
        """Say what the officer should know of the file as it was found."""
        if self.keeping and self.keeping.remark:
            self.notify(plain(self.keeping.remark).plain, markup=False)

    def end_keeping(self) -> None:
        """Let go of the file; the case stays in it."""
        if self.keeping:
            self.keeping.end()
        self.opened, self.keeping, self.not_kept = None, None, ""

    @property
    def kept_line(self) -> str:
        """Where the case is kept, or that it is not although it was to be; "" where that was not asked."""
        if self.not_kept:
            return f"! {words.NOT_SAVED} {self.not_kept} Press S to try again."
        return words.kept_words(shown(self.keeping.path.name)) if self.keeping else ""

    def mark_all_kept(self) -> None:
        """Tell it anew on every screen."""
        for screen in self.screen_stack:
            self.mark_kept(screen)

    def mark_kept(self, screen: Screen[Any]) -> None:
        """Let a screen say where the case is kept, or where the next one will be."""
        if isinstance(screen, ModalScreen) or getattr(type(screen), "TRAINING", False):
            return
        said = self.kept_line if self.in_hand else ""
        if self.unused and self.keeping:
            said = words.waiting_words(shown(self.keeping.path.name))
        show_notice(screen, "kept", said, fault=bool(self.not_kept))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A case can be kept where there is one."""
        if action == "save":
            return self.in_hand is not None and not getattr(type(self.screen), "TRAINING", False)
        return super().check_action(action, parameters)

    def action_save(self) -> None:
        """Keep the case: ask where; or try again; or say where it is kept."""
        from cpguide.tui.screens.keep import KeepScreen

        interview = self.in_hand
        if interview is None or isinstance(self.screen, KeepScreen) or not files_allowed(self.screen):
            return
        self.keep(interview)
        if self.keeping and not self.not_kept:
            self.notify(plain(f"{self.kept_line} {self.keeping.path}").plain, markup=False)
        else:
            suggested = self.opened.place if self.opened and self.opened.stamp else ""
            suggested = str(self.keeping.path) if self.keeping else suggested
            self.push_screen(KeepScreen(interview, self.begin_keeping, suggested, self.not_kept))

    @property
    def fate(self) -> str:
        """What becomes of the case when the program ends by a fault of its own."""
        return words.fate_words(self.keeping is not None)

    def leaving(self) -> str:
        """What becomes of the case when the program is left, as a sentence."""
        if self.not_kept:
            return f"{words.NOT_SAVED} {self.not_kept}"
        return words.stays_words(shown(self.keeping.path.name)) if self.keeping else super().leaving()

    def unless_lost(self, do: Callable[[], None]) -> None:
        """Do what would lose a change that is not on the disk only after a question."""
        if self.not_kept:
            self.ask_leave(f"{self.leaving()} Leave this case?", do)
        else:
            do()
