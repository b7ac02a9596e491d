"""The notes under a line of the result: who acts, by when, how long it runs, and whom to call."""

from __future__ import annotations

from datetime import date

from cpguide.engine.deadlines import due_of
from cpguide.engine.result import Finding
from cpguide.guide.model import Contact, Item
from cpguide.output.dates import due_when
from cpguide.output.words import needs_confirming, seen_words


def contact_words(contact: Contact, as_of: date) -> str:
    """A contact in one line with its hours, and "confirm" where the number is old or not verified."""
    reach = [part for part in (contact.number, contact.also, contact.web, contact.email) if part]
    if not reach:
        return contact.name
    seen = seen_words(contact.seen)
    note = f"{seen}, confirm" if contact.to_confirm(as_of) else seen
    hours = f"; {contact.hours}" if contact.hours else ""
    return f"{contact.name}: {', '.join(reach)}{hours} ({note})"


def item_notes(finding: Finding) -> list[tuple[str, str]]:
    """Who does a step, by when, how long a benefit runs, and whom to contact: a label and a text each."""
    item, interview = finding.line, finding.interview
    if not isinstance(item, Item):
        return []
    due = due_of(finding)
    by = due_when(due) if due else ""
    labelled = (("Who", item.who), ("When", item.due), ("By", by), ("Time", item.clock))
    notes = [note for note in labelled if note[1]]
    if contact := interview.guide.library.contacts.get(item.contact):
        notes.append(("Contact", contact_words(contact, interview.case.as_of)))
    return notes


def limit_words(finding: Finding) -> str:
    """The time limit of a line: the day itself where it can be computed, else as the rules have it; or ""."""
    if not isinstance(finding.line, Item):
        return ""
    due = due_of(finding)
    return f"by {due_when(due)}" if due else finding.line.due


def urgent_line(finding: Finding) -> str:
    """A step that cannot wait, in one line with its time limit."""
    confirm = " (confirm)" if needs_confirming(finding) else ""
    return f"{finding.line.title} - {limit_words(finding)}{confirm}"
