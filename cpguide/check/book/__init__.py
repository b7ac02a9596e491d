"""The rules as a book a lawyer can sign: made of parts first, which Markdown and HTML then render alike."""

from __future__ import annotations

from datetime import date

from cpguide.check.book import doubts, front, library, rules, sections
from cpguide.check.book.parts import Book
from cpguide.check.book.uses import Uses
from cpguide.engine.case import Case
from cpguide.engine.interview import Interview
from cpguide.guide.model import ITEM_KINDS, Guide


def book(guide: Guide, as_of: date) -> Book:
    """The book of these rules on one date, which says how old a contact is; nothing else turns on it."""
    interview = Interview.of(guide, Case(as_of))
    uses = Uses(guide)
    return Book(
        guide.about.title,
        front.title_page(guide, as_of),
        (
            front.how_to_read(),
            sections.chapter(guide),
            rules.routes(interview),
            rules.questions(guide),
            rules.facts(guide, uses),
            *(rules.items(interview, kind) for kind in ITEM_KINDS),
            rules.nevers(guide),
            doubts.conflicts(guide),
            doubts.to_confirm(guide, uses, as_of),
            library.glossary(guide),
            library.contacts(guide, as_of),
            library.evidence(guide, uses),
            library.sources(guide, uses),
        ),
        front.foot(guide, as_of),
    )
