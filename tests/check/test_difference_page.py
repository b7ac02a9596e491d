"""How a difference stands on the page: numbers, and the width of lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cpguide.check.diff.both import Change, Where
from cpguide.check.diff.numbers import days_words, where_words
from cpguide.check.diff.say import Say
from cpguide.check.diff.text import text
from cpguide.engine.case import Case
from cpguide.output.wrapped import for_terminal, width, wrapped
from tests.check.two_folders import compared, folders

__all__ = ["folders"]


@pytest.mark.parametrize(
    ("cases", "of", "said"),
    [
        (5, 5, "In every case."),
        (18, 54, "In 18 of 54 cases."),
        (58_560, 9_999_999, "In 58,560 of 9,999,999 cases."),
        (12 * 10**15, 72 * 10**15, "In about 1 of 6 cases (exactly 12,000,000,000,000,000)."),
        (3 * 10**15, 5 * 10**15, "In about 3 of 5 cases (exactly 3,000,000,000,000,000)."),
        (10**13, 123_456 * 10**10, "In about 1 of 120 cases (exactly 10,000,000,000,000)."),
        (58_560, 73 * 10**15, "In fewer than 1 of a million cases (exactly 58,560)."),
        (99 * 10**9, 10**11, "In all but about 1 of 100 cases (exactly 99,000,000,000)."),
    ],
)
def test_numbers_of_cases(cases: int, of: int, said: str) -> None:
    case = Case(date(2026, 11, 23))
    assert where_words(Where(cases, of, (), case, case)) == said


def test_no_line_is_wider_than_the_page(folders: tuple[Path, Path]) -> None:
    found = compared(folders, ("routes.yaml", "when: worked", "when: {all: [worked, {told: 'yes'}]}"))
    assert all(len(line) <= 80 or "SHA-256" in line for line in text(found).splitlines())


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    def of(columns: int) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        monkeypatch.setenv("COLUMNS", str(columns))

    return of


@pytest.mark.parametrize(("columns", "wide"), [(60, 60), (100, 100), (240, 100), (10, 40)])
def test_lines_are_as_wide_as_the_terminal(terminal: Callable[[int], None], columns: int, wide: int) -> None:
    terminal(columns)
    assert width() == wide
    assert len(for_terminal("word " * 100)) > 1


def test_what_is_piped_depends_on_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "COLUMNS", "50")
    assert width() == 80
    assert for_terminal("word " * 100) == ["word " * 100]
    monkeypatch.setattr(sys, "stdout", None)
    assert width() == 80


def test_lines_are_wrapped_behind_their_marks() -> None:
    lines = wrapped("Word " * 30, "    ", "  * ")
    assert [line[:5] for line in lines] == ["  * W", "    W"]
    assert wrapped("x" * 90 + " and-more") == ["x" * 90, "and-more"]


def test_of_many_stretches_of_dates_some_are_named() -> None:
    days = tuple((date(year, 1, 1), date(year, 6, 30)) for year in range(2020, 2025))
    assert days_words(days).endswith("from 2022-01-01 to 2022-06-30 and on 2 more stretches of dates")


def test_of_many_routes_some_are_named(folders: tuple[Path, Path]) -> None:
    say = Say(compared(folders))
    change = Change("option_added", "questions", ("danger", "yes"), after=("ask", "wait") * 3)
    assert '"Wait" (wait), "Ask for it" (ask), "Wait" (wait) or one of 2 more routes.' in say.change(change)
