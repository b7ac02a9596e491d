"""The outputs: literal text, one page, what every output carries."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cpguide.engine.case import Answer
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.guide.load import load
from cpguide.guide.model import Guide, Item, Route
from cpguide.guide.where import rules_folder
from cpguide.output.data import to_json
from cpguide.output.markdown import literal, markdown, markdown_of
from cpguide.output.sheet import Page, Section, Table
from cpguide.output.text import text, text_of
from tests.catalogue import bad

NOW = date(2026, 11, 23)
HOSTILE = [
    "victim of [severe] trafficking [/] [@click=app.quit]x[/]",
    "<script>alert(1)</script> & {{7*7}} {% raw %} $(id) `id`",
    "[a](javascript:x) ![b](c) **bold** _under_ # head",
    "1. not a list",
    "- not a list",
]


@cache
def guide() -> Guide:
    return load(rules_folder())


def result(answers: dict[str, Answer], made: Guide | None = None, as_of: date = NOW) -> Result:
    interview = Interview.begin(made or guide(), as_of)
    for id, answer in answers.items():
        interview = interview.answer(id, answer)
    return Result(interview)


LOCAL: dict[str, Answer] = {"danger": "no", "role": "local", "matter": "first", "age_now": "adult"}


@pytest.mark.parametrize("render", [text, markdown, to_json], ids=["text", "markdown", "json"])
def test_every_output_carries_edition_date_and_digest(render: object) -> None:
    made = render(result(LOCAL))  # type: ignore[operator]
    assert guide().about.edition in made
    assert "2026-11-23" in made
    assert guide().sha256 in made


def test_texts_that_differ_are_named_with_the_evidence() -> None:
    made = " ".join(text(result(LOCAL)).split())
    records = guide().library.evidence
    told = [id for id, record in records.items() if record.conflict and record.conflict in made]
    assert "CP-011" in told
    assert len(told) == made.count("Texts differ or leave this open:")


@pytest.mark.parametrize("render", [text, markdown], ids=["text", "markdown"])
def test_an_overdue_review_is_told(render: object) -> None:
    late = result(LOCAL, as_of=date(2028, 1, 1))
    assert "due for review" in render(late)  # type: ignore[operator]
    assert "due for review" not in render(result(LOCAL))  # type: ignore[operator]


def test_text_is_at_most_80_wide_and_has_no_escape() -> None:
    made = text(result(LOCAL))
    assert max(map(len, made.splitlines())) <= 80
    assert "\x1b" not in made


@bad(113)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_113_hostile_text_is_shown_literally(hostile: str) -> None:
    shipped = guide()
    first, *_ = (item for item in shipped.items.values() if item.kind == "steps")
    items = {**shipped.items, first.id: first._replace(title=hostile, says=hostile)}
    made = shipped._replace(items=items)
    answers = next(
        answers
        for answers in (LOCAL, {**LOCAL, "danger": "yes"}, {**LOCAL, "age_now": "minor"})
        if result(answers, made).finding(first.id).status == "firm"
    )
    shown = result(answers, made)
    assert hostile.split()[0] in text(shown)
    assert json.loads(to_json(shown))["steps"][0]["text"].startswith(hostile)
    rendered = MarkdownIt().render(markdown(shown))
    assert "<script>" not in rendered
    assert "<a " not in rendered
    assert "<img" not in rendered


@bad(113)
@pytest.mark.parametrize("hostile", [*HOSTILE, "a | b || c\n| --- |", "\\| x", "`|`"])
def test_113_a_cell_of_a_table_stays_one_cell(hostile: str) -> None:
    table = Table("", ("First", "Second"), ((hostile, "end"),))
    made = Page("Title", (), (Section("Section", (table,)),), ())
    rendered = MarkdownIt().enable("table").render(markdown_of(made))
    cells = [html.unescape(cell) for cell in re.findall(r"<td>(.*?)</td>", rendered)]
    assert cells == [" ".join(hostile.split()), "end"]
    assert f"  * {' '.join(hostile.split())}\n" in text_of(made)
    assert "    - Second: end\n" in text_of(made)


def test_lines_of_a_text_never_begin_another_block() -> None:
    assert literal("one\n- two\n\n    three\n# four\r===") == "one - two three \\# four ==="


@given(st.text("[]()<>*_`#!|~\\&-+=.:1a \"'", max_size=30))
def test_markdown_escapes_keep_every_character(given_text: str) -> None:
    rendered = MarkdownIt().render(f"x {literal(given_text)}")
    plain = html.unescape(re.sub(r"</?p>\n?", "", rendered))
    assert plain.split() == f"x {given_text}".split()


def test_a_line_not_verified_is_never_stated_bare() -> None:
    library = guide().library
    lines: list[Route | Item] = [*guide().routes.values(), *guide().items.values()]
    for line in lines:
        worst = {library.evidence[id].confidence for id in line.evidence}
        if "unverified" in worst:
            assert line.confirm, line.id


def test_open_findings_say_what_they_depend_on() -> None:
    made = json.loads(to_json(result(LOCAL)))
    for line in (*made["routes"], *made["steps"]):
        assert (line["status"] == "open") == bool(line["settled_by"])
        assert not (line["status"] == "open" and line["because"])
