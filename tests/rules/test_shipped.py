"""What is true of the shipped rules over every case, by their diagrams, and of every scenario."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from cpguide.engine.interview import Interview
from cpguide.engine.logic import Logic
from cpguide.engine.result import Result
from cpguide.guide.load import load
from cpguide.guide.model import NOT_SURE, Guide, Item
from cpguide.guide.where import rules_folder
from cpguide.training.reading import read_scenario, scenario_files
from cpguide.training.scenario import failures

NOW = date(2026, 11, 23)
SCENARIOS = scenario_files(rules_folder())


@cache
def guide() -> Guide:
    return load(rules_folder(), sworn=True)


@cache
def dates() -> list[date]:
    """Every day on which a line of the rules begins or ends, the day before it, and today."""
    edges = {NOW}
    for item in guide().items.values():
        edges |= {day for day in (item.effective.first, item.effective.last) if day}
    return sorted(edges | {date.fromordinal(day.toordinal() + 1) for day in edges})


@cache
def logic(as_of: date) -> Logic:
    return Logic.on(guide(), as_of)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_scenario(path: Path) -> None:
    scenario = read_scenario(path, guide())
    assert not list(failures(scenario, Interview.of(guide(), scenario.case)))


def test_every_route_has_a_scenario_and_there_are_fifteen() -> None:
    expected = {id for path in SCENARIOS for id in read_scenario(path, guide()).expected.routes}
    assert set(guide().routes) <= expected
    assert len(SCENARIOS) >= 15


def test_exactly_one_route_holds_for_every_complete_case_on_every_date() -> None:
    for as_of in dates():
        made, routes = logic(as_of).diagrams, [logic(as_of).lines[id] for id in guide().routes]
        assert made.any(routes) == 1
        for n, one in enumerate(routes):
            for other in routes[:n]:
                assert made.both(one, other) == 0


def test_every_complete_case_has_a_next_step_to_take_now() -> None:
    for as_of in dates():
        steps = [
            logic(as_of).lines[id]
            for id, item in guide().items.items()
            if item.kind == "steps" and item.stage == "now"
        ]
        assert logic(as_of).diagrams.any(steps) == 1


def test_every_line_can_show_on_some_date() -> None:
    shown = {id for as_of in dates() for id, diagram in logic(as_of).lines.items() if diagram != 0}
    assert not set(guide().items) - shown


def test_not_sure_everywhere_still_gives_a_firm_step() -> None:
    first = guide().questions["role"]
    for role in (option.id for option in first.options):
        for matter in ("first", "sent", "extend", "asked"):
            for age in ("minor", "maybe", "adult"):
                interview = Interview(logic(NOW), Interview.begin(guide(), NOW).case)
                while question := interview.current:
                    answer = {"role": role, "matter": matter, "age_now": age}.get(question.id, NOT_SURE)
                    interview = interview.answer(question.id, answer)
                result = Result(interview)
                assert result.firm("steps"), (role, matter, age)
                assert result.routes


def test_the_24_hour_notice_shows_the_moment_the_age_is_given() -> None:
    urgent = [
        id
        for id, item in guide().items.items()
        if item.stage == "now" and "24 hours" in f"{item.due} {item.title}"
    ]
    assert urgent
    officers = [option.id for option in guide().questions["role"].options if option.id != "advocate"]
    for role, matter in product(officers, ("first", "sent", "extend", "asked")):
        interview = Interview.begin(guide(), NOW).answer("role", role).answer("matter", matter)
        for age in ("minor", "maybe"):
            after = interview.answer("age_now", age)
            assert any(after.truth(id) == "firm" for id in urgent), (role, matter, age)
        assert all(interview.answer("age_now", "adult").truth(id) == "absent" for id in urgent)


def _benefits(as_of: date, **answers: object) -> dict[str, Item]:
    interview = Interview.begin(guide(), as_of)
    for id, answer in answers.items():
        interview = interview.answer(id, answer)  # type: ignore[arg-type]
    return {finding.id: finding.line for finding in Result(interview).firm("benefits")}  # type: ignore[misc]


GRANTED = {
    "danger": "no",
    "role": "local",
    "matter": "sent",
    "age_now": "adult",
    "letter": "certification",
    "letter_date": date(2025, 6, 1),
    "detained": "no",
    "outcome": "granted",
}


def _titled(lines: dict[str, Item], word: str) -> set[str]:
    return {id for id, item in lines.items() if word in item.title}


def test_the_same_case_shows_other_medicaid_lines_from_october_2026() -> None:
    before, after = (_benefits(day, **GRANTED) for day in (date(2026, 9, 30), date(2026, 10, 1)))
    assert _titled(before, "Medicaid")
    assert _titled(after, "Medicaid")
    assert not _titled(before, "Medicaid") & _titled(after, "Medicaid")


def test_snap_is_right_on_both_sides_of_july_2025() -> None:
    before, after = (_benefits(day, **GRANTED) for day in (date(2025, 7, 3), date(2025, 7, 4)))
    assert {before[id].stage for id in _titled(before, "SNAP")} == {"letter"}
    assert {after[id].stage for id in _titled(after, "SNAP")} == {"ended"}


def test_reading_load() -> None:
    for question in guide().questions.values():
        assert len(question.ask.split()) <= 25, question.id
        assert len(f"{question.why} {question.help}".split()) <= 60, question.id


def test_every_conflict_of_the_facts_is_told_once_by_a_record_that_follows_or_leaves_it() -> None:
    told: list[tuple[str, int]] = []
    for record in guide().library.evidence.values():
        marks = re.findall(r"onflicts? ([\d, and]+) of the (CP|benefits) facts", record.conflict)
        told += [(facts, int(number)) for numbers, facts in marks for number in re.findall(r"\d+", numbers)]
        assert bool(marks) == bool(record.conflict), record.id
    wanted = [*(("CP", n) for n in range(1, 19)), *(("benefits", n) for n in range(1, 14))]
    assert sorted(told) == sorted(wanted)


def test_every_fact_of_the_base_is_a_record_or_left_out_with_a_reason() -> None:
    library = guide().library
    known = {*library.evidence, *library.left_out}
    assert {f"CP-{n:03}" for n in range(1, 213)} <= known
    assert len([id for id in known if id.startswith("BN-")]) == 114
    assert all(library.left_out.values())
