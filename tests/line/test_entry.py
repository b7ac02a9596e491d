"""What is typed at a question: numbers, words and dates are answers; all else is told what is wanted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cpguide.engine.case import Answer, fault
from cpguide.guide.model import NOT_SURE, Option, Question
from cpguide.line.entry import Unfit, entered
from cpguide.line.said import WIDTH, said
from cpguide.spelled import spelled
from tests.catalogue import bad
from tests.engine.guides import question

ONE = question("q", "one", 3)._replace(
    options=(
        Option("yes", "Yes, it is", "it is"),
        Option("no_way", "No", "it is not"),
        Option("other", "Something, else", "it is else"),
    )
)
SEVERAL = question("q", "several", 3)
DAY = question("q", "date", 0)
SURE = question("q", "one", 2, not_sure=False)


@pytest.mark.parametrize(
    ("about", "typed", "answer"),
    [
        (ONE, "1", "yes"),
        (ONE, "  2  ", "no_way"),
        (ONE, "0", NOT_SURE),
        (ONE, "not sure", NOT_SURE),
        (ONE, "Not_Sure", NOT_SURE),
        pytest.param(ONE, "YES ", "yes", marks=bad(74), id="74-case-and-space"),
        (ONE, "yes,  it is.", "yes"),
        (ONE, "no way", "no_way"),
        (ONE, "NO", "no_way"),
        (ONE, "something, else", "other"),
        (SEVERAL, "1", ("a",)),
        (SEVERAL, "3,1", ("a", "c")),
        (SEVERAL, "1, 3", ("a", "c")),
        (SEVERAL, "1 3", ("a", "c")),
        (SEVERAL, "c, A", ("a", "c")),
        (SEVERAL, "4", ("none",)),
        (SEVERAL, "0", NOT_SURE),
        (DAY, "2026-11-20", date(2026, 11, 20)),
        (DAY, "0", NOT_SURE),
        (DAY, "not sure", NOT_SURE),
    ],
)
def test_an_answer(about: Question, typed: str, answer: Answer) -> None:
    assert entered(about, typed) == answer


WANTED = "Type a number from 1 to 3, or 0 for Not sure."


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        *(pytest.param(text, marks=bad(102), id=f"102-{text[:12]!r}") for text in ("99", "-1", "1.0")),
        pytest.param("yes please", marks=bad(102), id="102-yes-please"),
        "4",
        "01",
        "1x",
        "\u0661",
        "\uff11",
        "²",
        "1\0",
        "\x1b[A",
        "\u202e1",
        "\ufffd",
        "1 2",
        "1,2",
        ",",
        "1,",
        "yes, no",
        "a" * 1_000_000,
    ],
)
def test_what_is_no_answer_is_told_what_is_wanted(typed: str) -> None:
    unfit = entered(ONE, typed)
    assert isinstance(unfit, Unfit)
    assert unfit.says[-1] == WANTED
    lines = said(*unfit.says)
    assert len(lines) <= 3
    assert all(len(line) <= WIDTH and line.isprintable() for line in lines)


@bad(65)
@pytest.mark.parametrize("typed", ["\u0661", "\uff11", "²"])
def test_only_the_digits_of_a_plain_keyboard_count(typed: str) -> None:
    unfit = entered(ONE, typed)
    assert isinstance(unfit, Unfit)
    assert "Use the digits 0 to 9." in unfit.says[0]


@bad(66)
@pytest.mark.parametrize("typed", ["02/03/2024", "2026-02-30", "20261120", "0001-01-01", "1", "tomorrow"])
def test_a_date_is_written_in_one_way(typed: str) -> None:
    unfit = entered(DAY, typed)
    assert isinstance(unfit, Unfit)
    assert "YYYY-MM-DD" in unfit.says[-1]


@bad(67)
@pytest.mark.parametrize(
    ("typed", "words"),
    [("1,1", "twice"), ("1,4", "No other answer"), ("0,1", "No other answer"), ("1,9", "Not")],
)
def test_several_answers_that_cannot_stand_together(typed: str, words: str) -> None:
    unfit = entered(SEVERAL, typed)
    assert isinstance(unfit, Unfit)
    assert words in unfit.says[0]
    assert unfit.says[-1] == "Type one or more numbers from 1 to 4, for example 1,3, or 0 for Not sure."


def test_nobody_is_unsure_where_that_is_not_offered() -> None:
    for typed in ("0", "not sure"):
        unfit = entered(SURE, typed)
        assert isinstance(unfit, Unfit)
        assert unfit.says[-1] == "Type a number from 1 to 2."


def test_words_that_name_two_options_need_a_number() -> None:
    twins = ONE._replace(options=(Option("a", "Same", "a"), Option("b", "same", "b")))
    assert isinstance(entered(twins, "same"), Unfit)
    assert entered(twins, "2") == "b"


@given(st.text(), st.sampled_from([ONE, SEVERAL, DAY, SURE]))
@example("1,,3", SEVERAL)
def test_anything_typed_is_an_answer_that_fits_or_none(typed: str, about: Question) -> None:
    given = entered(about, typed)
    if isinstance(given, Unfit):
        assert all(spelled(line) == line and "\n" not in line for line in said(*given.says))
    else:
        assert fault(about, given) is None
