"""A line to type in that narrows a list; the arrows move through the list meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from cpguide.tui.widgets.field import Field


class Search(Field):
    """What is typed is sent as `Typed`; up and down as `Moved`. Page keys scroll the panel."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('cursor_down')", "the next one in the list", show=False, id="search.down"),
        Binding("up", "move('cursor_up')", "the one before in the list", show=False, id="search.up"),
        Binding("pagedown", "screen.read(1)", "read on", key_display="pgdn", id="search.read_on"),
        Binding(
            "pageup", "screen.read(-1)", "read back", key_display="pgup", show=False, id="search.read_back"
        ),
    ]

    @dataclass
    class Moved(Message):
        """A key that moves through the list; `action` is an action of `OptionList`."""

        action: str

    def __init__(self, prompt: str) -> None:
        super().__init__(placeholder=prompt, max_length=40, select_on_focus=False)

    def action_move(self, action: str) -> None:
        """Move in the list."""
        self.post_message(self.Moved(action))
