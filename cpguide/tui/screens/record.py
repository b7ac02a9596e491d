"""Recording the answers so far as a scenario file, and the debrief of a scenario on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.visual import Visual
from textual.widgets import Input

from cpguide.casefile import typed_path
from cpguide.destination import within
from cpguide.engine.interview import Interview
from cpguide.output.formats import PAGE_FORMATS, with_ending
from cpguide.output.sheet import Entry, Page, Section
from cpguide.output.words import SYMBOL, TRAINING, counted
from cpguide.training.record import scenario_text, why_not
from cpguide.training.scenario import DRAFT
from cpguide.tui.blocks import MUTED, NOTICE, STRONG, bullet, gap, heading, inset, para
from cpguide.tui.files import files_allowed, rules_of
from cpguide.tui.styles import STYLES
from cpguide.tui.widgets.detail import Detail
from cpguide.tui.widgets.header import Header, KeyLine
from cpguide.tui.widgets.saving import Saving, write_new

WARNING = "Record invented cases only. The answers of a real person's case must never be written here."
FIELD = (("enter", "write it"),)


def record(screen: Screen[Any], interview: Interview) -> None:
    """Open the screen that records an interview over another one, or say why that cannot be."""
    if not files_allowed(screen):
        return
    if refusal := why_not(interview):
        screen.notify(refusal, severity="warning", markup=False)
    else:
        screen.app.push_screen(RecordScreen(interview))


class RecordScreen(Screen[None]):
    """Asks where the scenario file is to be written, writes it, and shows what is to be filled in.

    The answers may be those of a real case, whatever the warning says: this screen says no TRAINING itself.
    """

    CSS_PATH = STYLES / "saving.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back", key_display="esc", id="record.back"),
        Binding("pagedown", "read(1)", "read on", key_display="pgdn", id="record.read_on"),
        Binding("pageup", "read(-1)", "read back", show=False, id="record.read_back"),
    ]

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self._interview = interview

    def compose(self) -> ComposeResult:
        """The warning, the field, and what is recorded."""
        name = "scenario.yaml"
        yield Header("Record a scenario")
        yield Saving("File to write", name, self._write)
        yield Detail(self._before(), id="record")
        yield KeyLine(*FIELD)

    def _write(self, typed: str) -> Path:
        """Write the scenario anywhere but among the rules; in their folder of scenarios it has its place."""
        rules = rules_of(self)
        if rules and within(typed_path(typed), rules / "scenarios"):
            rules = None
        text = scenario_text(self._interview, TRAINING)
        return write_new(typed, (".yaml",), lambda _: text, rules, "the scenario")

    def _before(self) -> Iterator[Visual]:
        kept = [line for line in self._interview.trail if not line.set_aside]
        yield para(f"! {WARNING}", NOTICE)
        yield gap()
        yield para(
            f"The file holds {counted(len(kept), 'answer')}, the date they are judged on, and what the rules "
            "say to them now. It holds no text of yours: you write the story afterwards."
        )
        if self._interview.current:
            yield gap()
            yield para(
                f'Not finished: "{self._interview.current.ask}" is still to be answered. '
                "You can answer it in the file.",
                MUTED,
            )

    @on(Saving.Saved)
    def _saved(self, event: Saving.Saved) -> None:
        event.stop()
        self.query_one(Saving).display = False
        self.query_one(KeyLine).first = ()
        detail = self.query_one(Detail)
        detail.show(self._after(event.path))
        detail.focus()

    def _after(self, path: Path) -> Iterator[Visual]:
        yield para("✓ Written", STRONG)
        yield inset(str(path.absolute()))
        yield inset("Only you can read it.", MUTED)
        yield gap()
        yield heading("What to do next")
        yield gap()
        parts = counted(len([line for line in self._interview.trail if not line.set_aside]), "part")
        steps = (
            f'Write the title, the story and {parts} of it: each stands as "{DRAFT}".',
            "Set the level. You may add minutes, aims, stops, mistakes, questions to discuss, and notes.",
            "Check what it expects against the evidence: it says what the rules say now, right or wrong.",
            "Put it into the folder scenarios of your rules, and run: cpguide check --rules FOLDER",
        )
        for number, step in enumerate(steps, 1):
            yield bullet(step, str(number))

    def action_read(self, pages: int) -> None:
        """Scroll the text below the field."""
        _scroll(self, pages)


class DebriefScreen(Screen[None]):
    """A page to read together, and to hand out: `e` saves it. `name` is that of the scenario."""

    CSS_PATH = STYLES / "saving.tcss"
    TRAINING: ClassVar[bool] = True
    """Its header says that the case is invented."""
    AUTO_FOCUS = "Detail"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "save", "save it", tooltip="save it as a file to hand out", id="debrief.save"),
        Binding("escape,b,left", "back", "back", key_display="esc", id="debrief.back"),
        Binding("pagedown", "read(1)", "read on", key_display="pgdn", id="debrief.read_on"),
        Binding("pageup", "read(-1)", "read back", show=False, id="debrief.read_back"),
    ]

    def __init__(self, page: Page, name: str) -> None:
        super().__init__()
        self._page, self._name = page, name

    def compose(self) -> ComposeResult:
        """The page; the field is hidden at first."""
        yield Header(self._page.title, (TRAINING, "TRAINING"))
        endings = tuple(form.ending for form in PAGE_FORMATS.values())
        ask = f"File to write, ending in {', '.join(endings)}"
        saving = Saving(
            ask,
            f"{self._name}-debrief.html",
            lambda typed: write_new(typed, endings, self._made, rules_of(self), "the debrief"),
        )
        saving.display = False
        yield saving
        yield Detail(_blocks(self._page), id="debrief")
        yield KeyLine()

    def _made(self, path: Path) -> bytes:
        return with_ending(path.suffix).of(self._page)

    def _ask(self, asking: bool) -> None:
        saving = self.query_one(Saving)
        saving.display = asking
        self.query_one(KeyLine).first = FIELD if asking else ()
        (saving.query_one(Input) if asking else self.query_one(Detail)).focus()

    def action_save(self) -> None:
        """Ask for the name of the file."""
        if files_allowed(self):
            self._ask(True)

    def action_back(self) -> None:
        """Close the field, or the page."""
        if self.query_one(Saving).display:
            self._ask(False)
        else:
            self.dismiss(None)

    def action_read(self, pages: int) -> None:
        """Scroll the page."""
        _scroll(self, pages)

    @on(Saving.Saved)
    def _saved(self, event: Saving.Saved) -> None:
        event.stop()
        self._ask(False)
        self.notify(f"Written: {event.path}", markup=False)


def _scroll(screen: Screen[None], pages: int) -> None:
    detail = screen.query_one(Detail)
    detail.scroll_relative(y=pages * max(1, detail.size.height - 1), animate=False)


def _blocks(page: Page) -> Iterator[Visual]:
    """The page as blocks of text."""
    for line in page.head:
        yield para(line, NOTICE if line == TRAINING else MUTED)
    for section in page.sections:
        yield from _section(section)
    yield gap()
    for line in page.foot:
        yield para(line, NOTICE if line == TRAINING else MUTED)


def _section(section: Section) -> Iterator[Visual]:
    yield gap()
    yield heading(section.title.upper())
    for group in section.groups:
        yield gap()
        if group.heading:
            yield para(group.heading, STRONG)
        for entry in group.entries:
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[Visual]:
    yield bullet(entry.title, SYMBOL["open"] if entry.open else "·", STRONG if entry.text else "")
    if entry.text:
        yield inset(entry.text)
    for note in entry.notes:
        yield inset(note, MUTED, by=4)
