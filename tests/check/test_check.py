"""What `cpguide check` finds: one thing broken at a time in a small guide that is otherwise in order."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cpguide.casefile import case_text, read_case
from cpguide.check import formats
from cpguide.check.report import Report
from cpguide.engine.interview import Interview
from cpguide.guide.problem import Problem
from tests.catalogue import bad
from tests.check.clean import NOW, changed, checked, clean

WORK, ROUTES, STEPS = "questions/2-work.yaml", "routes.yaml", "steps.yaml"
TOLD = """    options:
      "yes": {label: "Yes", says: the person knows}
      "no": {"""
NEVER = 'when: {all: [{danger: "yes"}, {shows: ask}]}'

Truth = Callable[[Interview], bool]


def firm(interview: Interview) -> set[str]:
    return {id for id in interview.lines if interview.truth(id) == "firm"}


BROKEN: list[tuple[str, tuple[str, str, str], str, str, Truth | None]] = [
    ("gap", (ROUTES, "otherwise: true", 'when: {danger: "yes"}'), "CP501", ROUTES,
     lambda i: not i.routes),
    ("clash", (ROUTES, 'when: {danger: "yes"}', 'when: {any: [{danger: "yes"}, worked]}'), "CP502", ROUTES,
     lambda i: {"protect", "ask"} <= firm(i)),
    ("dead end", (STEPS, "  confirm: HSI", "  confirm: HSI\n  when: {danger: \"yes\"}"), "CP503", STEPS,
     lambda i: not {"call", "look", "tell"} & firm(i)),
    ("route that never holds", (ROUTES, "when: worked", 'when: {all: [worked, {danger: "yes"}]}'), "CP504",
     ROUTES, lambda i: "ask" not in firm(i)),
    ("rest that is empty", (ROUTES, "when: worked", "when: safe"), "CP504", ROUTES, None),
    ("item that never shows", (STEPS, 'when: {any: [{told: "no"}, {made_to_do: crossing}]}',
      "when: {all: [{told: \"no\"}, {told: \"yes\"}]}"), "CP504", STEPS, lambda i: "tell" not in firm(i)),
    ("fact that is always so", ("facts.yaml", 'when: {danger: "no"}', 'when: {danger: ["no", "yes"]}'),
     "CP505", "facts.yaml", None),
    ("part that never matters", (STEPS, "when: {any: [{danger: \"yes\"}, ended,",
      "when: {any: [{danger: \"yes\"}, ended, ended,"), "CP506", STEPS, None),
    ("question that cannot be", (WORK, "    kind: date\n    when: {made_to_do: labor}",
      '    kind: date\n    when: {all: [{made_to_do: labor}, {danger: "yes"}]}'), "CP504", WORK, None),
    ("question nobody needs", (STEPS, 'when: {any: [{told: "no"}, {made_to_do: crossing}]}',
      "when: {made_to_do: crossing}"), "CP507", WORK, None),
    ("option that changes nothing", (STEPS, "{made_to_do: crossing}]", "ended]"), "CP508", WORK, None),
    ("two options that are one", (WORK, TOLD, TOLD.replace("    options:", "    options:\n"
      '      half: {label: "Half", says: the person knows a part}')), "CP508", WORK, None),
    ("options not the same", (WORK, "the person knows}", 'the person knows, same_as: "no"}'), "CP509", WORK,
     None),
    ("something that was never to be", ("never.yaml", NEVER, NEVER.replace("ask}", "protect}")), "CP510",
     "never.yaml", lambda i: "protect" in firm(i)),
    ("an oath that proves nothing", ("never.yaml", NEVER, NEVER.replace("{shows: ask}", '{danger: "no"}')),
     "CP511", "never.yaml", None),
    ("a scenario with another route", ("scenarios/danger.yaml", "route: protect", "route: wait"), "CP421",
     "scenarios/danger.yaml", None),
    ("a scenario with another line", ("scenarios/danger.yaml", "[call, look]", "[call, tell]"), "CP421",
     "scenarios/danger.yaml", None),
    ("a scenario that is not complete", ("scenarios/danger.yaml", ', told: "yes"', ""), "CP421",
     "scenarios/danger.yaml", None),
    ("a scenario with an unknown line", ("scenarios/danger.yaml", "[call, look]", "[cal, look]"), "CP412",
     "scenarios/danger.yaml", None),
    ("a scenario without a route", ("scenarios/danger.yaml", "  route: protect\n", ""), "CP411",
     "scenarios/danger.yaml", None),
]  # fmt: skip


def test_nothing_is_said_of_a_guide_that_is_in_order() -> None:
    report = checked(clean())
    assert not report.problems
    assert report.proof is not None
    assert report.errors == 0


@pytest.mark.parametrize(
    ("edit", "code", "file", "shows"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN]
)
def test_each_fault_is_found_at_its_place_with_a_case_that_shows_it(
    edit: tuple[str, str, str], code: str, file: str, shows: Truth | None, tmp_path: Path
) -> None:
    report = checked(changed(*edit))
    found = [problem for problem in report.problems if problem.code == code and problem.file == file]
    assert found, report.problems
    assert found[0].level == "error"
    case = report.case_for(found[0])
    if shows:
        assert case is not None
        assert report.guide is not None
        path = tmp_path / "case.yaml"
        path.write_text(case_text(case, str(found[0])), encoding="utf-8")
        assert read_case(report.guide, str(path)) == case
        assert shows(Interview.of(report.guide, case))


def at(report: Report, code: str) -> Problem:
    return next(problem for problem in report.problems if problem.code == code)


def test_a_part_that_never_matters_is_pointed_at() -> None:
    text = 'when: {any: [{danger: "yes"}, ended,'
    files = changed(STEPS, text, text + " ended,")
    problem = at(checked(files), "CP506")
    line = files[STEPS].decode().splitlines()[problem.line - 1]
    assert line[problem.column - 1 :].startswith("ended")


def test_a_condition_that_contradicts_itself_is_explained_by_its_one_part_too_many() -> None:
    files = changed(ROUTES, "when: worked", 'when: {all: [worked, {danger: "yes"}]}')
    report = checked(files)
    problem = at(report, "CP504")
    line = files[ROUTES].decode().splitlines()[problem.line - 1]
    case = report.case_for(problem)
    assert line[problem.column - 1 :].startswith("worked")
    assert case is not None
    assert case.answers == {"danger": "yes"}


def test_a_dead_end_is_found_behind_not_sure() -> None:
    files = changed(STEPS, "  confirm: HSI", "  confirm: HSI\n  when: {made_to_do: none}")
    text = files[STEPS].decode() + (
        "more:\n  title: More\n  says: Ask more.\n  stage: now\n"
        "  when: {none: [{made_to_do: none}]}\n  evidence: [CP-001]\n"
    )
    report = checked({**files, STEPS: text.encode()})
    case = report.case_for(at(report, "CP503"))
    assert case is not None
    assert case.answers == {"danger": "no", "made_to_do": "not_sure", "told": "yes"}


def test_every_effective_date_is_proved_on_both_sides() -> None:
    files = changed(ROUTES, "otherwise: true", "when: {all: [safe, {none: [worked]}]}")
    steps = files[STEPS].decode().replace("  confirm: HSI", "  confirm: HSI\n  effective: {to: 2026-09-30}")
    report = checked({**files, STEPS: steps.encode()})
    case = report.case_for(at(report, "CP503"))
    assert case is not None
    assert case.as_of == NOW
    before = checked({**files, STEPS: steps.encode()}, date(2026, 9, 30))
    case = before.case_for(at(before, "CP503"))
    assert case is not None
    assert case.as_of == date(2026, 10, 1)


@bad(72)
def test_without_a_scenario_the_check_is_not_green() -> None:
    files = {name: data for name, data in clean().items() if not name.startswith("scenarios/")}
    assert at(checked(files), "CP423").level == "error"


def test_a_route_that_no_scenario_ends_in_is_named() -> None:
    files = clean()
    del files["scenarios/ask.yaml"]
    assert '"ask"' in at(checked(files), "CP425").message


def test_the_json_keeps_its_contract() -> None:
    report = checked(changed(ROUTES, "otherwise: true", 'when: {danger: "yes"}'))
    made = json.loads(formats.to_json(report, {}))
    assert made.keys() == {"problems", "proof", "scenarios", "coverage"}
    assert {"code", "file", "line", "column", "message"} <= made["problems"][0].keys()
    assert made["proof"]["exactly_one_route"] is False
    assert {"cases", "unreachable", "never_shown", "dead_ends", "never_violated", "seconds"} <= made[
        "proof"
    ].keys()
    assert made["scenarios"].keys() == {"passed", "failed", "lessons"}


def test_annotations_cannot_be_forged_by_what_the_rules_say() -> None:
    problem = Problem("CP600", "a,b:c.yaml", 3, 4, "50%\n::error::no\x1b[2J", level="warning")
    made = formats.github(Report((problem,)), Path("my rules"))
    place = "::warning file=my rules/a%2Cb%3Ac.yaml,line=3,col=4,title=CP600::"
    assert made == f"{place}50%25 ::error::no<U+001B>[2J\n"
