"""Days, months and years counted as a calendar does."""

from __future__ import annotations

from datetime import date

import pytest

from cpguide.guide.calendar import Effective, Moment, Span, parse_date


@pytest.mark.parametrize(
    ("start", "span", "end"),
    [
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2028-01-31", "1 month", "2028-02-29"),
        ("2026-03-31", "1 month", "2026-04-30"),
        ("2026-08-31", "6 months", "2027-02-28"),
        ("2026-12-15", "1 month", "2027-01-15"),
        ("2026-11-30", "3 months", "2027-02-28"),
        ("2028-02-29", "1 year", "2029-02-28"),
        ("2028-02-29", "4 years", "2032-02-29"),
        ("2026-02-28", "1 day", "2026-03-01"),
        ("2028-02-28", "1 day", "2028-02-29"),
        ("2026-12-25", "1 week", "2027-01-01"),
        ("2026-07-05", "90 days", "2026-10-03"),
    ],
)
def test_after(start: str, span: str, end: str) -> None:
    assert _span(span).after(date.fromisoformat(start)) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("start", "span", "end"),
    [
        ("2026-03-31", "1 month", "2026-02-28"),
        ("2028-03-31", "1 month", "2028-02-29"),
        ("2026-01-15", "1 month", "2025-12-15"),
        ("2026-05-31", "18 months", "2024-11-30"),
        ("2028-02-29", "1 year", "2027-02-28"),
        ("2026-03-01", "1 day", "2026-02-28"),
        ("2026-01-01", "2 weeks", "2025-12-18"),
    ],
)
def test_before(start: str, span: str, end: str) -> None:
    assert _span(span).before(date.fromisoformat(start)) == date.fromisoformat(end)


def _span(text: str) -> Span:
    span = Span.parse(text)
    assert span
    return span


@pytest.mark.parametrize("text", ["1 day", "2 days", "1 month", "18 months", "1 year", "12 weeks"])
def test_a_span_reads_as_it_is_written(text: str) -> None:
    assert str(_span(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "6",
        "months",
        "0 months",
        "-1 month",
        "6months",
        "6 Months",
        "1.5 years",
        "6 months ",
        "\u0666 months",
    ],
)
def test_what_is_no_span(text: str) -> None:
    assert Span.parse(text) is None


@pytest.mark.parametrize("text", ["2026-11-23", "2028-02-29", "1900-01-01"])
def test_a_date(text: str) -> None:
    assert parse_date(text) == date.fromisoformat(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-02-30",
        "2027-02-29",
        "2026-13-01",
        "20261123",
        "2026-W01-1",
        "02/03/2024",
        "2026-1-1",
        "\u0662\u0660\u0662\u0666-01-01",
        "0000-01-01",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_both_ends_are_in_force() -> None:
    range_ = Effective(date(2025, 7, 4), date(2026, 9, 30))
    days = (date(2025, 7, 3), date(2025, 7, 4), date(2026, 9, 30), date(2026, 10, 1))
    assert [range_.covers(day) for day in days] == [False, True, True, False]


def test_an_open_end_is_always_in_force() -> None:
    assert Effective().covers(date.min)
    assert Effective(first=date(2026, 10, 1)).covers(date.max)
    assert not Effective(last=date(2026, 9, 30)).covers(date(2026, 10, 1))


def test_a_moment_is_a_day_or_the_day_of_the_case() -> None:
    as_of = date(2026, 11, 23)
    assert Moment(None).at(as_of) == as_of
    assert Moment(date(2026, 1, 1)).at(as_of) == date(2026, 1, 1)
