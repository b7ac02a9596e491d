"""Rules that are odd rather than wrong: emptied files, far dates, texts that break lines or tell too much."""

from __future__ import annotations

from datetime import date

import pytest

from cpguide.check.proof import MOST
from cpguide.check.report import Report
from cpguide.engine.case import EARLIEST, LATEST
from tests.check.clean import changed, checked, clean

WORK, STEPS, ADVICE = "questions/2-work.yaml", "steps.yaml", "advice.yaml"
OATH = "far:\n  says: the date is far\n  when: {cp_ends: %s}\n  evidence: [CP-001]\n"


def codes(report: Report) -> set[str]:
    return {problem.code for problem in report.problems}


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("questions/1-start.yaml", "questions/2-work.yaml"), "CP301"),
        (("evidence/base.yaml",), "CP320"),
        (("sources.yaml",), "CP322"),
        (("contacts.yaml",), "CP323"),
    ],
)
def test_what_an_emptied_file_held_is_missed(names: tuple[str, ...], code: str) -> None:
    files = clean()
    for name in names:
        text = files[name].decode()
        head = text[: text.index("questions:")] + "questions: {}\n" if "questions:" in text else "{}\n"
        files[name] = head.encode()
    report = checked(files)
    assert report.guide is None
    assert code in codes(report)


@pytest.mark.parametrize("day", ["9999-12-31", "31 December 9999", "December 31, 2199", "to 2199-12-31"])
def test_a_text_may_name_the_last_of_all_days(day: str) -> None:
    report = checked(changed(ADVICE, "says: ", f"says: Do it until {day}. "))
    assert report.guide is not None


@pytest.mark.parametrize("when", ["{before: 1900-01-01}", "{after: 2199-12-31}"])
def test_no_case_gives_a_date_that_no_case_can_name(when: str) -> None:
    report = checked({**clean(), "never.yaml": (OATH % when).encode()})
    assert "CP510" not in codes(report)
    assert "CP511" in codes(report)


@pytest.mark.parametrize("when", ["{before: 1900-01-02}", "{after: 2199-12-30}"])
def test_the_first_and_the_last_day_are_days_like_others(when: str) -> None:
    report = checked({**clean(), "never.yaml": (OATH % when).encode()})
    found = next(problem for problem in report.problems if problem.code == "CP510")
    case = report.case_for(found)
    assert case is not None
    assert case.answers["cp_ends"] in (EARLIEST, LATEST)


def test_nothing_is_judged_after_the_last_day() -> None:
    line = "  confirm: HSI\n"
    report = checked(changed(STEPS, line, f"{line}  effective: {{from: 1900-01-01, to: 2199-12-31}}\n"))
    assert not codes(report) & {"CP503", "CP504", "CP505"}


def test_a_scenario_is_judged_on_its_own_day_whatever_day_it_is() -> None:
    files = changed("scenarios/wait.yaml", "as_of: 2026-11-23\n", "")
    assert "CP414" in codes(checked(files))
    reports = [checked(clean(), day) for day in (date(2026, 11, 23), date(2027, 3, 1))]
    assert [one.passed for report in reports for one in report.tried] == [True] * 6


def test_what_may_identify_somebody_is_not_repeated_in_what_is_said_of_it() -> None:
    said = "Confirm with HSI whether more is needed. Her file is A123456789."
    files = changed(ADVICE, "evidence: [CP-001]", "confirm: HSI\n  evidence: [CP-002]")
    text = files[ADVICE].decode()
    start = text.index("says:")
    files[ADVICE] = (text[:start] + f"says: {said}" + text[text.index("\n", start) :]).encode()
    report = checked(files)
    assert {"CP612", "CP661"} <= codes(report)
    assert not any("A123456789" in str(problem) for problem in report.problems)


def test_a_text_of_several_lines_makes_one_line_of_a_message() -> None:
    oath = 'both:\n  says: "two\\n::error::no\\n"\n  when: {danger: "yes"}\n  evidence: [CP-001]\n'
    report = checked({**clean(), "never.yaml": oath.encode()})
    found = next(problem for problem in report.problems if problem.code == "CP510")
    assert str(found).count("\n") == 0
    assert "two ::error::no. Correct" in str(found)


def test_an_answer_off_the_path_is_named_where_it_stands() -> None:
    report = checked(
        changed("scenarios/wait.yaml", "made_to_do: none,", "made_to_do: none, cp_ends: 2027-01-01,")
    )
    found = next(problem for problem in report.problems if problem.code == "CP422")
    line = clean()["scenarios/wait.yaml"].decode().splitlines()[found.line - 1]
    assert found.column == line.index("told:") + 1


QUESTION = """\
  q{n}:
    ask: Is it so?
    why: It matters.
    help: Choose.
    ask_of: You
    options:
      "yes": {{label: "Yes", says: it is so}}
      "no": {{label: "No", says: it is not}}
    evidence: [CP-001]
"""
MANY = """\
many:
  title: Call
  says: Call.
  stage: now
  when: {{any: [{parts}]}}
  evidence: [CP-001]
"""


def idle(parts: int) -> list[str]:
    """What is said of the parts of a condition, of which all but one never matter."""
    same = ", ".join(['{danger: "yes"}'] * parts)
    report = checked(changed(STEPS, 'when: {any: [{told: "no"}', f'when: {{any: [{same}, {{told: "no"}}'))
    return [problem.message for problem in report.problems if problem.code == "CP506"]


def test_of_many_parts_that_never_matter_ten_are_named_and_the_rest_are_counted() -> None:
    few, many = idle(MOST), idle(MOST + 12)
    assert len(few) == len(many) == MOST
    assert not any("more like it" in said for said in (*few, *many[:-1]))
    assert many[-1].endswith("There are 12 more like it in this record.")


def test_many_parts_of_one_condition_are_proved_in_the_time_of_a_few() -> None:
    """Joined in the order of the questions, they would take so long that the limit of a test ended it."""
    files = clean()
    files[WORK] += "".join(QUESTION.format(n=n) for n in range(300)).encode()
    files[STEPS] += MANY.format(parts=", ".join(f'{{q{n}: "yes"}}' for n in range(300))).encode()
    report = checked(files)
    assert report.proof is not None
    assert not report.proof.violations
