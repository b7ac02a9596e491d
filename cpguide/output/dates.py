"""The words for deadlines, and for the dates that they are counted from."""

from __future__ import annotations

from cpguide.engine.deadlines import Due
from cpguide.guide.deadline import Deadline, Start
from cpguide.output.words import with_doubt

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def due_text(due: Due) -> str:
    """What a deadline says, with the words its evidence asks for."""
    return with_doubt(due.deadline, due.confidence)


def due_when(due: Due) -> str:
    """When a deadline falls: "Tuesday, 2026-11-24, 14:30", and whether that day is over."""
    day = f"{_WEEKDAYS[due.day.weekday()]}, {due.day}"
    if due.at:
        day = f"{day}, {due.at:%H:%M}"
    elif due.counts_hours:
        day = f"{day}, at the same time of day"
    return f"{day} (passed)" if due.passed else day


def due_from(due: Due) -> str:
    """What a deadline is counted from: "24 hours after 2026-11-23 14:30. When did you learn ...?"."""
    return f"{_capital(_counted(due.deadline))} {due.entered}. {due.start.ask}"


def count_words(deadline: Deadline, start: Start) -> str:
    """How a deadline is counted, without a date: "90 days after: What date is on the letter?"."""
    return f"{_counted(deadline)}: {start.ask}"


def _counted(deadline: Deadline) -> str:
    if deadline.before:
        return f"{deadline.before} before"
    return f"{deadline.after} after" if deadline.after else "on"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
