"""Calendar arithmetic of the rules: days, months and years counted as a calendar does."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)
HOURS = 24
"""So many hours a day has, but for the two nights on which clocks are changed."""

SPAN = re.compile(r"([1-9][0-9]{0,3}) (day|week|month|year)s?")
LENGTH = re.compile(r"([1-9][0-9]{0,3}) (hour|day|week|month|year)s?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Moment:
    """A fixed calendar date, or the as-of date of the case when `day` is None."""

    day: date | None

    def at(self, as_of: date) -> date:
        """The date meant when the case is judged on `as_of`."""
        return self.day or as_of


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time as an author writes it: "6 months", "90 days"."""

    count: int
    unit: str

    @classmethod
    def parse(cls, text: str, written: re.Pattern[str] = SPAN) -> Span | None:
        """Read "6 months"; None when the text is no span. As `LENGTH` it may be hours, too."""
        found = written.fullmatch(text)
        return cls(int(found[1]), found[2]) if found else None

    def after(self, day: date) -> date:
        """The date this much later than `day`; the last day of a month where the day is missing."""
        return self._moved(day, self.count)

    def before(self, day: date) -> date:
        """The date this much earlier than `day`."""
        return self._moved(day, -self.count)

    def _moved(self, day: date, count: int) -> date:
        if self.unit == "hour":
            return day + timedelta(days=-(-count // HOURS))
        if self.unit in ("day", "week"):
            return day + timedelta(days=count * (7 if self.unit == "week" else 1))
        months = day.year * 12 + day.month - 1 + count * (12 if self.unit == "year" else 1)
        year, month = divmod(months, 12)
        last = monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, last))

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'s' if self.count > 1 else ''}"


@dataclass(frozen=True, slots=True)
class Effective:
    """The days on which a line or statement is in force; both ends included, None is open."""

    first: date | None = None
    last: date | None = None

    def covers(self, day: date) -> bool:
        """Whether `day` lies in the range."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Entered(NamedTuple):
    """A date that was entered, and the time of day where it matters: local time, of no zone."""

    day: date
    at: time | None = None

    def __str__(self) -> str:
        return f"{self.day} {self.at:%H:%M}" if self.at else f"{self.day}"


def parse_date(text: str) -> date | None:
    """Read YYYY-MM-DD written in plain digits; None when the text is no such calendar date."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def parse_time(text: str) -> time | None:
    """Read HH:MM of a clock of 24 hours; None when the text is no such time."""
    if not _TIME.fullmatch(text):
        return None
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None
