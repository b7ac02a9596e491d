"""How a difference is told to the owner of the rules, who approves a change from nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cpguide.check.diff import difference
from cpguide.check.diff.both import Where
from cpguide.check.diff.numbers import where_words
from cpguide.check.diff.text import text
from cpguide.cli import main
from cpguide.engine.case import Case
from cpguide.output.wrapped import for_terminal, width, wrapped
from tests.check.test_difference import AS_OF, Edit, compared, folders, the
from tests.small_guide import change

__all__ = ["folders"]


def step(number: int) -> str:
    """One of several steps that always show."""
    head = f"s{number}:\n  title: Step {number}\n"
    return f"{head}  says: Do it.\n  stage: now\n  who: You\n  evidence: [CP-001]\n"


def words(found: str) -> str:
    """The text on one line."""
    return " ".join(found.split())


FIRST_LINES: dict[str, tuple[list[Edit], str]] = {
    "nothing": ([], "the two folders are the same."),
    "a comment": (
        [("routes.yaml", "protect:\n", "# Safety first.\nprotect:\n")],
        "only comments, layout or the order in the files differ.",
    ),
    "a scenario": (
        [("scenarios/at-work.yaml", "title: At work", "title: At a farm")],
        "only scenarios differ.",
    ),
    "a text": (
        [("glossary.yaml", "Work by force.", "Work under force.")],
        "no answer leads to another line. 1 text was reworded: read it below.",
    ),
    "texts": (
        [
            ("steps.yaml", "title: Call the line", "title: Call"),
            ("guide.yaml", "open: Open now", "open: Open"),
            ("evidence/left-out.yaml", "It says nothing about a case.", "It says nothing."),
        ],
        "no answer leads to another line. 3 texts were reworded: read them below.",
    ),
    "a record": (
        [("glossary.yaml", "labor:\n", "sex:\n  term: Sex\n  says: A word.\n  evidence: [CP-001]\nlabor:\n")],
        "no answer leads to another line. 1 record added or removed: read it below.",
    ),
}


@pytest.mark.parametrize(("edits", "said"), FIRST_LINES.values(), ids=FIRST_LINES)
def test_the_first_line_says_what_was_changed_that_changes_nothing(
    folders: tuple[Path, Path], edits: list[Edit], said: str
) -> None:
    found = compared(folders, *edits)
    assert text(found).splitlines()[0] == f"no change in behaviour: {said}"
    assert ("below" in said) == any(title in text(found) for title in ("REWORDED", "EDITED"))


TEXTS: dict[str, tuple[Edit, str]] = {
    "ask": (
        ("questions/2-work.yaml", "ask: Has the person been told?", "ask: Does the person know?"),
        'Question "Does the person know?" (told), the question: Was: Has the person been told? Is now: Does',
    ),
    "why": (
        ("questions/2-work.yaml", "why: The person decides.", "why: They decide."),
        "why it is asked: Was:",
    ),
    "help": (
        ("questions/2-work.yaml", "help: Use an", "help: Find an"),
        "how to choose: Was: Use an interpreter.",
    ),
    "ask_of": (
        ("questions/2-work.yaml", "ask_of: The notice", "ask_of: The letter"),
        "whom to ask: Was: The notice",
    ),
    "label": (
        ("questions/1-start.yaml", 'label: "Yes"', "label: So it is"),
        'the label of the answer "yes": Was: Yes',
    ),
    "says of an option": (
        ("questions/1-start.yaml", "someone is in danger", "somebody is in danger"),
        'what it says of the answer "yes": Was: someone is in danger Is now: somebody is in danger',
    ),
    "fact": (
        ("facts.yaml", "says: it has ended", "says: it is over"),
        "Fact ended, what it says: Was: it has ended",
    ),
    "route": (
        ("routes.yaml", "Not enough is known.", "Too little is known."),
        "(wait), what it says: Was: Not",
    ),
    "item": (
        ("advice.yaml", "says: Listen first.", "says: Listen."),
        "(listen), what it says: Was: Listen first.",
    ),
    "term": (
        ("glossary.yaml", "Work by force.", "Forced work."),
        "Glossary term labor, what it says: Was: Work by",
    ),
    "evidence": (
        ("evidence/base.yaml", "The law says so.", "It is so."),
        "Evidence CP-001, what it says: Was: The",
    ),
    "heading": (
        ("guide.yaml", "now: Now", "now: At once"),
        'the heading of the stage "now" of steps: Was: Now',
    ),
    "disclaimer": (
        ("guide.yaml", "  - It gives no legal advice.\n", "  - It is no advice.\n  - Ask.\n"),
        "the disclaimers: No longer: It gives no legal advice. Now also: It is no advice. Now also: Ask.",
    ),
}


@pytest.mark.parametrize(("edit", "said"), TEXTS.values(), ids=TEXTS)
def test_a_text_is_shown_as_it_was_and_as_it_is(folders: tuple[Path, Path], edit: Edit, said: str) -> None:
    found = compared(folders, edit)
    assert not found.changes
    assert said in words(text(found))


def test_who_acts_is_shown_as_it_was_and_as_it_is(folders: tuple[Path, Path]) -> None:
    found = compared(folders, ("papers.yaml", "who: You", "who: The agent"))
    assert 'Paper "The form" (form), who acts: Was: You Is now: The agent' in words(text(found))


def test_records_that_were_changed_in_the_same_way_share_an_entry(folders: tuple[Path, Path]) -> None:
    dates = [
        (f"{head}checked: 2026-11-01", f"{head}checked: 2026-12-01")
        for head in ("confidence: verified\n  ", "confidence: unverified\n  ")
    ]
    found = compared(folders, *(("evidence/base.yaml", *pair) for pair in dates))
    assert "1 text was reworded" in text(found)
    assert "Evidence CP-001; evidence CP-002, the day it was checked:" in text(found)


def test_a_line_that_moved_is_named(folders: tuple[Path, Path]) -> None:
    for folder in folders:
        change(folder, "steps.yaml", "call:\n", "".join(map(step, range(9))) + "call:\n")
    change(folders[1], "steps.yaml", step(4), "")
    found = compared(folders, ("steps.yaml", step(0), step(4) + step(0)))
    assert not found.changes
    said = text(found)
    assert said.splitlines()[0].endswith("no answer leads to another line. 1 line moved: read it below.")
    assert 'SHOWN DIFFERENTLY\n  * Steps, stage "Now" (the first firm ones stand on top' in said
    assert '"Step 4" (s4) now comes before "Step 0" (s0).' in said


def test_of_many_lines_that_moved_some_are_named(folders: tuple[Path, Path]) -> None:
    for folder, order in zip(folders, (range(9), range(8, -1, -1)), strict=True):
        change(folder, "steps.yaml", "call:\n", "".join(map(step, order)) + "call:\n")
    found = compared(folders)
    assert len(found.order) == 8
    assert "    3 more moved. --format json has all.\n" in text(found)


def test_answers_and_stages_that_moved_are_named(folders: tuple[Path, Path]) -> None:
    for folder in folders:
        stages = "{now: Now, later: Later}" if folder == folders[0] else "{later: Later, now: Now}"
        change(folder, "guide.yaml", "{now: Now}", stages)
    found = compared(
        folders,
        ("questions/1-start.yaml", '      "yes": {label: "Yes", says: someone is in danger}\n', ""),
        (
            "questions/1-start.yaml",
            "    evidence:",
            '      "yes": {label: "Yes", says: someone is in danger}\n    evidence:',
        ),
    )
    said = text(found)
    assert 'The stages of steps:\n    "Later" now comes before "Now".' in said
    assert (
        'The answers to question "Is anyone in danger right now?" (danger):\n    "No" now comes before'
        in said
    )
    assert "1 stage moved and 1 answer moved: read them below." in said


def test_a_mark_that_goes_is_told_with_its_lines(folders: tuple[Path, Path]) -> None:
    found = compared(
        folders,
        ("evidence/base.yaml", "confidence: verified", "confidence: corroborated"),
    )
    back = words(text(difference(found.new, found.old, AS_OF)))
    assert '7 lines no longer marked "(Reported. Confirm with HSI.)": Route "Protect first"' in back


def test_evidence_says_which_lines_rest_on_it(folders: tuple[Path, Path]) -> None:
    found = compared(folders, ("evidence/base.yaml", "confidence: unverified", "confidence: corroborated"))
    said = words(text(found))
    assert "marked" not in said
    assert '1 line of the result rests on it: step "Look again" (look).' in said
    assert "Its words stay the same." in said


def test_sources_that_come_and_go_make_a_sentence(folders: tuple[Path, Path]) -> None:
    found = compared(folders, ("evidence/base.yaml", "usc-22-7102 (11)", "usc-22-7102 (12)"))
    said = "Evidence CP-001 now also rests on usc-22-7102 (12), and no longer rests on usc-22-7102 (11)."
    assert said in words(text(found))


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


def test_may_is_explained_once(folders: tuple[Path, Path]) -> None:
    change(folders[1], "scenarios/at-work.yaml", "made_to_do: [labor]", "made_to_do: not_sure")
    found = compared(folders, ("routes.yaml", "when: worked", "when: {all: [worked, {told: 'no'}]}"))
    said = text(found)
    assert "SCENARIOS WHOSE RESULT CHANGES" in said
    assert said.count('What "may" show depends on an answer') == 1


@pytest.mark.parametrize(
    ("cases", "of", "said"),
    [
        (5, 5, "In every case."),
        (18, 54, "In 18 of 54 cases."),
        (58_560, 9_999_999, "In 58,560 of 9,999,999 cases."),
        (12 * 10**15, 72 * 10**15, "In about 1 of 6 cases (exactly 12,000,000,000,000,000)."),
        (3 * 10**15, 5 * 10**15, "In about 3 of 5 cases (exactly 3,000,000,000,000,000)."),
        (10**13, 123_456 * 10**10, "In about 1 of 120 cases (exactly 10,000,000,000,000)."),
        (58_560, 73 * 10**15, "In fewer than 1 of a million cases (exactly 58,560)."),
        (99 * 10**9, 10**11, "In all but about 1 of 100 cases (exactly 99,000,000,000)."),
    ],
)
def test_numbers_of_cases(cases: int, of: int, said: str) -> None:
    case = Case(date(2026, 11, 23))
    assert where_words(Where(cases, of, (), case, case)) == said


def test_rules_are_no_folder_to_compare(
    capsys: pytest.CaptureFixture[str], folders: tuple[Path, Path]
) -> None:
    old, new = map(str, folders)
    assert main(["diff", old, new, "--rules", new]) == 2
    assert "diff takes the two folders as OLD and NEW" in capsys.readouterr().err


def test_no_line_is_wider_than_the_page(folders: tuple[Path, Path]) -> None:
    found = compared(folders, ("routes.yaml", "when: worked", "when: {all: [worked, {told: 'yes'}]}"))
    assert all(len(line) <= 80 or "SHA-256" in line for line in text(found).splitlines())


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    def of(columns: int) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        monkeypatch.setenv("COLUMNS", str(columns))

    return of


@pytest.mark.parametrize(("columns", "wide"), [(60, 60), (100, 100), (240, 100), (10, 40)])
def test_lines_are_as_wide_as_the_terminal(terminal: Callable[[int], None], columns: int, wide: int) -> None:
    terminal(columns)
    assert width() == wide
    assert len(for_terminal("word " * 100)) > 1


def test_what_is_piped_depends_on_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "COLUMNS", "50")
    assert width() == 80
    assert for_terminal("word " * 100) == ["word " * 100]
    monkeypatch.setattr(sys, "stdout", None)
    assert width() == 80


def test_lines_are_wrapped_behind_their_marks() -> None:
    lines = wrapped("Word " * 30, "    ", "  * ")
    assert [line[:5] for line in lines] == ["  * W", "    W"]
    assert wrapped("x" * 90 + " and-more") == ["x" * 90, "and-more"]
