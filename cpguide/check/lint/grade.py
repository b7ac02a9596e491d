"""How hard the texts are to read, as a school grade.

The measure is the Flesch-Kincaid grade by `textstat`, taken fairly:

* of all sentences of a record together, and only from `FEWEST` words on, because a single short sentence
  with one long word says nothing;
* a word of the glossary counts as one easy word, because the officer can look it up and has to learn it, and
  so does a proper name, because no plainer word exists for it;
* a semicolon and a colon end a sentence, as Flesch himself counted them.

Evidence is not measured: it keeps as near to the words of the law as plain words allow, and stands behind
the lines for whoever wants to see it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from warnings import catch_warnings, simplefilter

from cpguide.check.lint.unused import names
from cpguide.guide.model import Guide
from cpguide.guide.page import Key
from cpguide.guide.places import Places
from cpguide.guide.problem import Problem

HARDEST = 10
"""The highest grade a text may have."""

FEWEST = 20
"""A text of fewer words is not measured."""

NOT_INSTALLED = 'Reading grades were not checked: textstat is missing. See "Try a change" in rules/README.md.'

_EASY = "it"
_ADDRESS = re.compile(r"https://\S+")
_LETTERS = re.compile(r"\b(?:[A-Z]\.){2,}")
_NUMBER_MARK = re.compile(r"(?<=\d)[.,](?=\d)")
_NAME = re.compile(r"(?<=[a-z0-9,;:)] )[A-Z][\w'-]*(?:(?: (?:of|and|for|to|the|in))? [A-Z][\w'-]*)*")
_STOP = re.compile(r"[;:]")


def can_grade() -> bool:
    """Whether the library that measures texts is there; where not, `NOT_INSTALLED` is to be said."""
    return _measure() is not None


def _measure() -> Callable[[str], float] | None:
    """The measure of the library, which is loaded only here; None where it cannot be."""
    try:
        with catch_warnings():  # it comes with a part of setuptools that warns of its own end
            simplefilter("ignore")
            measure: Callable[[str], float] = import_module("textstat").textstat.flesch_kincaid_grade
    except ImportError:
        return None
    return measure


def grade(guide: Guide, places: Places) -> Iterator[Problem]:
    """The texts that are too hard to read; none where nothing can measure them."""
    if (measure := _measure()) is None:
        return
    known = sorted({name for term in guide.library.terms.values() for name in names(term)}, key=len)
    words = "|".join(map(re.escape, reversed(known)))
    of_glossary = re.compile(rf"(?<![\w-])(?:{words})(?:e?s|'s)?(?![\w-])", re.IGNORECASE)
    for part, id, path, text in _texts(guide):
        if len(text.split()) < FEWEST:  # it only gets shorter
            continue
        plain = _ADDRESS.sub(_EASY, text)
        plain = _LETTERS.sub(lambda found: found[0].replace(".", ""), plain)
        plain = _NUMBER_MARK.sub("", plain)
        plain = of_glossary.sub(_EASY, plain) if words else plain
        plain = _STOP.sub(".", _NAME.sub(_EASY, plain))
        if len(plain.split()) >= FEWEST and (found := measure(plain)) > HARDEST:
            message = f'"{id}" is of reading grade {found:.1f}, above {HARDEST}.'
            advice = "Make two sentences of one, and use shorter words."
            yield places.problem("CP651", part, id, message, advice, path)


def _texts(guide: Guide) -> Iterator[tuple[str, str, tuple[Key, ...], str]]:
    """What is read in one go: part and id, the place of its first sentence, all its sentences."""
    for question in guide.questions.values():
        yield "questions", question.id, ("why",), f"{question.ask} {question.why} {question.help}"
    library = guide.library
    for part, lines in (
        ("routes", guide.routes),
        ("items", guide.items),
        ("terms", library.terms),
        ("deadlines", library.deadlines),
    ):
        yield from ((part, id, ("says",), line.says) for id, line in lines.items())
    yield from (("starts", id, ("ask",), f"{start.ask} {start.help}") for id, start in library.starts.items())
    for id, contact in guide.library.contacts.items():
        yield "contacts", id, ("for",), f"{contact.use} {contact.note}"
    about = guide.about
    yield "guide", "guide", ("summary",), about.summary
    for field in ("disclaimers", "honesty"):
        for number, text in enumerate(getattr(about, field)):
            yield "guide", "guide", (field, number), text
