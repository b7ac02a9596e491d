"""Defects of what the rules rest on and of their words: evidence, contacts, days, texts, scenarios."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cpguide.check.lint import can_grade
from cpguide.check.scenarios import try_scenarios
from cpguide.engine.interview import FIRM, Interview
from cpguide.guide.model import ITEM_KINDS
from cpguide.training.scenario import Scenario
from tests.rules.defects import Defects, Found, Kinds, Place, keeper, mistyped
from tests.rules.rewrite import Lines

KINDS: Kinds = {}
kind = keeper(KINDS)
RULES = ("questions", "facts", "routes", "items")
NAMES = (
    "What is the full name of the person?",
    "When was the person born?",
    "What is the A-number of the person?",
    "Where does the person live?",
    "What is the phone number of the person?",
    "Which passport number does the person have?",
)
UNKNOWN = ("SAC", "AUSA", "NGO", "EOIR", "PII")
WORSE = (
    ", notwithstanding any determination to the contrary, and irrespective of the administrative "
    "characterization of the aforementioned circumstances, "
)


def _in_field(defects: Defects, part: str, id: str, field: str, old: str, new: str) -> Iterator[Place]:
    """A word of a field replaced by another."""
    lines = defects.text.field(part, id, field)
    if lines is not None:
        yield f"{part} {id}: {field} {old}", lambda: defects.text.changed(lines, old, new)


def _field_set(defects: Defects, part: str, id: str, field: str, value: str) -> Place:
    return f"{part} {id}: {field}", lambda: defects.text.with_field(part, id, field, value)


# --- What the rules rest on ---------------------------------------------------------------------------------


@kind("mistype evidence")
def mistype_evidence(defects: Defects) -> Found:
    for part in RULES:
        for id, record in getattr(defects.guide, part).items():
            for evidence in record.evidence:
                yield from _in_field(
                    defects, part, id, "evidence", evidence, f"{evidence[:3]}9{evidence[4:]}"
                )


@kind("mistype a source")
def mistype_source(defects: Defects) -> Found:
    for id, record in defects.guide.library.evidence.items():
        for source, _ in record.sources:
            yield from _in_field(defects, "evidence", id, "sources", source, mistyped(source))


@kind("mistype a contact")
def mistype_contact(defects: Defects) -> Found:
    for id, item in defects.guide.items.items():
        if item.contact:
            yield _field_set(defects, "items", id, "contact", mistyped(item.contact))


def _deleted(defects: Defects, part: str, ids: set[str]) -> Found:
    for id in sorted(ids):
        lines = defects.text.record(part, id)
        yield f"{part} {id}", lambda lines=lines: defects.text.without(lines)  # type: ignore[misc]


@kind("delete evidence")
def delete_evidence(defects: Defects) -> Found:
    return _deleted(defects, "evidence", defects.cited())


@kind("delete a source")
def delete_source(defects: Defects) -> Found:
    library = defects.guide.library
    return _deleted(defects, "sources", {c.source for e in library.evidence.values() for c in e.sources})


@kind("delete a contact")
def delete_contact(defects: Defects) -> Found:
    return _deleted(defects, "contacts", {item.contact for item in defects.guide.items.values()} - {""})


@kind("cite nothing")
def cite_nothing(defects: Defects) -> Found:
    for part in RULES:
        for id, record in getattr(defects.guide, part).items():
            if record.evidence and part != "facts":
                yield _field_set(defects, part, id, "evidence", "[]")


@kind("make evidence unverified, and say so nowhere")
def unverified(defects: Defects) -> Found:
    guide = defects.guide
    bare = {
        id
        for part in (guide.routes, guide.items)
        for r in part.values()
        if not r.confirm
        for id in r.evidence
    }
    for id in sorted(bare):
        yield _field_set(defects, "evidence", id, "confidence", "unverified")


@kind("forget who confirms")
def no_confirm(defects: Defects) -> Found:
    known = defects.guide.library.evidence
    for part in ("routes", "items"):
        for id, record in getattr(defects.guide, part).items():
            lines = defects.text.field(part, id, "confirm")
            if lines and any(known[e].confidence == "unverified" for e in record.evidence):
                yield f"{part} {id}", lambda lines=lines: defects.text.without(lines)  # type: ignore[misc]


@kind("set an impossible day of review")
def impossible_day(defects: Defects) -> Found:
    library = defects.guide.library
    yield _field_set(defects, "guide", "guide", "review_by", "2026-01-01")
    yield _field_set(defects, "guide", "guide", "checked", "2026-10-01")
    for id in library.evidence:
        yield _field_set(defects, "evidence", id, "checked", "2027-12-01")
    for id, contact in library.contacts.items():
        if contact.seen:
            yield _field_set(defects, "contacts", id, "seen", "2027-12-01")


# --- Words --------------------------------------------------------------------------------------------------


@kind("ask for something that identifies")
def identifying(defects: Defects) -> Found:
    for id in defects.guide.questions:
        for text in NAMES:
            yield (
                f"questions {id}: {text}",
                lambda id=id, text=text: defects.text.with_field(  # type: ignore[misc]
                    "questions", id, "ask", text
                ),
            )


@kind("write what nobody can read")
def unreadable(defects: Defects) -> Found:
    if not can_grade():
        return
    for part in ("routes", "items"):
        for id, record in getattr(defects.guide, part).items():
            longer = re.sub(r"(?<=[a-z])[.;:,] ", lambda _: WORSE, record.says, count=2).replace('"', "'")
            if WORSE in longer:
                yield _field_set(defects, part, id, "says", f'"{longer}"')


@kind("use an abbreviation nobody explains")
def unexplained(defects: Defects) -> Found:
    for part in ("routes", "items"):
        for id, record in getattr(defects.guide, part).items():
            for word in UNKNOWN:
                title = record.title.replace('"', "'")
                yield _field_set(defects, part, id, "title", f'"{title} ({word})"')


@kind("leave a text out")
def left_out(defects: Defects) -> Found:
    for part, fields in (
        ("questions", ("ask", "why")),
        ("routes", ("says",)),
        ("items", ("title", "says", "stage")),
    ):
        for id in getattr(defects.guide, part):
            for field in fields:
                lines = defects.text.field(part, id, field)
                if lines is not None:
                    yield f"{part} {id}: {field}", lambda lines=lines: defects.text.without(lines)  # type: ignore[misc]


# --- Scenarios ----------------------------------------------------------------------------------------------


@kind("expect something else of a scenario")
def expect_else(defects: Defects) -> Found:
    guide = defects.guide
    for tried in try_scenarios(defects.text.files, guide):
        scenario = tried.scenario
        assert scenario
        whole = Lines(tried.file, 0, len(defects.text.files[tried.file].splitlines()))
        lines = defects.text.inside(whole, "expect")
        assert lines
        for old, new in _other_lines(defects, scenario):
            yield (
                f"scenarios {scenario.name}: {old} -> {new}",
                lambda ls=lines, o=old, n=new: (  # type: ignore[misc]
                    defects.text.changed(ls, o, n)
                ),
            )


def _other_lines(defects: Defects, scenario: Scenario) -> Iterator[tuple[str, str]]:
    """For each line that a scenario expects, one of the same kind that does not show; and the reverse."""
    guide, expected = defects.guide, scenario.expected
    interview = Interview.of(guide, scenario.case)
    for route in expected.routes:
        yield route, next(id for id in guide.routes if id not in expected.routes)
    for part in ITEM_KINDS:
        ids = [id for id, item in guide.items.items() if item.kind == part]
        other = next(id for id in ids if interview.truth(id) != FIRM)
        yield from ((id, other) for id in expected.firm if id in ids)
    shown = next(id for id in guide.items if interview.truth(id) == FIRM)
    yield from ((id, shown) for id in expected.absent)
