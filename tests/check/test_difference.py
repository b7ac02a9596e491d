"""What changes from one edition of the rules to the next: on the small guide, one edit at a time."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cpguide.check.diff import Difference, difference
from cpguide.check.diff.both import Change
from cpguide.check.diff.data import to_json
from cpguide.check.diff.headline import NONE
from cpguide.check.diff.text import text
from cpguide.cli import main
from cpguide.engine.interview import Interview
from cpguide.guide.folder import read_folder
from cpguide.guide.load import load
from cpguide.guide.problem import Problems
from tests.small_guide import change, write_small_guide

AS_OF = date(2026, 11, 23)
Edit = tuple[str, str, str]

SCENARIO = """\
title: At work
level: basic
story: Somebody was made to work.
as_of: 2026-11-23
answers: {danger: "no", made_to_do: [labor], cp_ends: 2027-01-01, told: "yes"}
expect: {route: ask}
"""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    made = [write_small_guide(tmp_path / name) for name in ("old", "new")]
    for folder in made:
        (folder / "scenarios").mkdir()
        (folder / "scenarios" / "at-work.yaml").write_text(SCENARIO, encoding="utf-8")
    return made[0], made[1]


def compared(folders: tuple[Path, Path], *edits: Edit) -> Difference:
    """What these edits of the new folder change."""
    for edit in edits:
        change(folders[1], *edit)
    files = [read_folder(folder, Problems()) for folder in folders]
    return difference(load(folders[0], True), load(folders[1], True), AS_OF, *files)


def the(found: Difference, what: str) -> Change:
    """The one change of a kind."""
    (one,) = [one for one in (*found.behaviour, *found.sworn, *found.shown) if one.what == what]
    return one


def firm(folders: tuple[Path, Path], found: Change) -> list[set[str]]:
    """The lines that are firm in the smallest case, under the old rules and under the new."""
    assert found.where
    cases = (found.where.old_case, found.where.new_case)
    interviews = [Interview.of(load(folder), case) for folder, case in zip(folders, cases, strict=True)]
    return [{id for id in one.lines if one.truth(id) == "firm"} for one in interviews]


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
    # Work with or without the crossing, three ways for the date, told "no", in each of three periods.
    assert moved.where.cases == 2 * 3 * 3
    # Danger or not; without, the answers with work and those without; told or not, in three periods.
    assert moved.where.of == found.cases[0] == (1 + 2 * 3 + 2) * 2 * 3
    old, new = firm(folders, moved)
    assert "ask" in old
    assert "wait" in new
    assert dict(moved.where.new_case.answers) == {"danger": "no", "made_to_do": ("labor",), "told": "no"}
    said = " ".join(text(found).split())
    assert said.startswith("1 change of routes and 1 change of questions.")
    assert '"Ask for it" (ask) becomes "Wait" (wait).' in said
    assert "Smallest example, judged on 2026-11-23: Nobody is in danger; the person was made to work;" in said
    assert "Answers: danger = no, made_to_do = labor, told = no; as of 2026-11-23." in said
    assert "In 18 of 54 cases." in said
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
    assert (added.where.of, added.where.cases) == (found.cases[2], found.cases[2] - 6)
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


def test_a_question_asked_elsewhere(folders: tuple[Path, Path]) -> None:
    found = compared(folders, ("steps.yaml", "  confirm: HSI\n", "  confirm: HSI\n  when: {told: 'yes'}\n"))
    asked = the(found, "asked")
    assert asked.ids == ("told",)
    assert asked.where
    assert asked.where.cases == found.cases[0]
    assert 'Question "Has the person been told?" (told) is now asked where it was not.' in text(found)
    assert "In every case." in text(found)


def test_a_question_that_exists_elsewhere_though_no_line_depends_on_it(folders: tuple[Path, Path]) -> None:
    found = compared(
        folders, ("questions/2-work.yaml", "    not_sure: false\n", "    not_sure: false\n    when: safe\n")
    )
    assert the(found, "set_aside").ids == ("told",)


def test_a_question_that_is_new_or_gone(folders: tuple[Path, Path]) -> None:
    question = """\
  alone:
    ask: Is the person alone?
    why: Help is near.
    help: Look around.
    ask_of: You
    options:
      "yes": {label: "Yes", says: the person is alone}
      "no": {label: "No", says: somebody is with the person}
    evidence: [CP-001]
"""
    found = compared(
        folders,
        ("questions/1-start.yaml", "questions:\n", f"questions:\n{question}"),
        ("papers.yaml", "when: {none: [safe]}", "when: {alone: 'yes'}"),
    )
    added = the(found, "added")
    assert (added.part, added.ids) == ("questions", ("alone",))
    assert found.cases[2] == found.cases[0] == 2 * found.cases[1]
    gone = the(found, "gone")
    assert gone.where
    assert dict(gone.where.old_case.answers) == {"danger": "yes"}
    assert dict(gone.where.new_case.answers) == {"alone": "no", "danger": "yes"}
    assert "Answers as OLD has them: danger = yes; as of 2026-11-23." in text(found)
    assert "    Help: Look around.\n" not in text(found)
    assert "    How to choose: Look around.\n" in text(found)
    assert '    Answer "Yes" (yes): the person is alone\n' in text(found)
    (scenario,) = found.scenarios
    assert scenario.lines == (("form", "absent", "open"),)
    assert the(difference(found.new, found.old, AS_OF), "removed").ids == ("alone",)


def test_options_that_are_new_or_gone(folders: tuple[Path, Path]) -> None:
    found = compared(
        folders,
        (
            "questions/2-work.yaml",
            "      crossing: {label: Pay for a crossing, says: the person paid for a crossing}\n",
            "",
        ),
        (
            "questions/1-start.yaml",
            '      "no": {',
            '      maybe: {label: Perhaps, says: danger may be near}\n      "no": {',
        ),
    )
    removed, added = the(found, "option_removed"), the(found, "option_added")
    assert (removed.ids, removed.after) == (("made_to_do", "crossing"), ("ask", "wait"))
    assert (added.ids, added.after) == (("danger", "maybe"), ("wait",))
    assert added.where
    assert added.where.cases == 6
    # What only one of the guides can judge is no difference between them.
    assert {one.what for one in found.behaviour} == {"option_removed", "option_added"}
    said = " ".join(text(found).split())
    assert 'now takes "Perhaps" (maybe), which says: "danger may be near". Cases with it end in' in said


def test_not_sure_offered_or_not(folders: tuple[Path, Path]) -> None:
    found = compared(folders, ("questions/2-work.yaml", "    not_sure: false\n", ""))
    assert (the(found, "not_sure").before, the(found, "not_sure").after) == (("not offered",), ("offered",))


def test_a_question_of_another_kind(folders: tuple[Path, Path]) -> None:
    found = compared(
        folders,
        ("questions/1-start.yaml", "    options:\n", "    kind: several\n    options:\n"),
        (
            "questions/1-start.yaml",
            "    evidence:",
            "      none: {label: Neither, says: neither is known}\n    evidence:",
        ),
    )
    assert {one.what for one in found.behaviour} == {"kind", "option_added"}
    assert (the(found, "kind").before, the(found, "kind").after) == (("one",), ("several",))
    assert found.cases[0] == found.cases[1] < found.cases[2]
    assert not found.scenarios


def test_a_question_that_wants_a_date_no_longer_is_another_question(folders: tuple[Path, Path]) -> None:
    found = compared(
        folders,
        (
            "questions/2-work.yaml",
            "    kind: date\n",
            '    options: {past: {label: "Past", says: it is over},'
            " later: {label: Later, says: it goes on}}\n",
        ),
        ("facts.yaml", "when: {cp_ends: {before: as_of}}", "when: {cp_ends: past}"),
        ("steps.yaml", "{cp_ends: {within: 6 months}}", "{cp_ends: later}"),
    )
    assert (the(found, "kind").before, the(found, "kind").after) == (("date",), ("one",))
    assert the(found, "kind").ids == ("cp_ends",)
    gone = the(found, "shows").where
    assert gone
    assert isinstance(gone.old_case.answers["cp_ends"], date)
    assert not {one.what for one in found.behaviour} & {"added", "removed"}
    (scenario,) = found.scenarios
    assert scenario.misfits[0][0] == "new"
    assert "Does not fit NEW" in text(found)


def test_what_is_sworn(folders: tuple[Path, Path]) -> None:
    oath = "both:\n  says: a case waits and asks\n  when: {all: [{shows: [wait]}, {shows: [ask]}]}\n"
    for folder in folders:
        (folder / "never.yaml").write_text(oath, encoding="utf-8")
    assert not compared(folders, ("never.yaml", "a case waits and asks", "a case asks and waits")).changes
    other = "other:\n  says: help and danger\n  when: {all: [{shows: [help]}, {danger: 'yes'}]}\n"
    found = compared(folders, ("never.yaml", "both:\n", f"{other}both:\n"))
    assert (the(found, "added").part, the(found, "added").ids) == ("never", ("other",))
    found = compared(folders, ("never.yaml", "{shows: [help]}, ", ""))
    (folders[0] / "never.yaml").write_text(oath + other, encoding="utf-8")
    found = compared(folders)
    assert the(found, "condition").ids == ("other",)
    assert not found.behaviour
    assert text(found).startswith("1 change of what is sworn never to be.")


SHOWN: dict[str, tuple[Edit, str]] = {
    "due": (
        ("steps.yaml", "due: today", "due: tomorrow"),
        "(call), the time limit: Was: today Is now: tomorrow",
    ),
    "contact": (
        ("steps.yaml", "  contact: tip_line\n", ""),
        "whom to call: Was: tip_line Is now: (not given)",
    ),
    "number": (
        ("contacts.yaml", "1-800-555-0100", "1-800-555-0199"),
        "the number: Was: 1-800-555-0100 Is now: 1-800",
    ),
    "evidence": (
        ("steps.yaml", "evidence: [CP-002]", "evidence: [CP-002, CP-001]"),
        'Step "Look again" (look) now also rests on CP-001.',
    ),
    "confidence": (
        ("evidence/base.yaml", "confidence: verified", "confidence: corroborated"),
        "CP-001, the confidence: Was: verified Is now: corroborated 7 lines of the result rest on it:",
    ),
    "said": (
        ("evidence/base.yaml", "confidence: verified", "confidence: corroborated"),
        '7 lines now marked "(Reported. Confirm with HSI.)": Route "Protect first" (protect). Route "Ask',
    ),
    "review_by": (
        ("guide.yaml", "review_by: 2027-02-01", "review_by: 2027-03-01"),
        "the day of the next review: Was: 2027-02-01",
    ),
}


@pytest.mark.parametrize(("edit", "words"), SHOWN.values(), ids=SHOWN)
def test_what_is_shown_differently(folders: tuple[Path, Path], edit: Edit, words: str) -> None:
    found = compared(folders, edit)
    assert found.changes
    assert not found.behaviour
    assert "shown differently." in text(found).splitlines()[0]
    assert words in " ".join(text(found).split())


def test_scenarios_of_both_folders(folders: tuple[Path, Path]) -> None:
    old, new = folders
    (new / "scenarios" / "new.yaml").write_text(SCENARIO.replace("[labor]", "[crossing]"), encoding="utf-8")
    (old / "scenarios" / "gone.yaml").write_text(SCENARIO.replace("[labor]", "[none]"), encoding="utf-8")
    (old / "scenarios" / "broken.yaml").write_text("title: [", encoding="utf-8")
    change(old, "scenarios/at-work.yaml", 'told: "yes"', 'told: "no"')
    found = compared(folders, ("routes.yaml", "when: worked", "when: {all: [worked, {told: 'yes'}]}"))
    assert found.tried == 5
    at_work, broken = found.scenarios
    assert broken.misfits[0][1].code.startswith("CP1")
    assert (at_work.file, at_work.version) == ("scenarios/at-work.yaml", "old")
    assert at_work.routes == (("ask",), ("wait",))
    assert set(at_work.lines) == {("ask", "firm", "absent"), ("wait", "absent", "firm")}


def test_the_command_reports_and_ends_well(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = map(str, folders)
    assert main(["diff", old, new]) == 0
    assert capsys.readouterr().out.startswith("no change in behaviour: the two folders are the same.\n")
    change(folders[1], "routes.yaml", "when: worked", "when: {all: [worked, {told: 'yes'}]}")
    outputs = []
    for _ in range(2):
        assert main(["diff", old, new, "--format", "json", "--as-of", "2026-11-23"]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    made = json.loads(outputs[0])
    assert list(made) == [
        *(
            "schema_version",
            "old",
            "new",
            "as_of",
            "files",
            "changes",
            "cases",
            "behaviour",
            "sworn",
            "shown",
        ),
        *("order", "conditions", "no_change", "scenarios"),
    ]
    moved = made["behaviour"][0]
    assert (moved["what"], moved["before"], moved["after"]) == ("moved", ["ask"], ["wait"])
    case = folders[0].parent / "case.yaml"
    case.write_text(json.dumps(moved["where"]["new_case"]), encoding="utf-8")
    assert main(["--rules", new, "decide", str(case)]) == 0
    assert "Wait" in capsys.readouterr().out


def test_a_folder_that_cannot_be_used_is_named(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = folders
    change(new, "routes.yaml", "when: worked", "when: wroked")
    assert main(["diff", str(old), str(new)]) == 3
    said = capsys.readouterr()
    assert not said.out
    assert f"NEW ({new}) cannot be compared." in said.err
    assert 'Did you mean "worked"' in said.err
    assert main(["diff", str(old / "nowhere"), str(new)]) == 3
    assert "OLD (" in capsys.readouterr().err
