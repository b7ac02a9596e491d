"""Two variants side by side: what was answered otherwise, and what then changes in the result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.visual import Visual
from textual.widgets import Static

from cpguide.engine.case import Answer
from cpguide.engine.interview import ABSENT, FIRM, Interview
from cpguide.engine.result import Finding, Result
from cpguide.guide.model import Item, Question
from cpguide.output import words
from cpguide.output.page import TITLES
from cpguide.training.beside import Beside, TwoLines
from cpguide.tui.blocks import MUTED, NOTICE, STRONG, gap, heading, inset, para, spans
from cpguide.tui.plain import plain
from cpguide.tui.styles import STYLES
from cpguide.tui.widgets.columns import Columns
from cpguide.tui.widgets.detail import Detail
from cpguide.tui.widgets.header import Header, KeyLine
from cpguide.tui.widgets.layout import Hung, Stack

LAW = "Law as of"
NOTHING = para("-", MUTED)


class BesideScreen(Screen[None]):
    """Two invented cases: differing answers first, then the lines that change."""

    CSS_PATH = STYLES / "demo.tcss"
    TRAINING: ClassVar[bool] = True
    """The header says that the cases are invented."""

    AUTO_FOCUS = "Detail"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]  # noqa: RUF012 - Screen declares no ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,escape,left,v", "dismiss(None)", "back", key_display="b", id="beside.back"),
    ]

    def __init__(self, title_one: str, one: Interview, title_other: str, other: Interview) -> None:
        super().__init__()
        self._names = title_one, title_other
        self._beside = Beside(one, other)

    def compose(self) -> ComposeResult:
        """The names of both stay in sight, what differs scrolls below them."""
        yield Header(words.TRAINING, ("side by side",))
        one, other = (plain(name, STRONG) for name in self._names)
        yield Static(Columns(one, other, ("", "")), id="names", markup=False)
        yield Detail(blocks(self._beside, self._names))
        yield KeyLine(("↑↓", "scroll"))


def blocks(beside: Beside, names: tuple[str, str]) -> Iterator[Visual]:
    """What differs between the two."""

    def both(one: Visual, other: Visual) -> Visual:
        return Columns(one, other, names)

    if beside.is_empty:
        yield para("Both are the same: every answer and every line of the result.")
        return
    yield from _counts(beside)
    yield from _dates(beside, both)
    yield from _answers(beside, both)
    yield from _part("Route", [both(_routes(beside.one), _routes(beside.other))])
    for kind, pairs in beside.by_kind.items():
        yield from _part(TITLES[kind], [both(*_sides(beside, pairs))])


def _counts(beside: Beside) -> Iterator[Visual]:
    answers, lines = len(beside.answers), len(beside.lines)
    differ = f"Answers that differ: {answers}." if answers else "Every answer is the same."
    change = (
        f"Lines of the result that change: {lines}." if lines else "Every line of the result is the same."
    )
    yield para(f"{differ} {change}", MUTED)


def _dates(beside: Beside, both: Callable[[Visual, Visual], Visual]) -> Iterator[Visual]:
    rows: list[Visual] = []
    for pair in beside.dates:
        rows += [para(pair.name or LAW, MUTED), both(_date(pair.one), _date(pair.other))]
    yield from _part("Dates", rows)


def _date(day: date | None) -> Visual:
    return para(day.isoformat(), STRONG) if day else NOTHING


def _answers(beside: Beside, both: Callable[[Visual, Visual], Visual]) -> Iterator[Visual]:
    rows: list[Visual] = []
    for pair in beside.answers:
        rows += [gap()] if rows else []
        sides = (_answer(pair.question, given) for given in (pair.one, pair.other))
        rows += [para(pair.question.ask), both(*sides)]
    yield from _part("Answers that differ", rows)


def _answer(question: Question, given: Answer | None) -> Visual:
    return para("not asked", MUTED) if given is None else para(words.answer_label(question, given), STRONG)


def _part(name: str, rows: Iterable[Visual]) -> Iterator[Visual]:
    if rows:
        yield from (gap(), heading(name), *rows)


def _routes(interview: Interview) -> Visual:
    return Stack([_row(found) for found in Result(interview).routes])


def _sides(beside: Beside, pairs: Sequence[TwoLines]) -> Iterator[Visual]:
    """The lines that one side has and the other has not, or has otherwise."""
    titles = Counter(pair.line.title for pair in pairs)
    for interview in (beside.one, beside.other):
        rows: list[Visual] = []
        for found in (Finding(interview, pair.line) for pair in pairs):
            if found.status != ABSENT:
                rows.append(_row(found))
                if titles[found.line.title] > 1:  # two lines of one title differ in what they say
                    rows.append(inset(words.finding_text(found), MUTED))
        yield Stack(rows or [NOTHING])


def _row(found: Finding) -> Visual:
    item = found.line
    limit = item.due or item.clock if isinstance(item, Item) else ""
    notes = [note for note in (limit, "" if found.status == FIRM else "open") if note]
    confirm = " (confirm)" if words.needs_confirming(found) else ""
    body = spans(
        (words.title_alone(item), ""), ("".join(f" · {note}" for note in notes), MUTED), (confirm, NOTICE)
    )
    return Hung(plain(f"{words.SYMBOL[found.status]} "), body)
