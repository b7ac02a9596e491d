"""The start page: a new case, a case from a file, or the guide itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from cpguide.casefile import CaseError, Opened
from cpguide.engine.interview import Interview
from cpguide.guide.model import About, Guide
from cpguide.output.words import counted
from cpguide.place import Place
from cpguide.tui.blocks import MUTED, STRONG, bullet, spans
from cpguide.tui.plain import plain
from cpguide.tui.widgets.field import Field
from cpguide.tui.widgets.header import Header, KeyLine
from cpguide.tui.widgets.layout import Hung, Stack
from cpguide.tui.widgets.lines import Lines, Row

if TYPE_CHECKING:
    from cpguide.tui.renewal import Renewal

ENTRIES = {
    "go_on": ("Go on with this case", ""),
    "new": ("New case", "Ask the questions from the beginning. Nothing is kept unless you press S."),
    "open": ("Open a case", "Read a case file and go on where it ends."),
    "training": ("Training", "Invented cases: to show to a class, or to decide in a quiz."),
    "browse": ("The guide itself", "Routes, evidence and sources."),
    "glossary": ("Glossary", "Terms and what they mean."),
    "about": ("About this edition", "What it rests on, and what is still to be confirmed."),
}
IN_A_BROWSER = {"new": "Ask the questions from the beginning. Nothing is kept."}
LIST = (("↑↓", "point"),)
FIELD = (("enter", "open"), ("esc", "close"))
"""The keys that no binding names: of the list, and of the field for a path."""


class StartScreen(Screen[None]):
    """The entries of the guide and its promises."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"entry({n})", show=False, id=f"start.{n}") for n in range(1, 8)),
        Binding("pagedown", "page(1)", "scroll down", show=False, id="start.down", priority=True),
        Binding("pageup", "page(-1)", "scroll up", show=False, id="start.up", priority=True),
        Binding("escape", "close_field", "close", show=False, id="start.close"),
    ]

    class Chosen(Message):
        """An entry was chosen; the case in hand goes along."""

        def __init__(self, entry: str, place: Place | None) -> None:
            super().__init__()
            self.entry = entry
            self.place = place

    class CaseOpened(Message):
        """A case was read from a file."""

        def __init__(self, opened: Opened) -> None:
            super().__init__()
            self.opened = opened

    def __init__(
        self,
        guide: Guide,
        place: Place | None,
        open_case: Callable[[str], Opened] | None,
        banner: str = "",
        teaches: bool = False,
    ) -> None:
        super().__init__()
        self._teaches = teaches
        self._guide = guide
        self._banner = banner
        self._open_case = open_case
        self.place = place

    def compose(self) -> ComposeResult:
        """Title, entries, the field for a path, promises, keys."""
        about = self._guide.about
        yield Header(about.title, _edition(about))
        if self._banner:
            yield Static(plain(self._banner), id="banner", markup=False)
        with VerticalScroll(id="start", can_focus=False):
            yield Static(plain(about.summary), id="summary", markup=False)
            yield Lines(id="entries")
            yield Static(plain("Path of the case file", STRONG), classes="path", markup=False)
            yield Field(id="path", classes="path", max_length=1000)
            yield Static(classes="fault", markup=False)
            yield Static(_promises(about), id="promises", markup=False)
        yield KeyLine(*LIST)

    @property
    def _entries(self) -> list[str]:
        going = self.place is not None and bool(self.place.interview.case.answers)
        hidden = {"go_on": not going, "open": self._open_case is None, "training": not self._teaches}
        return [id for id in ENTRIES if not hidden.get(id)]

    @property
    def in_hand(self) -> Interview | None:
        """The interview that can be gone on with."""
        return self.place.interview if self.place and self.place.interview.case.answers else None

    def on_mount(self) -> None:
        """Fill the list and point at the first entry."""
        self.offer(self.place)

    def offer(self, place: Place | None) -> None:
        """Show the entries; with a case in hand, one to go on with it."""
        self.place = place
        self._show_field(False)
        lines = self.query_one(Lines)
        lines.show(self._rows(), keep=self._entries[0])
        lines.focus(scroll_visible=False)

    def renew(self, rules: Renewal) -> None:
        """The same page under other rules."""
        self._guide, about = rules.guide, rules.guide.about
        header = self.query_one(Header)
        header.left, header.right = about.title, _edition(about)
        self.query_one("#summary", Static).update(plain(about.summary))
        self.query_one("#promises", Static).update(_promises(about))
        self.offer(self.place and rules.place(self.place))

    def _rows(self) -> Iterator[Row]:
        answers = len(self.place.interview.case.answers) if self.place else 0
        for number, id in enumerate(self._entries, 1):
            title, says = ENTRIES[id]
            if not getattr(self.app, "files_allowed", True):
                says = IN_A_BROWSER.get(id, says)
            says = says or f"{counted(answers, 'answer')} so far."
            body = spans((f"{title}\n", STRONG), (says, MUTED))
            yield Row(Hung(plain(f" {number}  "), body), key=id)

    def _show_field(self, shown: bool) -> None:
        for widget in self.query(".path"):
            widget.display = shown
        self.query_one(KeyLine).first = FIELD if shown else LIST
        self._fault("")

    def refuse(self, why: str) -> None:
        """Say why a case that was read cannot be gone on with."""
        self._fault(f"! {why}")

    def _fault(self, text: str) -> None:
        fault = self.query_one(".fault", Static)
        fault.update(plain(text))
        fault.display = bool(text)
        if text:
            fault.scroll_visible(animate=False)

    def action_entry(self, number: int) -> None:
        """Choose by digit."""
        if number <= len(self._entries):
            self._choose(self._entries[number - 1])

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Choose with Enter or the mouse."""
        event.stop()
        self._choose(event.row.key)

    def _choose(self, entry: str) -> None:
        if entry == "open":
            self._show_field(True)
            field = self.query_one("#path", Input)
            field.focus()
            self.call_after_refresh(field.scroll_visible, animate=False)
        else:
            self.post_message(self.Chosen(entry, self.place))

    def action_page(self, pages: int) -> None:
        """Scroll a page that is taller than the screen."""
        page = self.query_one("#start")
        page.scroll_relative(y=pages * max(1, page.size.height - 2), animate=False)

    def action_close_field(self) -> None:
        """Leave the field for a path."""
        self._show_field(False)
        self.query_one(Lines).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read the case, or say what is wrong with it."""
        event.stop()
        if not event.value or self._open_case is None:
            return
        try:
            opened = self._open_case(event.value)
        except OSError as error:
            self._fault(f"! {event.value}: {error.strerror or error}")
        except CaseError as error:
            self._fault("\n".join(f"! {problem}" for problem in error.problems))
        else:
            self.post_message(self.CaseOpened(opened))


def _edition(about: About) -> tuple[str, ...]:
    return (f"edition {about.edition} · checked {about.checked}", f"edition {about.edition}")


def _promises(about: About) -> Stack:
    return Stack([bullet(text) for text in about.disclaimers])
