"""Telephone numbers, e-mail and web addresses in texts, and which of them a source is known to print.

A source prints what stands in the fields of a contact, and what verified or corroborated evidence says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cpguide.guide.model import Contact, Evidence, Guide, Source

PHONE, EMAIL, WEB = "the telephone number", "the e-mail address", "the web address"

_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_WEB = r"(?<![\w@./-])(?:https?://|www\.)\S+|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:gov|org|com|net|edu|us|info|mil)\b(?:/\S*)?"
_PHONE = (
    r"(?<![\w.-])(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\w-])"
    r"|(?<![\w-])(?:1-)?8\d\d-[A-Z\d]+(?:-[A-Z\d]+)+"
    r"|(?<!\w)\+\d[\d ().-]{6,}\d"
    r"|(?:\b(?:call|dial|text|phone|fax)(?: (?:at|on|the|to|number))*|\btel\.?:?) "
    r"(?P<short>\d{3}[-. ]\d{4}|[2-9]11|988|\d{5,6})(?![\w-])"
)
_REACH = re.compile(f"(?P<email>{_EMAIL})|(?P<web>{_WEB})|(?P<phone>{_PHONE})", re.IGNORECASE)
_HINT = re.compile(r"[@\d]|\w\.[a-z]", re.IGNORECASE)


def reached(text: str) -> Iterator[tuple[str, str]]:
    """Every number and address in a text: what it is, and itself."""
    if not _HINT.search(text):
        return
    for found in _REACH.finditer(text):
        if found["email"]:
            yield EMAIL, found["email"].rstrip(".")
        elif found["web"]:
            yield WEB, found["web"].rstrip(".,;:)\"'")
        else:
            yield PHONE, found["short"] or found["phone"]


def unprinted(text: str, printed: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The numbers and addresses in a text that are not among those printed."""
    yield from ((kind, said) for kind, said in reached(text) if _key(kind, said) not in printed)


def printed_by(guide: Guide, evidence: Iterable[Evidence] = ()) -> frozenset[str]:
    """What may be printed beside this evidence: what the contacts, the evidence and its sources print."""
    records = [record for record in evidence if record.confidence != "unverified"]
    sources = {citation.source for record in records for citation in record.sources}
    texts = [text for contact in guide.library.contacts.values() for text in ways(contact)]
    texts += [record.says for record in records]
    return _keys(texts) | _keys(guide.library.sources[id].url for id in sources)


def ways(contact: Contact) -> tuple[str, ...]:
    """The fields of a contact that hold a number or an address."""
    call = contact.number and f"call {contact.number}"
    return tuple(way for way in (call, contact.also, contact.web, contact.email) if way)


def was_read(source: Source) -> bool:
    """Whether the authors of the rules read at least a part of it themselves."""
    return source.seen in ("full", "excerpt")


def _keys(texts: Iterable[str]) -> frozenset[str]:
    found = set()
    for text in texts:
        for kind, said in reached(text):
            key = _key(kind, said)
            found |= {key, key.partition("/")[0]}  # of an address the host alone is printed, too
    return frozenset(found)


def _key(kind: str, said: str) -> str:
    """A number or an address as it is compared: 1-888-373-7888 and (888) 373-7888 are the same."""
    if kind == PHONE:
        signs = re.sub(r"[^0-9A-Z]", "", said.upper())
        return signs.removeprefix("1") if len(signs) > 10 else signs
    small = said.lower()
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", small).rstrip("/") if kind == WEB else small
