"""Asking where a case is to be kept, and showing what differs when it was kept under other rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.visual import Visual
from textual.widgets import Static

from cpguide.casefile import Carried
from cpguide.engine.interview import Interview
from cpguide.output.kept import carried_head, differences, fit_words
from cpguide.tui.blocks import MUTED, NOTICE, STRONG, bullet, gap, heading, para
from cpguide.tui.plain import plain
from cpguide.tui.styles import STYLES
from cpguide.tui.widgets.detail import Detail
from cpguide.tui.widgets.header import Header, KeyLine
from cpguide.tui.widgets.saving import Saving

ASK = "File to keep this case in"
FIELD = (("enter", "keep it"),)
TOLD = (
    "From now on every answer is on the disk before the next question shows. A crash or a power cut "
    "loses none.",
    "The file holds which options you chose, the dates you entered, which routes, steps, papers and benefits "
    "came of them, and the edition of the rules. No names, no words of yours. Only you can read it.",
    "Do not name the file after a person or a case number.",
    "To delete it later may not be enough: disks and backups keep copies. Keep it on an encrypted disk.",
)


class KeepScreen(Screen[None]):
    """Asks for the file, and begins to keep the case in it. `fault` is why another one did not do."""

    CSS_PATH = STYLES / "saving.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back", key_display="esc", id="keep.back"),
    ]

    def __init__(
        self, interview: Interview, begin: Callable[[str, Interview], None], name: str = "", fault: str = ""
    ) -> None:
        super().__init__()
        self._interview, self._begin = interview, begin
        self._file, self._fault = name or free_name(), fault

    @property
    def in_hand(self) -> None:
        """Nothing to keep with a key: Enter does it here."""

    def compose(self) -> ComposeResult:
        """The field, and what is kept."""
        yield Header("Keep this case")
        yield Saving(ASK, self._file, self._keep)
        yield Detail(self._told(), id="record")
        yield KeyLine(*FIELD)

    def _keep(self, typed: str) -> Path:
        self._begin(typed, self._interview)
        return Path(typed)

    def _told(self) -> Iterator[Visual]:
        if self._fault:
            yield para(f"! {self._fault} Enter tries again. Or choose another file.", NOTICE)
            yield gap()
        yield from map(bullet, TOLD)
        yield gap()
        yield para(f"Folder: {Path.cwd()}", MUTED)

    @on(Saving.Saved)
    def _saved(self, event: Saving.Saved) -> None:
        event.stop()
        self.dismiss(None)


def free_name() -> str:
    """A name that no file here has."""
    names = ("case.yaml", *(f"case-{number}.yaml" for number in range(2, 1000)))
    return next((name for name in names if not Path(name).exists()), "")


class CarriedScreen(Screen[bool]):
    """What differs for a case that was kept under other rules; closes with whether to go on.

    `file` is told about: what will become of the file.
    """

    AUTO_FOCUS = "Detail"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "dismiss(True)", "go on", id="carried.yes"),
        Binding("n,b,escape", "dismiss(False)", "do not", key_display="n", id="carried.no"),
    ]

    def __init__(self, carried: Carried, file: str) -> None:
        super().__init__()
        self._carried, self._file = carried, file

    @property
    def in_hand(self) -> None:
        """Nothing: the case is not opened before the officer says so."""

    def compose(self) -> ComposeResult:
        """The question, and below it all that differs."""
        yield Header("This case differs now")
        asks = "Go on with this case?   y  Yes     n  No"
        yield Static(plain(asks, STRONG), id="page-title", markup=False)
        yield Detail(self._parts())
        yield KeyLine()

    def _parts(self) -> Iterator[Visual]:
        yield para(f"! {carried_head(self._carried)}", NOTICE)
        yield para(fit_words(self._carried), STRONG)
        yield gap()
        yield para(self._file, MUTED)
        for title, lines in differences(self._carried):
            yield gap()
            yield heading(title)
            yield from map(bullet, lines)
