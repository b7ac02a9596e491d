"""Text laid out with a hanging indent, and texts stacked, as Textual visuals."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Hung(Visual):
    """A body of text with a mark in front of it; every further line starts below the first."""

    def __init__(self, mark: Content, body: Visual) -> None:
        self.mark = mark
        self.body = body
        self._indent = mark.cell_length

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The width at which nothing wraps."""
        return self._indent + self.body.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The lines the body takes beside the mark."""
        return self.body.get_height(rules, max(1, width - self._indent))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The body's lines, each behind the mark or a blank of its width."""
        body = self.body.render_strips(max(1, width - self._indent), height, style, options)
        if not self._indent:
            return body
        first = self.mark.render_strips(self._indent, 1, style, options)
        blank = Strip.blank(self._indent, style.rich_style)
        return [
            Strip.join([first[0] if row == 0 and first else blank, strip]) for row, strip in enumerate(body)
        ]


class OneLine(Visual):
    """Text on one line, cut with a mark where it is too long."""

    def __init__(self, text: Content) -> None:
        self.text = text

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The width at which nothing is cut."""
        return self.text.cell_length

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One line."""
        return 1

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """As much of the text as fits."""
        shown = self.text.truncate(width, ellipsis=True)
        return shown.render_strips(width, 1, style, options)


class Stack(Visual):
    """Texts one below the other."""

    def __init__(self, parts: Sequence[Visual]) -> None:
        self.parts = tuple(parts)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The width at which nothing wraps."""
        return max((part.get_optimal_width(rules, container_width) for part in self.parts), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The lines of all parts."""
        return sum(part.get_height(rules, width) for part in self.parts)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines of all parts, in order."""
        strips = [strip for part in self.parts for strip in part.render_strips(width, None, style, options)]
        return strips if height is None else strips[:height]
