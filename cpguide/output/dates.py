"""The words for deadlines, and for the dates that they are counted from."""

from __future__ import annotations

from cpguide.engine.deadlines import Due
from cpguide.engine.interview import OPEN
from cpguide.guide.deadline import Deadline, Start
from cpguide.output.words import capital, with_doubt

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

SAME_TIME = "at the same time of day"
SAME_TIME_LESS = "an hour before the same time of day, as clocks go back"


def due_title(due: Due) -> str:
    """What is due or ends, and when it may not be so: on a condition, or with a line that is open."""
    only_if = f", if {due.deadline.only_if}" if due.deadline.only_if else ""
    opened = " (if it applies)" if due.finding.status == OPEN else ""
    return f"{due.deadline.title}{only_if}{opened}"


def may_not_apply(due: Due) -> bool:
    """Whether the deadline is not certain to be one."""
    return bool(due.deadline.only_if) or due.finding.status == OPEN


def due_text(due: Due) -> str:
    """What a deadline says, with the words its evidence asks for."""
    return with_doubt(due.deadline, due.confidence)


def due_when(due: Due) -> str:
    """When a deadline falls: "Tuesday, 2026-11-24, 14:30", and whether that day is over."""
    day = f"{_WEEKDAYS[due.day.weekday()]}, {due.day}"
    if due.at:
        day = f"{day}, {due.at:%H:%M}"
    elif due.counts_hours:
        day = f"{day}, {SAME_TIME_LESS if due.clocks_go_back else SAME_TIME}"
    return f"{day} (passed)" if due.passed else day


def due_from(due: Due) -> str:
    """What a deadline is counted from: "24 hours after 2026-11-23 14:30. When did you learn ...?"."""
    return f"{capital(_counted(due.deadline))} {due.entered}. {due.start.ask}"


def count_words(deadline: Deadline, start: Start) -> str:
    """How a deadline is counted, without a date: "90 days after: What date is on the letter?"."""
    return f"{_counted(deadline)}: {start.ask}"


def _counted(deadline: Deadline) -> str:
    if deadline.before:
        return f"{deadline.before} before"
    return f"{deadline.after} after" if deadline.after else "on"
