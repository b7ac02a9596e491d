"""Scenario files that are wrong: one clear line for each thing, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from cpguide.casefile import CaseError
from cpguide.check.scenarios import try_scenarios
from cpguide.engine.interview import Interview
from cpguide.guide.load import load_files
from cpguide.guide.model import Guide
from cpguide.guide.problem import Problem, Problems
from cpguide.training.reading import read_scenario
from cpguide.training.scenario import Scenario, failures
from tests.check.clean import clean

LESSON = """\
title: Work
level: basic
minutes: 15
aims: [See what keeps a person at work]
story: The person was met at a gate.
as_of: 2026-11-23
parts: {cp_ends: Her notice says mid January., told: An officer told her.,
  danger: She sleeps at a friend's place.,
  made_to_do: She packs boxes all night.}
answers: {danger: "no", made_to_do: labor, cp_ends: 2027-01-15, told: "yes"}
stops:
  made_to_do: What does she have to do?
expect:
  route: ask
  steps: call
  because: {ask: [danger, made_to_do]}
mistakes:
  - says: She is free to go.
    overlooked: The work.
    answers: {made_to_do: none}
    evidence: [CP-001]
discuss: [Who asks her?]
notes: They will say that she smiles.
"""


MISTAKE = LESSON[LESSON.index("  - says:") : LESSON.index("discuss:")]


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_files(clean(), Problems())


def read(tmp_path: Path, guide: Guide, text: str) -> Scenario:
    path = tmp_path / "lesson.yaml"
    path.write_text(text, encoding="utf-8")
    return read_scenario(path, guide)


def test_a_lesson_is_read_whole(tmp_path: Path, guide: Guide) -> None:
    found = read(tmp_path, guide, LESSON)
    assert (found.name, found.minutes, found.is_lesson) == ("lesson", 15, True)
    assert found.parts["made_to_do"] == "She packs boxes all night."
    assert found.stops == {"made_to_do": "What does she have to do?"}
    assert found.mistakes[0].answers == {"made_to_do": ("none",)}
    assert found.mistakes[0].evidence == ("CP-001",)
    assert found.expected.because == {"ask": ("danger", "made_to_do")}
    assert found.discuss == ("Who asks her?",)
    assert found.case.training
    assert not list(failures(found, Interview.of(guide, found.case)))


BAD = {
    "unknown field": ("minutes: 15", "minuts: 15", "CP401", 3, 'Did you mean "minutes"?'),
    "no number of minutes": ("minutes: 15", "minutes: soon", "CP415", 3, "no number of minutes"),
    "no minutes at all": ("minutes: 15", "minutes: 0", "CP415", 3, "no number of minutes"),
    "far too many minutes": ("minutes: 15", "minutes: 99999999999999999999", "CP415", 3, "Write 1 to 480"),
    "minutes with noughts before": ("minutes: 15", "minutes: 00015", "CP415", 3, "no number of minutes"),
    "a blank among the texts": ("[Who asks her?]", '["", Who]', "CP413", 22, "list of texts"),
    "minutes in other digits": ("minutes: 15", "minutes: \u0661\u0665", "CP415", 3, "no number of minutes"),
    "unknown level": ("level: basic", "level: basik", "CP415", 2, 'Did you mean "basic"?'),
    "aims no texts": ("aims: [See what keeps a person at work]", "aims: {a: b}", "CP413", 4, "list of texts"),
    "part for a question without an answer": ("  danger: She", "  dangr: She", "CP416", 8, "danger"),
    "part without a text": ("She packs boxes all night.", '" "', "CP413", 9, "needs a text"),
    "field without its last letter": ("discuss: [", "stop: [", "CP401", 22, "stop"),
    "stop for an unknown question": ("stops:\n  made_to_do", "stops:\n  nothing", "CP416", 12, "nothing"),
    "stops a list": ("stops:\n  made_to_do: What does she have to do?", "stops: [a]", "CP413", 11, "mapping"),
    "no route": ("  route: ask\n", "", "CP411", 14, "`route:`"),
    "unknown route": ("route: ask", "route: aks", "CP412", 14, 'Did you mean "ask"?'),
    "reason of an unknown line": ("{ask: [danger", "{aks: [danger", "CP412", 16, 'Did you mean "ask"?'),
    "unknown reason": ("[danger, made", "[dangr, made", "CP412", 16, 'Did you mean "danger"?'),
    "mistake without what was overlooked": ("    overlooked: The work.\n", "", "CP413", 18, "`overlooked:`"),
    "mistake with an unknown option": ("{made_to_do: none}", "{made_to_do: nun}", "CP406", 20, "none"),
    "mistake with unknown evidence": ("evidence: [CP-001]", "evidence: [CP-999]", "CP412", 21, "CP-999"),
    "mistake with an unknown field": ("    overlooked:", "    overloked:", "CP401", 19, "overlooked"),
    "mistake that is a text": (MISTAKE, "  - She is free.\n", "CP413", 18, "`says:`"),
    "answer that is no date": ("2027-01-15", "02/03/2027", "CP404", 10, "YYYY-MM-DD"),
    "no day to be judged on": ("as_of: 2026-11-23\n", "", "CP414", 1, "`as_of:`"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_each_is_told_in_one_line_at_its_place(name: str, tmp_path: Path, guide: Guide) -> None:
    old, new, code, line, says = BAD[name]
    assert LESSON.count(old) == 1
    with pytest.raises(CaseError) as caught:
        read(tmp_path, guide, LESSON.replace(old, new))
    found = [problem for problem in caught.value.problems if problem.code == code]
    assert [problem.line for problem in found][:1] == [line], caught.value.problems
    assert says in str(found[0])
    assert "\n" not in str(found[0])


def tried(old: str, new: str) -> list[Problem]:
    files = {**clean(), "scenarios/lesson.yaml": LESSON.replace(old, new).encode()}
    found = try_scenarios(files, load_files(files, Problems()))
    return [problem for one in found for problem in one.problems]


def test_the_lesson_as_it_is_has_nothing_wrong() -> None:
    assert not tried("nothing", "nothing")


def test_a_reason_that_the_rules_do_not_give_fails_the_check_at_its_line() -> None:
    (found,) = tried("{ask: [danger, made_to_do]}", "{ask: [danger, told]}")
    assert (found.code, found.file, found.line) == ("CP421", "scenarios/lesson.yaml", 14)
    assert "expected ask because of told, found danger, made_to_do" in found.message


def test_a_mistake_that_changes_nothing_is_none() -> None:
    (found,) = tried("answers: {made_to_do: none}", "answers: {made_to_do: labor}")
    assert (found.code, found.line) == ("CP426", 18)


@pytest.mark.parametrize("text", ["She packs boxes all night.", "What does she have to do?", "The work."])
def test_a_draft_is_named_wherever_it_stands(text: str) -> None:
    for draft in ("To be written", "to be written."):
        assert [problem.code for problem in tried(text, draft)] == ["CP424"]


@pytest.mark.parametrize(
    ("gone", "says"),
    [
        (" told: An officer told her.,", "no part for told, so"),
        ("cp_ends: Her notice says mid January., told: An officer told her.,", "for cp_ends and told, so"),
    ],
)
def test_a_lesson_that_leaves_a_class_to_guess_gets_a_warning(gone: str, says: str) -> None:
    (found,) = tried(gone, "")
    assert (found.code, found.level, found.line) == ("CP427", "warning", 7)
    assert says in found.message


def test_of_an_answer_that_cannot_be_nothing_is_said_twice(tmp_path: Path, guide: Guide) -> None:
    with pytest.raises(CaseError) as caught:
        read(tmp_path, guide, LESSON.replace("made_to_do: labor", "made_to_do: labour"))
    assert [problem.code for problem in caught.value.problems] == ["CP406"]


def test_a_question_that_was_forgotten_is_told_at_the_answers() -> None:
    found = tried(LESSON, LESSON.replace(" told: An officer told her.,", "").replace(', told: "yes"}', "}"))
    said = next(problem for problem in found if "told is still to be answered" in problem.message)
    assert (said.code, said.line, said.suggestion) == ("CP421", 10, "Answer it there: yes, no.")


def test_a_scenario_that_is_no_lesson_needs_no_parts() -> None:
    assert not tried(LESSON[LESSON.index("parts:") : LESSON.index("answers: {danger")], "")


@pytest.mark.parametrize("text", ["She packs boxes all night.", "Who asks her?", "The work."])
def test_no_text_of_a_lesson_may_identify_anybody(text: str) -> None:
    assert [problem.code for problem in tried(text, "Her A-number is A123456789.")] == ["CP661"]
