"""The side panel in full: every answer and every route. Choosing an answer opens its question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from cpguide.engine.interview import Interview
from cpguide.tui.blocks import MUTED, gap, heading, para
from cpguide.tui.widgets.header import Header, KeyLine
from cpguide.tui.widgets.lines import Lines, Row
from cpguide.tui.widgets.possible import possible_words, route_rows
from cpguide.tui.widgets.trail import trail_row

if TYPE_CHECKING:
    from cpguide.tui.renewal import Renewal


class AnswersScreen(Screen[str | None]):
    """Answers and routes on one page; returns the id of the question to open, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,escape,left,a", "dismiss(None)", "back", key_display="b", id="answers.back"),
    ]

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self._interview = interview

    def compose(self) -> ComposeResult:
        """One list."""
        yield Header("Your answers and the routes")
        yield Lines()
        yield KeyLine(("↑↓", "point"))

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(Lines).show(self._rows())

    def renew(self, rules: Renewal) -> None:
        """The list under other rules."""
        self._interview = rules.interview(self._interview)
        self.on_mount()

    def _rows(self) -> Iterator[Row]:
        trail = self._interview.trail
        yield Row(heading("Your answers"))
        if not trail:
            yield Row(para("None yet.", MUTED))
        for line in trail:
            yield Row(trail_row(line), key=line.question.id)
        yield Row(gap())
        yield Row(heading(possible_words(self._interview)))
        for route in route_rows(self._interview):
            yield Row(route)

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Open the question of the chosen answer."""
        event.stop()
        self.dismiss(event.row.key)
