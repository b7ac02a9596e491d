"""The answers given so far, beside the question."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.visual import Visual
from textual.widget import Widget

from cpguide.engine.interview import Answered
from cpguide.output.words import trail_line, trail_mark
from cpguide.place import Place
from cpguide.tui.blocks import DOUBT, GOOD, MUTED, STRONG
from cpguide.tui.plain import plain
from cpguide.tui.widgets.layout import Hung, Stack


def trail_row(answered: Answered) -> Hung:
    """One answer: its mark, and what it says."""
    mark = trail_mark(answered)
    style = MUTED if answered.set_aside else DOUBT if mark == "?" else GOOD
    return Hung(plain(f"{mark} ", style), plain(trail_line(answered), MUTED if answered.set_aside else ""))


class Trail(Widget):
    """The last answers, as many as fit."""

    place: reactive[Place | None] = reactive(None, repaint=False)

    def watch_place(self, before: Place | None, place: Place | None) -> None:
        """Paint again only where the answers or the rules changed."""
        if before is None or place is None or before.interview != place.interview:
            self.refresh()

    def render(self) -> Visual:
        """The answers, the latest last."""
        lines = self.place.interview.trail if self.place else ()
        heading = plain("Your answers", STRONG)
        if not lines:
            return Stack((heading, plain("None yet.", MUTED)))
        width, room = self.content_size.width, self.content_size.height - 2
        rows: list[Visual] = []
        for answered in reversed(lines):
            row = trail_row(answered)
            room -= row.get_height({}, max(1, width))
            if room < 0:
                break
            rows.insert(0, row)
        hidden = len(lines) - len(rows)
        more: list[Visual] = [plain(f"… {hidden} more (a shows all)", MUTED)]
        return Stack((heading, *(more if hidden else [Content("")]), *rows))
