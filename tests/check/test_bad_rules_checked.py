"""Bad rules of the catalogue that only `cpguide check` can find, by their number in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from cpguide.casefile import case_text, read_case
from cpguide.cli import main
from cpguide.engine.interview import Interview
from cpguide.guide.problem import Problem
from tests.check.clean import changed, checked, clean

WORK, ROUTES, STEPS, DANGER = "questions/2-work.yaml", "routes.yaml", "steps.yaml", "scenarios/danger.yaml"
Files = dict[str, bytes]


@dataclass(frozen=True)
class Bad:
    """Bad rules: what must be said of them, of which file, and words of the message."""

    files: Files
    code: str
    file: str
    says: str


def without(folder: str) -> Files:
    return {name: data for name, data in clean().items() if not name.startswith(folder)}


BAD = {
    "42 question that can never be asked": Bad(
        changed(WORK, "    kind: date\n    when: {made_to_do: labor}",
                '    kind: date\n    when: {all: [{made_to_do: labor}, {danger: "yes"}]}'),
        "CP504", WORK, '"cp_ends" can never be true'),
    "42 question that no line depends on": Bad(
        changed(STEPS, 'when: {any: [{told: "no"}, {made_to_do: crossing}]}', "when: {made_to_do: crossing}"),
        "CP507", WORK, '"told" is never asked'),
    "42 outcome that can never be": Bad(
        changed(ROUTES, "when: worked", 'when: {all: [worked, {danger: "yes"}]}'),
        "CP504", ROUTES, '"ask" can never be true'),
    "43 dead end without a route": Bad(
        changed(ROUTES, "otherwise: true", 'when: {danger: "yes"}'),
        "CP501", ROUTES, "no route holds"),
    "43 dead end without a step": Bad(
        changed(STEPS, "  confirm: HSI", '  confirm: HSI\n  when: {danger: "yes"}'),
        "CP503", STEPS, "without any step"),
    "44 two outcomes at once": Bad(
        changed(ROUTES, 'when: {danger: "yes"}', 'when: {any: [{danger: "yes"}, worked]}'),
        "CP502", ROUTES, '"protect" and "ask" hold at the same time'),
    "70 scenario without an outcome": Bad(
        changed(DANGER, "  route: protect\n", ""), "CP411", DANGER, "which `route:`"),
    "70 scenario without anything expected": Bad(
        changed(DANGER, "expect:\n", "notes:\n"), "CP411", DANGER, "must say under `expect:`"),
    "70 scenario that expects an empty mapping": Bad(
        changed(DANGER, "expect:\n", "expect: {}\nnotes:\n"), "CP411", DANGER, "which `route:`"),
    "66 scenario without a date": Bad(
        changed(DANGER, "as_of: 2026-11-23\n", ""), "CP414", DANGER, "needs `as_of:`"),
    "70 scenario with an unknown outcome": Bad(
        changed(DANGER, "route: protect", "route: protec"), "CP412", DANGER, '"protec"'),
    "71 scenario for other rules: another outcome": Bad(
        changed(DANGER, "route: protect", "route: wait"),
        "CP421", DANGER, "expected route wait, found protect"),
    "71 scenario for other rules: another line": Bad(
        changed(DANGER, "absent: [tell]", "absent: [look]"), "CP421", DANGER, "expected look to be absent"),
    "71 scenario for other rules: one more question": Bad(
        changed(DANGER, ', told: "yes"', ""), "CP421", DANGER, "told is still to be answered"),
    "72 no scenario at all": Bad(without("scenarios/"), "CP423", "scenarios/", "nothing was tried"),
}  # fmt: skip


def said(bad: Bad) -> Problem:
    """The problem that must be found, which must be an error."""
    report = checked(bad.files)
    found = [p for p in report.problems if (p.code, p.file) == (bad.code, bad.file) and bad.says in p.message]
    assert found, report.problems
    assert found[0].level == "error"
    return found[0]


@pytest.mark.parametrize("name", BAD)
def test_each_is_told_with_its_place_and_what_to_do(name: str) -> None:
    problem = said(BAD[name])
    assert problem.suggestion or "must" in problem.message
    if problem.file in BAD[name].files:
        lines = BAD[name].files[problem.file].decode().splitlines()
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


@pytest.mark.parametrize("name", BAD)
def test_each_ends_the_command_with_1_and_a_line_that_names_it(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file, data in BAD[name].files.items():
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert main(["check", "--rules", str(tmp_path), "--as-of", "2026-11-23"]) == 1
    printed = capsys.readouterr()
    problem = said(BAD[name])
    assert f"{problem.file}:{problem.line}:{problem.column}: {problem.code}" in printed.out
    assert "Nothing to mend" not in printed.out
    assert "Traceback" not in printed.out + printed.err


@pytest.mark.parametrize("name", [name for name in BAD if name[:2] in ("43", "44")])
def test_dead_ends_and_conflicts_come_with_a_case_that_shows_them(name: str, tmp_path: Path) -> None:
    report = checked(BAD[name].files)
    case = report.case_for(said(BAD[name]))
    assert case is not None
    assert report.guide is not None
    path = tmp_path / "case.yaml"
    path.write_text(case_text(case), encoding="utf-8")
    interview = Interview.of(report.guide, read_case(report.guide, str(path)))
    firm = {id for id in interview.lines if interview.truth(id) == "firm"}
    shows = {
        "CP501": not interview.routes,
        "CP502": {"protect", "ask"} <= firm,
        "CP503": not firm & {"call", "look", "tell"},
    }
    assert shows[BAD[name].code]
