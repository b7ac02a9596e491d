"""One thing opened in full over the screen it came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.visual import Visual
from textual.widgets import Static

from cpguide.engine.result import Finding
from cpguide.guide.model import Guide
from cpguide.tui import describe, library
from cpguide.tui.blocks import STRONG
from cpguide.tui.plain import plain
from cpguide.tui.widgets.detail import Detail
from cpguide.tui.widgets.header import KeyLine


class PageScreen(Screen[str | None]):
    """A title and blocks of text that scroll. Closes with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,escape,left", "dismiss(None)", "back", key_display="b", id="page.back"),
    ]
    AUTO_FOCUS = "Detail"

    def __init__(self, title: str, blocks: Iterable[Visual]) -> None:
        super().__init__()
        self._head = title
        self._blocks = tuple(blocks)

    def compose(self) -> ComposeResult:
        """The title above the text."""
        yield Static(plain(self._head, STRONG), id="page-title", markup=False)
        yield Detail(self._blocks)
        yield KeyLine()


class LineScreen(PageScreen):
    """A line of the result in full. A digit closes it with the id of the question to reopen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "1",
            "jump(1)",
            "go to the question",
            key_display="1-9",
            tooltip="to 9: go to the question with this number",
            id="line.jump_1",
        ),
        *(Binding(str(n), f"jump({n})", show=False, id=f"line.jump_{n}") for n in range(2, 10)),
    ]

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.line.title, describe.finding(finding))
        self._questions = describe.questions(finding)

    def action_jump(self, number: int) -> None:
        """Reopen the question with this number."""
        if number <= len(self._questions):
            self.dismiss(self._questions[number - 1].id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the digits only where there are questions."""
        return action != "jump" or bool(self._questions)


class EvidenceScreen(PageScreen):
    """Pieces of evidence in full."""

    def __init__(self, title: str, ids: Sequence[str], guide: Guide) -> None:
        super().__init__(title, library.evidence_list(guide, ids))
