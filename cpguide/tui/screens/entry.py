"""Asks for one of the dates that deadlines are counted from."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from cpguide.engine.case import Case, meant_entry, too_late, written_as
from cpguide.guide.deadline import Start
from cpguide.guide.problem import shown
from cpguide.tui.blocks import MUTED, STRONG, gap, para
from cpguide.tui.plain import plain
from cpguide.tui.widgets.field import Field
from cpguide.tui.widgets.layout import Stack


class EntryScreen(ModalScreen[Case | None]):
    """One field. Closes with the case that has the date, or no longer has it; with None for no change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back", key_display="esc", id="entry.back")
    ]
    AUTO_FOCUS = "Input"

    def __init__(self, case: Case, start: Start) -> None:
        super().__init__()
        self._case, self._start = case, start

    def compose(self) -> ComposeResult:
        """The question, the field, what is wrong, and the keys."""
        entered = self._case.dates.get(self._start.id)
        keys = "enter  keep     esc  back" + ("     Empty the field to take the date out." if entered else "")
        with Vertical(classes="dialog entry"):
            asked = [
                para(self._start.ask, STRONG),
                gap(),
                para(self._start.help),
                gap(),
                para(written_as(self._start), MUTED),
            ]
            yield Static(Stack(asked), markup=False)
            yield Field(str(entered or ""), max_length=40, select_on_focus=False)
            yield Static(id="entry-fault", markup=False)
            yield Static(plain(keys, MUTED), markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong with another text may not be wrong with this one."""
        event.stop()
        self._tell("")

    def _tell(self, fault: str) -> None:
        self.query_one("#entry-fault", Static).update(plain(f"! {fault}" if fault else " "))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the date, take it out, or say what is wrong with it."""
        event.stop()
        if not event.value.strip():
            self.dismiss(self._case.dated(self._start.id, None))
            return
        entered = meant_entry(event.value, self._start.hours)
        if entered is None:
            day, _, at = event.value.strip().partition(" ")
            if at and self._start.hours and meant_entry(day, hours=False):
                self._tell(f'"{shown(at.strip())}" is no time of day. Write it like 02:15 or 22:30.')
            else:
                self._tell(f"This is not a calendar date. {written_as(self._start)}")
        elif why := too_late(self._start, entered, self._case.as_of):
            self._tell(why)
        else:
            self.dismiss(self._case.dated(self._start.id, entered))
