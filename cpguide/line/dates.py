"""The dates that start a clock, and what is due when, as lines."""

from __future__ import annotations

from collections.abc import Iterator

from cpguide.engine.case import meant_entry, too_late, written_as
from cpguide.engine.deadlines import Due, deadlines, given, starts
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.guide.deadline import Start
from cpguide.line.said import echo
from cpguide.output.dates import due_from, due_text, due_title, due_when

REMOVE = "remove"
"""Typed instead of a date, it takes the date out."""


def dates(interview: Interview) -> Iterator[str]:
    """The dates that can be entered, each behind its number, and the deadlines counted from them."""
    result = Result(interview)
    wanted = starts(result)
    yield (
        f"Dates to enter: {len(wanted)}."
        if wanted
        else "No date to enter yet: nothing in the result needs one."
    )
    for number, start in enumerate(wanted, 1):
        entered = given(interview, start)
        yield f"{number}. {start.ask} {f'Entered: {entered}.' if entered else 'Not entered.'}"
    if wanted:
        yield "To enter one type date, its number and the date, for example date 1 2026-11-20."
    yield from due(interview)


def due(interview: Interview) -> Iterator[str]:
    """The deadlines that can be computed, the earliest first."""
    found = deadlines(Result(interview))
    yield f"Deadlines: {len(found)}." if found else "No deadline can be computed yet."
    for one in found:
        yield from _due(one)


def _due(one: Due) -> Iterator[str]:
    yield f"{due_when(one)}: {due_title(one)}."
    yield due_text(one)
    yield f"Counted: {due_from(one)}"


def dated(interview: Interview, typed: str) -> tuple[Interview, tuple[str, ...]]:
    """The interview with the date that was typed behind its number, and what came of it."""
    wanted = starts(Result(interview))
    number, _, written = typed.partition(" ")
    start = {str(n): start for n, start in enumerate(wanted, 1)}.get(number)
    if start is None:
        return interview, ("Type date and a number from the list. To hear the list type dates.",)
    if not written:
        return interview, (
            start.ask,
            start.help,
            *((f"Ask: {start.ask_of}",) if start.ask_of else ()),
            _how(start),
        )
    if written.casefold() == REMOVE:
        if not given(interview, start):
            return interview, (f"Nothing was entered there. {start.ask}",)
        after = interview.dated(start.id, None)
        return after, (f"Taken out: {start.ask}", *due(after))
    entered = meant_entry(written, start.hours)
    if entered is None:
        return interview, (f'Not understood: "{echo(written)}".', _how(start))
    if why := too_late(start, entered, interview.case.as_of):
        return interview, (why,)
    after = interview.dated(start.id, entered)
    return after, (f"You entered: {entered}. {start.ask}", *due(after))


def _how(start: Start) -> str:
    return f"{written_as(start)} To take it out write {REMOVE}."
