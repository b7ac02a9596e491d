"""Which records rest on a piece of evidence, a fact or a source."""

from __future__ import annotations

from collections.abc import Iterator

from cpguide.check.book.compose import anchor, joined, plain
from cpguide.check.book.parts import Line, Run
from cpguide.check.in_words import KIND_WORDS
from cpguide.guide.condition import ALWAYS, Condition, Holds, atoms
from cpguide.guide.model import Citation, Guide

_Record = tuple[str, str, tuple[str, ...], Condition]
"""What a record is called, its id, its evidence and its condition."""


class Uses:
    """The records of a guide by what they use."""

    def __init__(self, guide: Guide) -> None:
        self._of: dict[tuple[str, str], dict[Run, None]] = {}
        for about, id, evidence, when in _records(guide):
            user = Run(f"{about} {id}", anchor(about, id))
            for cited in evidence:
                self._add("evidence", cited, user)
            for atom in atoms(when):
                if isinstance(atom, Holds):
                    self._add("fact", atom.fact, user)
        for user, citations in _citing(guide):
            for citation in citations:
                self._add("source", citation.source, user)

    def _add(self, about: str, id: str, user: Run) -> None:
        self._of.setdefault((about, id), {})[user] = None

    def line(self, about: str, id: str) -> Line:
        """Everything that uses the record, in the order of the book."""
        return joined((user,) for user in self._of.get((about, id), ())) or plain("nothing")


def _records(guide: Guide) -> Iterator[_Record]:
    for route in guide.routes.values():
        yield "route", route.id, route.evidence, route.when
    for question in guide.questions.values():
        yield "question", question.id, question.evidence, question.when
    for fact in guide.facts.values():
        yield "fact", fact.id, fact.evidence, fact.when
    for item in guide.items.values():
        yield KIND_WORDS[item.kind], item.id, item.evidence, item.when
    for never in guide.never.values():
        yield "never", never.id, never.evidence, never.when
    for deadline in guide.library.deadlines.values():
        yield "deadline", deadline.id, deadline.evidence, ALWAYS
    for term in guide.library.terms.values():
        yield "term", term.id, term.evidence, ALWAYS


def _citing(guide: Guide) -> Iterator[tuple[Run, tuple[Citation, ...]]]:
    """Everything that names sources, with those it names."""
    for id, record in sorted(guide.library.evidence.items()):
        yield Run(id, anchor("evidence", id)), record.sources
    for contact in guide.library.contacts.values():
        yield Run(f"contact {contact.id}", anchor("contact", contact.id)), contact.sources
    for office in guide.library.offices.values():
        yield Run(f"office {office.city}", "contacts-offices"), office.sources
