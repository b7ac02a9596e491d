"""What is said before the first question."""

from __future__ import annotations

from datetime import date

from cpguide.casefile import Carried, Misfit
from cpguide.engine.case import Case
from cpguide.engine.interview import Interview
from cpguide.guide.load import load
from cpguide.guide.where import rules_folder
from cpguide.line.hello import hello, moved
from cpguide.line.said import said

GUIDE = load(rules_folder())
MODE = "Line mode. The full screen is: cpguide new"
ANSWERS = {"danger": "no", "role": "local"}


def test_the_first_line_is_short_and_names_the_other_mode() -> None:
    real = Interview.begin(GUIDE, date(2026, 11, 23))
    assert next(hello(real, MODE)) == MODE
    invented = Interview.of(GUIDE, Case(date(2026, 11, 23), ANSWERS, training=True))
    first, *others = hello(invented, MODE)
    assert first == f"TRAINING: an invented case. {MODE}"
    assert len(said(first)) == 1
    assert "The case has 2 answers. To hear them type review." in others


def test_rules_that_are_due_for_review_are_named() -> None:
    late = Interview.begin(GUIDE, date(2030, 1, 1))
    assert any("were due for review" in line for line in hello(late, MODE))


def test_a_case_kept_under_other_rules_says_what_differs() -> None:
    interview = Interview.of(GUIDE, Case(date(2026, 11, 23), ANSWERS))
    misfit = Misfit("age", ("old",), "no such question", (3, 1))
    lines = [*moved(Carried("2020.1", interview, (misfit,), (), ("tell_hhs_24h",), (), (), ()))]
    assert lines[0].startswith("This case was kept under other rules, edition 2020.1.")
    at = lines.index("Does not fit any more: 1.")
    assert "age: old" in lines[at + 1]
    assert "Comes to the result: 1." in lines
