"""What people see in another order from one edition of the rules to the next."""

from __future__ import annotations

from pathlib import Path

from cpguide.check.diff.text import text
from tests.check.two_folders import compared, folders
from tests.small_guide import change

__all__ = ["folders"]


def step(number: int) -> str:
    """One of several steps that always show."""
    head = f"s{number}:\n  title: Step {number}\n"
    return f"{head}  says: Do it.\n  stage: now\n  who: You\n  evidence: [CP-001]\n"


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
