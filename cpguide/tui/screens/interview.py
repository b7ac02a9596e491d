"""The question screen: one screen for all questions, redrawn from one value."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Static

from cpguide.engine.case import fault
from cpguide.engine.interview import Interview
from cpguide.place import Place
from cpguide.tui.plain import plain
from cpguide.tui.shell import keep
from cpguide.tui.widgets.header import DoNow, Header, KeyLine, progress_words
from cpguide.tui.widgets.possible import Possible, Summary
from cpguide.tui.widgets.question import QuestionPane
from cpguide.tui.widgets.trail import Trail

if TYPE_CHECKING:
    from cpguide.tui.renewal import Renewal

BACK = "the question before; at the first one, the start page"
RECORD = "write the answers so far as a scenario to teach with; only for invented cases"
KEEP = "keep the answer of a question that was opened again, and go on"


class InterviewScreen(Screen[None]):
    """Asks the question of `place`, with the answers and routes beside it."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,escape,left", "back", "back", key_display="b", id="question.back", tooltip=BACK),
        Binding("right", "onward", "keep", key_display="→", id="question.keep", tooltip=KEEP),
        Binding("w", "why", "why", id="question.why", tooltip="why this is asked, and all its sources"),
        Binding("s", "result", "result so far", id="question.result", tooltip="the result as it stands"),
        Binding(
            "r", "review", "review", id="question.review", tooltip="every answer on one page, to change them"
        ),
        Binding("R", "record", "record", show=False, id="question.record", tooltip=RECORD),
        Binding("a", "answers", "answers", id="question.answers", tooltip="your answers and the routes"),
    ]

    place: var[Place | None] = var(None, init=False)

    class Ended(Message):
        """The officer went back from the first question; the case goes along."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    def __init__(self, place: Place, banner: str = "") -> None:
        super().__init__()
        self._banner = banner
        self._composed = False
        self.set_reactive(InterviewScreen.place, place)

    def compose(self) -> ComposeResult:
        """Header, what cannot wait, answers and routes, the question, the keys."""
        yield Header(self._at.interview.guide.about.title)
        if self._banner:
            yield Static(plain(self._banner), id="banner", markup=False)
        yield DoNow().data_bind(InterviewScreen.place)
        yield Summary().data_bind(InterviewScreen.place)
        with Horizontal(id="body"):
            with Vertical(id="side"):
                yield Trail().data_bind(InterviewScreen.place)
                yield Possible().data_bind(InterviewScreen.place)
            with Vertical(id="main"):
                yield Static(id="note", markup=False)
                yield QuestionPane()
        yield KeyLine(("1-9", "pick"))

    @property
    def _at(self) -> Place:
        assert self.place is not None
        return self.place

    @property
    def in_hand(self) -> Interview:
        """The interview that is on the screen."""
        return self._at.interview

    def on_mount(self) -> None:
        """Show the first question."""
        self._composed = True
        self.query_one(QuestionPane).focus()
        self.watch_place(None, self.place)

    def watch_place(self, before: Place | None, place: Place | None) -> None:
        """Put the question of the place on the screen, or the result when none is left."""
        if not self._composed:
            return  # the library was read while this screen came up: it shows the place once it is there
        at = self._at
        # The first count takes longer than all the rest of the first frame: it comes right after it.
        self.query_one(Header).right = progress_words(at, counted=before is not None)
        if before is None:
            self.call_after_refresh(self._count)
        if before is None or at.note != before.note:
            note = self.query_one("#note", Static)
            note.update(plain(at.note))
            note.display = bool(at.note)
        if before is None or bool(at.reopened) != bool(before.reopened):
            self.refresh_bindings()
        if at.question is None:
            self.action_result()
        else:
            self.query_one(QuestionPane).show(at.interview.guide, at.question, at.present)

    def _count(self) -> None:
        self.query_one(Header).right = progress_words(self._at)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An answer can be kept where there is one."""
        return action != "onward" or (self.place is not None and self.place.present is not None)

    def on_question_pane_answered(self, event: QuestionPane.Answered) -> None:
        """The one step from an answer to the next question."""
        event.stop()
        question = self._at.question
        if question and question.id == event.question and not fault(question, event.answer):
            after = self._at.answer(event.answer)
            keep(self, after.interview)
            self.place = after

    def action_onward(self) -> None:
        """On a question that was opened again: keep its answer and go on."""
        if self._at.reopened:
            self.place = self._at.onward()

    def action_back(self) -> None:
        """The question before, or the start page at the first one."""
        before = self._at.back()
        if before:
            self.place = before
        else:
            self.post_message(self.Ended(Place(self._at.interview)))

    def action_why(self) -> None:
        """All evidence behind the question."""
        from cpguide.tui.screens.line import EvidenceScreen

        question = self._at.question
        if question:
            self.app.push_screen(EvidenceScreen(question.ask, question.evidence, self._at.interview.guide))

    def action_result(self) -> None:
        """The result as it stands."""
        from cpguide.tui.screens.result import ResultScreen

        self.app.push_screen(ResultScreen(self._at.interview), self._reopen)

    def action_review(self) -> None:
        """Every answer on one page."""
        from cpguide.tui.screens.review import ReviewScreen

        self.app.push_screen(ReviewScreen(self._at.interview), self._reviewed)

    def action_record(self) -> None:
        """The answers so far as a scenario file."""
        from cpguide.tui.screens.record import record

        record(self, self._at.interview)

    def action_answers(self) -> None:
        """The side panel in full."""
        from cpguide.tui.screens.answers import AnswersScreen

        self.app.push_screen(AnswersScreen(self._at.interview), self._reopen)

    def _reopen(self, question: str | None) -> None:
        if question:
            self.place = self._at.open(question)
        elif self._at.question is None:
            self.action_back()

    def _reviewed(self, interview: Interview | None) -> None:
        if interview is not None:
            self.place = Place(interview)

    def date(self, interview: Interview) -> None:
        """The same place with other dates, of which nothing on this screen speaks."""
        self.set_reactive(InterviewScreen.place, self._at.under(interview))

    def renew(self, rules: Renewal) -> None:
        """The same place under other rules; what was picked and not yet entered stays picked if it can."""
        pane = self.query_one(QuestionPane)
        picked, place = pane.choices, rules.place(self._at)
        if place.question is None and not self.is_active:
            place = place.back() or place  # as when a result is closed: who comes back here finds a question
        self.query_one(Header).left = rules.guide.about.title
        self.place = place
        pane.resume(picked)
