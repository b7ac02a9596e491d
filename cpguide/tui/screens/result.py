"""The result, complete or so far, in eight parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.visual import Visual

from cpguide.engine.case import Case
from cpguide.engine.deadlines import Due
from cpguide.engine.interview import Interview
from cpguide.engine.result import Finding, OpenQuestion, Result
from cpguide.guide.deadline import Start
from cpguide.guide.model import Source
from cpguide.output import words
from cpguide.tui import dated, describe, library, pages
from cpguide.tui.blocks import MUTED, para
from cpguide.tui.screens.contacts import ContactsScreen
from cpguide.tui.screens.entry import EntryScreen
from cpguide.tui.screens.interview import RECORD
from cpguide.tui.screens.line import LineScreen, PageScreen
from cpguide.tui.shell import keep
from cpguide.tui.widgets.detail import Detail
from cpguide.tui.widgets.header import Header, KeyLine
from cpguide.tui.widgets.lines import Lines, Row
from cpguide.tui.widgets.tabstrip import TabStrip

if TYPE_CHECKING:
    from cpguide.tui.renewal import Renewal

TABS: tuple[tuple[str, str, pages.Build], ...] = (
    ("Route & why", "Route", pages.route_page),
    ("Next steps", "Steps", pages.items_page("steps")),
    ("Papers", "Papers", pages.items_page("papers")),
    ("Benefits", "Benefits", pages.items_page("benefits")),
    ("Tell the victim", "Tell", pages.items_page("advice")),
    ("Open questions", "Open", pages.open_page),
    ("Dates", "Dates", dated.dates_page),
    ("Sources", "Sources", pages.sources_page),
)

EXPORT = "write the result into a file: to print, to paste, or for a calendar"


class ResultScreen(Screen[str | None]):
    """Shows an interview's result. Closes with the id of a question to reopen, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "1",
            "tab(1)",
            "tabs",
            key_display="1-8",
            tooltip="to 8: the parts of the result",
            id="result.tab_1",
        ),
        *(Binding(str(n), f"tab({n})", show=False, id=f"result.tab_{n}") for n in range(2, 9)),
        Binding("left", "step(-1)", "the part before", show=False, id="result.previous_tab"),
        Binding("right", "step(1)", "unfold, or the next part", show=False, id="result.next_tab"),
        Binding("o", "reopen", "answer question", id="result.reopen"),
        Binding("c", "contacts", "contacts", id="result.contacts"),
        Binding("e", "export", "save", id="result.export", tooltip=EXPORT),
        Binding("R", "record", "record", show=False, id="result.record", tooltip=RECORD),
        Binding("b,escape", "dismiss(None)", "back", id="result.back", key_display="b"),
    ]
    AUTO_FOCUS = "Lines"

    @dataclass
    class Dated(Message):
        """A date was entered or taken out."""

        interview: Interview

    tab: var[int] = var(1, init=False)
    """The part that is shown, from 1."""

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self.result = Result(interview)
        self._turned: frozenset[str] = frozenset()
        self._pointed: dict[int, str] = {}

    def compose(self) -> ComposeResult:
        """Head line, tabs, the list, and beside it one line in full where there is room."""
        yield Header(*self._title())
        yield TabStrip([name for name, _, _ in TABS], [short for _, short, _ in TABS])
        with Horizontal(id="split"):
            yield Lines()
            yield Detail()
        yield KeyLine()

    def _title(self) -> tuple[str, tuple[str, ...]]:
        interview = self.result.interview
        name = "Result" if interview.complete else "Result so far"
        left, as_of = words.left_words(interview.left), interview.case.as_of
        return name, (f"{left} · law as of {as_of}", f"{left} · {as_of}", left)

    @property
    def in_hand(self) -> Interview:
        """The interview whose result this is."""
        return self.result.interview

    def on_mount(self) -> None:
        """Show the first page."""
        self._show()

    def renew(self, rules: Renewal) -> None:
        """The same part of the result under other rules."""
        self.result = Result(rules.interview(self.result.interview))
        header = self.query_one(Header)
        header.left, header.right = self._title()
        self._show()

    def watch_tab(self) -> None:
        """Show another part."""
        self.query_one(TabStrip).current = self.tab
        self._show()

    def _show(self) -> None:
        build = TABS[self.tab - 1][2]
        rows = build(self.result, self._turned)
        self.query_one(Lines).show(rows, self._pointed.get(self.tab))
        first = next(
            (row for row in rows if isinstance(row.target, (Finding, OpenQuestion, Source, Due, Start))), None
        )
        self.query_one(Detail).show(self._in_full(first) if first else ())

    def _in_full(self, row: Row) -> list[Visual]:
        match row.target:
            case Finding() as found:
                return describe.brief(found)
            case OpenQuestion() as unknown:
                return describe.open_question(self.result, unknown)
            case Source() as source:
                return library.source(self.result.interview.guide, source)
            case Due() as due:
                return dated.due_in_full(due)
            case Start() as start:
                return dated.start_in_full(self.result.interview, start)
        return [para("Enter opens or folds these lines.", MUTED)]

    @on(Lines.Pointed)
    def _point(self, event: Lines.Pointed) -> None:
        self._pointed[self.tab] = event.row.key
        self.query_one(Detail).show(self._in_full(event.row))
        self.refresh_bindings()

    @on(Lines.Opened)
    def _open(self, event: Lines.Opened) -> None:
        match event.row.target:
            case Finding() as found:
                self.app.push_screen(LineScreen(found), self._reopen)
            case OpenQuestion() as unknown:
                self._reopen(unknown.question.id)
            case Source() as source:
                shown = library.source(self.result.interview.guide, source)
                self.app.push_screen(PageScreen("Source", shown))
            case Due() as due:
                self.app.push_screen(PageScreen("Deadline", dated.due_in_full(due)))
            case Start() as start:
                self.app.push_screen(EntryScreen(self.result.interview.case, start), self._enter)
            case pages.Fold() as fold:
                self._turn(fold.key)

    def _enter(self, case: Case | None) -> None:
        if case is not None:
            interview = Interview(self.result.interview.logic, case)
            keep(self, interview)
            self.result = Result(interview)
            self.post_message(self.Dated(self.result.interview))
            self._show()

    def _turn(self, fold: str) -> None:
        self._turned ^= {fold}
        self._show()

    def _reopen(self, question: str | None) -> None:
        if question:
            self.dismiss(question)

    @on(TabStrip.Wanted)
    def _wanted(self, event: TabStrip.Wanted) -> None:
        self.tab = event.number

    def action_tab(self, number: int) -> None:
        """Show the part with this number."""
        self.tab = number

    def action_step(self, by: int) -> None:
        """Show the next or previous part; to the right, unfold a folded heading first."""
        row = self.query_one(Lines).pointed
        if by > 0 and row and isinstance(row.target, pages.Fold) and not row.target.unfolded:
            self._turn(row.target.key)
        else:
            self.tab = self.query_one(TabStrip).after(by)

    def action_reopen(self) -> None:
        """Go to the open question that is pointed at."""
        row = self.query_one(Lines).pointed
        if row and isinstance(row.target, OpenQuestion):
            self._reopen(row.target.question.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to answer a question only where one is pointed at, and to save only where files may be."""
        if action == "export":
            return getattr(self.app, "files_allowed", True)
        if action != "reopen" or not self.is_mounted:
            return True
        row = self.query_one(Lines).pointed
        return bool(row and isinstance(row.target, OpenQuestion))

    def action_export(self) -> None:
        """Ask for a format and a file."""
        from cpguide.tui.files import files_allowed
        from cpguide.tui.screens.export import ExportScreen

        if files_allowed(self):
            self.app.push_screen(ExportScreen(self.result))

    def action_record(self) -> None:
        """The answers as a scenario file."""
        from cpguide.tui.screens.record import record

        record(self, self.result.interview)

    def action_contacts(self) -> None:
        """Show whom to call."""
        interview = self.result.interview
        self.app.push_screen(ContactsScreen(interview.guide, interview.case.as_of))
