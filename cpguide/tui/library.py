"""What stands behind the rules, as blocks of text: evidence, sources, terms, contacts, offices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual.visual import Visual

from cpguide.guide.calendar import Effective
from cpguide.guide.model import Contact, Evidence, Guide, Office, Source, State, Term
from cpguide.output import words
from cpguide.output.look_up import NO_LOCAL_NUMBER, term_name
from cpguide.tui.blocks import (
    CONFIDENCE,
    MUTED,
    NOTICE,
    STRONG,
    bullet,
    gap,
    heading,
    inset,
    labelled,
    para,
    spans,
)


def evidence(guide: Guide, record: Evidence) -> list[Visual]:
    """A statement, how sure it is, what to confirm, what texts differ, and its sources with their places."""
    mark = CONFIDENCE.get(record.confidence, "?")
    head = spans((record.id, STRONG), (f"  {mark} {record.confidence}, checked {record.checked}", MUTED))
    blocks: list[Visual] = [head, inset(record.says)]
    if record.confirm:
        blocks.append(inset(record.confirm, NOTICE))
    if conflict := words.conflict_words(record):
        blocks.append(inset(conflict))
    if in_force := _range(record.effective):
        blocks.append(inset(in_force, MUTED))
    for citation in record.sources:
        blocks.append(inset(f"Source: {words.citation_words(guide, citation)}", MUTED))
    return blocks


def evidence_list(guide: Guide, ids: Iterable[str]) -> list[Visual]:
    """Each of these statements in full."""
    blocks: list[Visual] = []
    for id in ids:
        if record := guide.library.evidence.get(id):
            blocks += [*evidence(guide, record), gap()]
    return blocks[:-1]


def _range(effective: Effective) -> str:
    first, last = effective.first, effective.last
    if first and last:
        return f"In force from {first} to {last}."
    if first:
        return f"In force from {first}."
    return f"In force until {last}." if last else ""


_SEEN = {
    "full": "The cited passages were read.",
    "excerpt": "Only a part was read.",
    "second-hand": "Read only as quoted by others.",
    "not-seen": "Not read.",
}


def source(guide: Guide, record: Source) -> list[Visual]:
    """A source in full, and the statements that rest on it."""
    fields = (
        ("Publisher", record.publisher),
        ("Published", record.published),
        ("Kind", record.kind),
        ("Read", _SEEN.get(record.seen, record.seen)),
        ("Address", record.url),
        ("Note", record.note),
    )
    blocks = [para(record.title, STRONG), gap()]
    blocks += [labelled(label, text) for label, text in fields if text]
    resting = [
        item for item in guide.library.evidence.values() if any(c.source == record.id for c in item.sources)
    ]
    if resting:
        blocks += [gap(), heading("Statements that cite it")]
        blocks += [bullet(item.says, item.id) for item in resting]
    return blocks


def term(guide: Guide, record: Term) -> list[Visual]:
    """A word of art and what it means."""
    blocks = [para(term_name(record), STRONG), gap(), para(record.says)]
    known = [guide.library.evidence[id] for id in record.evidence if id in guide.library.evidence]
    return [*blocks, gap(), *(para(words.evidence_words(guide, item), MUTED) for item in known)]


def contact(record: Contact, as_of: date) -> list[Visual]:
    """Whom to call, for what, and how old the entry is."""
    reach = " · ".join(part for part in (record.number, record.also) if part)
    seen = words.seen_words(record.seen)
    blocks: list[Visual] = [spans((record.name, STRONG), (f"  {reach}" if reach else "", STRONG))]
    blocks += [inset(text) for text in (record.web, record.email) if text]
    blocks += [inset(text, MUTED) for text in (record.use, record.hours and f"Hours: {record.hours}") if text]
    confirm = record.to_confirm(as_of)
    state = f"Confirm before use: {seen}" if confirm else seen.capitalize()
    blocks.append(inset(f"{state}, {record.confidence}.", NOTICE if confirm else MUTED))
    return [*blocks, inset(record.note, MUTED)] if record.note else blocks


def contact_list(guide: Guide, as_of: date) -> list[Visual]:
    """Every national line."""
    blocks: list[Visual] = [heading("National lines"), gap()]
    for record in guide.library.contacts.values():
        blocks += [*contact(record, as_of), gap()]
    return blocks[:-1]


def state(guide: Guide, record: State, as_of: date) -> list[Visual]:
    """The HSI offices that may cover a state, and how to reach them."""
    blocks: list[Visual] = [para(f"HSI offices for {record.name}", STRONG), gap()]
    for id in record.offices:
        if found := guide.library.offices.get(id):
            blocks += _office(found)
    mark = CONFIDENCE.get(record.confidence, "?")
    blocks += [
        gap(),
        para(f"{mark} This office for {record.name}: {record.confidence}. {record.note}".strip(), MUTED),
    ]
    return [
        *blocks,
        gap(),
        para(f"{NO_LOCAL_NUMBER} National lines are below.", NOTICE),
        gap(),
        *contact_list(guide, as_of),
    ]


def _office(record: Office) -> list[Visual]:
    mark = CONFIDENCE.get(record.confidence, "?")
    sure = f"{mark} {record.confidence}, {words.seen_words(record.seen)}"
    blocks = [bullet(record.city, "●", STRONG), inset(sure, MUTED)]
    return [*blocks, inset(record.note, MUTED)] if record.note else blocks
