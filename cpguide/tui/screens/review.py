"""Every answer on one page. An edit shows its effect before it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.visual import Visual
from textual.widgets import ContentSwitcher, Static

from cpguide.engine.case import Answer
from cpguide.engine.effect import Effect, effect
from cpguide.engine.interview import Answered, Interview
from cpguide.guide.model import Question
from cpguide.output.edited import edit_lists, edit_words
from cpguide.output.words import answer_label, trail_mark
from cpguide.tui.blocks import HEAD, MUTED, STRONG, bullet, gap, heading, para, spans
from cpguide.tui.plain import plain
from cpguide.tui.shell import keep
from cpguide.tui.widgets.header import Header, KeyLine
from cpguide.tui.widgets.layout import Hung, Stack
from cpguide.tui.widgets.lines import Lines, Row
from cpguide.tui.widgets.question import QuestionPane

if TYPE_CHECKING:
    from cpguide.tui.renewal import Renewal

LIST, QUESTION, EFFECT = "list", "edit", "effect"
KEYS = {
    LIST: (("↑↓", "point"),),
    QUESTION: (("1-9", "pick"),),
    EFFECT: (),
}
"""The keys of each part that no binding names."""


class ReviewScreen(Screen[Interview | None]):
    """The answers; returns the interview after the edits that were kept, or None if there were none."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "keep", "keep", id="review.keep"),
        Binding("u", "undo", "undo", id="review.undo"),
        Binding("b,escape,left", "back", "back", key_display="b", id="review.back"),
    ]

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self._first = self._interview = interview
        self._edited: Question | None = None
        self._after = interview

    def compose(self) -> ComposeResult:
        """The list, the question that is edited and the effect of the edit: one at a time."""
        yield Header("Review your answers")
        with ContentSwitcher(initial=LIST):
            yield Lines(id=LIST)
            yield QuestionPane(id=QUESTION)
            with VerticalScroll(id=EFFECT):
                yield Static(markup=False)
        yield KeyLine()

    @property
    def in_hand(self) -> Interview:
        """The interview with the edits that were kept."""
        return self._interview

    def on_mount(self) -> None:
        """Show the list."""
        self._show_list()

    @property
    def _part(self) -> str:
        return self.query_one(ContentSwitcher).current or LIST

    def _switch(self, part: str) -> None:
        self.query_one(KeyLine).first = KEYS[part]
        self.query_one(ContentSwitcher).current = part
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep and undo belong to the effect."""
        return action not in ("keep", "undo") or (self.is_mounted and self._part == EFFECT)

    def _show_list(self) -> None:
        lines = self.query_one(Lines)
        lines.show(review_rows(self._interview), keep=self._edited.id if self._edited else None)
        self._switch(LIST)
        lines.focus()

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Edit the chosen answer."""
        event.stop()
        guide, present = self._interview.guide, self._interview.case.answers.get(event.row.key)
        if present is None:  # the rules were read again, and took it out
            return
        self._edited = guide.questions[event.row.key]
        self._switch(QUESTION)
        pane = self.query_one(QuestionPane)
        pane.show(guide, self._edited, present)
        pane.focus()

    def on_question_pane_answered(self, event: QuestionPane.Answered) -> None:
        """Show what the new answer would do."""
        event.stop()
        question = self._edited
        if question is None:
            return
        if event.answer == self._interview.case.answers.get(question.id):
            self._show_list()
            return
        self._after = self._interview.answer(question.id, event.answer)
        change = effect(self._interview, self._after)
        self.query_one(f"#{EFFECT} Static", Static).update(
            Stack([*self._effect(question, event.answer, change)])
        )
        self._switch(EFFECT)
        self.query_one(f"#{EFFECT}").focus()

    def _effect(self, question: Question, answer: Answer, change: Effect) -> Iterator[Visual]:
        now = self._interview.case.answers[question.id]
        yield para(question.ask, STRONG)
        yield gap()
        yield Hung(plain(f"{'Now':<8}", STRONG), plain(answer_label(question, now)))
        yield Hung(plain(f"{'New':<8}", STRONG), plain(answer_label(question, answer)))
        yield gap()
        yield para(edit_words(change))
        yield gap()
        yield spans(("Keep this change?   ", STRONG), ("k  Keep     u  Undo", HEAD))
        for title, lines in edit_lists(change):
            yield gap()
            yield heading(title)
            yield from map(bullet, lines)

    def renew(self, rules: Renewal) -> None:
        """The list under other rules, with the edits that were kept."""
        self._interview = rules.interview(self._interview)
        self._edited = None
        self._show_list()

    def action_keep(self) -> None:
        """The edited interview is the interview."""
        keep(self, self._after)
        self._interview = self._after
        self._show_list()

    def action_undo(self) -> None:
        """The edit never was."""
        self._show_list()

    def action_back(self) -> None:
        """Back to the list, or out of the review."""
        if self._part != LIST:
            self._show_list()
        else:
            self.dismiss(None if self._interview is self._first else self._interview)


def review_rows(interview: Interview) -> Iterator[Row]:
    """Every answer under the heading of its section; those set aside last."""
    if not interview.trail:
        yield Row(para("No answers yet.", MUTED))
    section = ""
    for line in interview.trail:
        if line.set_aside:
            continue
        if line.question.section != section:
            if section:
                yield Row(gap())
            section = line.question.section
            yield Row(heading(section))
        yield Row(_answer(line), key=line.question.id)
    aside = [line for line in interview.trail if line.set_aside]
    if aside:
        yield Row(gap())
        yield Row(heading("Set aside: not read any more, kept in case they are needed again"))
        yield from (Row(_answer(line), key=line.question.id) for line in aside)


def _answer(line: Answered) -> Visual:
    body = spans((f"{line.question.ask}\n", ""), (answer_label(line.question, line.answer), STRONG))
    return Hung(plain(f" {trail_mark(line)} "), body)
