"""Recording an interview as a scenario file: whatever was answered, the file is valid and holds the case."""

from __future__ import annotations

from datetime import date, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpguide.engine.case import Answer
from cpguide.engine.interview import FIRM, Interview
from cpguide.engine.reasons import reasons
from cpguide.guide.calendar import Entered
from cpguide.guide.load import load, load_files
from cpguide.guide.model import NONE, NOT_SURE, Guide, Question
from cpguide.guide.problem import Problems
from cpguide.guide.where import rules_folder
from cpguide.training.reading import read_scenario
from cpguide.training.record import CHECK, MAX_EXPECTED, scenario_text, why_not
from cpguide.training.scenario import DRAFT, Scenario, failures
from tests.check.clean import changed

NOW = date(2026, 11, 23)


@cache
def guide() -> Guide:
    return load(rules_folder())


@cache
def beginning(day: date) -> Interview:
    return Interview.begin(guide(), day)


def read_back(text: str) -> Scenario:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "recorded.yaml"
        path.write_text(text, encoding="utf-8")
        return read_scenario(path, guide())


def answers_to(question: Question) -> st.SearchStrategy[Answer]:
    unsure: list[Answer] = [NOT_SURE] if question.not_sure else []
    if question.kind == "date":
        return st.dates(date(2020, 1, 1), date(2030, 12, 31)) | st.sampled_from([NOT_SURE])
    ids = [option.id for option in question.options]
    if question.kind == "one":
        return st.sampled_from([*ids, *unsure])
    some = [id for id in ids if id != NONE]
    chosen = st.sets(st.sampled_from(some), min_size=1).map(
        lambda picked: tuple(id for id in some if id in picked)
    )
    return chosen | st.sampled_from([(NONE,), *unsure])


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_recorded_interview_reads_back_as_the_same_case(data: st.DataObject) -> None:
    interview = beginning(data.draw(st.sampled_from([NOW, date(2025, 3, 1), date(2027, 6, 1)])))
    for _ in range(data.draw(st.integers(0, 25))):
        question = interview.current
        if question is None:
            break
        interview = interview.answer(question.id, data.draw(answers_to(question)))
    if data.draw(st.booleans()) and interview.case.answers:  # an answer changed later sets others aside
        again = guide().questions[data.draw(st.sampled_from(sorted(interview.case.answers)))]
        interview = interview.answer(again.id, data.draw(answers_to(again)))
    text = scenario_text(interview)
    scenario = read_back(text)
    assert max(map(len, text.partition("title:")[2].splitlines())) <= 120
    assert (scenario.case.as_of, scenario.case.answers) == (interview.case.as_of, interview.case.answers)
    assert scenario.case.training
    kept = [line.question.id for line in interview.trail if not line.set_aside]
    assert scenario.parts == dict.fromkeys(kept, DRAFT)
    failed = [failure.message for failure in failures(scenario, interview)]
    still = interview.current
    unfinished = still is not None and len(interview.routes) == 1
    assert failed == ([f"the question {still.id} is still to be answered"] if still and unfinished else [])


def complete() -> Interview:
    case = read_scenario(rules_folder() / "scenarios" / "farm-worker-passport-taken.yaml", guide()).case
    return Interview.of(guide(), case)


def test_it_expects_what_the_rules_say_now_and_why() -> None:
    interview = complete()
    expected = read_back(scenario_text(interview)).expected
    (route,) = interview.routes
    assert expected.routes == (route.id,)
    assert expected.because == {
        route.id: tuple(reason.question.id for reason in reasons(interview, route.id))
    }
    assert expected.firm
    for kind in ("steps", "papers", "benefits", "advice"):
        of_kind = [id for id in expected.firm if guide().items[id].kind == kind]
        assert 0 < len(of_kind) <= MAX_EXPECTED
        assert all(interview.truth(id) == FIRM for id in of_kind)


def test_an_open_route_is_recorded_with_its_open_lines_and_without_reasons() -> None:
    expected = read_back(scenario_text(beginning(NOW))).expected
    assert len(expected.routes) > 1
    assert len(expected.open) == MAX_EXPECTED
    assert not expected.because


def test_nothing_is_recorded_where_nothing_was_answered_or_no_route_holds() -> None:
    begun = beginning(NOW)
    assert why_not(begun) == "Answer at least one question first."
    assert not why_not(begun.answer("danger", "no"))
    assert not why_not(complete())
    gap = load_files(changed("routes.yaml", "otherwise: true", 'when: {danger: "yes"}'), Problems())
    nowhere = Interview.begin(gap, NOW).answer("danger", "no").answer("made_to_do", ("none",))
    assert not nowhere.routes
    assert "No route holds" in why_not(nowhere)


def test_what_is_wanted_first_comes_first() -> None:
    interview = complete()
    firm = [id for id, item in guide().items.items() if item.kind == "steps" and interview.truth(id) == FIRM]
    assert len(firm) > 1
    expected = read_back(scenario_text(interview, expected_first=[firm[-1]])).expected
    assert expected.firm[0] == firm[-1]


def test_it_says_what_is_still_to_be_answered_and_that_a_person_has_to_check_it() -> None:
    begun = beginning(NOW).answer("danger", "no")
    assert begun.current
    text = scenario_text(begun, "Recorded in class")
    question, check = f"# The question {begun.current.id} is still to be answered.", f"# {CHECK}"
    assert text.splitlines()[:3] == ["# Recorded in class", question, check]
    assert "still to be answered" not in scenario_text(complete())


@pytest.mark.parametrize("title", ["A farm: the passport", '"quoted" # not', "- x", "{a}", "yes", "über *"])
def test_any_title_and_note_reads_back_as_it_was_given(title: str) -> None:
    scenario = read_back(scenario_text(complete(), title=title, notes=[title]))
    assert scenario.title == title
    assert scenario.notes == (title,)


def test_dates_that_were_entered_are_recorded_with_the_deadlines_that_follow() -> None:
    interview = beginning(NOW).answer("danger", "no").answer("role", "local").answer("age_now", "minor")
    dated = Interview(interview.logic, interview.case.dated("learned", Entered(NOW, time(9, 30))))
    recorded = read_back(scenario_text(dated))
    assert recorded.case.dates == {"learned": Entered(NOW, time(9, 30))}
    assert recorded.expected.deadlines == {"tell_hhs": Entered(date(2026, 11, 24), time(9, 30))}
