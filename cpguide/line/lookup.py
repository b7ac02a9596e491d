"""Words of art and whom to call, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cpguide.guide.model import Contact, Guide, State, Term
from cpguide.line.said import echo
from cpguide.output.look_up import NO_LOCAL_NUMBER, states, term_name, terms
from cpguide.output.words import evidence_words, seen_words


def glossary(guide: Guide, typed: str) -> Iterator[str]:
    """Every term; or what the one means that was typed."""
    found = terms(guide, typed)
    if not found:
        yield f'No term fits "{echo(typed)}". For the list type glossary.'
        return
    exact = [term for term in found if typed.casefold() in (term.term.casefold(), term.short.casefold())]
    if typed and (exact or len(found) == 1):
        yield from _term(guide, (exact or found)[0])
        return
    yield f"Glossary: {len(found)} terms."
    yield from (term_name(term) for term in found)
    yield f"For one of them type glossary and its name, for example glossary {found[0].term}."


def _term(guide: Guide, term: Term) -> Iterator[str]:
    yield f"{term_name(term)}:"
    yield term.says
    known = [guide.library.evidence[id] for id in term.evidence if id in guide.library.evidence]
    yield from (f"Evidence {evidence_words(guide, record)}" for record in known)


def contacts(guide: Guide, typed: str, as_of: date) -> Iterator[str]:
    """The national lines; or, where a state was typed, its HSI offices."""
    if typed:
        found = states(guide, typed)
        named = [state for state in found if typed.casefold() in (state.id.casefold(), state.name.casefold())]
        return _state_typed(guide, typed, named or found)
    return _national(guide, as_of)


def _state_typed(guide: Guide, typed: str, found: list[State]) -> Iterator[str]:
    if len(found) == 1:
        yield from _state(guide, found[0])
        yield "For the national lines type contacts."
    elif found:
        yield f"Which one? {', '.join(state.name for state in found)}."
    else:
        yield f'No state fits "{echo(typed)}". Type its name.'


def _national(guide: Guide, as_of: date) -> Iterator[str]:
    yield f"National lines: {len(guide.library.contacts)}."
    for contact in guide.library.contacts.values():
        yield ""
        yield from _contact(contact, as_of)
    yield ""
    yield "For the HSI offices of a state type contacts and its name. It is not kept."


def _state(guide: Guide, state: State) -> Iterator[str]:
    yield f"HSI offices for {state.name}: {len(state.offices)}."
    for id in state.offices:
        if office := guide.library.offices.get(id):
            yield f"Office: {office.city}, {office.confidence}, {seen_words(office.seen)}."
            yield from (line for line in (office.note,) if line)
    yield f"This office for {state.name}: {state.confidence}. {state.note}".strip()
    yield NO_LOCAL_NUMBER


def _contact(contact: Contact, as_of: date) -> Iterator[str]:
    yield f"{contact.name}."
    for label, said in (
        ("Telephone", contact.number),
        ("Also", contact.also),
        ("Web", contact.web),
        ("E-mail", contact.email),
        ("For", contact.use),
        ("Hours", contact.hours),
        ("Note", contact.note),
    ):
        if said:
            yield f"{label}: {said}"
    state = f"{seen_words(contact.seen)}, {contact.confidence}."
    yield f"Confirm before use: {state}" if contact.to_confirm(as_of) else state.capitalize()
