"""What becomes of the scenarios from one edition of the rules to the next."""

from __future__ import annotations

import json
from pathlib import Path

from cpguide.check.diff.data import to_json
from cpguide.check.diff.text import text
from tests.check.two_folders import SCENARIO, compared, folders, words
from tests.small_guide import change

__all__ = ["folders"]


def test_scenarios_of_both_folders(folders: tuple[Path, Path]) -> None:
    old, new = folders
    (new / "scenarios" / "new.yaml").write_text(SCENARIO.replace("[labor]", "[crossing]"), encoding="utf-8")
    (old / "scenarios" / "gone.yaml").write_text(SCENARIO.replace("[labor]", "[none]"), encoding="utf-8")
    (old / "scenarios" / "broken.yaml").write_text("title: [", encoding="utf-8")
    change(old, "scenarios/at-work.yaml", 'told: "yes"', 'told: "no"')
    found = compared(folders, ("routes.yaml", "when: worked", "when: {all: [worked, {told: 'yes'}]}"))
    assert found.tried == 4  # files
    assert found.ending_otherwise == {"scenarios/at-work.yaml"}
    at_work, broken = found.scenarios
    assert broken.misfits[0][1].code.startswith("CP1")
    said = text(found)
    assert "Scenarios whose result changes: 1 of 4." in said.splitlines()[0]
    assert "Cannot be judged by OLD or NEW: " in words(said)
    assert "    scenarios/broken.yaml:2:1 in OLD\n" in said
    assert (at_work.file, at_work.version) == ("scenarios/at-work.yaml", "old")
    assert at_work.routes == (("ask",), ("wait",))
    assert set(at_work.lines) == {("ask", "firm", "absent"), ("wait", "absent", "firm")}


def test_may_is_explained_once(folders: tuple[Path, Path]) -> None:
    change(folders[1], "scenarios/at-work.yaml", "made_to_do: [labor]", "made_to_do: not_sure")
    found = compared(folders, ("routes.yaml", "when: worked", "when: {all: [worked, {told: 'no'}]}"))
    said = text(found)
    assert "SCENARIOS WHOSE RESULT CHANGES" in said
    assert said.count('What "may" show depends on an answer') == 1


def test_a_scenario_that_was_removed_cannot_hide(folders: tuple[Path, Path]) -> None:
    old, new = folders
    for number in range(30):
        (old / "scenarios" / f"s{number}.yaml").write_text(SCENARIO, encoding="utf-8")
    (new / "scenarios" / "more.yaml").write_text(SCENARIO, encoding="utf-8")
    found = compared(folders)
    said = text(found)
    head = "no change in behaviour: only scenarios differ. 30 scenarios were removed and 1 scenario was added"
    assert said.startswith(f"{head}: read them below.\n")
    assert "SCENARIOS ADDED, REMOVED, EDITED\n  * No longer there:\n    s0, s1, s10, s11," in said
    assert all(f"s{number}" in words(said).replace(",", "").split() for number in range(30))
    assert "  * New:\n    more\n" in said
    edited = json.loads(to_json(found))["scenarios"]["edited"]
    assert [one["what"] for one in edited].count("removed") == 30


def test_a_scenario_that_promises_something_else_cannot_hide(folders: tuple[Path, Path]) -> None:
    found = compared(
        folders,
        ("scenarios/at-work.yaml", "expect: {route: ask}", "expect: {route: wait, absent: [form]}"),
        ("scenarios/at-work.yaml", "labor", "crossing"),
        ("glossary.yaml", "Work by force.", "Work under force."),
    )
    said = words(text(found))
    assert "1 text was reworded and 1 scenario now expects another result: read them below." in said
    assert (
        'Scenario at-work, the route it expects: Was: "Ask for it" (ask) Is now: "Wait" (wait) * Scenario'
        ' at-work, the lines it expects not to show: Was: (not given) Is now: "The form" (form)' in said
    )
    asked = 'the answer to "What was the person made to do?" (made_to_do)'
    assert f'{asked}: Was: "Work" (labor) Is now: "Pay for a crossing" (crossing)' in said


def test_a_scenario_that_was_reworded_was_edited(folders: tuple[Path, Path]) -> None:
    found = compared(folders, ("scenarios/at-work.yaml", "story: Somebody", "story: Someone"))
    said = text(found)
    assert said.startswith("no change in behaviour: only scenarios differ. 1 scenario was edited: read it")
    assert "  * Scenario at-work, the story:\n    Was: Somebody was made to work.\n" in said


def test_a_scenario_in_which_no_field_differs_is_named(folders: tuple[Path, Path]) -> None:
    found = compared(folders, ("scenarios/at-work.yaml", "title:", "# A comment.\ntitle:"))
    assert "  * Edited, but only in comments or layout, or no longer to be read:\n    at-work\n" in text(
        found
    )


def test_whatever_stands_in_a_scenario_is_told(folders: tuple[Path, Path]) -> None:
    odd = "\nevidence: [CP-001]\nkind: one\ndates: {due: soon}\n"
    found = compared(
        folders,
        (
            "scenarios/at-work.yaml",
            "\nexpect: {route: ask}\n",
            f"{odd}expect: {{route: nowhere, fast: [x]}}\n",
        ),
        ("scenarios/at-work.yaml", 'told: "yes"', "asked: often"),
    )
    said = words(text(found))
    assert 'Scenario at-work, the route it expects: Was: "Ask for it" (ask) Is now: nowhere' in said
    assert 'Scenario at-work, "answers.asked": Was: (not given) Is now: often' in said
    assert 'Scenario at-work, "dates.due": Was: (not given) Is now: soon' in said


def test_a_renamed_option_changes_no_result(folders: tuple[Path, Path]) -> None:
    found = compared(
        folders,
        ("questions/2-work.yaml", "labor: {", "work: {"),
        ("questions/2-work.yaml", "{made_to_do: labor}", "{made_to_do: work}"),
        ("facts.yaml", "{made_to_do: labor}", "{made_to_do: work}"),
        ("scenarios/at-work.yaml", "[labor]", "[work]"),
    )
    assert (found.tried, found.ending_otherwise) == (1, set())
    assert found.unjudged == {"scenarios/at-work.yaml"}
    said = words(text(found))
    assert "Scenarios whose result changes" not in said
    assert "1 scenario was edited and 1 scenario cannot be judged by OLD or by NEW." in said
    place = "Options: {}, crossing, none, not_sure. scenarios/at-work.yaml:5:37"
    assert f'Cannot be judged by OLD: made_to_do has no option "work". {place.format("labor")}' in said
    assert f'no option "labor". {place.format("work")} in OLD But 1 scenario ends as before if' in said
    made = json.loads(to_json(found))["scenarios"]
    assert (made["tried"], made["changed"]) == (1, [])
    assert [(one["version"], one["by"]) for one in made["unjudged"]] == [("new", "old"), ("old", "new")]


def test_a_result_that_changes_is_seen_behind_a_renamed_option(folders: tuple[Path, Path]) -> None:
    found = compared(
        folders,
        ("questions/2-work.yaml", "labor: {", "work: {"),
        ("questions/2-work.yaml", "{made_to_do: labor}", "{made_to_do: work}"),
        ("facts.yaml", "{made_to_do: labor}", "{made_to_do: crossing}"),
        ("scenarios/at-work.yaml", "[labor]", "[work]"),
    )
    assert found.ending_otherwise == {"scenarios/at-work.yaml"}
    told = '* at-work (as OLD and NEW tell it) "Ask for it" (ask) becomes "Wait" (wait).'
    assert told in words(text(found))
