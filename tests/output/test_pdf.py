"""A page as PDF: tagged, complete, and with every text shown literally."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from cpguide.output.formats import FORMATS
from cpguide.output.page import page
from cpguide.output.pdf import pdf_of
from cpguide.output.sheet import Entry, Group, Page, Section, Table
from cpguide.output.words import SYMBOL, TRAINING
from tests.catalogue import bad
from tests.output.test_outputs import HOSTILE, LOCAL, guide, result
from tests.output.test_training import invented


def read(made: bytes) -> PdfReader:
    return PdfReader(BytesIO(made))


def squeezed(text: str) -> str:
    """Without blanks: where a line is broken is no part of what it says."""
    return "".join(text.split())


def said(made: bytes) -> str:
    return squeezed("".join(sheet.extract_text() for sheet in read(made).pages))


def of(*texts: str) -> Page:
    entries = tuple(Entry(text, text, (text,), open=True) for text in texts)
    table = Table("Table", ("First", "Second"), tuple((text, text) for text in texts), tick=True)
    return Page("Title", ("Head",), (Section("Section", (Group("Group", entries), table)),), ("Foot",))


def tags(made: bytes) -> Counter[str]:
    found: Counter[str] = Counter()

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            found.update([str(node["/S"])] if "/S" in node else [])
            if "/K" in node:
                walk(node["/K"])

    walk(read(made).trailer["/Root"]["/StructTreeRoot"])  # type: ignore[index]
    return found


def test_it_says_that_it_is_accessible_and_has_title_and_language() -> None:
    root: Any = read(pdf_of(of("text"))).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    about = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert ">Title</rdf:li>" in about
    assert "Date" not in about


def test_headings_lists_and_tables_are_tagged() -> None:
    found = tags(pdf_of(of("one", "two")))
    assert (found["/H1"], found["/H2"], found["/H3"]) == (1, 1, 2)
    assert (found["/L"], found["/LI"]) == (3, 4)  # the entries, and the notes of each
    assert (found["/Table"], found["/TH"], found["/TR"], found["/TD"]) == (1, 3, 3, 6)


def test_everything_is_there_and_in_the_order_of_the_page() -> None:
    made = page(result(LOCAL))
    text, at = said(pdf_of(made)), 0
    for sheet in ("page1of", "page2of"):
        assert text.count(sheet) == 1
    for section in made.sections:
        for group in section.groups:
            for entry in group.entries if isinstance(group, Group) else ():
                found = text.find(squeezed(entry.title)[:20], at)
                assert found >= at, entry.title
                at = found
            for row in group.rows if isinstance(group, Table) else ():
                assert all(squeezed(cell)[:20] in text for cell in row)
    assert squeezed(guide().sha256) in text
    assert all(squeezed(line) in text for line in (*made.head, *made.foot))


def test_the_mark_of_training_and_the_edition_stand_on_every_sheet() -> None:
    sheets = [squeezed(sheet.extract_text()) for sheet in read(FORMATS["pdf"].make(invented())).pages]
    assert all(squeezed(TRAINING) in sheet for sheet in sheets)
    assert all("Edition2026.1" in sheet for sheet in sheets)
    assert squeezed(TRAINING) not in said(FORMATS["pdf"].make(result(LOCAL)))


@bad(118)
@pytest.mark.parametrize("paper", ["us-letter", "a4"])
def test_118_the_same_page_gives_the_same_bytes(paper: Any) -> None:
    assert pdf_of(of("text"), paper) == pdf_of(of("text"), paper)


def test_letter_is_the_paper_and_a4_can_be_asked_for() -> None:
    assert read(pdf_of(of("text"))).pages[0].mediabox[2:] == [612, 792]
    assert round(float(read(pdf_of(of("text"), "a4")).pages[0].mediabox[3])) == 842


@bad(113)
@pytest.mark.parametrize(
    "hostile",
    [*HOSTILE, '#eval("1") *x* _y_ $z$ @a <b> \\ // /* `c` = d', '"; panic() #set page(width: 1cm)', "= x"],
)
def test_113_hostile_text_is_shown_literally(hostile: str) -> None:
    text = said(pdf_of(of(hostile)))
    assert text.count(squeezed(hostile)) == 5
    assert tags(pdf_of(of(hostile))) == tags(pdf_of(of("plain")))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"Zoë Łódź § 5 — “x” {' '.join(SYMBOL.values())} ✓", None),
        ("Ελληνικά Привет", None),
        ("日本 😀", "<U+65E5><U+672C><U+1F600>"),
        ("a\x1b[31mb\0", "a<U+001B>[31mb<U+0000>"),
    ],
)
def test_a_character_without_a_picture_is_spelled_out(text: str, shown: str | None) -> None:
    assert squeezed(shown or text) in said(pdf_of(of(text)))


def test_a_word_wider_than_the_sheet_is_broken() -> None:
    made = pdf_of(of("x" * 500))
    assert said(made).replace("\u200b", "").count("x" * 500) == 5
    assert max(float(x) for x in _rights(made)) < 612


def _rights(made: bytes) -> list[float]:
    """Where the texts of the first sheet begin, from the left."""
    places: list[float] = []
    read(made).pages[0].extract_text(visitor_text=lambda text, cm, tm, *_: places.append(tm[4]))
    return places


def test_typst_is_imported_only_when_a_file_is_made() -> None:
    code = "import cpguide.output.pdf, sys; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
