"""Small screens over the others: leaving, help, and a screen that is too small."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.visual import Visual
from textual.widgets import Static

from cpguide.output.kept import NOTHING_KEPT
from cpguide.tui.blocks import HEAD, MUTED, STRONG, bullet, gap, heading, para, spans
from cpguide.tui.plain import plain
from cpguide.tui.widgets.header import KeyLine
from cpguide.tui.widgets.layout import Hung, Stack

SMALLEST = (40, 12)
_NAMES = {"question_mark": "?", "escape": "esc", "pageup": "page up", "pagedown": "page down"}


class LeaveScreen(ModalScreen[bool | None]):
    """Asks before answers are lost: closes with whether to leave; with None to keep the case first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "dismiss(True)", "leave", id="leave.yes"),
        Binding("n,b,escape", "dismiss(False)", "stay", id="leave.no"),
        Binding("S,ctrl+s", "keep", "keep it first", id="leave.keep"),
    ]

    def __init__(self, question: str = f"{NOTHING_KEPT} Leave?", can_keep: bool = False) -> None:
        super().__init__()
        self._question, self._can_keep = question, can_keep

    def action_keep(self) -> None:
        """Keep the case first."""
        if self._can_keep:
            self.dismiss(None)

    def compose(self) -> ComposeResult:
        """The question."""
        keep = (("     ", ""), ("S", HEAD), (" Keep it first", "")) if self._can_keep else ()
        keys = spans(("y", HEAD), (" Leave     ", ""), ("n", HEAD), (" Stay", ""), *keep)
        with Vertical(classes="dialog"):
            yield Static(Stack((para(self._question, STRONG), gap(), keys)), markup=False)


def end(screen: Screen[None], asking: bool) -> None:
    """Close a screen, after a question where that would lose something."""

    def asked(sure: bool | None) -> None:
        if sure:
            screen.dismiss(None)

    if asking:
        screen.app.push_screen(LeaveScreen(), asked)
    else:
        screen.dismiss(None)


class HelpScreen(ModalScreen[None]):
    """The keys of the screen below and the promises."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,escape,enter,q", "dismiss(None)", "back", id="help.back")
    ]

    def __init__(self, keys: Sequence[tuple[str, str]], promises: Sequence[str]) -> None:
        super().__init__()
        self._keys = keys
        self._promises = promises

    def compose(self) -> ComposeResult:
        """Keys above, promises below."""
        rows: list[Visual] = [heading("Keys on this screen"), gap()]
        rows += [Hung(plain(f"{key:<16}", STRONG), plain(word)) for key, word in self._keys]
        rows += [gap(), heading("What this guide promises"), gap(), *map(bullet, self._promises)]
        rows += [gap(), para("b  back", MUTED)]
        with VerticalScroll(classes="dialog tall"):
            yield Static(Stack(rows), markup=False)


def key_rows(screen: Screen[object]) -> list[tuple[str, str]]:
    """The keys of a screen with what they do: first those of the line at the bottom."""
    first = [pair for line in screen.query(KeyLine) for pair in line.first]
    found: dict[str, list[str]] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if binding.id and binding.description and active.enabled:
            words = binding.tooltip or binding.description
            found.setdefault(words, []).append(_NAMES.get(key, key))
    return [*first, *((", ".join(keys), words) for words, keys in found.items())]


class SmallScreen(ModalScreen[None]):
    """Stands in for every screen while the terminal is too small for it."""

    def compose(self) -> ComposeResult:
        """One sentence."""
        width, height = SMALLEST
        yield Static(plain(f"Please make the window larger: at least {width} by {height}."), markup=False)
