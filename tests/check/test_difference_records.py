"""What a record that is new or gone tells, and how conditions are set side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from cpguide.check.diff import difference
from cpguide.check.diff.text import text
from cpguide.check.diff.wording import FIELDS
from cpguide.guide import model
from tests.check.two_folders import AS_OF, Edit, compared, folders, words
from tests.small_guide import change

__all__ = ["folders"]

WRITE = """\
write:
  title: Write
  says: Write it down.
  stage: now
  who: You
  contact: tip_line
  effective: {from: 2026-01-01}
  when: safe
  confirm: HSI
  evidence: [CP-001, CP-002]
"""
PHONE = """\
  phone:
    name: Phone
    number: "1-800-555-0101"
    also: By mail
    hours: at noon
    for: Questions.
    confidence: corroborated
"""
NEW: dict[str, tuple[Edit, str]] = {
    "step": (
        ("steps.yaml", "call:\n", f"{WRITE}call:\n"),
        'step "Write" (write). What it says: Write it down. The group: "Now" Who acts: You Whom to call: '
        '"Tip line" (tip_line) In force: from 2026-01-01 Shown when: nobody is in danger (fact safe). '
        "What to confirm, or with whom: HSI Rests on: CP-001, CP-002 (unverified) In",
    ),
    "fact": (
        (
            "facts.yaml",
            "ended:\n",
            "near:\n  says: it is near\n  when: ended\n  evidence: [CP-002]\nended:\n",
        ),
        "fact near What it says: it is near True when: it has ended (fact ended). Rests on: CP-002 (unv",
    ),
    "contact": (
        ("contacts.yaml", "  tip_line:\n", f"{PHONE}  tip_line:\n"),
        'contact "Phone" (phone). What it is for: Questions. The number: 1-800-555-0101 Another number or '
        "way: By mail When somebody answers: at noon The confidence: corroborated",
    ),
    "evidence": (
        ("evidence/left-out.yaml", "CP-003:\n", "CP-004:\n  reason: It is old.\nCP-003:\n"),
        "what is left out: CP-004 Why it is left out: It is old.",
    ),
    "sworn": (
        (
            "never.yaml",
            "asks_in_danger:\n",
            "odd:\n  says: it is odd\n  when: {shows: wait}\nasks_in_danger:\n",
        ),
        'sworn statement odd. What it says: it is odd When: the route "Wait" holds.',
    ),
}


@pytest.mark.parametrize(("edit", "said"), NEW.values(), ids=NEW)
def test_a_record_that_is_new_or_gone_says_when_it_counts(
    folders: tuple[Path, Path], edit: Edit, said: str
) -> None:
    found = compared(folders, edit)
    assert said in words(text(found))
    assert said in words(text(difference(found.new, found.old, AS_OF)))


RECORDS = [
    *(model.Question, model.Option, model.Fact, model.Route, model.Item, model.Never, model.About),
    *(model.Evidence, model.Source, model.Term, model.Contact, model.Office, model.State),
]
TOLD_APART = {"id", "options", "not_sure", "when", "otherwise", "stages"}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_has_a_name_for_people(record: type) -> None:
    assert set(getattr(record, "_fields")) - TOLD_APART <= set(FIELDS)  # noqa: B009


def test_the_same_words_about_two_questions_are_told_apart(folders: tuple[Path, Path]) -> None:
    for folder in folders:
        change(folder, "questions/2-work.yaml", "the person knows", "someone is in danger")
        change(folder, "papers.yaml", "when: {none: [safe]}", 'when: {danger: "yes"}')
    said = words(text(compared(folders, ("papers.yaml", '{danger: "yes"}', '{told: "yes"}'))))
    now = "Is now: someone is in danger (question told)."
    assert f"Was: someone is in danger (question danger). {now}" in said
    said = words(text(compared(folders, ("papers.yaml", '{told: "yes"}', '{none: [{told: "yes"}]}'))))
    assert "Is now: it is not so that someone is in danger (question told)." in said


def test_the_same_words_about_two_answers_are_told_apart(folders: tuple[Path, Path]) -> None:
    for folder in folders:
        change(folder, "questions/2-work.yaml", "the person does not know", "the person knows")
        change(folder, "papers.yaml", "when: {none: [safe]}", 'when: {told: "yes"}')
    said = words(text(compared(folders, ("papers.yaml", '{told: "yes"}', '{told: "no"}'))))
    told = "the person knows (question told, answer {})"
    assert f"Was: {told.format('yes')}. Is now: {told.format('no')}." in said


def test_the_same_words_that_mean_something_else_are_not_was_and_is(folders: tuple[Path, Path]) -> None:
    found = compared(
        folders,
        ("routes.yaml", "when: worked", "when: {all: [worked]}"),
        ("facts.yaml", "{made_to_do: labor}", "{made_to_do: crossing}"),
    )
    asked = 'Route "Ask for it" (ask): As before: the person was made to work (fact worked). But something it'
    assert f"{asked} names has changed." in words(text(found))


def test_another_order_of_evidence_is_no_layout(folders: tuple[Path, Path]) -> None:
    found = compared(folders, ("questions/2-work.yaml", "[CP-001, CP-002]", "[CP-002, CP-001]"))
    assert not found.changes
    said = words(text(found))
    quiet = "no change in behaviour: no answer leads to another line."
    assert said.startswith(f"{quiet} 1 list was put in another order: read it below.")
    assert (
        'Question "On what date does it end?" (cp_ends), the order of the evidence: '
        "Was: CP-001, CP-002 (unverified) Is now: CP-002 (unverified), CP-001" in said
    )


def test_another_order_of_texts_is_told(folders: tuple[Path, Path]) -> None:
    for folder, both in zip(folders, ("  - A.\n  - B.\n", "  - B.\n  - A.\n"), strict=True):
        change(folder, "guide.yaml", "  - It gives no legal advice.\n", both)
    said = words(text(compared(folders)))
    assert "The head of the guide, the order of the disclaimers: Was: A., B. Is now: B., A." in said


def test_evidence_that_is_sure_now_is_not_new_evidence(folders: tuple[Path, Path]) -> None:
    found = compared(
        folders,
        ("evidence/base.yaml", "confidence: unverified", "confidence: verified"),
        ("steps.yaml", "evidence: [CP-002]", "evidence: [CP-002, CP-001]"),
    )
    assert 'Step "Look again" (look) now also rests on CP-001.' in words(text(found))
    assert "no longer rests" not in text(found)


def test_of_many_records_some_are_named(folders: tuple[Path, Path]) -> None:
    more = "".join(f"w{n}:\n  term: Word {n}\n  says: A word.\n  kept: For now.\n" for n in range(4))
    for folder in folders:
        change(folder, "glossary.yaml", "labor:\n", f"{more}labor:\n")
    glossary = folders[1] / "glossary.yaml"
    glossary.write_text(glossary.read_text(encoding="utf-8").replace("A word.", "Words."), encoding="utf-8")
    said = words(text(compared(folders)))
    assert 'glossary term "Word 2" (w2) and 1 more, what it says: Was: A word. Is now: Words.' in said


@pytest.mark.parametrize(("number", "examples"), [(6, 6), (7, 1)])
def test_of_many_changes_only_the_smallest_example_is_shown(
    folders: tuple[Path, Path], number: int, examples: int
) -> None:
    for n in range(number):
        step = f"s{n}:\n  title: Step {n}\n  says: Do.\n  stage: now\n  who: You\n  evidence: [CP-001]\n"
        change(folders[1], "steps.yaml", "call:\n", f"{step}call:\n")
    said = text(compared(folders))
    assert said.count("Smallest example") == examples
    assert ("Of the examples of these 7 only the smallest is shown." in said) == (number == 7)
