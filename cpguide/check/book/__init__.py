"""The rules as a book a lawyer can sign: made of parts first, which Markdown and HTML then render alike."""

from __future__ import annotations

from cpguide.check.book import doubts, front, index, library, outcome, rules, sections
from cpguide.check.book.parts import Book
from cpguide.check.book.uses import Uses
from cpguide.check.promises import ONE_ROUTE, holds
from cpguide.check.report import Report
from cpguide.engine.case import Case
from cpguide.engine.interview import Interview
from cpguide.guide.model import ITEM_KINDS
from cpguide.guide.problem import RulesError


def book(report: Report, graded: bool = True) -> Book:
    """The book of the rules that were checked, with what the check found in them.

    The date of the check says how old a contact is and what is due for review; nothing else turns on it.
    `graded` says whether the check could measure how hard the texts are to read. Nothing is said of how
    long it took: the same rules and date give the same book. Raises `RulesError` where the rules cannot be
    used.
    """
    if report.ground is None:
        raise RulesError(report.broken)
    guide, as_of = report.ground.guide, report.ground.as_of
    interview = Interview.of(guide, Case(as_of))
    uses = Uses(guide)
    chapters = (
        front.how_to_read(),
        sections.chapter(guide),
        rules.routes(interview, holds(report, *ONE_ROUTE)),
        rules.questions(guide),
        rules.facts(guide, uses),
        *(rules.items(interview, kind) for kind in ITEM_KINDS),
        *([library.deadlines(guide)] if guide.library.deadlines else []),
        rules.nevers(guide, outcome.broken_oaths(report)),
        outcome.scenarios(guide, report),
        doubts.conflicts(guide),
        doubts.to_confirm(guide, uses, as_of),
        library.glossary(guide),
        library.contacts(guide, as_of),
        library.evidence(guide, uses),
        library.sources(guide, uses),
    )
    return Book(
        guide.about.title,
        front.title_page(guide, as_of, report, graded),
        (*chapters, index.index(chapters)),
        front.foot(guide, as_of),
        front.slip(guide, as_of),
        outcome.DRAFT if report.errors else "",
    )
