"""The chapters of what is not settled: texts that stand against each other, and what is to be confirmed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from cpguide.check.book.compose import anchor, dated, doubted, paragraph, plain
from cpguide.check.book.parts import Line, Part, Run, Table
from cpguide.check.book.uses import Uses
from cpguide.check.in_words import KIND_WORDS
from cpguide.guide.model import Evidence, Guide, Item, Route

_NUMBERED = re.compile(r"\bconflicts? \d", re.IGNORECASE)
_NUMBERS = (
    "A conflict that has a number has it from the fact base the rules were made from. The owners of the "
    "rules keep that fact base; it is not part of this book."
)


def conflicts(guide: Guide) -> Part:
    """The records that say which texts disagree or leave a thing open, and what the guide does about it."""
    found = [record for record in guide.library.evidence.values() if record.conflict]
    says = (
        "Where texts do not agree, or leave a thing open, the record of evidence says so, and says which of "
        "them this guide follows or whom to ask. These are all such records."
    )
    if any(_NUMBERED.search(record.conflict) for record in found):
        says = f"{says} {_NUMBERS}"
    rows = tuple((_record(r), plain(r.says), plain(r.conflict)) for r in _by_id(found))
    table = Table(("Record", "What the record says", "What differs or is open, and what is followed"), rows)
    none = paragraph("No record says that texts do not agree.")
    return Part("conflicts", "Conflicts", (paragraph(says), table) if rows else (none,))


def to_confirm(guide: Guide, uses: Uses, as_of: date) -> Part:
    """Everything that somebody still has to confirm, in one place."""
    evidence = guide.library.evidence.values()
    sections = [
        _evidence(
            "unverified",
            "Unverified: nobody has shown it",
            (r for r in evidence if r.confidence == "unverified"),
            ("Record", "To confirm", "Used by"),
            lambda r: (plain(r.confirm or r.says), uses.line("evidence", r.id)),
        ),
        _evidence(
            "corroborated",
            "Corroborated: only a second hand says so",
            (r for r in evidence if r.confidence == "corroborated"),
            ("Record", "What is reported", "To confirm"),
            lambda r: (plain(r.says), plain(r.confirm)),
        ),
        _evidence(
            "verified",
            "Verified, with something left to confirm",
            (r for r in evidence if r.confidence == "verified" and r.confirm),
            ("Record", "What is verified", "To confirm"),
            lambda r: (plain(r.says), plain(r.confirm)),
        ),
        _lines(guide),
        _contacts(guide, as_of),
        _areas(guide),
    ]
    found = tuple(section for section in sections if section)
    none = () if found else (paragraph("Nothing is left to confirm."),)
    return Part("confirm", "Still to be confirmed", none, found)


def _evidence(
    name: str,
    title: str,
    records: Iterable[Evidence],
    heads: tuple[str, ...],
    cells: Callable[[Evidence], tuple[Line, ...]],
) -> Part | None:
    return _section(name, title, heads, tuple((_record(r), *cells(r)) for r in _by_id(records)))


def _lines(guide: Guide) -> Part | None:
    """The lines of the result that name whom to ask."""
    rows = []
    lines: tuple[Route | Item, ...] = (*guide.routes.values(), *guide.items.values())
    for line in lines:
        if line.confirm:
            kind = KIND_WORDS[line.kind] if isinstance(line, Item) else "route"
            name = (Run(line.title, anchor(kind, line.id)), Run(f" ({kind} {line.id})", tone="aside"))
            rows.append((name, plain(line.confirm)))
    return _section("lines", "Lines that name whom to ask", ("Line", "Confirm with"), tuple(rows))


def _contacts(guide: Guide, as_of: date) -> Part | None:
    rows = tuple(
        (
            (Run(contact.name, anchor("contact", contact.id)),),
            (dated(contact.seen),),
            doubted(contact.confidence),
            plain(contact.note),
        )
        for contact in guide.library.contacts.values()
        if contact.to_confirm(as_of)
    )
    title = f"Contacts that are undated, not verified, or older than a year on {as_of}"
    return _section("contacts", title, ("Contact", "Seen", "Confidence", "Note"), rows)


def _areas(guide: Guide) -> Part | None:
    """The offices whose area is not verified."""
    rows = tuple(
        (plain(office.city), doubted(office.confidence), plain(office.note))
        for office in guide.library.offices.values()
        if office.confidence != "verified"
    )
    title = "Offices whose area is not verified"
    return _section("offices", title, ("Office", "Confidence", "Note"), rows)


def _section(
    name: str, title: str, heads: tuple[str, ...], rows: tuple[tuple[Line, ...], ...]
) -> Part | None:
    return Part(anchor("confirm", name), title, (Table(heads, rows),)) if rows else None


def _record(record: Evidence) -> Line:
    return (Run(record.id, anchor("evidence", record.id)),)


def _by_id(records: Iterable[Evidence]) -> list[Evidence]:
    return sorted(records, key=lambda record: record.id)
