"""The words that line mode obeys, what each does, and what those say that only tell something."""

from __future__ import annotations

from collections.abc import Iterator

from cpguide.line import lookup, pages
from cpguide.line.dates import dates
from cpguide.place import Place

WORDS = {
    "again": "say the question again",
    "back": "the question before",
    "keep": "leave the answer of an earlier question as it is, and go on",
    "why": "why this is asked, help, whom to ask, and the evidence",
    "review": "your answers, each with its number",
    "change 3": "change answer 3; you hear what that does before you keep it",
    "result": "the result; before the last question, what matters most of it on one sheet",
    "result all": "the whole result",
    "result steps": "one part of it; the parts are route, steps, papers, benefits and so on",
    "result checklist": "the result on one sheet",
    "dates": "the dates that start a clock, and what is due when",
    "date 1 2026-11-20": "enter date 1 of that list; a time may follow, as in 14:30",
    "glossary": "the list of terms; glossary and a term: what it means",
    "contacts": "national lines; contacts and a state: its HSI offices",
    "save FILE": "keep the case in FILE, with every answer from now on",
    "export FILE": "write the whole result to FILE, in the format that its ending names",
    "export checklist FILE": "write the checklist to FILE",
    "help": "these words",
    "quit": "leave",
}
"""Each word as it is typed, and what it does."""

NAMES = tuple(word.partition(" ")[0] for word in WORDS)
TELL = ("why", "review", "dates", "glossary", "contacts", "help")
"""The words that only tell something and leave everything as it is."""
_TAKE_MORE = ("change", "date", "result", "glossary", "contacts", "save", "export")
_SAME = {"repeat": "again", "?": "help", "exit": "quit"}


def heard(typed: str) -> tuple[str, str]:
    """The word that was typed and what follows it; "" where it is none of these."""
    first, _, rest = typed.strip().partition(" ")
    word = _SAME.get(first.casefold(), first.casefold())
    known = word in NAMES and (not rest or word in _TAKE_MORE)
    return (word, rest.strip()) if known else ("", typed)


def told(word: str, rest: str, at: Place) -> Iterator[str]:
    """What one of the words says that only tell something."""
    guide, interview = at.interview.guide, at.interview
    if word == "why":
        return pages.why(guide, at.question) if at.question else iter(["No question is asked now."])
    if word == "review":
        return pages.review(interview)
    if word == "dates":
        return dates(interview)
    if word == "glossary":
        return lookup.glossary(guide, rest)
    if word == "contacts":
        return lookup.contacts(guide, rest, interview.case.as_of)
    return help_lines()


def help_lines() -> Iterator[str]:
    """Every word and what it does, one a line."""
    yield "To answer type the number before it, or its words."
    yield "At any time type one of these words:"
    yield from (f"{word}: {does}." for word, does in WORDS.items())
