"""A list of rows of any height, some of which can be pointed at and opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.visual import Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cpguide.tui.blocks import HEAD, POINTER
from cpguide.tui.plain import plain
from cpguide.tui.widgets.layout import Hung

_HERE, _AWAY = plain(f"{POINTER} ", HEAD), plain("  ")


@dataclass(frozen=True)
class Row:
    """One row. A row without a `key` is a heading or a note: it cannot be pointed at."""

    text: Visual
    key: str = ""
    """Names the row among the others, so that it can be found again after a change."""
    target: object = None
    """What the row stands for."""


class Lines(OptionList):
    """Rows, one of which may be highlighted. None is at first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "open", id="lines.open"),
    ]

    @dataclass
    class Pointed(Message):
        """The highlight moved to a row."""

        row: Row

    @dataclass
    class Opened(Message):
        """A row was chosen with Enter or the mouse."""

        row: Row

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._rows: dict[str, Row] = {}
        self._marked: str | None = None

    def show(self, rows: Iterable[Row], keep: str | None = None) -> None:
        """Replace all rows; highlight the one whose key is `keep`, or none."""
        shown = tuple(rows)
        self._rows, self._marked = {}, None
        self.clear_options()
        self._rows = {row.key: row for row in shown if row.key}
        self.add_options(
            Option(Hung(_AWAY, row.text), id=row.key or None, disabled=not row.key) for row in shown
        )
        found = keep is not None and keep in self._rows
        self.highlighted = self.get_option_index(keep) if found and keep is not None else None
        if not found:
            self.scroll_home(animate=False)

    @property
    def pointed(self) -> Row | None:
        """The highlighted row."""
        option = self.highlighted_option
        return self._rows.get(option.id) if option and option.id else None

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the pointer, and keep the text above the first row in sight when that is pointed at."""
        self._mark()
        super().watch_highlighted(highlighted)
        if highlighted is not None and all(option.disabled for option in self.options[:highlighted]):
            self.scroll_home(animate=False)

    def _mark(self) -> None:
        now = self.pointed
        for key, pointer in ((self._marked, _AWAY), (now.key if now else None, _HERE)):
            if key in self._rows:
                self.replace_option_prompt(key, Hung(pointer, self._rows[key].text))
        self._marked = now.key if now else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say which row is pointed at, in terms of rows."""
        event.stop()
        if event.option_id in self._rows:
            self.post_message(self.Pointed(self._rows[event.option_id]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say which row was opened, in terms of rows."""
        event.stop()
        if event.option_id in self._rows:
            self.post_message(self.Opened(self._rows[event.option_id]))
