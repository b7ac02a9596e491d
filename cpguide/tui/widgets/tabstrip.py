"""The names of the parts of a screen, one of them current."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from cpguide.tui.plain import plain


class TabName(Static):
    """One name, with the digit that chooses it."""

    def __init__(self, number: int) -> None:
        super().__init__(markup=False)
        self.number = number

    def on_click(self, event: events.Click) -> None:
        """The mouse chooses as the digit does."""
        event.stop()
        self.post_message(TabStrip.Wanted(self.number))


class TabStrip(Horizontal):
    """A row of names, numbered from 1 where digits choose: the longest wording that lets all fit."""

    current: reactive[int] = reactive(1)

    @dataclass
    class Wanted(Message):
        """A name was clicked."""

        number: int

    def __init__(self, names: Sequence[str], short: Sequence[str] = (), numbered: bool = True) -> None:
        super().__init__()
        self._numbered = numbered
        self._wordings = (tuple(names), tuple(short or names))

    def compose(self) -> ComposeResult:
        """The names, side by side."""
        for number, _ in enumerate(self._wordings[0], 1):
            yield TabName(number)

    def watch_current(self) -> None:
        """Mark the current name."""
        self._label()

    def on_mount(self) -> None:
        """Mark the first name at once."""
        self._label()

    def on_resize(self) -> None:
        """Use other wordings where more or less fits."""
        self._label()

    def _label(self) -> None:
        fitting = (names for names in self._wordings if sum(len(n) + 4 for n in names) <= self.size.width)
        names = next(fitting, None)
        for tab in self.query(TabName):
            current = tab.number == self.current
            name = names[tab.number - 1] if names else self._wordings[1][tab.number - 1] if current else ""
            tab.set_class(current, "-current")
            number = f"{tab.number} " if self._numbered else ""
            tab.update(plain(f" {number}{name}".rstrip() + " "))

    def after(self, step: int) -> int:
        """The number `step` places further, around the ends."""
        return (self.current - 1 + step) % len(self._wordings[0]) + 1
