"""What changes in the questions and answers from one edition of the rules to the next."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cpguide.check.diff import difference
from cpguide.check.diff.text import text
from tests.check.two_folders import AS_OF, compared, folders, the, words

__all__ = ["folders"]


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
    not_sure: false
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
    assert '    "Not sure" is not offered.\n' in text(found)
    assert "Asked only when" not in text(found)
    assert "    Rests on: CP-001\n" in text(found)
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
    assert added.where.cases == 2 * 5  # told or not, in five periods
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
    assert "Cannot be judged by NEW: cp_ends" in text(found)


def test_a_new_option_says_where_no_route_holds(folders: tuple[Path, Path]) -> None:
    found = compared(
        folders,
        (
            "questions/1-start.yaml",
            '      "no": {',
            '      maybe: {label: Perhaps, says: it may be}\n      "no": {',
        ),
        ("routes.yaml", "otherwise: true", "when: {all: [safe, {none: [worked]}]}"),
    )
    none = the(found, "not_one_route")
    assert (none.ids, none.after) == (("danger", "maybe"), ())
    said = words(text(found))
    assert said.startswith("1 change of questions.")
    assert (
        'With "Perhaps" (maybe) at question "Is anyone in danger right now?" (danger), no route holds.'
        in said
    )
    assert "no route holds. In all of these cases. Smallest example" in said
