"""A widget that paints text line by line and scrolls it, without laying the screen out again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from cpguide.tui.blocks import MUTED
from cpguide.tui.plain import plain

WIDEST = 92
"""Cells of a line that still reads well."""


class Sheet(Widget, can_focus=True):
    """Parts of text one below the other; a part may belong to a row, and one row is pointed at.

    Where not all lines fit, the last one in sight says so and names the keys that scroll.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"sheet--pointed"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page(1)", "scroll down", show=False, id="sheet.page_down"),
        Binding("pageup", "page(-1)", "scroll up", show=False, id="sheet.page_up"),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._top = 0
        self._lines: list[tuple[Strip, int | None]] = []
        self._sight: list[Strip] = []

    def parts(self) -> Iterable[tuple[Visual, int | None]]:
        """The text, each part with the row it belongs to."""
        return ()

    @property
    def pointed(self) -> int | None:
        """The row that stands out."""
        return None

    def repaint(self) -> None:
        """Paint all lines again: the text, the size or the colors changed."""
        self._lines.clear()
        self._sight.clear()
        self.refresh()

    def scroll_to_top(self) -> None:
        """Begin with the first line."""
        self._top = 0

    def keep_in_sight(self) -> None:
        """Scroll as little as needed to show the row pointed at."""
        at = [line for line, (_, row) in enumerate(self._painted()) if row == self.pointed]
        if at:
            self._top = min(max(self._top, at[-1] - self._room + 1), at[0])
            self._sight.clear()

    def row_at(self, event: events.MouseEvent) -> int | None:
        """The row under the mouse."""
        offset, lines = event.get_content_offset(self), self._painted()
        if offset is None or offset.y >= self._room or self._top + offset.y >= len(lines):
            return None
        return lines[self._top + offset.y][1]

    def action_page(self, pages: int) -> None:
        """Scroll by what is in sight."""
        self._scroll(pages * max(1, self._room - 1))

    def on_mouse_scroll_down(self) -> None:
        """The wheel scrolls."""
        self._scroll(2)

    def on_mouse_scroll_up(self) -> None:
        """The wheel scrolls."""
        self._scroll(-2)

    def _scroll(self, lines: int) -> None:
        self._top = min(max(self._top + lines, 0), max(0, len(self._painted()) - self._room))
        self._sight.clear()
        self.refresh()

    def on_resize(self) -> None:
        """Wrap the lines again."""
        self.repaint()
        self._scroll(0)

    def notify_style_update(self) -> None:
        """Paint again in the colors of another theme."""
        self.repaint()
        super().notify_style_update()

    @property
    def _room(self) -> int:
        """The lines of text in sight; one is kept for the mark where not all fit."""
        height = max(1, self.content_size.height)
        return height if len(self._painted()) <= height else max(1, height - 1)

    def _painted(self) -> list[tuple[Strip, int | None]]:
        if not self._lines:
            width = max(1, min(self.content_size.width, WIDEST))
            styles = {True: self.get_visual_style("sheet--pointed"), False: self.visual_style}
            for visual, row in self.parts():
                style = styles[row is not None and row == self.pointed]
                strips = Visual.to_strips(self, visual, width, None, style, pad=True)
                self._lines += [(strip, row) for strip in strips]
        return self._lines

    def _visible(self) -> list[Strip]:
        lines, room = self._painted(), self._room
        shown = [strip for strip, _ in lines[self._top : self._top + room]]
        if room < self.content_size.height and len(lines) > room:
            marks = ["↑ page up"] * (self._top > 0)
            marks += ["↓ page down for more"] * (self._top + room < len(lines))
            mark = plain("   ".join(marks), MUTED)
            shown += Visual.to_strips(self, mark, self.content_size.width, 1, self.visual_style)
        return shown

    def render_line(self, y: int) -> Strip:
        """One line in sight."""
        self._sight = self._sight or self._visible()
        return self._sight[y] if y < len(self._sight) else Strip.blank(self.size.width, self.rich_style)
