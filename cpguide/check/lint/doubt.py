"""What is not verified and said bare, where the program adds no word of doubt of its own.

Questions, glossary terms and the evidence itself are shown as they are written. Lines of the result are not:
what they say beyond the words of doubt that the program adds is looked at in `bare`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cpguide.check.lint.passages import TO_CONFIRM, evidence_of
from cpguide.check.lint.reach import was_read
from cpguide.guide.model import Evidence, Guide
from cpguide.guide.places import Places
from cpguide.guide.problem import Problem

_REPORTED = re.compile(r"\b(?:reports|reported|describe[sd]?|confirm|ask)\b", re.IGNORECASE)


def doubt(guide: Guide, places: Places) -> Iterator[Problem]:
    """Questions, terms and evidence that state what is not verified."""
    for id, question in guide.questions.items():
        if weak := _stated(f"{question.why}\n{question.help}", evidence_of(guide, question)):
            yield _bare(places, "questions", id, "why", weak)
    for id, term in guide.library.terms.items():
        if weak := _stated(term.says, evidence_of(guide, term)):
            yield _bare(places, "terms", id, "says", weak)
    for id, record in guide.library.evidence.items():
        if record.confidence == "corroborated" and not _REPORTED.search(record.says):
            message = f'"{id}" states bare what is only corroborated.'
            advice = 'Write "is reported to" or "is described as".'
            yield places.problem("CP611", "evidence", id, message, advice, ("says",))
        sources = [guide.library.sources[citation.source] for citation in record.sources]
        if record.confidence == "verified" and not any(map(was_read, sources)):
            message = f'"{id}" is called verified, and nobody has read any of its sources.'
            advice = "Read one and set its seen:, or call the record unverified."
            yield places.problem("CP614", "evidence", id, message, advice, ("confidence",))


def _stated(text: str, evidence: list[Evidence]) -> Evidence | None:
    """The first of the records that the text does not treat with the doubt it asks for."""
    for record in evidence:
        if record.confidence == "unverified" and not TO_CONFIRM.search(text):
            return record
        if record.confidence == "corroborated" and not _REPORTED.search(text):
            return record
    return None


def _bare(places: Places, part: str, id: str, field: str, weak: Evidence) -> Problem:
    message = f'"{id}" rests on {weak.id}, which is {weak.confidence}, and does not say so.'
    word = "Confirm with ..." if weak.confidence == "unverified" else "is reported to"
    advice = f'Say "{word}", or do not cite {weak.id}.'
    return places.problem("CP611", part, id, message, advice, (field,))
