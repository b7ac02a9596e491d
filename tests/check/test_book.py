from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from cpguide.check.book import book
from cpguide.check.book.html import html
from cpguide.check.book.markdown import markdown
from cpguide.check.report import Report
from cpguide.cli import main
from cpguide.guide.model import Guide
from cpguide.guide.where import rules_folder
from tests.check.clean import changed, checked, clean
from tests.check.reading import AS_OF, Page, ids, lines, read, rendered, shown, texts
from tests.small_guide import change, write_small_guide

HOSTILE = "<script>alert(1)</script> {{7*7}} `x` [x](y) ![i](http://h.example/i.png) </style> | a & b ``` # h"


@pytest.fixture(scope="module")
def report() -> Report:
    return read(rules_folder())


@pytest.fixture(scope="module")
def guide(report: Report) -> Guide:
    assert report.guide
    return report.guide


@pytest.fixture(scope="module")
def made_html(report: Report) -> str:
    return html(book(report))


@pytest.fixture(scope="module")
def made_markdown(report: Report) -> str:
    return markdown(book(report))


@pytest.fixture(scope="module")
def page(made_html: str) -> Page:
    return Page(made_html)


def test_every_record_is_in_both_formats(guide: Guide, page: Page, made_markdown: str) -> None:
    assert ids(guide) <= set(page.all("id"))
    assert ids(guide) <= set(re.findall(r'<a id="([^"]+)"></a>', made_markdown))


def test_every_text_is_in_both_formats(guide: Guide, page: Page, made_markdown: str) -> None:
    other = rendered(made_markdown)
    for text in texts(guide):
        wanted = " ".join(text.split())
        assert wanted in page.text
        assert wanted in other.text


def test_both_formats_carry_what_every_output_carries(guide: Guide, page: Page, made_markdown: str) -> None:
    for made in (page.text, shown(made_markdown)):
        assert made.endswith(
            f"edition {guide.about.edition}. Law as of 2026-11-23. Rules SHA-256 {guide.sha256}. "
            "This is not legal advice."
        )


def test_the_same_rules_and_date_give_the_same_bytes(made_html: str, made_markdown: str) -> None:
    again = book(read(rules_folder()))
    assert html(again) == made_html
    assert markdown(again) == made_markdown


def test_every_link_has_its_one_target(page: Page, made_markdown: str) -> None:
    targets = list(page.all("id"))
    assert len(targets) == len(set(targets))
    assert {address.removeprefix("#") for address in page.all("href")} <= set(targets)
    marked = re.findall(r'<a id="([^"]+)"></a>', made_markdown)
    assert len(marked) == len(set(marked))
    assert set(re.findall(r"\]\(#([^)]+)\)", made_markdown)) <= set(marked)


def test_headings_nest_and_there_is_one_of_the_first(page: Page, made_markdown: str) -> None:
    of_html = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    of_markdown = [len(marks) for marks in re.findall(r"^(#+) ", made_markdown, re.MULTILINE)]
    assert of_html == of_markdown
    assert of_html.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(of_html))


def test_the_html_loads_and_runs_nothing(made_html: str, page: Page) -> None:
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "input", "use"}
    assert all(address.startswith("#") for address in page.all("href"))
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith(("on", "src"))]
    assert not list(page.all("style"))
    style = made_html.partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style
    policy = next(iter(page.all("content")))
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_the_html_can_be_used_by_everybody(page: Page) -> None:
    tags = [tag for tag, _ in page.tags]
    assert ("html", {"lang": "en"}) in page.tags
    heads = [attributes.get("scope") for tag, attributes in page.tags if tag == "th"]
    assert set(heads) == {"col", "row"}
    (chart,) = [attributes for tag, attributes in page.tags if tag == "svg"]
    assert chart["role"] == "img"
    assert set(str(chart["aria-labelledby"]).split()) <= set(page.all("id"))
    assert tags.count("nav") == tags.count("main") == tags.count("h1") == 1


def test_a_line_is_there_to_sign_on_paper_and_nothing_to_fill_in_here(made_html: str, page: Page) -> None:
    assert ".on-paper { display: none; }" in made_html
    assert "Signature" in page.text
    assert not {"input", "textarea", "form"} & {tag for tag, _ in page.tags}


def test_what_is_not_verified_says_so_wherever_it_is_cited(
    guide: Guide, page: Page, made_markdown: str
) -> None:
    for made in (page.text, re.sub(r"\]\(#[^)]*\)", "", shown(made_markdown)).replace("[", "")):
        for cited in (*(q.evidence for q in guide.questions.values()), *(r.evidence for r in lines(guide))):
            marks = [(id, guide.library.evidence[id].confidence) for id in cited]
            wanted = ", ".join(id if sure == "verified" else f"{id} ({sure})" for id, sure in marks)
            assert wanted in made


def test_everything_to_confirm_is_in_its_chapter(guide: Guide, made_markdown: str) -> None:
    chapter = shown(made_markdown.partition("## Still to be confirmed")[2].partition("\n## ")[0])
    records = guide.library.evidence.values()
    assert all(r.says in chapter for r in records if r.confidence != "verified" and not r.confirm)
    assert all(r.confirm in chapter for r in records)
    assert all(c.name in chapter for c in guide.library.contacts.values() if c.to_confirm(AS_OF))
    for line in lines(guide):
        about = "route" if line.id in guide.routes else "item"
        assert not line.confirm or f"#{about}-{line.id})" in chapter


def test_the_chapter_of_conflicts_holds_each_record_that_names_one_and_nothing_else(
    guide: Guide, page: Page, made_markdown: str
) -> None:
    named = {r.id: r.conflict for r in guide.library.evidence.values() if r.conflict}
    chapter = made_markdown.partition("## Conflicts\n")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| \[([^]]+)\]\(#evidence-[^)]+\) \|(.*)\|$", chapter, re.MULTILINE))
    assert list(rows) == sorted(named)
    assert len(rows) == chapter.count("(#evidence-")
    assert all(conflict in shown(rows[id]) for id, conflict in named.items())
    for id, conflict in named.items():
        record = shown(made_markdown.partition(f'<a id="evidence-{id}"></a>')[2].partition("<a id=")[0])
        assert f"Texts differ or leave this open:** {conflict}" in record
        assert page.text.count(conflict) == 2


def test_rules_without_a_conflict_say_so(tmp_path: Path) -> None:
    made = shown(markdown(book(read(write_small_guide(tmp_path)))))
    assert "## Conflicts No record says that texts do not agree." in made
    assert "leave this open" not in made


def test_only_the_age_of_contacts_turns_on_the_date() -> None:
    def parts(as_of: date) -> tuple[str, list[str]]:
        made = shown(markdown(book(read(rules_folder(), as_of)))).replace(str(as_of), "DAY")
        before, _, rest = made.partition('<a id="confirm-contacts"></a>')
        _, _, rest = rest.partition('<a id="contact-hsi_tip_line"></a>')
        contact, _, rest = rest.partition('<a id="contact-hsi_abroad"></a>')
        return contact, [before, rest.partition('<a id="evidence"></a>')[2]]

    (early, early_rest), (late, late_rest) = parts(date(2024, 10, 2)), parts(date(2025, 10, 2))
    assert early_rest == late_rest
    assert "to be confirmed before use" not in early
    assert "to be confirmed before use" in late


def test_a_review_date_that_has_passed_is_said_and_can_still_be_signed() -> None:
    made = shown(markdown(book(checked(clean(), date(2030, 1, 1)))))
    assert "The rules were due for review on 2027-02-01." in made
    assert "found nothing to mend" in made
    assert "Signature" in made


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


def test_the_command_writes_either_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small = str(write_small_guide(tmp_path / "rules"))
    place = tmp_path / "book.html"
    assert main(["book", "--rules", small, "--as-of", "2026-11-23", "-o", str(place)]) == 0
    assert place.read_text(encoding="utf-8").startswith("<!DOCTYPE html>\n")
    assert capsys.readouterr().out == ""
    assert main(["book", "--rules", small, "--as-of", "2026-11-23", "--format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("# Small guide\n")


def test_the_number_of_a_conflict_is_explained_where_there_is_one(made_markdown: str) -> None:
    says = "A conflict that has a number has it from the fact base the rules were made from."
    assert says in shown(made_markdown)
    plain = "says: The law says so."
    files = changed("evidence/base.yaml", plain, f"{plain}\n  conflict: Texts differ.")
    assert says not in shown(markdown(book(checked(files))))


def test_long_records_may_break_across_pages_and_short_ones_may_not(page: Page) -> None:
    sections = {str(a["id"]): str(a["class"]) for tag, a in page.tags if tag == "section" and "class" in a}
    kinds = {id: kind for id, kind in sections.items() if kind.startswith("record")}
    assert kinds["never-first_request_as_later"] == "record"
    assert set(kinds.values()) == {"record", "record short"}
