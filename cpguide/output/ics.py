"""The dates of a result as a calendar file.

Calendars go to phones and shared mailboxes, so all of it is neutral: nothing in it says what the dates are
about, and nothing about the answers can be worked out from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

from cpguide.engine.deadlines import Due, deadlines
from cpguide.engine.result import Result
from cpguide.guide.calendar import DAY
from cpguide.output.agenda import missing
from cpguide.output.dates import may_not_apply
from cpguide.output.formats import MissingExtra, NoDates
from cpguide.output.words import listed
from cpguide.spelled import spelled

if TYPE_CHECKING:
    from icalendar import Alarm, Event

_MORNING, _EVENING, _BEFORE_WORK = timedelta(hours=9), timedelta(hours=18), timedelta(hours=8)
_WEEK_AHEAD = timedelta(days=7)


def ics(result: Result) -> bytes:
    """The calendar; the same result gives the same bytes.

    Raises `NoDates` when there is no date to put in it, and `MissingExtra` without icalendar.
    """
    try:
        from icalendar import Calendar
    except ImportError:
        raise MissingExtra("A calendar needs one more library: pip install 'cpguide[calendar]'") from None
    dues = deadlines(result)
    if not dues:
        raise NoDates(_what_to_enter(result))
    calendar = Calendar()
    calendar.add("prodid", "-//Dates//EN")
    calendar.add("version", "2.0")
    names = [_seen(due) for due in dues]
    for number, due in enumerate(dues):
        event = _event(due, result)
        event.add("uid", str(uuid5(NAMESPACE_OID, "\n".join([*names, str(number)]))))
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made


def _what_to_enter(result: Result) -> str:
    ids = [start.id for start in missing(result)]
    if not ids:
        return "There is no date for a calendar: no deadline of this result can be computed."
    return f"A calendar needs a date. Enter one first; in a case file, under dates: {listed(ids, 'or')}."


def _seen(due: Due) -> str:
    """What anybody sees of an event. Its id is made of this alone, of all events of the case together.

    So two cases with one date in common keep both events. Whoever adds a date gets all of them anew: an event
    twice is better than an event lost.
    """
    return f"{_title(due)} {due.day} {due.at}"


def _title(due: Due) -> str:
    """The neutral word; that of an invented case says so."""
    word = _plain(due.deadline.calendar)
    return f"TRAINING: {word}" if due.finding.interview.case.training else word


def _event(due: Due, result: Result) -> Event:
    from icalendar import Event

    case = result.interview.case
    event = Event()
    summary = _title(due)
    event.add("summary", summary)
    event.add("dtstamp", datetime.combine(case.as_of, time(), UTC))
    event.add("dtstart", due.day)
    event.add("dtend", due.day + DAY)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("description", " ".join(_described(due, result)))
    for before in _alarms(due, case.as_of):
        event.add_component(_alarm(before, summary))
    return event


def _described(due: Due, result: Result) -> Iterator[str]:
    """Neutral sentences, and what every output carries."""
    guide = result.interview.guide
    if due.at:
        yield f"At {due.at:%H:%M}."
    elif due.counts_hours:
        yield "Look up the time of day."
    if may_not_apply(due):
        yield "May not apply."
    if due.confidence != "verified":
        yield "Confirm this date."
    yield f"Edition {_plain(guide.about.edition)}. Law as of {result.interview.case.as_of}."
    yield f"Rules SHA-256 {guide.sha256}. Not legal advice. Confirm before relying on it."


def _alarms(due: Due, as_of: date) -> Sequence[timedelta]:
    """When to remind of it, counted from the beginning of its day; nothing on a day before `as_of`."""
    if due.counts_hours:
        moments = [_EVENING - DAY, _BEFORE_WORK]
        if due.at:  # an hour before, where that morning would be too late
            hour_before = timedelta(hours=due.at.hour - 1, minutes=due.at.minute)
            moments[1] = min(_BEFORE_WORK, max(hour_before, timedelta()))
    else:
        moments = [_MORNING - DAY]
        if due.day - as_of > _WEEK_AHEAD:
            moments.insert(0, _MORNING - _WEEK_AHEAD)
    midnight = datetime.combine(due.day, time())
    return [moment for moment in moments if (midnight + moment).date() >= as_of]


def _alarm(moment: timedelta, summary: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", moment)
    alarm.add("description", summary)
    return alarm


def _plain(text: str) -> str:
    """A text of the rules on one line, without a character that could steer a reader."""
    return spelled(" ".join(text.split()))
