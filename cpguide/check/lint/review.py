"""Days of review that have passed, or that cannot be, of the guide and of what it rests on.

A source has no day of its own: it is read again with the evidence that cites it. A contact older than a year
is shown with "confirm" by the program; here only those are named whose own note says nothing of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from cpguide.guide.calendar import Span
from cpguide.guide.model import Contact, Evidence, Guide
from cpguide.guide.places import Places
from cpguide.guide.problem import Problem

REVIEW_EVIDENCE = Span(2, "year")
"""How long a statement stands before its sources are to be read again. The whole guide has `review_by`."""


def review(guide: Guide, places: Places, as_of: date) -> Iterator[Problem]:
    """What is due for review on `as_of`, and days of review that the head of the guide contradicts."""
    about = guide.about
    if about.review_by < as_of:
        message = f"the rules were due for review on {about.review_by}."
        advice = "Check them, then set checked and review_by."
        yield places.problem("CP621", "guide", "guide", message, advice, ("review_by",), level="warning")
    if about.checked > as_of:
        message = f"the rules were last checked on {about.checked}, which lies in the future on {as_of}."
        advice = "Correct the date, or check on a later day with --as-of."
        yield places.problem("CP624", "guide", "guide", message, advice, ("checked",), level="warning")
    if about.review_by <= about.checked:
        message = f"the day of review is not later than the day of the last check ({about.checked})."
        yield places.problem("CP623", "guide", "guide", message, "Correct one of them.", ("review_by",))
    yield from _old_evidence(guide, places, as_of)
    for id, record in guide.library.evidence.items():
        if record.checked > about.checked:
            yield _too_late(places, "evidence", id, "checked", record.checked, about.checked)
    for id, contact in guide.library.contacts.items():
        if contact.seen and contact.seen > about.checked:
            yield _too_late(places, "contacts", id, "seen", contact.seen, about.checked)
        if _goes_stale(contact) and contact.to_confirm(as_of) and "confirm" not in contact.note.lower():
            age = f"was seen on {contact.seen}" if contact.seen else "is undated"
            message = f'"{id}" {age} and is shown with "confirm"; its note does not say what to confirm.'
            advice = "Look it up again, or say it in note."
            yield places.problem("CP622", "contacts", id, message, advice, ("seen",), level="warning")


def _goes_stale(contact: Contact) -> bool:
    """Whether it prints a number or an address, which may change."""
    return bool(contact.number or contact.also or contact.web or contact.email)


def _old_evidence(guide: Guide, places: Places, as_of: date) -> Iterator[Problem]:
    """One warning for each file: what was checked on one day is due on one day."""
    since = REVIEW_EVIDENCE.before(as_of)
    due: dict[str, list[Evidence]] = defaultdict(list)
    for record in guide.library.evidence.values():
        if record.checked < since:
            due[places.row("evidence", record.id).page.name].append(record)
    for records in due.values():
        oldest = min(records, key=lambda record: record.checked)
        some = "one statement was" if len(records) == 1 else f"{len(records)} statements were"
        message = f"{some} last checked before {since}; the oldest, {oldest.id}, on {oldest.checked}."
        advice = "Read the sources again and set checked."
        yield places.problem("CP621", "evidence", oldest.id, message, advice, ("checked",), level="warning")


def _too_late(places: Places, part: str, id: str, field: str, day: date, checked: date) -> Problem:
    message = f'"{id}" has the day {day}; the guide was last checked on {checked}.'
    return places.problem("CP623", part, id, message, "Correct it, or set checked in guide.yaml.", (field,))
