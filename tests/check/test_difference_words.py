"""How a difference is told to the owner of the rules, who approves a change from nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from cpguide.check.diff import difference
from cpguide.check.diff.text import text
from tests.check.two_folders import AS_OF, Edit, compared, folders, words

__all__ = ["folders"]


FIRST_LINES: dict[str, tuple[list[Edit], str]] = {
    "nothing": ([], "the two folders are the same."),
    "a comment": (
        [("routes.yaml", "protect:\n", "# Safety first.\nprotect:\n")],
        "only comments, layout or the order in the files differ.",
    ),
    "a scenario": (
        [("scenarios/at-work.yaml", "title: At work", "title: At a farm")],
        "only scenarios differ. 1 scenario was edited: read it below.",
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
    "same_as": (
        (
            "questions/1-start.yaml",
            "says: nobody is in danger}",
            'says: nobody is in danger, same_as: "yes"}',
        ),
        'the other answer with the meaning of the answer "no": Was: (not given) Is now: "Yes" (yes)',
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
        'Glossary term "Labor trafficking" (labor), what it says: Was: Work by',
    ),
    "evidence": (
        ("evidence/base.yaml", "The law says so.", "It is so."),
        "Evidence CP-001, what it says: Was: The",
    ),
    "heading": (
        ("guide.yaml", "now: Now", "now: At once"),
        'the heading of the stage "now" of steps: Was: Now',
    ),
    "honesty": (
        ("guide.yaml", "It was made up for tests.", "It is made up."),
        "The head of the guide, what is not known: Was: It was made up for tests. Is now: It is made up.",
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
