"""Opening a case from a file: first what differs where it was kept under other rules, then its questions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cpguide.engine.interview import Interview
from cpguide.output.kept import elsewhere_words, untouched_words
from cpguide.place import Place
from cpguide.tui.kept import Desk, Keeps
from cpguide.tui.screens.start import StartScreen

if TYPE_CHECKING:
    from cpguide.casefile import Carried, Opened


class Opens(Keeps):
    """An app in which a case from a file can be gone on with."""

    as_of: date
    _desk = Desk()

    def sit_down(self, desk: Desk, unused: bool = False) -> None:
        """Begin with this, before the screen is shown; `unused` where the file waits for the first case."""
        self._desk, self.unused = desk, unused
        self.opened, self.keeping, self.not_kept = desk.opened, desk.keeping, desk.fault

    def on_mount(self) -> None:
        """Ask first whether to go on with a case that was kept under other rules."""
        opened, interview = self._desk.opened, self.in_hand
        if opened and interview:
            self._ask_first(opened, interview, self._agreed, lambda: self.exit(return_code=0))

    def _agreed(self) -> None:
        from cpguide.destination import Unwritable
        from cpguide.keeping import CannotKeep

        if self._desk.save and self.in_hand:
            try:
                self.begin_keeping(self._desk.save, self.in_hand)
            except (CannotKeep, Unwritable) as error:
                self.not_kept = str(error)
                self.mark_all_kept()

    def _ask_first(
        self, opened: Opened, interview: Interview, yes: Callable[[], None], no: Callable[[], None]
    ) -> None:
        """Do `yes`, but where something differs only after the officer has seen it; else `no`."""
        from cpguide.casefile import carried

        if (other := carried(opened, interview)) is None:
            yes()
            return
        from cpguide.tui.screens.keep import CarriedScreen

        asked = CarriedScreen(other, self._of_file(opened, other))
        self.push_screen(asked, lambda sure: yes() if sure else no())

    def _of_file(self, opened: Opened, carried: Carried) -> str:
        """What becomes of the file of a case that differs now."""
        name, other = Path(opened.place).name, self._desk.save if opened is self._desk.opened else ""
        if self.unused and self.keeping:
            other = str(self.keeping.path)
        if other:
            return elsewhere_words(name, Path(other).name)
        return untouched_words(name, opened.stamp, carried)

    def open_file(self, opened: Opened) -> None:
        """Go on with a case that was read on the start page."""
        interview = Interview.of(self.guide, opened.case)
        self._ask_first(opened, interview, lambda: self._go_on(opened, interview), lambda: None)

    def _go_on(self, opened: Opened, interview: Interview) -> None:
        from cpguide.keeping import InUse

        if self.unused:  # `cpguide --save FILE`: this is the case to keep in it
            self.unused, self.opened = False, opened
            self.keep(interview)
        else:
            try:
                self.go_on_keeping(opened)
            except InUse as error:
                if isinstance(self.screen, StartScreen):
                    self.screen.refuse(str(error))
                return
        self.ask(Place(interview))

    def ask(self, place: Place) -> None:
        """Go to the questions."""
        raise NotImplementedError

    def ask_anew(self) -> None:
        """Ask from the beginning, in no file but the one that was asked for."""
        if not self.unused:
            self.end_keeping()
        self.unused = False
        self.ask(Place(Interview.begin(self.guide, self.as_of)))
