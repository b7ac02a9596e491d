"""Two texts side by side where there is room for both, else one under the other."""

from __future__ import annotations

from itertools import zip_longest

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from cpguide.tui.blocks import MUTED
from cpguide.tui.plain import plain
from cpguide.tui.widgets.layout import Hung, Stack

ROOM = 75
"""Cells from which two texts stand side by side: what a screen of 80 leaves for them."""
GAP = 3
NOTHING = plain("-", MUTED)


class Columns(Visual):
    """Two texts, or one and nothing; `names` tell them apart where they stand one under the other."""

    def __init__(self, one: Visual | None, other: Visual | None, names: tuple[str, str]) -> None:
        self.one, self.other, self.names = one, other, names

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All that there is."""
        return container_width

    def _stacked(self) -> Visual:
        parts: list[Visual] = []
        for name, text in zip(self.names, (self.one, self.other), strict=True):
            if text is not None:
                parts += [plain(name, MUTED), Hung(Content("  "), text)]
        return Stack(parts)

    @property
    def _both(self) -> tuple[Visual, Visual]:
        return self.one or NOTHING, self.other or NOTHING

    def _widths(self, width: int) -> tuple[int, int]:
        left = (width - GAP) // 2
        return left, width - GAP - left

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The lines of the longer text, or of both."""
        if width < ROOM:
            return self._stacked().get_height(rules, width)
        sides = zip(self._both, self._widths(width), strict=True)
        return max(text.get_height(rules, cells) for text, cells in sides)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines of both texts."""
        if width < ROOM:
            return self._stacked().render_strips(width, height, style, options)
        left, right = self._widths(width)
        one = self._both[0].render_strips(left, None, style, options)
        other = self._both[1].render_strips(right, None, style, options)
        none = Strip([])
        rows = [
            Strip.join([a.adjust_cell_length(left + GAP, style.rich_style), b])
            for a, b in zip_longest(one, other, fillvalue=none)
        ]
        return rows if height is None else rows[:height]
