"""A page as HTML: one file that loads and runs nothing, and shows every text literally."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpguide.output.html import html, html_of, in_margins
from cpguide.output.sheet import Entry, Group, Page, Section, Table
from tests.catalogue import bad
from tests.output.test_outputs import HOSTILE, LOCAL, guide, result

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Read(HTMLParser):
    """The tags of a page with their attributes, its text, and whether every tag was closed in order."""

    def __init__(self, made: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.style = ""
        self._open: list[str] = []
        self.feed(made)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["style"]:
            self.style += data
        else:
            self.said.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.said).split())

    def count(self, tag: str) -> int:
        return [name for name, _ in self.tags].count(tag)


def of(hostile: str) -> Page:
    entry = Entry(hostile, hostile, (hostile,), open=True)
    return Page(hostile, (hostile,), (Section(hostile, (Group(hostile, (entry,)),)),), (hostile,))


@bad(116)
def test_116_it_is_one_file_that_loads_and_runs_nothing() -> None:
    page = Read(html(result(LOCAL)))
    tags = dict(page.tags)
    assert tags["html"] == {"lang": "en"}
    assert not {"script", "img", "link", "iframe", "object", "form", "input", "a", "base"} & set(tags)
    assert not re.search(r"url\(|@import", page.style)
    known = {"lang", "class", "charset", "http-equiv", "content", "name", "scope"}
    assert {name for _, attributes in page.tags for name in attributes} <= known


def test_its_policy_lets_nothing_apply_but_its_own_style() -> None:
    made = html(result(LOCAL))
    style = made.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policies = [a["content"] for _, a in Read(made).tags if a.get("http-equiv") == "Content-Security-Policy"]
    needed = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert policies == [needed]


def test_it_has_one_first_heading_and_a_heading_for_each_section() -> None:
    made = of("plain")
    page = Read(html_of(made))
    assert (page.count("h1"), page.count("h2"), page.count("h3")) == (1, 1, 1)
    whole = Read(html(result(LOCAL)))
    assert whole.count("h1") == 1
    assert whole.count("h2") == whole.count("section")
    assert whole.count("ul") > whole.count("h2")


def test_what_is_tabular_is_a_table_with_headers() -> None:
    rows = (("one", "two"), ("three", "four"))
    made = Page(
        "T",
        (),
        (Section("S", (Table("", ("First", "Second"), rows), Table("", ("A", "B"), rows, True))),),
        (),
    )
    page = Read(html_of(made))
    assert (page.count("table"), page.count("thead"), page.count("tbody")) == (2, 2, 2)
    scopes = [attributes["scope"] for tag, attributes in page.tags if tag == "th"]
    assert scopes == ["col", "col", "row", "row", "col", "col", "col", "row", "row"]
    assert "Done A B" in page.text
    whole = Read(html(result(LOCAL)))
    assert "Question Answer Is anyone in danger right now? No, everyone is safe for now" in whole.text


def test_it_carries_what_every_output_carries() -> None:
    page = Read(html(result(LOCAL)))
    assert guide().sha256 in page.text
    assert "Law as of 2026-11-23" in page.text
    assert page.text.endswith(" ".join(" ".join(guide().about.disclaimers).split()))


def test_an_open_line_says_so_in_a_word() -> None:
    assert "Open It depends" in Read(html_of(of("It depends"))).text


def test_it_prints_on_any_paper() -> None:
    style = Read(html(result(LOCAL))).style
    assert "@media print" in style
    assert "@page" in style
    assert not re.search(r"[^-]size:\s*(a4|letter)", style, re.IGNORECASE)


@bad(113)
@pytest.mark.parametrize("hostile", [*HOSTILE, "</style><script>x</script>", '"> onload="x', "'; } * {"])
def test_hostile_text_is_shown_literally(hostile: str) -> None:
    page, plain = Read(html_of(of(hostile))), Read(html_of(of("plain")))
    assert page.tags[:3] == plain.tags[:3]
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in plain.tags]
    assert page.text.count(" ".join(hostile.split())) == plain.text.count("plain") == 9
    assert [a for _, a in page.tags if "class" in a] == [a for _, a in plain.tags if "class" in a]


@given(st.text(max_size=20))
def test_no_text_of_the_rules_ends_the_style(said: str) -> None:
    style = in_margins([("bottom-left", said)])
    inside = style.removeprefix('@page { @bottom-left { content: "').removesuffix('"; } }\n')
    assert re.fullmatch(r"(?:[0-9A-Za-z .:]|\\[0-9a-f]+ )*", inside)


def test_the_template_engine_is_imported_only_when_a_page_is_made() -> None:
    code = "import cpguide.output.html, sys; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_same_page_gives_the_same_bytes() -> None:
    assert html(result(LOCAL)) == html(result(LOCAL))
