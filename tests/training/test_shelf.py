"""The shelf and `cpguide scenarios`: every scenario, lessons first, and what is wrong with a bad file."""

from __future__ import annotations

import argparse
import json
from functools import cache
from pathlib import Path

import pytest

from cpguide.casefile import CaseError
from cpguide.commands.scenarios import run
from cpguide.guide.load import load
from cpguide.guide.model import Guide
from cpguide.guide.where import rules_folder
from cpguide.training.scenario import DRAFT, LEVELS
from cpguide.training.shelf import UnknownScenario, all_scenarios, find
from tests.check.clean import clean

LESSON = """\
title: Work under guard
level: advanced
minutes: 15
story: A man works under guard.
as_of: 2026-11-23
answers: {danger: "no", made_to_do: labor, cp_ends: 2027-01-01, told: "yes"}
parts: {danger: He is safe now.}
expect: {route: ask}
"""


def write(files: dict[str, bytes], folder: Path) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A small guide with three tests of the rules and a lesson."""
    folder = write(clean(), tmp_path / "rules")
    (folder / "scenarios" / "work-under-guard.yaml").write_text(LESSON, encoding="utf-8")
    return folder


@cache
def shipped() -> Guide:
    return load(rules_folder())


def listed(rules: Path, capsys: pytest.CaptureFixture[str], kind: str = "text") -> tuple[int, str, str]:
    code = run(argparse.Namespace(format=kind, rules=rules))
    said = capsys.readouterr()
    return code, said.out, said.err


def test_lessons_come_first_then_the_tests_by_level(rules: Path) -> None:
    shelf = all_scenarios(rules, load(rules))
    assert [one.name for one in shelf.lessons] == ["work-under-guard"]
    assert shelf.scenarios == (*shelf.lessons, *shelf.tests)
    levels = [LEVELS.index(one.level) for one in shelf.tests]
    assert levels == sorted(levels)
    assert not shelf.problems


def test_the_list_tells_title_level_minutes_route_and_name(
    rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = listed(rules, capsys)
    assert (code, err) == (0, "")
    block = """\
LESSONS: 1 scenario

Work under guard
  Level: advanced, 15 minutes
  Route: Ask for it
  Name: work-under-guard

TESTS OF THE RULES: """
    assert block in out


def test_every_shipped_scenario_is_listed_in_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = listed(rules_folder(), capsys)
    names = [path.stem for path in (rules_folder() / "scenarios").glob("*.yaml")]
    assert (code, err) == (0, "")
    assert sorted(line.removeprefix("  Name: ") for line in out.splitlines() if "  Name: " in line) == sorted(
        names
    )
    assert max(map(len, out.splitlines())) <= 80


def test_json_lists_the_same_for_programs(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = listed(rules, capsys, "json")
    made = json.loads(out)
    assert code == 0
    assert made.keys() == {"schema_version", "training", "scenarios", "problems"}
    assert made["scenarios"][0] == {
        "name": "work-under-guard",
        "title": "Work under guard",
        "lesson": True,
        "level": "advanced",
        "minutes": 15,
        "unfinished": False,
        "aims": [],
        "routes": [{"id": "ask", "title": "Ask for it"}],
    }
    assert made["scenarios"][1]["minutes"] is None


@pytest.mark.parametrize("text", ["Work under guard", "A man works under guard.", "He is safe now."])
def test_a_scenario_that_is_still_to_be_written_is_listed_as_unfinished(
    rules: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (rules / "scenarios" / "draft.yaml").write_text(LESSON.replace(text, DRAFT), encoding="utf-8")
    _, out, _ = listed(rules, capsys)
    assert out.count("unfinished") == 1
    assert "  Level: advanced, 15 minutes, unfinished\n" in out
    _, out, _ = listed(rules, capsys, "json")
    assert [one["name"] for one in json.loads(out)["scenarios"] if one["unfinished"]] == ["draft"]


@pytest.mark.parametrize("name", [".#ask.yaml", "._ask.yaml", ".ask.yaml", "#ask.yaml#", "ask.yaml~"])
def test_what_editors_leave_behind_is_no_scenario(rules: Path, name: str) -> None:
    before = all_scenarios(rules, load(rules))
    (rules / "scenarios" / name).write_bytes(b"\0 no scenario")
    assert all_scenarios(rules, load(rules)) == before


@pytest.mark.parametrize("kind", ["text", "json"])
def test_a_bad_file_is_named_with_its_place_and_the_others_are_listed(
    rules: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    bad = rules / "scenarios" / "bad.yaml"
    bad.write_text(LESSON.replace("labor", "labr"), encoding="utf-8")
    code, out, err = listed(rules, capsys, kind)
    assert code == 4
    assert f"{bad}:6:37: CP406" in err
    assert 'Did you mean "labor"?' in err
    assert "work-under-guard" in out


def test_what_cannot_be_read_at_all_is_told(rules: Path) -> None:
    guide = load(rules)
    (rules / "scenarios" / "folder.yaml").mkdir()
    shelf = all_scenarios(rules, guide)
    assert shelf.problems == (f"{rules / 'scenarios' / 'folder.yaml'}: Not a regular file",)
    assert shelf.lessons


def test_rules_without_scenarios_say_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = {name: data for name, data in clean().items() if not name.startswith("scenarios/")}
    assert listed(write(bare, tmp_path / "bare"), capsys)[:2] == (0, "There is no scenario in these rules.\n")


def test_a_scenario_is_found_by_its_name_or_by_a_path(rules: Path) -> None:
    guide = load(rules)
    by_name = find(rules, guide, "work-under-guard")
    assert by_name == find(rules, guide, str(rules / "scenarios" / "work-under-guard.yaml"))
    assert by_name.minutes == 15


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("work-under-gard", 'Did you mean "work-under-guard"?'),
        ("Under Guard", 'Did you mean "work-under-guard"?'),
        ("workunder", 'Did you mean "work-under-guard"?'),
        ("a", 'Did you mean "ask", "danger", "wait" or "work-under-guard"?'),
        ("zzz", "cpguide scenarios"),
        ("-", "no scen"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest_one(rules: Path, name: str, words: str) -> None:
    with pytest.raises(UnknownScenario, match=words.replace("?", r"\?")):
        find(rules, load(rules), name)


def test_of_many_names_that_fit_only_their_number_is_told() -> None:
    with pytest.raises(UnknownScenario, match=r"\d+ names of 70 hold it\. The list: cpguide scenarios"):
        find(rules_folder(), shipped(), "denied")


def test_a_path_that_leads_to_nothing_or_to_something_else_is_told(rules: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        find(rules, load(rules), "nowhere.yaml")
    with pytest.raises(CaseError, match="CP401"):
        find(rules, load(rules), str(rules / "routes.yaml"))


def test_every_shipped_scenario_is_found_by_its_name() -> None:
    for one in all_scenarios(rules_folder(), shipped()).scenarios:
        assert find(rules_folder(), shipped(), one.name) == one
