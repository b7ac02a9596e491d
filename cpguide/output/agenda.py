"""The dates of a result: what is due or ends when, and which dates can still be entered."""

from __future__ import annotations

from cpguide.engine.deadlines import Due, deadlines, given, starts
from cpguide.engine.interview import ABSENT
from cpguide.engine.result import Result
from cpguide.guide.deadline import Start
from cpguide.output.dates import due_from, due_text, due_title, due_when
from cpguide.output.sheet import Entry, Group, Section, Table

COLUMNS = ("When", "What", "Counted", "Evidence")


def dates_section(result: Result) -> Section:
    """The deadlines, the earliest first, and the dates from which more could be counted."""
    table = Table("", COLUMNS, tuple(map(_row, deadlines(result))))
    wanted = Group("Dates that can be entered", tuple(_entry(result, start) for start in missing(result)))
    return Section("Dates", tuple(group for group in (table, wanted) if group))


def missing(result: Result) -> tuple[Start, ...]:
    """The dates that may be entered and were not."""
    return tuple(start for start in starts(result) if not given(result.interview, start))


def _row(due: Due) -> tuple[str, ...]:
    evidence = f"{due.confidence.capitalize()}: {', '.join(due.deadline.evidence)}"
    return due_when(due), f"{due_title(due)}. {due_text(due)}", due_from(due), evidence


def _entry(result: Result, start: Start) -> Entry:
    counted = (one for one in result.interview.guide.library.deadlines.values() if one.start == start.id)
    shown = [one.title for one in counted if any(result.interview.truth(id) != ABSENT for id in one.of)]
    return Entry(start.ask, start.help, (f"Gives: {'; '.join(shown)}",))
