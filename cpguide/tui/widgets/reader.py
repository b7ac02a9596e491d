"""A page to read that says when there is more of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.visual import Visual

from cpguide.tui.widgets.sheet import Sheet


class Reader(Sheet):
    """Blocks of text, one below the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "page(1)", "scroll down", show=False, id="reader.down"),
        Binding("up", "page(-1)", "scroll up", show=False, id="reader.up"),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._blocks: tuple[Visual, ...] = ()

    def show(self, blocks: Iterable[Visual]) -> None:
        """Show other text, from its beginning."""
        self._blocks = tuple(blocks)
        self.scroll_to_top()
        self.repaint()

    def parts(self) -> Iterator[tuple[Visual, None]]:
        """The text; no part of it can be pointed at."""
        yield from ((block, None) for block in self._blocks)
