"""What an officer reads of the rules, text by text, and where each text stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from cpguide.guide.deadline import Deadline
from cpguide.guide.model import Evidence, Fact, Guide, Item, Never, Question, Route, Term
from cpguide.guide.page import Key


class Passage(NamedTuple):
    """A text, and where it stands: part and id of its record as `Places` names them, the path to it."""

    part: str
    id: str
    path: tuple[Key, ...]
    text: str


TO_CONFIRM = re.compile(r"\b(?:confirm|ask)\b", re.IGNORECASE)
"""The words that tell somebody to confirm."""

Citing = Question | Fact | Route | Item | Never | Term | Deadline
"""A record that rests on evidence."""

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "questions": ("ask", "why", "help", "ask_of"),
    "facts": ("says",),
    "routes": ("title", "says", "confirm"),
    "items": ("title", "says", "who", "due", "clock", "confirm"),
    "starts": ("ask", "help", "ask_of"),
    "deadlines": ("title", "says", "only_if", "confirm"),
    "terms": ("says",),
    "contacts": ("name", "use", "hours", "note"),
    "offices": ("note",),
    "states": ("note",),
}
_BEHIND: Mapping[str, tuple[str, ...]] = {
    "never": ("says",),
    "evidence": ("says", "confirm", "conflict", "kept"),
    "sources": ("title", "publisher", "published", "note", "kept"),
    "terms": ("term", "short", "kept"),
    "offices": ("city",),
    "states": ("name",),
}
"""What stands behind the lines: it is shown only to whoever looks for it."""

_ATTRIBUTE_OF = {"use": "for"}


def records(guide: Guide) -> dict[str, Mapping[str, Any]]:
    """Every record of the guide by part and id."""
    front: dict[str, Mapping[str, Any]] = {
        "questions": guide.questions,
        "facts": guide.facts,
        "routes": guide.routes,
        "items": guide.items,
        "never": guide.never,
    }
    return front | guide.library._asdict()


def citing(guide: Guide) -> Iterator[tuple[str, Citing]]:
    """Every record that may rest on evidence, with its part."""
    for part in ("questions", "facts", "routes", "items", "never", "deadlines", "terms"):
        yield from ((part, record) for record in records(guide)[part].values())


def evidence_of(guide: Guide, record: Citing) -> list[Evidence]:
    """The evidence a record cites."""
    return [guide.library.evidence[id] for id in record.evidence]


def passages(guide: Guide) -> Iterator[Passage]:
    """Every text of the rules that the screens and pages show, without the evidence and its sources."""
    yield from _fields(guide, _FIELDS)
    for id, question in guide.questions.items():
        for option in question.options:
            yield Passage("questions", id, ("options", option.id, "label"), option.label)
            yield Passage("questions", id, ("options", option.id, "says"), option.says)
    yield from _head(guide)


def every_text(guide: Guide) -> Iterator[Passage]:
    """Every text of the rules, also what stands behind the lines. The ways of contacts are no texts."""
    yield from passages(guide)
    yield from _fields(guide, _BEHIND)
    for id, reason in guide.library.left_out.items():
        yield Passage("left_out", id, ("reason",), reason)


def _fields(guide: Guide, wanted: Mapping[str, tuple[str, ...]]) -> Iterator[Passage]:
    of_part = records(guide)
    for part, fields in wanted.items():
        for id, record in of_part[part].items():
            for field in fields:
                if text := getattr(record, field):
                    yield Passage(part, id, (_ATTRIBUTE_OF.get(field, field),), text)


def _head(guide: Guide) -> Iterator[Passage]:
    about = guide.about
    texts: list[tuple[tuple[Key, ...], str]] = [(("title",), about.title), (("summary",), about.summary)]
    for field in ("sections", "disclaimers", "honesty"):
        texts += [((field, number), text) for number, text in enumerate(getattr(about, field))]
    for kind, stages in about.stages.items():
        texts += [(("stages", kind, id), text) for id, text in stages.items()]
    return (Passage("guide", "guide", path, text) for path, text in texts)
