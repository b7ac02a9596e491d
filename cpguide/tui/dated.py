"""The dates of a result as rows to point at, and one of them in full."""

from __future__ import annotations

from textual.visual import Visual

from cpguide.engine.deadlines import Due, deadlines, given, starts
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.guide.deadline import Start
from cpguide.output import dates, words
from cpguide.tui import library
from cpguide.tui.blocks import MUTED, NOTICE, STRONG, gap, heading, labelled, para, spans
from cpguide.tui.plain import plain
from cpguide.tui.widgets.layout import Hung, Stack
from cpguide.tui.widgets.lines import Row

NONE_YET = "Nothing can be computed yet."
NOTHING = "No line of this result has a date that can be computed."


def dates_page(result: Result, _turned: frozenset[str]) -> list[Row]:
    """The deadlines that can be computed, and the dates from which more could be."""
    due, entered = deadlines(result), starts(result)
    if not due and not entered:
        return [Row(plain(NOTHING, MUTED))]
    rows = [Row(heading("Deadlines, the earliest first")), *map(_due_row, due)]
    rows += [] if due else [Row(plain(f"  {NONE_YET}", MUTED))]
    if entered:
        head = "Dates to enter: what you enter here is counted from"
        rows += [Row(Stack([gap(), heading(head)])), *(_start_row(result.interview, one) for one in entered)]
    return rows


def _due_row(due: Due) -> Row:
    mark = "! " if due.passed else f"{words.SYMBOL[due.finding.status]} "
    confirm = [(" (confirm)", NOTICE)] if due.confidence != "verified" else []
    body = spans((dates.due_when(due), STRONG), (f"\n{dates.due_title(due)}", ""), *confirm)
    return Row(Hung(plain(f"  {mark}", STRONG), body), f"due-{due.deadline.id}", due)


def _start_row(interview: Interview, start: Start) -> Row:
    entered = given(interview, start)
    body = spans(
        (start.ask, ""), (f"\n{entered}" if entered else "\nNot entered", STRONG if entered else MUTED)
    )
    return Row(Hung(plain("  ✓ " if entered else "  · ", STRONG), body), f"start-{start.id}", start)


def due_in_full(due: Due) -> list[Visual]:
    """A deadline with what it is counted from, the line it belongs to, and its evidence."""
    guide = due.finding.interview.guide
    return [
        para(dates.due_title(due), STRONG),
        para(dates.due_when(due), STRONG),
        gap(),
        para(dates.due_text(due)),
        gap(),
        labelled("Counted", dates.due_from(due)),
        labelled("With", due.finding.line.title),
        labelled("Calendar", f'"{due.deadline.calendar}" is all that a calendar file shows.'),
        gap(),
        heading("Evidence"),
        *library.evidence_list(guide, due.deadline.evidence),
    ]


def start_in_full(interview: Interview, start: Start) -> list[Visual]:
    """A date that can be entered, and what is counted from it."""
    found = [one for one in interview.guide.library.deadlines.values() if one.start == start.id]
    return [
        para(start.ask, STRONG),
        gap(),
        labelled("Help", start.help, 6),
        *([labelled("Ask", start.ask_of, 6)] if start.ask_of else []),
        gap(),
        heading("Counted from it"),
        *(para(f"· {deadline.title}") for deadline in found),
        gap(),
        para("Enter types it in.", MUTED),
    ]
