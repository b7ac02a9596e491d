"""The book on paper."""

from __future__ import annotations

import re

from tests.check.reading import (
    shipped_html,
    shipped_pages,
)


def test_long_records_may_break_across_pages_and_short_ones_may_not() -> None:
    page, _ = shipped_pages()
    sections = {str(a["id"]): str(a["class"]) for tag, a in page.tags if tag == "section" and "class" in a}
    kinds = {id: kind for id, kind in sections.items() if kind.startswith("record")}
    assert kinds["never-first_request_as_later"] == "record"
    assert set(kinds.values()) == {"record", "record short"}


def test_a_line_is_there_to_sign_on_paper_and_nothing_to_fill_in_here() -> None:
    page, _ = shipped_pages()
    assert ".on-paper { display: none; }" in shipped_html()
    assert "Signature" in page.text
    assert not {"input", "textarea", "form"} & {tag for tag, _ in page.tags}


def test_no_chapter_is_made_to_begin_on_a_new_page() -> None:
    style = shipped_html().partition("<style>")[2].partition("</style>")[0]
    assert re.findall(r"([^{}]+?) *\{[^{}]*break-before: page", style) == ["\n  nav"]
    assert "break-after: page" not in style
