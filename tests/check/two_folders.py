"""Two folders of rules that differ by one edit at a time, and what that changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cpguide.check.diff import Difference, difference
from cpguide.check.diff.both import Change
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


def words(found: str) -> str:
    """The text on one line."""
    return " ".join(found.split())
