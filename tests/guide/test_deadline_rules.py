"""deadlines.yaml: read strictly, linted, compared, printed; and the dates in a case file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cpguide.casefile import CaseError, case_text, read_case
from cpguide.check.report import check
from cpguide.guide.calendar import Entered, Span
from cpguide.guide.folder import read_folder
from cpguide.guide.load import load
from cpguide.guide.model import Guide
from cpguide.guide.problem import Problem, Problems, RulesError
from tests.catalogue import bad
from tests.small_guide import change, write_small_guide

AS_OF = date(2026, 11, 23)
NAME = "deadlines.yaml"
DEADLINES = """\
starts:
  learned:
    ask: When did you learn of it?
    help: Add the time of day if you know it.
    ask_of: You
    hours: true
    past: true
  ended:
    ask: When does it end?
    help: It stands in the notice.
    question: cp_ends
deadlines:
  call_by:
    title: Call the tip line
    says: Call by then.
    calendar: Report due
    of: [call]
    from: learned
    after: 24 hours
    evidence: [CP-001]
  begin:
    title: Begin early
    says: Ask how early.
    calendar: Start date
    of: [ask, look]
    from: ended
    before: 6 months
    confirm: HSI
    evidence: [CP-002]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = write_small_guide(tmp_path / "rules")
    (made / NAME).write_text(DEADLINES, encoding="utf-8")
    return made


@pytest.fixture
def guide(folder: Path) -> Guide:
    return load(folder)


def test_a_deadline_is_read_as_it_is_written(guide: Guide) -> None:
    first, second = guide.library.deadlines.values()
    assert (first.after, first.before, second.after, second.before) == (
        Span(24, "hour"),
        None,
        None,
        Span(6, "month"),
    )
    assert (first.start, second.of) == ("learned", ("ask", "look"))
    assert guide.library.starts["ended"].question == "cp_ends"
    assert guide.library.starts["learned"].hours


BROKEN = [
    ("after: 24 hours", "after: a day", "CP216", "not a length of time"),
    ("after: 24 hours", "after: 0 hours", "CP216", "not a length of time"),
    ("after: 24 hours", "after: 24 hours\n    before: 1 day", "CP330", "after its start or before it"),
    ("from: learned", "from: lerned", "CP327", 'no start "lerned". Did you mean "learned"?'),
    ("of: [call]", "of: [cal]", "CP327", 'no route or line "cal". Did you mean "call"?'),
    ("of: [call]", "of: []", "CP211", "empty list"),
    ("calendar: Report due", "calendar: Trafficking case", "CP209", "is not one of Report due"),
    ("question: cp_ends", "question: danger", "CP327", 'no question with a date "danger"'),
    ("evidence: [CP-001]", "evidence: [CP-009]", "CP320", 'no evidence "CP-009"'),
    ("evidence: [CP-001]", "evidence: [CP-003]", "CP321", "left out of the guide"),
    ("    confirm: HSI\n", "", "CP324", "which is unverified, and does not say who confirms it"),
    ("    help: It stands in the notice.\n", "", "CP202", 'start "ended" has no "help"'),
]


@pytest.mark.parametrize(("old", "new", "code", "phrase"), BROKEN)
def test_what_is_wrong_is_told_with_its_place(
    folder: Path, old: str, new: str, code: str, phrase: str
) -> None:
    change(folder, NAME, old, new)
    with pytest.raises(RulesError) as error:
        load(folder)
    (problem,) = error.value.problems
    assert (problem.code, problem.file) == (code, NAME)
    assert phrase in problem.said
    assert problem.line > 1


def found(folder: Path) -> list[Problem]:
    problems = Problems()
    report = check(read_folder(folder, problems), problems, AS_OF)
    return [problem for problem in report.problems if problem.file == NAME]


def test_a_length_that_no_evidence_has_is_a_problem(folder: Path) -> None:
    assert "CP635" in [problem.code for problem in found(folder)]
    change(folder, "evidence/base.yaml", "The law says so.", "The law says 24 hours.")
    change(folder, "evidence/base.yaml", "Confirm with HSI whether", "Confirm with HSI whether six months or")
    assert "CP635" not in [problem.code for problem in found(folder)]


def test_a_start_that_nothing_counts_from_is_a_problem(folder: Path) -> None:
    change(folder, NAME, "from: ended\n    before: 6 months", "from: learned")
    (problem,) = [problem for problem in found(folder) if problem.code == "CP607"]
    assert '"ended"' in problem.message


CASE = "as_of: 2026-11-23\nanswers: {}\ndates: {learned: 2026-11-23 14:30}\n"


def test_the_dates_of_a_case_go_out_and_come_back(tmp_path: Path, guide: Guide) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(CASE)
    case = read_case(guide, str(file))
    assert {id: str(entered) for id, entered in case.dates.items()} == {"learned": "2026-11-23 14:30"}
    file.write_text(case_text(case))
    assert read_case(guide, str(file)) == case
    assert case.dated("learned", None).dates == {}
    assert case.dated("learned", Entered(AS_OF)).dates == {"learned": Entered(AS_OF)}


@pytest.mark.parametrize(
    ("old", "new", "code", "phrase"),
    [
        pytest.param("learned", "lerned", "CP407", 'Did you mean "learned"?', marks=bad(62), id="62-date"),
        pytest.param("2026-11-23 14:30", "23/11/2026", "CP404", "YYYY-MM-DD HH:MM", marks=bad(66), id="66"),
        pytest.param("2026-11-23 14:30", "2026-11-23 25:00", "CP404", "YYYY-MM-DD", marks=bad(66), id="66-t"),
        pytest.param("2026-11-23 14:30", "[2026-11-23]", "CP404", "YYYY-MM-DD", marks=bad(66), id="66-list"),
        pytest.param("2026-11-23 14:30", "2026-11-24", "CP408", "after 2026-11-23", marks=bad(66), id="66-f"),
        pytest.param("learned: 2026-11-23 14:30", "ended: 2026-11-23 14:30", "CP404", "YYYY", id="no-hours"),
    ],
)
def test_a_bad_date_of_a_case_is_told(
    tmp_path: Path, guide: Guide, old: str, new: str, code: str, phrase: str
) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(CASE.replace(old, new, 1) if old != "2026-11-23 14:30" else CASE.replace(old, new))
    with pytest.raises(CaseError) as error:
        read_case(guide, str(file))
    (problem,) = error.value.problems
    assert (problem.code, problem.line) == (code, 3)
    assert phrase in problem.said


SCENARIO = """\
title: Somebody is in danger
level: basic
story: Somebody calls at night.
as_of: 2026-11-23
answers: {danger: "yes", told: "no"}
dates: {learned: 2026-11-22 23:40}
expect:
  route: protect
  deadlines: {call_by: 2026-11-23 23:40}
"""


@pytest.mark.parametrize(
    ("old", "new", "code", "phrase"),
    [
        ("", "", "", ""),
        ("call_by: 2026-11-23 23:40", "call_by: 2026-11-24", "CP421", "found 2026-11-23 23:40"),
        ("dates: {learned: 2026-11-22 23:40}\n", "", "CP421", "found no such deadline"),
        ("call_by: 2026-11-23 23:40", "call_bye: 2026-11-23", "CP412", 'Did you mean "call_by"?'),
        ("call_by: 2026-11-23 23:40", "call_by: tomorrow", "CP404", "not a calendar date"),
    ],
)
def test_a_scenario_can_expect_deadlines(folder: Path, old: str, new: str, code: str, phrase: str) -> None:
    file = folder / "scenarios" / "danger.yaml"
    file.parent.mkdir()
    file.write_text(SCENARIO.replace(old, new) if old else SCENARIO)
    problems = Problems()
    report = check(read_folder(folder, problems), problems, AS_OF)
    said = [(one.code, one.said) for tried in report.tried for one in tried.problems if one.level == "error"]
    if not code:
        assert said == []
    else:
        assert [one for one, _ in said] == [code]
        assert phrase in said[0][1]
