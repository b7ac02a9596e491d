"""Carrying the result away: in which format, whole or on one page, and into which file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.visual import Visual
from textual.widgets import Input

from cpguide.casefile import remarks
from cpguide.engine.result import Result
from cpguide.output.formats import FORMATS, PAGE_FORMATS
from cpguide.output.words import TRAINING
from cpguide.tui.blocks import MUTED, NOTICE, STRONG, gap, inset, para, spans
from cpguide.tui.files import rules_of
from cpguide.tui.plain import plain
from cpguide.tui.shell import Shell
from cpguide.tui.styles import STYLES
from cpguide.tui.widgets.detail import Detail
from cpguide.tui.widgets.header import Header, KeyLine
from cpguide.tui.widgets.layout import Hung
from cpguide.tui.widgets.lines import Lines, Row
from cpguide.tui.widgets.saving import Saving, write_new

SAYS = {
    "html": ("Page to print (HTML)", "Opens in any browser, also without a network."),
    "pdf": ("PDF", "To print or to attach. Can be read aloud by screen readers."),
    "text": ("Plain text", "To paste into a report."),
    "markdown": ("Markdown", "Text with headings, for a wiki or an editor."),
    "ics": ("Calendar", "The dates, with neutral titles and reminders. No answers."),
    "json": ("Data (JSON)", "For another program."),
}
"""What a format is for, by its name."""

HOLDS = "The file holds the answers of this case. Keep it as you keep the case file."
NEUTRAL = "The file holds the dates, and no answers."
LIST, FIELD = (("↑↓", "point"),), (("enter", "write it"),)
SHEET = "-checklist"
KIND = "one page for the case file, or the whole result"


class ExportScreen(Screen[None]):
    """A list of formats, then a field for the name of the file. Writes over nothing."""

    CSS_PATH = STYLES / "saving.tcss"
    AUTO_FOCUS = "Lines"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"choose({n})", show=False, id=f"export.{n}") for n in range(1, 9)),
        Binding("k", "sheet", "one page", id="export.sheet", tooltip=KIND),
        Binding("escape,b", "back", "back", key_display="esc", id="export.back"),
    ]

    def __init__(self, result: Result) -> None:
        super().__init__()
        self._result = result
        self._sheet = False
        self._format = ""

    def compose(self) -> ComposeResult:
        """The formats, the field for a name, and what was written."""
        marked = (TRAINING, "TRAINING") if self._result.interview.case.training else ()
        yield Header("Save or print the result", marked)
        yield Lines(id="formats")
        yield Detail((), id="written")
        yield KeyLine(*LIST)

    def on_mount(self) -> None:
        """Show the formats."""
        self._show()

    @property
    def _formats(self) -> list[str]:
        return [name for name in SAYS if name in (PAGE_FORMATS if self._sheet else FORMATS)]

    def _show(self) -> None:
        lines = self.query_one(Lines)
        lines.show(self._rows(), keep=self._format or self._formats[0])
        self._turn_to("list")

    def _turn_to(self, part: str) -> None:
        """One part at a time: the list, the field, or what was written."""
        self.query_one(Lines).display = part == "list"
        self.query_one(Detail).display = part == "written"
        self.query_one(KeyLine).first = {"list": LIST, "field": FIELD}.get(part, ())
        if part != "field":
            self.query(Saving).remove()
            self.query_one(Lines if part == "list" else Detail).focus()
        self.refresh_bindings()

    def _rows(self) -> Iterator[Row]:
        what = "One page for the case file" if self._sheet else "The whole result"
        other = "the whole result" if self._sheet else "one page for the case file"
        yield Row(spans((what, STRONG), (f"   k: {other}", MUTED)))
        yield Row(gap())
        for number, name in enumerate(self._formats, 1):
            title, says = SAYS[name]
            yield Row(Hung(plain(f" {number}  "), spans((f"{title}\n", STRONG), (says, MUTED))), key=name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The kind of result can be changed while the formats are shown."""
        return action not in ("sheet", "choose") or not self.is_mounted or self.query_one(Lines).display

    def action_sheet(self) -> None:
        """One page, or the whole result."""
        self._sheet, self._format = not self._sheet, ""
        self._show()

    def action_choose(self, number: int) -> None:
        """Choose by digit."""
        if number <= len(self._formats):
            self._ask(self._formats[number - 1])

    @on(Lines.Opened)
    def _opened(self, event: Lines.Opened) -> None:
        event.stop()
        self._ask(event.row.key)

    def _ask(self, name: str) -> None:
        """Ask for the name of the file."""
        self._format = name
        ending = FORMATS[name].ending
        file = f"result{SHEET if self._sheet else ''}{ending}" if name != "ics" else f"dates{ending}"
        saving = Saving(
            f"File to write, ending in {ending}",
            file,
            lambda typed: write_new(typed, (ending,), self._made, rules_of(self)),
        )
        self.mount(saving, before=self.query_one(Detail))
        self._turn_to("field")
        self.call_after_refresh(lambda: saving.query_one(Input).focus())

    def _made(self, _path: Path) -> bytes:
        odd = tuple(remarks(self._result.interview).values())
        return FORMATS[self._format].make(self._result, odd, self._sheet)

    @on(Saving.Saved)
    def _saved(self, event: Saving.Saved) -> None:
        event.stop()
        if isinstance(self.app, Shell) and self._format != "ics":
            self.app.written += 1
        self.query_one(Detail).show(self._after(event.path))
        self._turn_to("written")

    def _after(self, path: Path) -> Iterator[Visual]:
        yield para("✓ Written", STRONG)
        yield inset(str(path.absolute()))
        yield inset("Only you can read it.", MUTED)
        yield gap()
        yield para(NEUTRAL if self._format == "ics" else HOLDS, NOTICE)
        if self._format == "html":
            yield gap()
            yield para("Open it in a browser and print it there.")

    def action_back(self) -> None:
        """From the field or what was written to the formats; from there back to the result."""
        if self.query_one(Lines).display:
            self.dismiss(None)
        else:
            self._show()
