"""What no text of the rules may hold, whether an officer reads it or not, and no scenario either."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cpguide.check.lint.identifying import identifying
from cpguide.check.lint.passages import citing, every_text, evidence_of
from cpguide.check.lint.reach import WEB, printed_by, unprinted, was_read, ways
from cpguide.guide.model import Guide
from cpguide.guide.places import Places
from cpguide.guide.problem import Problem

_OF_PEOPLE = r"(?:alien|immigrant|migrant|worker|person|people|entrant|resident|noncitizen|foreigner)s?"
_WORDS = (
    (rf"\billegals\b|\b(?:an|the) illegal(?=[.,;?!]|$)|\billegal {_OF_PEOPLE}\b", "a noncitizen"),
    (r"\billegally (?:here|in the|present)\b|\b(?:is|are|was|were) illegal here\b", "without status"),
    (r"\b(?:entered|came|crossed)(?: [\w. ]{1,30}?)? illegally\b", "entered without inspection"),
    (r"(?<!qualified )(?<!eligible )\baliens?\b(?! (?:registration )?(?:number|file))", "a noncitizen"),
    (r"\bprostitutes?\b|\b(?:child|teen|teenage|minor|juvenile) prostitution\b", "in commercial sex"),
    (r"\bso-called (?:victim|trafficking|trauma)", "the victim"),
    (r"\b(?:her|his|their|the (?:person|victim)'s) own fault\b", "what the trafficker did"),
)
"""Words that blame people, each with better ones. Of things "illegal" is right: an illegal fee."""

_ALL = re.compile("|".join(f"({pattern})" for pattern, _ in _WORDS), re.IGNORECASE)
_HINT = re.compile("illegal|alien|prostitut|so-called|fault", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")


class Unfit(NamedTuple):
    """Something that may not stand in a text: code, what it is, and what to do."""

    code: str
    message: str
    advice: str


def unfit(text: str, printed: frozenset[str]) -> Iterator[Unfit]:
    """What may not stand in a text beside which `printed` numbers and addresses may."""
    if kind := identifying(text):
        yield Unfit("CP661", f"the text holds {kind}, or what looks like one.", "Take it out.")
    for kind, said in unprinted(text, printed):
        message = f'neither a contact nor evidence that is cited prints {kind} "{said}".'
        yield Unfit("CP662", message, "Take it out, or cite the evidence that prints it.")
    if _HINT.search(text) and (found := _ALL.search(_QUOTED.sub("''", text))):
        better = _WORDS[(found.lastindex or 1) - 1][1]
        yield Unfit("CP663", f'"{found[0]}" is not how this guide speaks of people.', f'Write "{better}".')


def unfit_texts(guide: Guide, places: Places) -> Iterator[Problem]:
    """What may not stand in the texts of the rules, and contacts that no source prints."""
    cited = {(part, record.id): evidence_of(guide, record) for part, record in citing(guide)}
    cited |= {("evidence", id): [record] for id, record in guide.library.evidence.items()}
    by_contacts, by_all = printed_by(guide), printed_by(guide, guide.library.evidence.values())
    for text in every_text(guide):
        found = list(unfit(text.text, by_contacts))
        if any(one.code == "CP662" for one in found):  # few texts print what no contact has
            evidence = cited.get((text.part, text.id))
            found = list(unfit(text.text, by_all if evidence is None else printed_by(guide, evidence)))
        for one in found:
            if text.part == "sources" and (one.code == "CP663" or WEB in one.message):
                continue  # a source is named by its own words, and by where it stands
            yield places.problem(one.code, text.part, text.id, one.message, one.advice, text.path)
    for id, contact in guide.library.contacts.items():
        sources = (guide.library.sources[citation.source] for citation in contact.sources)
        if ways(contact) and not any(map(was_read, sources)):
            message = f'"{id}" has a number or an address, and no source that was read.'
            yield places.problem("CP662", "contacts", id, message, "Name the source that prints it.")
