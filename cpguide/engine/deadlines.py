"""Deadlines: what is due or ends when, counted from dates that the officer entered or answered.

All dates are plain calendar dates and all times local times of no zone: nothing here asks the machine where
or when it is. A span of months ends on the same day of the month, or on its last day where the month is too
short. Days count straight on, weekends and holidays with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from cpguide.engine.interview import FIRM, OPEN, Interview
from cpguide.engine.result import Finding, Result, weakest
from cpguide.guide.calendar import DAY, Entered, Span
from cpguide.guide.deadline import Deadline, Start
from cpguide.guide.model import Evidence

_CLOCKS_CHANGE, _HOUR = time(2), timedelta(hours=1)
_NOVEMBER, _SUNDAY = 11, 6


@dataclass(frozen=True)
class Due:
    """A deadline with its moment. `finding` is the line that it belongs to, firm if one of them is."""

    deadline: Deadline
    start: Start
    entered: Entered
    moment: Entered
    finding: Finding

    @property
    def day(self) -> date:
        """The day on which it falls."""
        return self.moment.day

    @property
    def at(self) -> time | None:
        """The local time on that day; None where no hours are counted or no time was entered."""
        return self.moment.at

    @property
    def counts_hours(self) -> bool:
        """Whether it is counted in hours."""
        return self.deadline.after is not None and self.deadline.after.unit == "hour"

    @property
    def clocks_go_back(self) -> bool:
        """Whether clocks may be set back between the start and the deadline, on either of their days too."""
        days = (_clocks_back(year).date() for year in {self.entered.day.year, self.day.year})
        return any(self.entered.day <= day <= self.day for day in days)

    @property
    def passed(self) -> bool:
        """Whether its day lies before the as-of date of the case."""
        return self.day < self.finding.interview.case.as_of

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence the deadline rests on."""
        known = self.finding.interview.guide.library.evidence
        return tuple(known[id] for id in self.deadline.evidence if id in known)

    @property
    def confidence(self) -> str:
        """The confidence of the weakest piece of evidence."""
        return weakest(self.evidence)


def starts(result: Result) -> tuple[Start, ...]:
    """The dates to be entered beside this result, in author order: those from which a firm line counts.

    One that was entered stays while any line that shows counts from it. A date that a question asks for on
    the path of this case is its answer, and is not entered again.
    """
    interview, entered = result.interview, result.interview.case.dates
    shown = [*_shown(result, _all(result))]
    wanted = {one.start for one, finding in shown if finding.status == FIRM or one.start in entered}
    return tuple(
        start
        for id, start in interview.guide.library.starts.items()
        if id in wanted and not _asked(interview, start)
    )


def deadlines(result: Result) -> tuple[Due, ...]:
    """The deadlines that can be computed, the earliest first."""
    return tuple(sorted(_computed(result, _all(result)), key=_when))


def due_of(finding: Finding) -> Due | None:
    """The first deadline of a line that can be computed and holds without a condition; None for none."""
    result = Result(finding.interview)
    own = [one for one in _all(result) if finding.id in one.of and not one.only_if]
    return min(_computed(result, own), key=_when, default=None)


def given(interview: Interview, start: Start) -> Entered | None:
    """The date of a start: the answer where a question asks for it, else what was entered."""
    if _asked(interview, start):
        answer = interview.case.answers.get(start.question)
        return Entered(answer) if isinstance(answer, date) else None
    return interview.case.dates.get(start.id)


def unused(result: Result) -> tuple[str, ...]:
    """The ids of the dates that were entered and that nothing in this result counts from."""
    used = {start.id for start in starts(result)}
    return tuple(id for id in result.interview.case.dates if id not in used)


def _asked(interview: Interview, start: Start) -> bool:
    return bool(start.question) and interview.asked(start.question)


def _all(result: Result) -> Iterable[Deadline]:
    return result.interview.guide.library.deadlines.values()


def _computed(result: Result, among: Iterable[Deadline]) -> Iterator[Due]:
    """Those of these deadlines that can be computed, in author order."""
    interview = result.interview
    for deadline, finding in _shown(result, among):
        start = interview.guide.library.starts[deadline.start]
        entered = given(interview, start)
        if entered and deadline.begins.covers(entered.day):
            yield Due(deadline, start, entered, _moment(deadline, entered), finding)


def _when(due: Due) -> tuple[date, time]:
    return due.day, due.at or time.max


def _shown(result: Result, among: Iterable[Deadline]) -> Iterator[tuple[Deadline, Finding]]:
    """Each of these deadlines of which a line shows, with it; none that a better date makes needless."""
    interview, library = result.interview, result.interview.guide.library
    for deadline in among:
        if deadline.unless and given(interview, library.starts[deadline.unless]):
            continue
        for wanted in (FIRM, OPEN):
            line = next((id for id in deadline.of if interview.truth(id) == wanted), None)
            if line:
                yield deadline, result.finding(line)
                break


def _moment(deadline: Deadline, entered: Entered) -> Entered:
    if deadline.before:
        return Entered(deadline.before.before(entered.day))
    if deadline.after is None:
        return Entered(entered.day)
    if deadline.after.unit == "hour" and entered.at:
        return _hours_later(entered.day, entered.at, deadline.after)
    return Entered(deadline.after.after(entered.day))


def _hours_later(day: date, at: time, span: Span) -> Entered:
    """So many hours later by the clock on the wall, and never too late.

    Where clocks are set back in between, the hours are over an hour earlier by the clock; so they may be in
    the hour that comes twice. Some states change no clocks; there this is an hour early, which harms nobody.
    """
    begun = datetime.combine(day, at)
    over = begun + timedelta(hours=span.count)
    back = (_clocks_back(year) for year in {begun.year, over.year})
    if any(begun < change and change - _HOUR <= over for change in back):
        over -= _HOUR
    return Entered(over.date(), over.time())


def _clocks_back(year: int) -> datetime:
    """When daylight time ends in the United States: the first Sunday of November, at two o'clock."""
    first = date(year, _NOVEMBER, 1)
    return datetime.combine(first + DAY * (_SUNDAY - first.weekday()), _CLOCKS_CHANGE)
