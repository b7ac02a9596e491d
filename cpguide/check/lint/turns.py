"""The days on which something turns: what begins on a day turns on it, what ends on a day on the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from cpguide.engine.case import EARLIEST, LATEST
from cpguide.guide.calendar import DAY, Effective, parse_date
from cpguide.guide.model import Evidence

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_DATE = re.compile(
    r"(?:\b(?P<last>(?i:to|through|until|by)) )?\b(?:"
    rf"(?P<day>\d{{1,2}}) (?P<month>{_MONTH}) (?P<year>\d{{4}})"
    rf"|(?P<month_>{_MONTH}) (?P<day_>\d{{1,2}}), (?P<year_>\d{{4}})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))"
)


def turn_after(day: date) -> date:
    """The day on which that turns which holds on `day` for the last time."""
    return day + DAY


def ends(effective: Effective) -> Iterator[tuple[str, date]]:
    """The ends of a range by the names of their fields, each as the day on which it turns."""
    if effective.first:
        yield "from", effective.first
    if effective.last:
        yield "to", turn_after(effective.last)


def dates(text: str) -> Iterator[tuple[str, date]]:
    """The dates in a text as YYYY-MM-DD, each with the day on which it turns: "to 4 May 2025" on 5 May.

    Only dates on which a case can be judged.
    """
    for found in _DATE.finditer(text):
        day, month, year = (found[name] or found[f"{name}_"] for name in ("day", "month", "year"))
        said = found["iso"] or f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}"
        parsed = parse_date(said)
        if parsed and EARLIEST <= parsed <= LATEST:
            yield said, turn_after(parsed) if found["last"] else parsed


def turns(evidence: Iterable[Evidence]) -> set[date]:
    """Every day on which something turns by these records: by their ranges, or by dates in their words."""
    return {turn for record in evidence for _, turn in (*ends(record.effective), *dates(record.says))}
