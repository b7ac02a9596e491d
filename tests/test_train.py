"""`cpguide train` and `cpguide scenarios` as commands: what they take, refuse and write."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from cpguide.cli import main
from cpguide.guide.where import rules_folder
from tests.terminal import Terminal
from tests.test_casefile import BAD

FARM = "farm-worker-passport-taken"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--quiz"],
        ["--debrief"],
        ["--beside", FARM],
        [FARM, "--demo", "--quiz"],
        [FARM, "-o", "page.txt"],
        [FARM, "--debrief", "--as-of", "2026-10-01"],
        [FARM, "--debrief", "--format", "json"],
    ],
)
def test_wrong_usage_ends_with_2_and_a_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", *arguments]) == 2
    printed = capsys.readouterr()
    assert not printed.out
    assert printed.err.startswith("cpguide: ")


def test_without_a_terminal_the_full_screen_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", FARM]) == 2
    assert "needs a terminal" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("farm-worker-pasport-taken", 4, 'Did you mean "farm-worker-passport-taken"?'),
        ("zzzz", 4, "cpguide scenarios"),
        ("missing/file.yaml", 5, "No such file"),
    ],
)
def test_a_scenario_that_is_not_there_is_named(
    name: str, code: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", name, "--debrief"]) == code
    printed = capsys.readouterr()
    assert says in printed.err
    assert not printed.out


def test_a_scenario_file_with_a_fault_is_told_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (rules_folder() / "scenarios" / f"{FARM}.yaml").read_text(encoding="utf-8")
    path = tmp_path / "mine.yaml"
    path.write_text(text.replace("level: basic", "level: easy"), encoding="utf-8")
    assert main(["train", str(path), "--debrief"]) == 4
    assert 'mine.yaml:2:8: CP415 there is no level "easy".' in capsys.readouterr().err


_LONGER = {id: bad for id, bad in BAD.items() if not id.startswith(("68-", "73-"))}
"""What is wrong still when more is written after it: JSON, or an empty file, is another thing then."""


@pytest.mark.parametrize(("text", "line", "column", "says"), _LONGER.values(), ids=_LONGER)
def test_what_is_wrong_with_a_case_is_wrong_with_a_scenario(
    text: str, line: int, column: int, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(f"{text}title: A\nlevel: basic\nstory: B\nexpect: {{route: refer}}\n", encoding="utf-8")
    assert main(["train", str(path), "--debrief"]) == 4
    printed = capsys.readouterr()
    assert not printed.out
    assert f"mine.yaml:{line}:{column or ''}" in printed.err
    assert says in printed.err


@pytest.mark.parametrize(("form", "sign"), [("text", "WHAT HAPPENED"), ("markdown", "## "), ("html", "<h1>")])
def test_the_debrief_is_written_in_each_form_and_says_training(
    form: str, sign: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", FARM, "--debrief", "--format", form]) == 0
    made = capsys.readouterr().out
    assert sign in made
    assert made.count("TRAINING") >= 2


def test_the_debrief_is_not_written_into_the_rules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(rules_folder(), rules)
    target = rules / "scenarios" / f"{FARM}.yaml"
    before = target.read_bytes()
    assert main(["train", FARM, "--rules", str(rules), "--debrief", "-o", str(target)]) == 2
    assert target.read_bytes() == before
    assert "folder of the rules" in capsys.readouterr().err


def test_the_list_names_each_scenario_with_level_minutes_and_route(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["scenarios", "--format", "json"]) == 0
    made = {one["name"]: one for one in json.loads(capsys.readouterr().out)["scenarios"]}
    files = {path.stem for path in (rules_folder() / "scenarios").glob("*.yaml")}
    assert made.keys() == files
    assert (made[FARM]["level"], made[FARM]["minutes"]) == ("basic", 15)
    assert main(["scenarios"]) == 0
    said = capsys.readouterr().out
    assert f"Name: {FARM}" in said
    assert "Route: Find a federal sponsor first" in said


def test_a_demo_in_a_real_terminal_walks_on_and_leaves_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "cpguide", "train", FARM, "--demo"]
    with Terminal(command, 80, 24, cwd=tmp_path) as terminal:
        terminal.wait_for("A CASE TO WORK ON")
        terminal.send(" ")
        terminal.wait_for("THE STORY")
        terminal.send("xx")
        assert terminal.exit_code() == 0
    assert not list(tmp_path.iterdir())
