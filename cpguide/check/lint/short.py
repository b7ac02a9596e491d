"""Abbreviations in what officers read that the glossary does not explain.

An abbreviation is a word of two or more capital letters. The letters of states are none, nor are the names of
forms (I-765), which say "Form" beside them. Evidence may use the abbreviations of the law it reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cpguide.check.lint.passages import passages
from cpguide.guide.model import Guide
from cpguide.guide.places import Places
from cpguide.guide.problem import Problem

_ABBREVIATION = re.compile(r"(?<![\w-])([A-Z]{2,})s?(?!\w)")


def short(guide: Guide, places: Places) -> Iterator[Problem]:
    """Each abbreviation without a glossary entry, where it stands first."""
    terms = guide.library.terms.values()
    known = {word for term in terms for word in re.findall(r"\w+", f"{term.term} {term.short}")}
    known |= guide.library.states.keys()
    for passage in passages(guide):
        for found in _ABBREVIATION.findall(passage.text):
            if found not in known:
                known.add(found)
                message = f'the glossary does not explain "{found}".'
                advice = "Add it to glossary.yaml, or write it out."
                yield places.problem("CP641", passage.part, passage.id, message, advice, passage.path)
