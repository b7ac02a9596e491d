"""The pattern of every look-up: type to narrow a list, and read what is pointed at beside it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.visual import Visual

from cpguide.guide.model import Guide
from cpguide.tui.blocks import MUTED, para
from cpguide.tui.widgets.detail import Detail
from cpguide.tui.widgets.header import Header, KeyLine
from cpguide.tui.widgets.lines import Lines, Row
from cpguide.tui.widgets.search import Search

if TYPE_CHECKING:
    from cpguide.tui.renewal import Renewal


class LookupScreen(Screen[None]):
    """A search line, a list and the thing pointed at. A subclass says what is listed and shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back", key_display="esc", id="lookup.back"),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-wide")]  # noqa: RUF012 - Screen declares no ClassVar
    AUTO_FOCUS = "Search"
    HEAD = ""
    PROMPT = "Type to search"

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._guide = guide

    def subtitle(self) -> tuple[str, ...]:
        """What stands at the right of the title, in ever shorter words."""
        return ()

    @abstractmethod
    def rows(self, typed: str) -> Sequence[Row]:
        """The rows that fit what was typed."""

    @abstractmethod
    def in_full(self, row: Row) -> Sequence[Visual]:
        """What the row stands for."""

    def compose(self) -> ComposeResult:
        """Title, search line, list and panel."""
        yield Header(self.HEAD, self.subtitle())
        yield from self.above()
        yield Search(self.PROMPT)
        with Horizontal(id="split"):
            yield Lines()
            yield Detail()
        yield KeyLine()

    def above(self) -> ComposeResult:
        """What stands between the title and the search line."""
        yield from ()

    def on_mount(self) -> None:
        """List everything."""
        self.refill()

    def renew(self, rules: Renewal) -> None:
        """The same search in other rules."""
        self._guide = rules.guide
        self.query_one(Header).right = self.subtitle()
        self.refill()

    def refill(self) -> None:
        """List what fits the search and show the first of it."""
        typed = self.query_one(Search).value
        rows = list(self.rows(typed))
        first = next((row for row in rows if row.key), None)
        lines = self.query_one(Lines)
        if first:
            lines.show(rows, first.key)
            self.query_one(Detail).show(self.in_full(first))
        else:
            lines.show([Row(Content("Nothing fits."))])
            self.query_one(Detail).show([para("Try fewer or other words.", MUTED)])

    @on(Search.Changed)
    def _typed(self, event: Search.Changed) -> None:
        event.stop()
        self.refill()
        self.refresh_bindings()

    @on(Search.Moved)
    def _moved(self, event: Search.Moved) -> None:
        getattr(self.query_one(Lines), f"action_{event.action}")()

    @on(Lines.Pointed)
    def _pointed(self, event: Lines.Pointed) -> None:
        self.query_one(Detail).show(self.in_full(event.row))

    def action_read(self, pages: int) -> None:
        """Scroll the panel, which is often longer than the screen."""
        detail = self.query_one(Detail)
        detail.scroll_relative(y=pages * max(1, detail.size.height - 1), animate=False)
