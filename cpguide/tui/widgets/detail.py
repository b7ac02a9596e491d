"""A panel that shows one thing in full and scrolls."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.visual import Visual
from textual.widgets import Static

from cpguide.tui.widgets.layout import Stack


class Detail(VerticalScroll):
    """Blocks of text, one below the other."""

    ALLOW_SELECT = False

    def __init__(self, blocks: Iterable[Visual] = (), id: str | None = None) -> None:
        super().__init__(id=id)
        self._blocks = tuple(blocks)

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static(Stack(self._blocks), markup=False)

    def show(self, blocks: Iterable[Visual]) -> None:
        """Show other text, from its beginning."""
        self._blocks = tuple(blocks)
        if self.is_mounted:
            self.query_one(Static).update(Stack(self._blocks))
            self.scroll_home(animate=False)
