"""The chapters of what stands behind the rules: deadlines, glossary, contacts, evidence and sources."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from cpguide.check.book.compose import (
    ITEM,
    anchor,
    cited,
    dated,
    doubted,
    in_force,
    joined,
    paragraph,
    plain,
    sourced,
    told,
)
from cpguide.check.book.parts import Field, Fields, Line, Paragraph, Part, Point, Points, Run, Table
from cpguide.check.book.uses import Uses
from cpguide.guide.deadline import Deadline, Start
from cpguide.guide.model import Contact, Evidence, Guide, Office, Source, State, Term
from cpguide.output.dates import count_words
from cpguide.output.words import CONFLICT

_READ = {
    "full": "in full",
    "excerpt": "in part",
    "second-hand": "only as others quote it",
    "not-seen": "not at all",
}
_DOUBT = {"corroborated": "Corroborated, not verified. ", "unverified": "Unverified. "}


def glossary(guide: Guide) -> Part:
    """The terms."""
    whole = tuple(_term(guide, term) for term in guide.library.terms.values())
    return Part("glossary", "Glossary", (), whole)


def _term(guide: Guide, term: Term) -> Part:
    title = f"{term.term} ({term.short})" if term.short else term.term
    fields = (Field("Evidence", cited(guide, term.evidence)), *told("Kept", term.kept))
    return Part(anchor("term", term.id), title, (paragraph(term.says), Fields(fields)), id=term.id)


def deadlines(guide: Guide) -> Part:
    """The dates that may be entered, and the deadlines that are counted from them."""
    library = guide.library
    rows = tuple(_start(guide, start) for start in library.starts.values())
    table = Table(("Date", "Help", "Whom to ask", "Entered"), rows)
    begun = Part("starts", "Dates that start a clock", (table,))
    whole = tuple(_deadline(guide, deadline) for deadline in library.deadlines.values())
    says = "A deadline is computed only from a date that somebody gives, and shows with its lines."
    parts = (begun, Part("deadlines-in-full", "The deadlines in full", (), whole))
    return Part("deadlines", "Deadlines", (paragraph(says),), parts)


def _start(guide: Guide, start: Start) -> tuple[Line, ...]:
    asked = guide.questions.get(start.question)
    by = plain("beside the result")
    if asked:
        by = (Run(f'as the answer to "{asked.ask}"', anchor("question", asked.id)),)
    name = Run(start.ask), Run(f" ({start.id})", tone="aside")
    return name, plain(start.help), plain(start.ask_of), by


def _deadline(guide: Guide, deadline: Deadline) -> Part:
    starts = guide.library.starts
    fields = (
        Field("Counted", plain(count_words(deadline, starts[deadline.start]))),
        *told("For dates", in_force(deadline.begins)),
        *told("Applies if", deadline.only_if),
        *told("Not shown once known", starts[deadline.unless].ask if deadline.unless else ""),
        Field("Shows with", joined((_line(guide, id) for id in deadline.of), "; ")),
        Field("In a calendar", plain(deadline.calendar)),
        *told("Confirm with", deadline.confirm),
        Field("Evidence", cited(guide, deadline.evidence)),
    )
    blocks = (paragraph(deadline.says), Fields(fields))
    return Part(anchor("deadline", deadline.id), deadline.title, blocks, id=deadline.id)


def _line(guide: Guide, id: str) -> Line:
    line = guide.routes.get(id) or guide.items[id]
    return (Run(line.title, anchor("route" if id in guide.routes else ITEM, id)),)


def contacts(guide: Guide, as_of: date) -> Part:
    """Whom to call, the offices, and which office may cover a state."""
    library = guide.library
    whole = tuple(_contact(contact, as_of) for contact in library.contacts.values())
    parts = [Part("contacts-national", "National contacts and how to find others", (), whole)]
    if library.offices:
        rows = tuple(_office(guide, office) for office in library.offices.values())
        table = Table(("Office", "States", "Seen", "Confidence", "Note", "Sources"), rows)
        parts.append(Part("contacts-offices", "Offices", (table,)))
    if library.states:
        rows = tuple(_state(guide, state) for state in library.states.values())
        table = Table(("State", "Offices", "Confidence", "Note"), rows)
        parts.append(Part("contacts-states", "States", (table,)))
    return Part("contacts", "Contacts", (), tuple(parts))


def _contact(contact: Contact, as_of: date) -> Part:
    confirm = (Run("; to be confirmed before use", tone="doubt"),) if contact.to_confirm(as_of) else ()
    fields = [
        *told("For", contact.use),
        *told("Number", contact.number),
        *told("Also", contact.also),
        *told("Web", contact.web),
        *told("E-mail", contact.email),
        *told("Hours", contact.hours),
        Field("Seen", (dated(contact.seen), Run(f", {contact.confidence}"), *confirm)),
        *told("Note", contact.note),
        Field("Sources", sourced(contact.sources)),
    ]
    return Part(anchor("contact", contact.id), contact.name, (Fields(tuple(fields)),), id=contact.id)


def _office(guide: Guide, office: Office) -> tuple[Line, ...]:
    covers = [guide.library.states[id].name for id in office.covers]
    return (
        plain(office.city),
        plain(", ".join(covers) or "none named"),
        (dated(office.seen),),
        doubted(office.confidence),
        plain(office.note),
        sourced(office.sources),
    )


def _state(guide: Guide, state: State) -> tuple[Line, ...]:
    offices = guide.library.offices
    return (
        plain(f"{state.name} ({state.id})"),
        joined((plain(offices[id].city) for id in state.offices), "; ") or plain("none named"),
        doubted(state.confidence),
        plain(state.note),
    )


def evidence(guide: Guide, uses: Uses) -> Part:
    """Every record of evidence, by id, and what was left out."""
    records = sorted(guide.library.evidence.values(), key=lambda record: record.id)
    parts = []
    for series, of_series in groupby(records, key=lambda record: record.id.partition("-")[0]):
        whole = tuple(_evidence(record, uses) for record in of_series)
        parts.append(Part(anchor("evidence", series), f"{whole[0].id} to {whole[-1].id}", (), whole))
    if guide.library.left_out:
        reasons = sorted(guide.library.left_out.items())
        points = tuple(Point(plain(f"{id}: {reason}")) for id, reason in reasons)
        says = "These facts are not used. Each has its reason."
        parts.append(Part("evidence-left-out", "Left out", (paragraph(says), Points(points))))
    return Part("evidence", "Evidence", (), tuple(parts))


def _evidence(record: Evidence, uses: Uses) -> Part:
    doubt = (Run(_DOUBT[record.confidence], tone="doubt"),) if record.confidence in _DOUBT else ()
    fields = [
        Field("Confidence", plain(f"{record.confidence}, checked {record.checked}")),
        *told("In force", in_force(record.effective)),
        *told("To confirm", record.confirm),
        *told(CONFLICT, record.conflict),
        Field("Sources", sourced(record.sources)),
        Field("Used by", uses.line("evidence", record.id)),
        *told("Kept", record.kept),
    ]
    blocks = (Paragraph((*doubt, Run(record.says))), Fields(tuple(fields)))
    return Part(anchor("evidence", record.id), record.id, blocks, id=record.id)


def sources(guide: Guide, uses: Uses) -> Part:
    """Every source."""
    whole = tuple(_source(source, uses) for source in guide.library.sources.values())
    return Part("sources", "Sources", (), whole)


def _source(source: Source, uses: Uses) -> Part:
    fields = [
        Field("Publisher", plain(source.publisher)),
        *told("Published", source.published),
        *told("Address", source.url),
        Field("Kind", plain(source.kind.replace("-", " "))),
        Field("Read", plain(_READ[source.seen])),
        *told("Note", source.note),
        Field("Cited by", uses.line("source", source.id)),
        *told("Kept", source.kept),
    ]
    return Part(anchor("source", source.id), source.title, (Fields(tuple(fields)),), id=source.id)
