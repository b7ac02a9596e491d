"""What changes from one edition of the rules to the next: on the small guide, one edit at a time."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cpguide.check.diff import difference
from cpguide.check.diff.data import to_json
from cpguide.check.diff.headline import NONE
from cpguide.check.diff.text import text
from tests.check.two_folders import AS_OF, Edit, compared, firm, folders, the

__all__ = ["folders"]


def test_the_same_rules_do_not_change(folders: tuple[Path, Path]) -> None:
    found = compared(folders)
    assert not found.changes
    assert not [*found.same, *found.edited, *found.scenarios]
    assert NONE == "no change in behaviour"
    assert text(found).splitlines()[0] == f"{NONE}: the two folders are the same."


QUIET: dict[str, list[Edit]] = {
    "a comment": [("routes.yaml", "protect:\n", "# Safety first.\nprotect:\n")],
    "a title": [("routes.yaml", "title: Protect first", "title: Safety first")],
    "a question": [("questions/2-work.yaml", "ask: Has the person been told?", "ask: Does the person know?")],
    "a label": [("questions/1-start.yaml", 'label: "Yes"', 'label: "Yes, now"')],
    "the edition": [("guide.yaml", 'edition: "1"', 'edition: "2"')],
    "a source's title": [("sources.yaml", "title: 22 U.S.C. 7102", "title: 22 U.S.C. 7102, definitions")],
    "the order of evidence": [("questions/2-work.yaml", "[CP-001, CP-002]", "[CP-002, CP-001]")],
    "the order of options": [
        ("questions/1-start.yaml", '      "yes": {label: "Yes", says: someone is in danger}\n', ""),
        (
            "questions/1-start.yaml",
            '      "no": {label: "No", says: nobody is in danger}\n',
            '      "no": {label: "No", says: nobody is in danger}\n'
            '      "yes": {label: "Yes", says: someone is in danger}\n',
        ),
    ],
    "the order of facts": [
        ("facts.yaml", "ended:\n  says: it has ended\n  when: {cp_ends: {before: as_of}}\n", ""),
        (
            "facts.yaml",
            "safe:\n",
            "ended:\n  says: it has ended\n  when: {cp_ends: {before: as_of}}\nsafe:\n",
        ),
    ],
    "the order of questions": [
        (
            "questions/1-start.yaml",
            "questions:\n",
            "questions:\n  told:\n    ask: Has the person been told?\n    why: The person decides.\n"
            "    help: Use an interpreter.\n    ask_of: You\n    not_sure: false\n    options:\n"
            '      "yes": {label: "Yes", says: the person knows}\n'
            '      "no": {label: "No", says: the person does not know}\n    evidence: [CP-001]\n',
        ),
        (
            "questions/2-work.yaml",
            "\n  told:\n    ask: Has the person been told?\n    why: The person decides.\n"
            "    help: Use an interpreter.\n    ask_of: You\n    not_sure: false\n    options:\n"
            '      "yes": {label: "Yes", says: the person knows}\n'
            '      "no": {label: "No", says: the person does not know}\n    evidence: [CP-001]\n',
            "",
        ),
    ],
    "a condition said otherwise": [("papers.yaml", "when: {none: [safe]}", 'when: {danger: "yes"}')],
    "a route said otherwise": [("routes.yaml", "otherwise: true", "when: {none: [worked, {danger: 'yes'}]}")],
    "a fact said otherwise": [("facts.yaml", 'when: {danger: "no"}', 'when: {none: [{danger: "yes"}]}')],
}


@pytest.mark.parametrize("edits", QUIET.values(), ids=QUIET)
def test_words_order_and_comments_are_no_change_in_behaviour(
    folders: tuple[Path, Path], edits: list[Edit]
) -> None:
    found = compared(folders, *edits)
    assert text(found).startswith("no change in behaviour: ")
    assert not found.scenarios
    assert not json.loads(to_json(found))["changes"]


def test_what_was_reworded_is_named(folders: tuple[Path, Path]) -> None:
    found = compared(folders, *QUIET["a title"], *QUIET["a fact said otherwise"], *QUIET["a label"])
    assert [(one.ids, one.before, one.after) for one in found.same if one.what == "reworded"] == [
        (("danger", "options.yes.label"), ("Yes",), ("Yes, now",)),
        (("protect", "title"), ("Protect first",), ("Safety first",)),
    ]
    assert [one.ids for one in found.same if one.what == "same_condition"] == [("safe",)]
    said = text(found)
    assert (
        'Route "Safety first" (protect), the title:\n    Was: Protect first\n    Is now: Safety first\n'
        in said
    )
    assert "with the same meaning:\n    fact safe" in said


def test_order_that_nobody_sees_is_one_line(folders: tuple[Path, Path]) -> None:
    found = compared(folders, *QUIET["the order of facts"])
    assert [(one.what, one.part, one.ids) for one in found.same] == [("reordered", "facts", ())]
    assert "In another order:\n    facts\n" in text(found)


def test_cases_that_go_to_another_route(folders: tuple[Path, Path]) -> None:
    found = compared(folders, ("routes.yaml", "when: worked", "when: {all: [worked, {told: 'yes'}]}"))
    moved = the(found, "moved")
    assert (moved.before, moved.after) == (("ask",), ("wait",))
    assert moved.where
    # Ways for the date in five periods: nothing is before the first, and nothing long after the last.
    dates = 2 + 3 + 3 + 3 + 2
    # Work with or without the crossing, and told "no".
    assert moved.where.cases == 2 * dates
    # Danger or not; without, the answers with work and those without; told or not.
    assert moved.where.of == found.cases[0] == (1 * 5 + 2 * dates + 2 * 5) * 2
    old, new = firm(folders, moved)
    assert "ask" in old
    assert "wait" in new
    assert dict(moved.where.new_case.answers) == {"danger": "no", "made_to_do": ("labor",), "told": "no"}
    said = " ".join(text(found).split())
    assert said.startswith("1 change of routes and 1 change of questions.")
    assert '"Ask for it" (ask) becomes "Wait" (wait).' in said
    assert "Smallest example, judged on 2026-11-23: Nobody is in danger; the person was made to work;" in said
    assert "Answers: danger = no, made_to_do = labor, told = no; as of 2026-11-23." in said
    assert "In 26 of 82 cases." in said
    assert "Is now: all of: the person was made to work (fact worked); the person knows." in said


def test_two_routes_at_once_are_told(folders: tuple[Path, Path]) -> None:
    found = compared(folders, ("routes.yaml", "when: worked", 'when: {any: [worked, {danger: "yes"}]}'))
    moved = the(found, "moved")
    assert (moved.before, moved.after) == (("protect",), ("protect", "ask"))
    assert '(protect) becomes 2 routes at once, "Protect first" (protect) and "Ask for it"' in " ".join(
        text(found).split()
    )


def test_lines_that_show_elsewhere(folders: tuple[Path, Path]) -> None:
    found = compared(folders, ("papers.yaml", "when: {none: [safe]}", "when: safe"))
    shows, gone = the(found, "shows"), the(found, "gone")
    assert (shows.ids, gone.ids) == (("form",), ("form",))
    assert shows.where
    assert gone.where
    assert shows.where.cases + gone.where.cases == found.cases[0]
    assert "form" in firm(folders, shows)[1] - firm(folders, shows)[0]
    assert "form" in firm(folders, gone)[0] - firm(folders, gone)[1]
    assert 'Paper "The form" (form) now shows where it did not.' in text(found)


def test_lines_that_change_in_the_same_cases_are_told_together(folders: tuple[Path, Path]) -> None:
    found = compared(
        folders,
        ("advice.yaml", "  stage: say\n", "  stage: say\n  when: safe\n"),
        ("steps.yaml", "  who: You\n  confirm: HSI\n", "  who: You\n  confirm: HSI\n  when: safe\n"),
    )
    assert the(found, "gone").ids == ("look", "listen")
    assert 'These 2 lines no longer show where they did: step "Look again" (look);' in text(found)


def test_lines_and_routes_that_are_new_or_gone(folders: tuple[Path, Path]) -> None:
    new = "write:\n  title: Write\n  says: Write it down.\n  stage: say\n  when: safe\n  evidence: [CP-001]\n"
    found = compared(folders, ("advice.yaml", "listen:\n", f"{new}listen:\n"))
    added = the(found, "added")
    assert (added.part, added.ids) == ("items", ("write",))
    assert added.where
    assert (added.where.of, added.where.cases) == (found.cases[2], found.cases[2] - 2 * 5)
    assert 'New: advice "Write" (write).' in text(found)
    back = difference(found.new, found.old, AS_OF)
    assert the(back, "removed").ids == ("write",)
    assert 'No longer in the guide: advice "Write" (write).' in text(back)


def test_a_change_on_some_dates_only_says_which(folders: tuple[Path, Path]) -> None:
    found = compared(folders, ("benefits.yaml", "to: 2026-09-30", "to: 2026-12-31"))
    shows = the(found, "shows")
    assert shows.where
    assert shows.where.days == ((date(2026, 10, 1), date(2026, 12, 31)),)
    assert shows.where.new_case.as_of == AS_OF
    assert "only when judged from 2026-10-01 to 2026-12-31." in text(found)
    assert "in force from 2025-07-04 to 2026-12-31." in text(found)
    assert [one.file for one in found.scenarios] == ["scenarios/at-work.yaml"]
