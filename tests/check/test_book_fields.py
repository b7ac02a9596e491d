"""Every field of every record stands in the book, in the record's own section, under its own label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cpguide.check.book.uses import Uses
from cpguide.check.in_words import Words, condition_words, in_words
from cpguide.engine.case import Case
from cpguide.engine.interview import Interview
from cpguide.engine.result import Finding
from cpguide.guide.calendar import Effective
from cpguide.guide.deadline import Deadline, Start
from cpguide.guide.model import (
    Citation,
    Contact,
    Evidence,
    Fact,
    Guide,
    Item,
    Library,
    Never,
    Office,
    Option,
    Question,
    Route,
    Source,
    State,
    Term,
)
from cpguide.output.words import finding_text
from tests.check.reading import AS_OF, shipped_guide, shipped_pages

Record = Question | Fact | Route | Item | Never | Evidence | Source | Term | Contact | Deadline
Said = tuple[str, str, str]
"""An anchor, a label or "", and what stands under the anchor, after the label where there is one."""

_LINE = {"id": "", "title": "", "says": "", "confirm": "Confirm with", "evidence": "Evidence"}
LABELS: dict[type, dict[str, str]] = {
    Question: {
        "id": "",
        "ask": "",
        "why": "Why we ask",
        "help": "Help",
        "ask_of": "Whom to ask",
        "evidence": "Evidence",
    },
    Fact: {"id": "", "evidence": "Evidence"},
    Route: _LINE,
    Item: {**_LINE, "who": "Who", "due": "Due", "clock": "Time", "effective": "In force"},
    Never: {"id": "", "says": "", "evidence": "Evidence"},
    Evidence: {
        "id": "",
        "says": "",
        "sources": "Sources",
        "confidence": "Confidence",
        "effective": "In force",
        "confirm": "To confirm",
        "kept": "Kept",
        "conflict": "Texts differ or leave this open",
    },
    Source: {
        "id": "",
        "title": "",
        "publisher": "Publisher",
        "url": "Address",
        "published": "Published",
        "note": "Note",
        "kept": "Kept",
    },
    Deadline: {
        **_LINE,
        "calendar": "In a calendar",
        "begins": "For dates",
        "only_if": "Applies if",
    },
    Term: {"id": "", "term": "", "says": "", "evidence": "Evidence", "kept": "Kept"},
    Contact: {
        "id": "",
        "name": "",
        "use": "For",
        "number": "Number",
        "also": "Also",
        "web": "Web",
        "email": "E-mail",
        "hours": "Hours",
        "seen": "Seen",
        "note": "Note",
        "sources": "Sources",
    },
}
"""The fields that are shown as they are, by the kind of record."""

OTHERWISE: dict[type, set[str]] = {
    Question: {"section", "kind", "options", "when", "not_sure"},
    Option: {"id", "label", "says", "same_as"},
    Fact: {"says", "when"},
    Route: {"when", "otherwise"},
    Item: {"kind", "stage", "contact", "when"},
    Never: {"when"},
    Evidence: {"checked"},
    Source: {"kind", "seen"},
    Term: {"short"},
    Contact: {"confidence"},
    Deadline: {"of", "start", "after", "before", "unless"},
    Start: {"id", "ask", "help", "ask_of", "question", "hours", "past"},
    Office: {"id", "city", "covers", "seen", "confidence", "note", "sources"},
    State: {"id", "name", "offices", "confidence", "note"},
    Library: {"evidence", "left_out", "sources", "terms", "contacts", "offices", "states"}
    | {"starts", "deadlines"},
}
"""The fields that are shown in a way of their own, which `_own` and its like know."""

_READ = {"full": "in full", "excerpt": "in part", "second-hand": "only as others", "not-seen": "not at all"}
_WHEN = {
    Question: "Asked when",
    Fact: "Holds when",
    Route: "Holds when",
    Item: "Shown when",
    Never: "Exactly when",
}
_CHOOSE = {"one": "one of these", "several": "all of these that fit", "date": "a date"}


def test_no_field_of_the_rules_was_forgotten() -> None:
    for kind, others in OTHERWISE.items():
        assert {*LABELS.get(kind, ()), *others} == set(kind._fields), kind  # type: ignore[attr-defined]


def test_every_field_stands_in_its_own_record_in_both_formats() -> None:
    guide = shipped_guide()
    for page, colon in zip(shipped_pages(), ("", ":"), strict=True):
        for anchor, label, text in _said(guide):
            wanted = f"{label}{colon} {text}" if label else text
            assert " ".join(wanted.split()) in page.record(anchor), (anchor, label, text)


def _said(guide: Guide) -> Iterator[Said]:
    library, uses = guide.library, Uses(guide)
    records: dict[str, Iterable[Record]] = {
        "question": guide.questions.values(),
        "fact": guide.facts.values(),
        "route": guide.routes.values(),
        "item": guide.items.values(),
        "never": guide.never.values(),
        "evidence": library.evidence.values(),
        "source": library.sources.values(),
        "term": library.terms.values(),
        "contact": library.contacts.values(),
        "deadline": library.deadlines.values(),
    }
    for about, record in ((about, record) for about, those in records.items() for record in those):
        anchor = f"{about}-{record.id}"
        for field, label in LABELS[type(record)].items():
            if text := _text(guide, getattr(record, field)):
                yield anchor, label, text
        own = _counted(guide, record) if isinstance(record, Deadline) else _own(guide, record)
        yield from ((anchor, label, text) for label, text in own)
        if isinstance(record, Fact | Evidence | Source):
            used = "Cited by" if isinstance(record, Source) else "Used by"
            yield anchor, used, "".join(run.text for run in uses.line(about, record.id))
    yield from _about(guide)
    yield from _tables(guide)


def _text(guide: Guide, value: object) -> str:
    if isinstance(value, Effective):
        return _period(value)
    if isinstance(value, tuple):
        sources = any(isinstance(one, Citation) for one in value)
        return ("; " if sources else ", ").join(_cited(guide, one) for one in value)
    return str(value or "")


def _cited(guide: Guide, one: str | Citation) -> str:
    if isinstance(one, Citation):
        return f"{one.source} {one.pinpoint}".strip()
    sure = guide.library.evidence[one].confidence
    return one if sure == "verified" else f"{one} ({sure})"


def _period(effective: Effective) -> str:
    first, last = effective.first, effective.last
    if first and last:
        return f"from {first} to {last}, both days included"
    return f"from {first} on" if first else f"up to and including {last}" if last else ""


def _own(guide: Guide, record: Record) -> Iterator[tuple[str, str]]:
    """Labels and texts of the fields that are not shown just as they are."""
    if isinstance(record, Question):
        yield from _answers(record)
    elif isinstance(record, Fact):
        yield "", f"{record.says[1:]}. ({record.id})"
    elif isinstance(record, Evidence):
        yield "Confidence", f"{record.confidence}, checked {record.checked}"
    elif isinstance(record, Source):
        yield "Kind", record.kind.replace("-", " ")
        yield "Read", _READ[record.seen]
    elif isinstance(record, Term) and record.short:
        yield "", f"{record.term} ({record.short})"
    elif isinstance(record, Contact):
        confirm = "; to be confirmed before use" if record.to_confirm(AS_OF) else ""
        yield "Seen", f"{record.seen or 'undated'}, {record.confidence}{confirm}"
    elif isinstance(record, Item) and record.contact:
        yield "Contact", guide.library.contacts[record.contact].name
    if isinstance(record, Route) and record.otherwise:
        yield "Holds when", "no other route holds"
    elif isinstance(record, Question | Fact | Route | Item | Never):
        when = in_words(guide, record.when)
        label = _WHEN[type(record)]
        yield label.removesuffix(" when") if when.text == "in every case" else label, when.text
        yield from (("", text) for text in _clauses(when))


def _counted(guide: Guide, deadline: Deadline) -> Iterator[tuple[str, str]]:
    sides = ((deadline.before, "before"), (deadline.after, "after"))
    count = next((f"{span} {side}" for span, side in sides if span), "on")
    yield "Counted", f"{count}: {guide.library.starts[deadline.start].ask}"
    if deadline.unless:
        yield "Not shown once known", guide.library.starts[deadline.unless].ask
    titles = {id: route.title for id, route in guide.routes.items()}
    titles |= {id: item.title for id, item in guide.items.items()}
    yield "Shows with", "; ".join(titles[id] for id in deadline.of)


def _clauses(words: Words) -> Iterator[str]:
    for part in words.parts:
        yield part.text
        yield from _clauses(part)


def _answers(question: Question) -> Iterator[tuple[str, str]]:
    unsure = ', or "Not sure"' if question.not_sure else ""
    yield "Answer", _CHOOSE[question.kind] + unsure + (":" if question.options else "")
    for option in question.options:
        same = [other.label for other in question.options if other.id == option.same_as]
        also = f'; to every rule it is the same as "{same[0]}"' if same else ""
        yield "", f'"{option.label}" means that {option.says}{also}'


def _about(guide: Guide) -> Iterator[Said]:
    """What stands on the title page and in the headings."""
    about = guide.about
    yield from (("", "", text) for text in (about.title, about.summary, *about.disclaimers, *about.honesty))
    yield "", "Edition", about.edition
    yield "", "Reviewed", str(about.checked)
    yield "", "Review by", str(about.review_by)
    yield from ((f"section-{number}", "", title) for number, title in enumerate(about.sections, 1))
    for item in guide.items.values():
        yield f"{item.kind}-{item.stage}", "", about.stages[item.kind][item.stage]


def _tables(guide: Guide) -> Iterator[Said]:
    """The rows of what has no section of its own."""
    library = guide.library
    interview = Interview.of(guide, Case(AS_OF))
    for route in guide.routes.values():
        says = finding_text(Finding(interview, route))
        when = "no other route holds" if route.otherwise else condition_words(guide, route.when)
        yield "routes", "", f"{route.title} {when} {says} {_text(guide, route.evidence)}"
    for office in library.offices.values():
        covers = ", ".join(library.states[id].name for id in office.covers) or "none named"
        ends = f"{office.confidence} {office.note} {_text(guide, office.sources)}"
        yield "contacts-offices", "", f"{office.city} {covers} {office.seen or 'undated'} {ends}"
    for state in library.states.values():
        cities = "; ".join(library.offices[id].city for id in state.offices) or "none named"
        yield "contacts-states", "", f"{state.name} ({state.id}) {cities} {state.confidence} {state.note}"
    for start in library.starts.values():
        asked = "beside the result"
        if start.question:
            asked = f'as the answer to "{guide.questions[start.question].ask}"'
        yield "starts", "", f"{start.ask} ({start.id}) {start.help} {start.ask_of} {asked}"
    yield from (("evidence-left-out", "", f"{id}: {reason}") for id, reason in library.left_out.items())
