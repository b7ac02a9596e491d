"""Every way to get the rules wrong that the catalogue of bad inputs lists (items 1 to 61): one clear problem.

Each case starts from the small guide, breaks one thing, and is read with libyaml and with the pure
Python parser: the same problem, at the same place, soon, and nothing but a `RulesError`.

Not among the cases, and why: 42 (never shown), 43 (dead end) and 44 (two routes at once) are questions
about all answers at once, for the proof; 5 is a test of its own below; 9, 30, 31, 49, 50, 52, 56, 59
and 60 are accepted and stand in `test_load`, as do 57 (one byte changed; of installed rules in
`test_wheel`) and 58 (changed while running).
40 (`next:`) is a reference to something that does not exist here, 41 a circle of facts.
"""

from __future__ import annotations

import os
from pathlib import Path
from time import perf_counter

import pytest

from cpguide.guide import folder as folder_of_rules
from cpguide.guide import reader
from cpguide.guide.load import load
from cpguide.guide.problem import Problem, RulesError, UnreadableError
from tests.guide.bad import ADVICE, ROUTES, START, Bad
from tests.guide.bad_files import FILE_CASES
from tests.guide.bad_records import RECORD_CASES
from tests.small_guide import FILES, change, write_small_guide

CASES = FILE_CASES + RECORD_CASES


@pytest.fixture(params=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the two parsers in turn."""
    if request.param == "pure":
        monkeypatch.setattr(reader, "PARSER", reader.PurePython)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("bad", CASES, ids=[bad.name for bad in CASES])
def test_one_clear_problem_at_its_place(bad: Bad, tmp_path: Path) -> None:
    folder = write_small_guide(tmp_path / "rules")
    bad.broken(folder)
    began = perf_counter()
    with pytest.raises(RulesError) as caught:
        load(folder, sworn=True)
    assert perf_counter() - began < 2
    problems = caught.value.problems
    found = [problem for problem in problems if (problem.code, problem.file) == (bad.code, bad.file)]
    assert found, caught.value
    assert bad.phrase in f"{found[0].message} {found[0].suggestion}"
    assert (found[0].line, found[0].column) == bad.place(folder)
    assert sorted(problem.code for problem in problems) == sorted([bad.code, *bad.also])
    assert str(caught.value).replace("\n", "").isprintable()


@pytest.mark.parametrize(
    "ask",
    [
        "Who is the victim afraid of?",
        "Who is the victim's employer, a diplomat or another person?",
        "Which city office of HSI do you know?",
        "Which of the children were born in the United States?",
        "Was the person under 18 at the time?",
        "Did the officer put initials on each page?",
        "Does the person live with the traffickers?",
    ],
)
def test_a_question_that_identifies_nobody_may_be_asked(ask: str, tmp_path: Path) -> None:
    folder = write_small_guide(tmp_path / "rules")
    change(folder, START, "Is anyone in danger right now?", f'"{ask}"')
    load(folder, sworn=True)


def test_every_item_of_the_catalogue_has_its_case() -> None:
    covered = {int(bad.name.partition("-")[0]) for bad in CASES}
    elsewhere = {5, 9, 30, 31, 42, 43, 44, 49, 50, 57, 58, 59, 60}
    assert covered | elsewhere == set(range(1, 62))


def test_5_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied", path)

    folder = write_small_guide(tmp_path)
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UnreadableError, match=r"advice\.yaml:1:1: CP124 cannot be read: Permission denied\."):
        load(folder, sworn=True)


def test_4_a_pipe_put_in_place_of_a_file_at_the_last_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_small_guide(tmp_path)
    (folder / ADVICE).unlink()
    os.mkfifo(folder / ADVICE)
    monkeypatch.setattr(folder_of_rules, "_belongs", lambda name, *_: name in FILES)
    with pytest.raises(RulesError, match=r"advice\.yaml:1:1: CP104 not a regular file"):
        load(folder, sworn=True)


def test_3_no_such_folder(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    with pytest.raises(RulesError, match=r'CP103 there is no folder .*Did you mean "rules"\?'):
        load(tmp_path / "rulse")


def test_all_problems_are_found_in_one_go_and_in_reading_order(tmp_path: Path) -> None:
    folder = write_small_guide(tmp_path)
    change(folder, START, "    options:", "    optoins:")
    change(folder, ADVICE, "stage: say", "stage: asy")
    change(folder, "sources.yaml", "https:", "http:")
    change(folder, ROUTES, "when: worked", "when: wroked")
    with pytest.raises(RulesError) as caught:
        load(folder, sworn=True)
    problems = caught.value.problems
    assert {problem.code for problem in problems} == {"CP201", "CP202", "CP210", "CP303", "CP305"}
    places = [(problem.file, problem.line, problem.column) for problem in problems]
    assert places == sorted(places)
    assert str(caught.value).splitlines() == [str(problem) for problem in problems]


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".yaml")])
def test_one_file_that_cannot_be_understood_is_one_problem(name: str, tmp_path: Path) -> None:
    folder = write_small_guide(tmp_path)
    (folder / name).write_text(FILES[name] + "oops\n")
    with pytest.raises(RulesError) as caught:
        load(folder, sworn=True)
    assert [(problem.code, problem.file) for problem in caught.value.problems] == [("CP111", name)]


def test_a_problem_reads_as_file_line_column_code_message_suggestion() -> None:
    problem = Problem("CP201", "a.yaml", 3, 5, "unknown field.", 'Did you mean "says"?')
    assert str(problem) == 'a.yaml:3:5: CP201 unknown field. Did you mean "says"?'
    assert str(Problem("CP101", "a.yaml", 1, 1, "empty.")) == "a.yaml:1:1: CP101 empty."
