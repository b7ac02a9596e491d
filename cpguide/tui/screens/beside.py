"""Two variants side by side: what was answered otherwise, and what then changes in the result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.visual import Visual
from textual.widgets import Static

from cpguide.engine.case import Answer
from cpguide.engine.interview import ABSENT, FIRM, Interview
from cpguide.engine.result import Finding, Result
from cpguide.guide.calendar import Entered
from cpguide.guide.model import Guide, Item, Question, Route
from cpguide.output import words
from cpguide.output.page import TITLES
from cpguide.training.beside import Beside, TwoLines
from cpguide.tui import describe, library
from cpguide.tui.blocks import MUTED, NOTICE, STRONG, bullet, gap, heading, inset, para, spans
from cpguide.tui.plain import plain
from cpguide.tui.styles import STYLES
from cpguide.tui.widgets.columns import Columns
from cpguide.tui.widgets.header import Header, KeyLine
from cpguide.tui.widgets.layout import Hung, Stack
from cpguide.tui.widgets.lines import Lines, Row

Both = Callable[[Visual | None, Visual | None], Visual]
"""Sets two texts side by side."""
LAW = "Law as of"


class BesideScreen(Screen[None]):
    """Two invented cases: differing answers first, then the lines that change. Enter opens one in full."""

    CSS_PATH = STYLES / "demo.tcss"
    TRAINING: ClassVar[bool] = True
    """The header says that the cases are invented."""

    AUTO_FOCUS = "Lines"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]  # noqa: RUF012 - Screen declares no ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,escape,left,v", "dismiss(None)", "back", key_display="b", id="beside.back"),
    ]

    def __init__(self, title_one: str, one: Interview, title_other: str, other: Interview) -> None:
        super().__init__()
        self._names = title_one, title_other
        self._beside = Beside(one, other)

    @property
    def began_under(self) -> Guide:
        """The rules of both, which it keeps."""
        return self._beside.one.guide

    def compose(self) -> ComposeResult:
        """The names of both stay in sight, what differs scrolls below them."""
        yield Header(words.TRAINING, ("side by side",))
        one, other = (plain(name, STRONG) for name in self._names)
        yield Static(Columns(one, other, ("", "")), id="names", markup=False)
        yield Lines()
        yield KeyLine(("↑↓", "line"))

    def on_mount(self) -> None:
        """List what differs."""
        self.query_one(Lines).show(rows(self._beside, self._names))

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """What a line says on each side, why, and on what evidence."""
        from cpguide.tui.screens.line import PageScreen

        event.stop()
        target = event.row.target
        if isinstance(target, Question):
            self.app.push_screen(PageScreen(target.ask, _asked(target, self._beside.one)))
        elif isinstance(target, Opened):
            self.app.push_screen(PageScreen(target.title, _in_full(target, self._beside, self._names)))


@dataclass(frozen=True, slots=True)
class Opened:
    """What a row opens: the lines of each side, under a title."""

    title: str
    one: tuple[Route | Item, ...]
    other: tuple[Route | Item, ...]


def rows(beside: Beside, names: tuple[str, str]) -> Iterator[Row]:
    """What differs between the two."""

    def both(one: Visual | None, other: Visual | None) -> Visual:
        return Columns(one, other, names)

    if beside.is_empty:
        yield Row(para("Both are the same: every answer and every line of the result."))
        return
    yield Row(_counts(beside))
    yield from _dates(beside, both)
    yield from _answers(beside, both)
    yield from _part("Route", [_routes_row(beside, both)])
    for kind, pairs in beside.by_kind.items():
        yield from _part(TITLES[kind], _lines(beside, pairs, both))


def _counts(beside: Beside) -> Visual:
    answers, lines = len(beside.answers), len(beside.lines)
    differ = f"Answers that differ: {answers}." if answers else "Every answer is the same."
    change = (
        f"Lines of the result that change: {lines}." if lines else "Every line of the result is the same."
    )
    return para(f"{differ} {change}", MUTED)


def _dates(beside: Beside, both: Both) -> Iterator[Row]:
    starts = beside.one.guide.library.starts
    names = {pair.name: starts[pair.name].ask if pair.name in starts else LAW for pair in beside.dates}
    rows = (
        Row(Stack([para(names[pair.name], MUTED), both(_date(pair.one), _date(pair.other))]))
        for pair in beside.dates
    )
    yield from _part("Dates", [*rows])


def _date(entered: Entered | None) -> Visual | None:
    return para(str(entered), STRONG) if entered else None


def _answers(beside: Beside, both: Both) -> Iterator[Row]:
    rows: list[Row] = []
    for pair in beside.answers:
        question = pair.question
        sides = (_answer(question, given) for given in (pair.one, pair.other))
        rows += [Row(gap())] if rows else []
        rows.append(Row(Stack([para(question.ask), both(*sides)]), f"answer {question.id}", question))
    yield from _part("Answers that differ", rows)


def _answer(question: Question, given: Answer | None) -> Visual:
    return para("not asked", MUTED) if given is None else para(words.answer_label(question, given), STRONG)


def _part(name: str, rows: Sequence[Row]) -> Iterator[Row]:
    if rows:
        yield from (Row(gap()), Row(heading(name)), *rows)


def _routes_row(beside: Beside, both: Both) -> Row:
    """The routes of each side, in one row: there are seldom more than one."""
    sides = [Result(side).routes for side in (beside.one, beside.other)]
    one, other = (Stack([_row(found) for found in side]) for side in sides)
    opened = Opened("Route", *(tuple(found.line for found in side) for side in sides))
    return Row(both(one, other), "routes", opened)


def _lines(beside: Beside, pairs: Sequence[TwoLines], both: Both) -> list[Row]:
    """A row for each line that one side has and the other has not, or has otherwise."""
    titles = Counter(pair.line.title for pair in pairs)
    rows: list[Row] = []
    for pair in pairs:
        line, twin = pair.line, titles[pair.line.title] > 1
        sides = (_side(Finding(side, line), twin) for side in (beside.one, beside.other))
        rows.append(Row(both(*sides), f"line {line.id}", Opened(line.title, (line,), (line,))))
    return rows


def _side(found: Finding, twin: bool) -> Visual | None:
    """A line as it stands on one side, if it does; of two lines of one title also what it says."""
    if found.status == ABSENT:
        return None
    says = [inset(words.finding_text(found), MUTED)] if twin else []
    return Stack([_row(found), *says])


def _asked(question: Question, interview: Interview) -> Iterator[Visual]:
    """Why a question is asked, and its evidence."""
    yield para(question.why)
    yield gap()
    yield heading("Evidence")
    yield from library.evidence_list(interview.guide, question.evidence)


def _in_full(opened: Opened, beside: Beside, names: tuple[str, str]) -> Iterator[Visual]:
    """Lines in full on each side; of one that is absent only why."""
    sides = zip(names, (beside.one, beside.other), (opened.one, opened.other), strict=True)
    for name, interview, lines in sides:
        yield heading(name.upper())
        for line in lines:
            found = Finding(interview, line)
            yield gap()
            if len(lines) > 1 or line.title != opened.title:
                yield para(words.title_alone(line), STRONG)
            if found.status == ABSENT:
                law = f"Does not apply under the law as of {interview.case.as_of}."
                yield para(
                    f"{words.SYMBOL[ABSENT]} {describe.STATUS[ABSENT] if found.because else law}", MUTED
                )
                yield from (bullet(words.reason_words(reason)) for reason in found.because)
            else:
                yield from describe.finding(found, keys=False)
        yield gap()


def _row(found: Finding) -> Visual:
    item = found.line
    limit = item.due or item.clock if isinstance(item, Item) else ""
    notes = [note for note in (limit, "" if found.status == FIRM else "open") if note]
    confirm = " (confirm)" if words.needs_confirming(found) else ""
    body = spans(
        (words.title_alone(item), ""), ("".join(f" · {note}" for note in notes), MUTED), (confirm, NOTICE)
    )
    return Hung(plain(f"{words.SYMBOL[found.status]} "), body)
