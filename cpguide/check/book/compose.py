"""The small pieces every chapter is made of: lines, citations, conditions and references."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cpguide.check.book.parts import Field, Line, Paragraph, Point, Run
from cpguide.check.in_words import ALWAYS, NEVER, Words, in_words
from cpguide.guide.calendar import Effective
from cpguide.guide.condition import Condition
from cpguide.guide.model import Citation, Guide
from cpguide.output.words import seen_words

ITEM = "item"
_ANCHORS = dict.fromkeys(("step", "paper", "benefit", "advice"), ITEM)
"""Steps, papers, benefits and advice share their ids, so they share their anchors."""


def anchor(about: str, id: str) -> str:
    """The anchor of a record, such as "fact-lapsed"; the same for every item."""
    return f"{_ANCHORS.get(about, about)}-{id}"


def plain(text: str) -> Line:
    """A line of plain words."""
    return (Run(text),)


def paragraph(text: str) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph(plain(text))


def told(label: str, text: str) -> list[Field]:
    """The label with its text; nothing where there is no text."""
    return [Field(label, plain(text))] if text else []


def joined(lines: Iterable[Line], link: str = ", ") -> Line:
    """Lines one after the other."""
    runs: list[Run] = []
    for line in lines:
        runs += [Run(link), *line] if runs else line
    return tuple(runs)


def cited(guide: Guide, ids: Iterable[str]) -> Line:
    """Evidence by its ids. What is not verified says so."""
    return joined(_cited(guide, id) for id in ids) or plain("none named")


def _cited(guide: Guide, id: str) -> Line:
    record = guide.library.evidence.get(id)
    if record is None:
        return plain(id)
    doubt = [] if record.confidence == "verified" else [Run(f" ({record.confidence})", tone="doubt")]
    return (Run(id, anchor("evidence", id)), *doubt)


def sourced(citations: Iterable[Citation]) -> Line:
    """Sources by their ids, each with the place in it."""
    return joined((_sourced(citation) for citation in citations), "; ") or plain("none named")


def _sourced(citation: Citation) -> Line:
    place = [Run(f" {citation.pinpoint}")] if citation.pinpoint else []
    return (Run(citation.source, anchor("source", citation.source)), *place)


def holds(label: str, guide: Guide, condition: Condition) -> Field:
    """A condition under its label: a clause, or a list as deep as the condition."""
    words = in_words(guide, condition)
    if not words.parts and words.text in (ALWAYS, NEVER):
        label = label.removesuffix(" when")
    return Field(label, _said(words), _points(words))


def _points(words: Words) -> tuple[Point, ...]:
    return tuple(Point(_said(part), _points(part)) for part in words.parts)


def _said(words: Words) -> Line:
    if words.parts:
        return plain(f"{words.text}:")
    if not words.about:
        return plain(words.text)
    return Run(f"{words.text} "), Run(f"({words.about} {words.id})", anchor(words.about, words.id), "aside")


def in_force(effective: Effective) -> str:
    """The days on which something is in force, in words; "" where it always is."""
    first, last = effective.first, effective.last
    if first and last:
        return f"from {first} to {last}, both days included"
    return f"from {first} on" if first else f"up to and including {last}" if last else ""


def dated(seen: date | None) -> Run:
    """The date of the source that printed an entry, or that there is none."""
    return Run(seen_words(seen).removeprefix("seen "), tone="whole")


def doubted(confidence: str) -> Line:
    """A confidence in a word, which stands out where it is not "verified"."""
    return (Run(confidence, tone="" if confidence == "verified" else "doubt"),)
