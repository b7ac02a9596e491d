"""The book in both formats: complete links, nothing that runs, and every text literally."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from cpguide.check.book import book
from cpguide.check.book.html import html
from cpguide.check.book.markdown import markdown
from cpguide.guide.where import rules_folder
from tests.check.reading import (
    Page,
    read,
    rendered,
    shipped_guide,
    shipped_html,
    shipped_markdown,
    shipped_pages,
    shown,
)
from tests.small_guide import change, write_small_guide

HOSTILE = "<script>alert(1)</script> {{7*7}} `x` [x](y) ![i](http://h.example/i.png) </style> | a & b ``` # h"


def test_both_formats_carry_what_every_output_carries() -> None:
    guide = shipped_guide()
    page, _ = shipped_pages()
    for made in (page.text, shown(shipped_markdown())):
        assert made.endswith(
            f"edition {guide.about.edition}. Law as of 2026-11-23. Rules SHA-256 {guide.sha256}. "
            "This is not legal advice."
        )


def test_the_same_rules_and_date_give_the_same_bytes() -> None:
    again = book(read(rules_folder()))
    assert html(again) == shipped_html()
    assert markdown(again) == shipped_markdown()


def test_every_link_has_its_one_target() -> None:
    page, _ = shipped_pages()
    targets = list(page.all("id"))
    assert len(targets) == len(set(targets))
    assert {address.removeprefix("#") for address in page.all("href")} <= set(targets)
    marked = re.findall(r'<a id="([^"]+)"></a>', shipped_markdown())
    assert len(marked) == len(set(marked))
    assert set(re.findall(r"\]\(#([^)]+)\)", shipped_markdown())) <= set(marked)


def test_headings_nest_and_there_is_one_of_the_first() -> None:
    page, _ = shipped_pages()
    of_html = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    of_markdown = [len(marks) for marks in re.findall(r"^(#+) ", shipped_markdown(), re.MULTILINE)]
    assert of_html == of_markdown
    assert of_html.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(of_html))


def test_the_html_loads_and_runs_nothing() -> None:
    page, _ = shipped_pages()
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "input", "use"}
    assert all(address.startswith("#") for address in page.all("href"))
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith(("on", "src"))]
    assert not list(page.all("style"))
    style = shipped_html().partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style
    policy = next(iter(page.all("content")))
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_the_html_can_be_used_by_everybody() -> None:
    page, _ = shipped_pages()
    tags = [tag for tag, _ in page.tags]
    assert ("html", {"lang": "en"}) in page.tags
    heads = [attributes.get("scope") for tag, attributes in page.tags if tag == "th"]
    assert set(heads) == {"col", "row"}
    (chart,) = [attributes for tag, attributes in page.tags if tag == "svg"]
    assert chart["role"] == "img"
    assert set(str(chart["aria-labelledby"]).split()) <= set(page.all("id"))
    assert tags.count("nav") == tags.count("main") == tags.count("h1") == 1


def test_records_of_a_small_guide_read_as_sentences(tmp_path: Path) -> None:
    made = markdown(book(read(write_small_guide(tmp_path))))
    plain = shown(made)
    assert "### It has ended. (ended)" in plain
    assert (
        '**Holds when:** the date given for "On what date does it end?" is before the as-of date '
        "[(question cp_ends)](#question-cp_ends)"
    ) in plain
    assert "**Holds when:** no other route holds" in plain
    assert "| [Wait](#route-wait) | no other route holds |" in plain
    assert "**Shown:** in every case" in plain
    assert "**In force:** from 2025-07-04 to 2026-09-30, both days included" in plain
    assert '**Answer:** a date, or "Not sure"' in plain
    assert '**Answer:** one of these: - "Yes" means that the person knows' in plain
    assert "**Used by:** [question cp_ends](#question-cp_ends), [step look](#item-look)" in plain
    assert "**Used by:** [step call](#item-call)" in plain
    assert "s1 --> s2" in made


def test_hostile_text_is_shown_literally_in_both_formats(tmp_path: Path) -> None:
    folder = write_small_guide(tmp_path)
    text = f"'{HOSTILE}'"
    change(folder, "guide.yaml", "title: Small guide", f"title: {text}")
    change(folder, "guide.yaml", "  - Start", f"  - {text}")
    change(folder, "questions/1-start.yaml", "section: Start", f"section: {text}")
    change(folder, "questions/1-start.yaml", "says: nobody is in danger", f"says: {text}")
    change(folder, "questions/2-work.yaml", "On what date does it end?", text)
    change(folder, "facts.yaml", "says: it has ended", f"says: {text}")
    change(folder, "routes.yaml", "title: Wait", f"title: {text}")
    change(folder, "steps.yaml", "title: Look again", f"title: {text}")
    change(folder, "evidence/base.yaml", "says: The law says so.", f"says: {text}\n  conflict: {text}")
    change(folder, "sources.yaml", "title: 22 U.S.C. 7102", f"title: {text}")
    change(folder, "contacts.yaml", "name: Tip line", f"name: {text}")
    (folder / "never.yaml").write_text(f"a:\n  says: {text}\n  when: {{shows: look}}\n", encoding="utf-8")
    change(folder, "guide.yaml", 'edition: "1"', f"edition: {text}")
    made = book(read(folder))
    page = Page(html(made))
    assert page.text.count(HOSTILE) >= 20
    assert not {"script", "img", "code", "pre"} & {tag for tag, _ in page.tags}
    marked = markdown(made)
    other = rendered(marked)
    assert other.text.count(HOSTILE) >= 20
    assert not {"script", "img", "style"} & {tag for tag, _ in other.tags}
    assert all(address.startswith("#") for address in other.all("href"))
    chart = marked.partition("```mermaid\n")[2].partition("\n```")[0]
    assert not set(chart) & set("<{`|&")
    for sign in ("<script", "`x`", "[x](y)", "![i]"):
        assert not re.search(rf"(?<!\\){re.escape(sign)}", marked)
