"""One question: what is asked, the options or a date, and why it is asked.

One widget holds all of it, so that an answer repaints and never lays the screen out again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.visual import Visual

from cpguide.engine.case import Answer
from cpguide.guide.model import Guide, Question
from cpguide.output.words import answer_label, evidence_words, option_label
from cpguide.tui.blocks import FAULT, MUTED, POINTER, STRONG, gap
from cpguide.tui.plain import plain
from cpguide.tui.widgets.choices import Choices
from cpguide.tui.widgets.layout import Hung
from cpguide.tui.widgets.sheet import Sheet

HOW = {
    "one": "Pick one: press its number, or point with ↑ ↓ and press Enter.",
    "several": "Pick all that fit: press their numbers, then Enter.",
    "date": "Type the date as year-month-day, for example 2026-10-01, then Enter.",
}
HELD = 0.1
"""Seconds: sooner than this after itself, a key comes of a finger that lies on it, and means nothing."""
BY_LETTER = "Press its letter, or point with ↑ ↓ and press Enter."


class QuestionPane(Sheet):
    """A question with its answers. Says `Answered` when one was given."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"pick({n})", show=False, id=f"pick.{n}") for n in range(10)),
        Binding("n", "not_sure", "not sure", show=False, id="pick.not_sure"),
        Binding("up", "point(-1)", "point at the line above", show=False, id="pick.up"),
        Binding("down", "point(1)", "point at the line below", show=False, id="pick.down"),
        Binding("space", "tick", "pick the line", show=False, id="pick.tick"),
        Binding("enter", "enter", "answer with what is picked", show=False, id="pick.enter"),
        Binding("backspace", "erase", "take back a digit of a date", show=False, id="pick.erase"),
    ]

    @dataclass
    class Answered(Message):
        """The question with this id got an answer."""

        question: str
        answer: Answer

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.choices: Choices | None = None
        self._deaf = False
        """Whether the question was answered: keys typed ahead are not meant for one nobody has seen."""
        self._aside: list[Visual] = []
        self._last = "", -HELD
        """The key that picked last, and when; in seconds of a clock that only runs on."""

    def show(self, guide: Guide, question: Question, present: Answer | None) -> None:
        """Put this question on the pane, with the answer it has now, if any."""
        self._aside = [*_aside(guide, question)]
        self.scroll_to_top()
        self._deaf = False
        self._set(Choices.of(question, present))

    def resume(self, choices: Choices | None) -> None:
        """Go on with what was picked before the question was shown again, if it is still the same."""
        now = self.choices
        if now and choices and (choices.question, choices.present) == (now.question, now.present):
            self._set(choices)

    def _set(self, choices: Choices) -> None:
        self.choices = choices
        self.repaint()

    @property
    def _listening(self) -> Choices | None:
        """The choices that a key may change or confirm; None where no key is taken."""
        return None if self._deaf else self.choices

    def _answer(self, answer: Answer) -> None:
        if self.choices is not None:
            self._deaf = True
            self.post_message(self.Answered(self.choices.question.id, answer))

    def action_pick(self, digit: int) -> None:
        """A digit: answers, ticks, or is typed into the date."""
        held, choices = self._held(str(digit)), self._listening
        if choices is None:
            return
        row = choices.row(digit)
        if choices.question.kind == "date":
            self._set(choices.type(str(digit)))
        elif row is not None and not (held and choices.question.kind == "one"):
            self._pick(choices, row)

    def _held(self, key: str) -> bool:
        """Whether the key is held down: then it must not answer one question after the other."""
        (last, at), now = self._last, monotonic()
        self._last = key, now
        return key == last and now - at < HELD

    def _pick(self, choices: Choices, row: int) -> None:
        if choices.question.kind == "several":
            self._set(choices.tick(row))
        else:
            self._answer(choices.ids[row])

    def action_not_sure(self) -> None:
        """The same as 0, and the only way with a date: who begins with a month may mean its 0."""
        held = self._held("n")
        if not held and (choices := self._listening) and (row := choices.row(0)) is not None:
            self._pick(choices, row)

    def action_point(self, step: int) -> None:
        """Point at another line and keep it in sight."""
        if (choices := self._listening) and choices.question.kind != "date":
            self._set(choices.point(step))
            self.keep_in_sight()

    def action_tick(self) -> None:
        """Pick the line pointed at."""
        if (choices := self._listening) and choices.pointed is not None:
            self._pick(choices, choices.pointed)

    def action_enter(self) -> None:
        """Answer with what is picked or pointed at; nothing is, until a key was pressed."""
        if choices := self._listening:
            given = choices.enter()
            if isinstance(given, Choices):
                self._set(given)
            else:
                self._answer(given)

    def action_erase(self) -> None:
        """Take back the last digit of a date."""
        if choices := self._listening:
            self._set(choices.erase())

    def on_paste(self, event: events.Paste) -> None:
        """A date may be pasted."""
        if (choices := self._listening) and choices.question.kind == "date":
            self._set(choices.type(event.text))

    def on_click(self, event: events.Click) -> None:
        """The mouse picks the line it is on."""
        row = self.row_at(event)
        if (choices := self._listening) and row is not None:
            self._pick(choices, row)

    def parts(self) -> Iterator[tuple[Visual, int | None]]:
        """The question, the options, and why it is asked."""
        if self.choices is not None:
            yield from _head(self.choices)
            yield from ((part, None) for part in self._aside)

    @property
    def pointed(self) -> int | None:
        """The option pointed at."""
        return self.choices.pointed if self.choices else None


def _head(choices: Choices) -> Iterator[tuple[Visual, int | None]]:
    """What is asked, how to answer, and the options or the date."""
    question = choices.question
    yield plain(question.ask, STRONG), None
    yield plain(BY_LETTER if choices.letters else HOW[question.kind], MUTED), None
    yield gap(), None
    if question.kind == "date":
        now = "" if choices.present is None else f"   ✓ now: {answer_label(question, choices.present)}"
        yield plain(f"   {choices.date_shown}{now}", STRONG), None
        yield gap(), None
    for row, id in enumerate(choices.ids):
        yield _option(choices, row, id), row
    if choices.fault:
        yield plain(f"! {choices.fault}", FAULT), None
    yield gap(), None


def _option(choices: Choices, row: int, id: str) -> Visual:
    several, dated = choices.question.kind == "several", choices.question.kind == "date"
    pointer = POINTER if row == choices.pointed else " "
    box = f"{'[x]' if id in choices.ticked else '[ ]'} " if several else ""
    now = "   ✓ now" if id in choices.now else ""
    key = "n" if dated else choices.key(row)
    return Hung(plain(f" {pointer} {key}  {box}"), plain(option_label(choices.question, id) + now))


def _aside(guide: Guide, question: Question) -> Iterator[Visual]:
    """Why the question is asked, what helps to answer it, whom to ask and where it comes from."""
    known = guide.library.evidence
    cited = [evidence_words(guide, known[id]) for id in question.evidence if id in known]
    parts = [("Why we ask", question.why), ("Help", question.help), ("Ask", question.ask_of)]
    for name, text in [*parts, *(("Source", text) for text in cited[:1])]:
        if text:
            yield Hung(plain(f"{name:<13}", f"{STRONG} {MUTED}"), plain(text, MUTED))
