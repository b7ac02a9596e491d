"""The index tells for every record in which chapter and section it stands, for one who reads on paper."""

from __future__ import annotations

from collections.abc import Iterator

from cpguide.guide.model import ITEM_KINDS, Guide
from cpguide.output.page import TITLES
from tests.check.reading import Page, ids, shipped_guide, shipped_html, shipped_pages


def test_every_record_is_in_the_index_with_its_chapter_and_section_by_id() -> None:
    where = sorted(_where(shipped_guide()), key=lambda entry: entry[0].partition("-")[2].casefold())
    assert {anchor for anchor, _ in where} == ids(shipped_guide())
    entries = " ".join(f"{anchor.partition('-')[2]}: {within}" for anchor, within in where)
    for page in shipped_pages():
        assert entries in page.record("index")
        assert _links_after(page, "index") == [f"#{anchor}" for anchor, _ in where]


def test_the_index_stands_in_columns() -> None:
    style = shipped_html().partition("<style>")[2].partition("</style>")[0]
    assert style.count("#index ul { columns: ") == 2


def _links_after(page: Page, id: str) -> list[str]:
    (start,) = [number for number, (_, attributes) in enumerate(page.tags) if attributes.get("id") == id]
    return [str(attributes["href"]) for _, attributes in page.tags[start:] if "href" in attributes]


def _where(guide: Guide) -> Iterator[tuple[str, str]]:
    """The anchor of each record, in the order of the book, with the titles of what it stands in."""
    library = guide.library
    yield from ((f"route-{id}", "Routes; The routes in full") for id in guide.routes)
    yield from ((f"question-{id}", f"Questions; {one.section}") for id, one in guide.questions.items())
    yield from ((f"fact-{id}", "Facts") for id in guide.facts)
    for item in sorted(guide.items.values(), key=lambda item: ITEM_KINDS.index(item.kind)):
        yield f"item-{item.id}", f"{TITLES[item.kind]}; {guide.about.stages[item.kind][item.stage]}"
    yield from ((f"deadline-{id}", "Deadlines; The deadlines in full") for id in library.deadlines)
    yield from ((f"never-{id}", "Never") for id in guide.never)
    yield from ((f"term-{id}", "Glossary") for id in library.terms)
    for id in library.contacts:
        yield f"contact-{id}", "Contacts; National contacts and how to find others"
    for id in sorted(library.evidence):
        series = sorted(one for one in library.evidence if one[:2] == id[:2])
        yield f"evidence-{id}", f"Evidence; {series[0]} to {series[-1]}"
    yield from ((f"source-{id}", "Sources") for id in library.sources)
