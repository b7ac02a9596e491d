"""What is shown or sworn otherwise, and what a new record tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from cpguide.check.diff.text import text
from tests.check.two_folders import Edit, compared, folders, the, words
from tests.small_guide import change

__all__ = ["folders"]


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
        'whom to call: Was: "Tip line" (tip_line) Is now: (not given)',
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
    "effective": (
        ("evidence/base.yaml", "{from: 2000-10-28}", "{from: 2001-10-28}"),
        "Evidence CP-001, the time in force: Was: from 2000-10-28 Is now: from 2001-10-28",
    ),
    "sources": (
        ("evidence/base.yaml", "usc-22-7102 (11)", "usc-22-7102 (12)"),
        "Evidence CP-001 now also rests on usc-22-7102 (12), and no longer rests on usc-22-7102 (11).",
    ),
    "confirm": (
        ("evidence/base.yaml", "confidence: unverified\n", "confidence: unverified\n  confirm: Ask HSI.\n"),
        "Evidence CP-002, what to confirm, or with whom: Was: (not given) Is now: Ask HSI. 1 line of the",
    ),
    "also": (
        ("contacts.yaml", "    for: Tips.", "    also: By mail\n    for: Tips."),
        'Contact "Tip line" (tip_line), another number or way: Was: (not given) Is now: By mail',
    ),
    "covers": (
        ("contacts.yaml", "covers: [GA]", "covers: []"),
        'Office "Atlanta, GA" (atlanta) no longer covers "Georgia" (GA).',
    ),
    "offices": (
        ("contacts.yaml", "offices: [atlanta]", "offices: []"),
        'State "Georgia" (GA) no longer names the offices "Atlanta, GA" (atlanta).',
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


@pytest.mark.parametrize(("edit", "said"), SHOWN.values(), ids=SHOWN)
def test_what_is_shown_differently(folders: tuple[Path, Path], edit: Edit, said: str) -> None:
    found = compared(folders, edit)
    assert found.changes
    assert not found.behaviour
    assert "shown differently." in text(found).splitlines()[0]
    assert said in words(text(found))


def test_a_group_is_called_by_its_heading(folders: tuple[Path, Path]) -> None:
    for folder in folders:
        change(folder, "guide.yaml", "{now: Now}", "{now: Now, later: In a month}")
    found = compared(
        folders, ("steps.yaml", "stage: now\n  who: You\n  due", "stage: later\n  who: You\n  due")
    )
    assert 'Step "Call the line" (call), the group: Was: "Now" Is now: "In a month"' in words(text(found))
