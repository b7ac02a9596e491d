"""The checklist: one sheet, whatever the case, with the urgent steps on it."""

from __future__ import annotations

from datetime import time
from io import BytesIO

import pytest
from pypdf import PdfReader

from cpguide.engine.deadlines import starts
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result, urgent
from cpguide.guide.calendar import Entered
from cpguide.guide.model import Guide, Item
from cpguide.guide.where import rules_folder
from cpguide.output.checklist import checklist
from cpguide.output.markdown import markdown_of
from cpguide.output.pdf import Paper, pdf_of
from cpguide.output.sheet import Page, Table
from cpguide.output.text import text_of
from cpguide.training.shelf import find
from tests.output.test_outputs import LOCAL, guide, result

LARGEST = (
    "cook-who-carried-the-drugs",
    "officer-not-sure-of-anything",
    "sixteen-year-old-in-commercial-sex",
    "granted-and-a-sick-mother-abroad",
    "extension-notice-cannot-be-found",
)


def told(name: str, made: Guide | None = None) -> Result:
    """The result of a scenario, with every date entered that can be."""
    rules = made or guide()
    case = find(rules_folder(), rules, name).case
    for start in starts(Result(Interview.of(rules, case))):
        case = case.dated(start.id, Entered(case.as_of, time(14, 30) if start.hours else None))
    return Result(Interview.of(rules, case))


def crowded(title: str, **fields: str) -> Guide:
    """The rules with fifty more steps that hold for everybody."""
    items = guide().items
    always = next(
        item for item in items.values() if item.title == "Connect the person with a victim specialist"
    )
    one = always._replace(title=title, **fields)  # type: ignore[arg-type]
    more = {f"more_{n}": one._replace(id=f"more_{n}") for n in range(50)}
    return guide()._replace(items={**items, **more})


def sheets(made: Page, paper: Paper) -> int:
    return len(PdfReader(BytesIO(pdf_of(made, paper))).pages)


def cells(made: Page, title: str) -> list[tuple[str, ...]]:
    return [
        row
        for one in made.sections
        if one.title == title
        for table in one.groups
        if isinstance(table, Table)
        for row in table.rows
    ]


def more(made: Page, title: str) -> list[str]:
    entries = (
        entry.title
        for one in made.sections
        if one.title == title
        for group in one.groups
        for entry in group.entries
    )
    return [entry for entry in entries if entry.startswith("And ")]


@pytest.mark.parametrize("paper", ["us-letter", "a4"])
@pytest.mark.parametrize("name", LARGEST)
def test_it_is_one_sheet_for_the_largest_cases_with_all_their_dates(name: str, paper: Paper) -> None:
    assert sheets(checklist(told(name)), paper) == 1


@pytest.mark.parametrize(
    "title", ["Another short step", "Another step whose title runs over more than one line of it"]
)
@pytest.mark.parametrize("who", ["You", "You, the prosecutor, the victim specialist"])
def test_it_is_one_sheet_when_there_is_far_more_than_fits(title: str, who: str) -> None:
    full = told(LARGEST[0], crowded(title, who=who, stage="filing"))
    made = checklist(full)
    assert [sheets(made, paper) for paper in ("us-letter", "a4")] == [1, 1]
    left_out = len(full.firm("steps")) - len(cells(made, "Steps"))
    assert more(made, "Steps") == [f"And {left_out} more: see the full result."]
    assert more(made, "Papers") == [f"And {len(full.firm('papers'))} more: see the full result."]


@pytest.mark.parametrize("name", LARGEST)
def test_urgent_steps_come_first_and_are_never_left_out(name: str) -> None:
    made = told(name, crowded("Another urgent step", due="within 24 hours", stage="now"))
    pressing = (*urgent(made.firm("steps")), *urgent(made.open("steps")))
    assert len(pressing) >= 50
    first = cells(checklist(made), "Steps")[: len(pressing)]
    assert [title for title, *_ in first] == [step.line.title for step in pressing]
    assert {when for _, when, _ in first} >= {"Within 24 hours"}


def test_an_urgent_step_that_is_open_says_so_and_whom_to_call_stands_below() -> None:
    made = checklist(told("officer-not-sure-of-anything"))
    rows = {title: when for title, when, _ in cells(made, "Steps")}
    assert rows["Tell HHS about a possible child victim"].startswith("By Tuesday, 2026-11-24, 14:30")
    assert rows["Meet the 48 and 72 hour limits for the child"].endswith(", if it applies")
    call = next(section for section in made.sections if section.title == "Call")
    assert "1-202-205-4582" in " ".join(entry.title for group in call.groups for entry in group.entries)


def test_every_box_has_what_when_and_who() -> None:
    full = told("sixteen-year-old-in-commercial-sex")
    made = checklist(full)
    steps = cells(made, "Steps")
    assert [row[0].removesuffix(" (confirm)") for row in steps] == [
        step.line.title for step in full.firm("steps")
    ]
    for (title, when, who), step in zip(steps, full.firm("steps"), strict=True):
        assert isinstance(step.line, Item)
        assert who == step.line.who
        assert when
        assert title.endswith(" (confirm)") == (step.confidence != "verified")
    assert len(cells(made, "Papers")) == len(full.firm("papers"))
    assert cells(made, "Dates")


def test_boxes_are_boxes_in_text_and_markdown() -> None:
    made = checklist(told("sixteen-year-old-in-commercial-sex"))
    boxes = len(cells(made, "Steps")) + len(cells(made, "Papers"))
    assert text_of(made).count("\n  [ ] ") == boxes
    assert markdown_of(made).count("\n- [ ] ") == boxes


def test_what_is_unknown_stands_at_the_end_with_what_waits_for_it() -> None:
    made = checklist(result(LOCAL))
    last = [entry.title for group in made.sections[-1].groups for entry in group.entries]
    assert made.sections[-1].title == "Still unknown"
    assert last[:-1] == [open.question.ask for open in result(LOCAL).open_questions][: len(last) - 1]
    assert "on these answers: see the full result." in last[-1]
