"""The as-of dates on which something changes: between two of them every day is as good as another."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations

from cpguide.engine.case import EARLIEST, LATEST
from cpguide.engine.space import stretch
from cpguide.guide.calendar import DAY, Moment
from cpguide.guide.condition import Dated
from cpguide.guide.model import Guide

_MARGIN = 4
"""By how many days, at the most, months of different length stretch a time that a few samples show."""
_SAMPLES = [date(year, month, 28) for year in (1900, 2000, 2099) for month in (1, 2, 7)]


def first_days(guides: Iterable[Guide], said: Iterable[Iterable[Dated]]) -> list[date]:
    """The first day of each period, in order.

    `said` are, for each date question, the statements made about it. A period ends where an item comes
    into force or goes out of it, and where two days that one given date is compared with change their
    order: from then on, other answers are possible.
    """
    found = {EARLIEST}
    for guide in guides:
        for item in guide.items.values():
            effective = item.effective
            found |= {effective.first} if effective.first else set()
            found |= {effective.last + DAY} if effective.last else set()
    for statements in said:
        ends = [*_LIMITS, *(end for dated in statements for end in _ends(dated))]
        for one, other in combinations(ends, 2):
            found |= set(_changes(one, other))
    return sorted(day for day in found if EARLIEST <= day <= LATEST)


@dataclass(frozen=True, slots=True)
class _End:
    """A day that a given date is compared with: `at` the as-of date.

    `moves` tells by what it follows the as-of date: "day" (so many days), "month", or not at all ("").
    """

    at: Callable[[date], date]
    moves: str


_LIMITS = (_End(lambda as_of: EARLIEST, ""), _End(lambda as_of: LATEST + DAY, ""))
"""A given date lies between these too."""


def _ends(dated: Dated) -> Iterator[_End]:
    bound = dated.bound
    for side in (0, 1):
        if isinstance(bound, Moment):
            moves = "" if bound.day else "day"
        else:
            far = side == (dated.relation == "within")
            moves = ("day" if bound.unit in ("day", "week") else "month") if far else "day"
        if stretch(dated, EARLIEST)[side] not in (date.min, date.max):
            yield _End(lambda as_of, side=side: stretch(dated, as_of)[side], moves)  # type: ignore[misc]


def _changes(one: _End, other: _End) -> Iterator[date]:
    """The as-of dates on which the order of two ends becomes another one."""
    if one.moves and other.moves:
        yield from _drifts(one, other)
    elif one.moves or other.moves:
        moving, fixed = (one, other) if one.moves else (other, one)
        day = fixed.at(EARLIEST)
        yield from (first for goal in (day, day + DAY) if (first := _first_at(moving, goal)))


def _first_at(end: _End, goal: date) -> date | None:
    """The first as-of date at which a moving end is not before `goal`; None when there is no such date."""
    low, high = EARLIEST.toordinal(), LATEST.toordinal() + 1
    while low < high:
        middle = (low + high) // 2
        if end.at(date.fromordinal(middle)) >= goal:
            high = middle
        else:
            low = middle + 1
    return date.fromordinal(low) if EARLIEST.toordinal() < low <= LATEST.toordinal() else None


def _drifts(one: _End, other: _End) -> Iterator[date]:
    """Where two moving ends change their order, as "30 days" and "1 month" do all the time."""
    gaps = [(one.at(day) - other.at(day)).days for day in _SAMPLES]
    if one.moves == other.moves or min(gaps) > _MARGIN or max(gaps) < -_MARGIN:
        return
    before = 0
    for day in _turns():
        first, second = one.at(day), other.at(day)
        order = (first > second) - (first < second)
        if order != before:
            yield day
        before = order


@cache
def _turns() -> list[date]:
    """The days from which on a time in months may be of another length in days than from the day before."""
    months = [(year, month) for year in range(EARLIEST.year, LATEST.year + 1) for month in range(1, 13)]
    return [
        date(year, month, day)
        for year, month in months
        for day in (1, *range(29, monthrange(year, month)[1] + 1))
    ]
