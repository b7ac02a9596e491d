"""The title page, how to read the book, and the line at its foot."""

from __future__ import annotations

from datetime import date

from cpguide.check.book.compose import paragraph, plain
from cpguide.check.book.outcome import outcome, warnings
from cpguide.check.book.parts import Block, Field, Fields, Lines, Part, Point, Points
from cpguide.check.in_words import KIND_WORDS
from cpguide.check.report import Report
from cpguide.guide.model import Guide
from cpguide.output.words import counted, listed

_READING = (
    "The guide asks the questions in the order of this book. It passes over a question whose own condition "
    "is false, and one that can no longer change any line of the result.",
    "A question that is not asked has no answer. Whatever a rule says about it is then false.",
    'A question that is not answered yet, or answered "Not sure", may still have any answer. A line that '
    "turns on it is shown as open, with the questions that would settle it. It is never taken as yes or no.",
    "A route, and every step, paper, benefit and piece of advice, shows exactly where its condition is true.",
    "What was proved about the rules, and what was not, stands on the title page and nowhere else.",
    "Where several answers can be chosen, a statement about one of them is true when it is among them.",
    "Where a line is in force for a time only, the as-of date of the case decides. Both days named are "
    "included.",
    "The words in parentheses after a statement name the record it comes from, such as a question or a fact. "
    "A fact is a condition that is written once and has a name. The index at the end tells, for each id, the "
    "chapter in which the record stands.",
    "Evidence is cited by its id. An id with nothing after it is verified: the text of the source was read. "
    "Corroborated means that only a second hand says so. Unverified means that nobody has shown it.",
    "The text under the heading of a route or of a line is what the officer reads. Where its evidence is not "
    "verified, the text says with whom to confirm it.",
)


_SIGN = "Read and found right. To be signed by hand, on paper only."
_GRADES = "How hard the texts are to read was not measured: what measures it is not installed."
_SHORT = 12
"""How many characters of the digest stand on each printed page."""


def title_page(guide: Guide, as_of: date, report: Report, graded: bool) -> tuple[Block, ...]:
    """What the edition is, what the check found, what the guide promises, and a place to sign on paper.

    Rules that are not in order say so before anything else, and there is no place to sign.
    """
    about = guide.about
    fields = (
        ("Edition", about.edition),
        ("Reviewed", str(about.checked)),
        ("Review by", str(about.review_by)),
        ("Law as of", str(as_of)),
        ("Rules SHA-256", guide.sha256),
        ("Holds", _counts(guide, len(report.tried))),
    )
    blocks: list[Block] = [paragraph(about.summary)]
    blocks.append(Fields(tuple(Field(label, plain(text)) for label, text in fields)))
    found = (*outcome(report), *(() if graded else (paragraph(_GRADES),)))
    blocks = [*found, *blocks] if report.errors else [*blocks, *found]
    for says, texts in (
        ("What this guide is, and is not:", about.disclaimers),
        ("Where it comes from, and what is not known:", about.honesty),
    ):
        blocks += [paragraph(says), Points(tuple(Point(plain(text)) for text in texts))]
    blocks += warnings(report)
    return (*blocks, *(() if report.errors else (Lines(_SIGN, ("Name", "Office", "Date", "Signature")),)))


def _counts(guide: Guide, scenarios: int) -> str:
    kinds = [item.kind for item in guide.items.values()]
    numbers = [
        counted(len(guide.questions), "question"),
        counted(len(guide.facts), "fact"),
        counted(len(guide.routes), "route"),
        *(counted(kinds.count(kind), one, kind) for kind, one in KIND_WORDS.items() if one != kind),
        counted(kinds.count("advice"), "piece of advice", "pieces of advice"),
        counted(len(guide.library.evidence), "record of evidence", "records of evidence"),
        counted(len(guide.library.sources), "source"),
        counted(scenarios, "scenario"),
    ]
    return listed(numbers)


def how_to_read() -> Part:
    """What the words of the book mean."""
    return Part("reading", "How to read this book", (Points(tuple(Point(plain(text)) for text in _READING)),))


def foot(guide: Guide, as_of: date) -> str:
    """What every copy carries at its end."""
    about = guide.about
    return (
        f"{about.title}, edition {about.edition}. Law as of {as_of}. Rules SHA-256 {guide.sha256}. "
        "This is not legal advice."
    )


def slip(guide: Guide, as_of: date) -> str:
    """What each printed page carries, so that none can be taken for a page of other rules."""
    return f"Edition {guide.about.edition}. Law as of {as_of}. Rules SHA-256 {guide.sha256[:_SHORT]}"
