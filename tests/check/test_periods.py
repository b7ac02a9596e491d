"""The as-of dates on which something changes, against every day of some years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from cpguide.check.periods import first_days
from cpguide.engine.case import EARLIEST, LATEST
from cpguide.guide.calendar import DAY, Effective, Moment, Span
from cpguide.guide.condition import ALWAYS, Dated
from cpguide.guide.model import Guide
from tests.check.brute import answers_for
from tests.check.wild import examples
from tests.engine.guides import ABOUT, EMPTY, item

WINDOWS = (
    (EARLIEST, date(1900, 4, 5)),
    (date(1999, 12, 20), date(2000, 3, 10)),
    (date(2023, 12, 28), date(2025, 3, 5)),
    (date(2100, 1, 28), date(2100, 4, 3)),
    (date(2199, 9, 1), LATEST),
)
FIXED = (None, date(2023, 12, 31), date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2024, 8, 31))
NEARLY_A_MONTH = tuple(Span(n, "day") for n in (27, 28, 29, 30, 31, 32))
NEARLY_MORE = (Span(4, "week"), Span(59, "day"), Span(61, "day"), Span(365, "day"), Span(366, "day"))
MONTHS = (Span(1, "month"), Span(2, "month"), Span(6, "month"), Span(12, "month"), Span(1, "year"))
EFFECTIVE = (Effective(), Effective(date(2024, 2, 29), date(2024, 2, 29)), Effective(date(2000, 1, 1), None))


def days(first: date, last: date) -> Iterator[date]:
    yield from (first + n * DAY for n in range((last - first).days + 1))


def some(random: Random) -> list[Dated]:
    """Two to four statements about one date, often with times that are nearly the same."""
    spans = (random.choice(MONTHS), random.choice(NEARLY_A_MONTH), random.choice(NEARLY_MORE))
    made = []
    for _ in range(random.randrange(2, 5)):
        if random.random() < 0.4:
            relation, bound = random.choice(("before", "after")), Moment(random.choice(FIXED))
            made.append(Dated("q", relation, bound))
        else:
            made.append(Dated("q", random.choice(("within", "within_last")), random.choice(spans)))
    return made


@examples(100)
@given(st.randoms(use_true_random=True))
def test_between_two_first_days_every_day_is_as_good_as_another(random: Random) -> None:
    said = [some(random) for _ in range(random.choice((1, 1, 2)))]
    effective = random.choice(EFFECTIVE)
    guide = Guide(ABOUT, {}, {}, {}, {"i": item("i", ALWAYS, effective)}, EMPTY, "")
    firsts = set(first_days([guide], said))
    assert EARLIEST in firsts
    for first, last in WINDOWS:
        before = None
        for day in days(first, last):
            here = [set(answers_for(statements, day)) for statements in said], effective.covers(day)
            assert here == before or before is None or day in firsts, day
            before = here
