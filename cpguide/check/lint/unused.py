"""Records that nothing uses, and records said to be kept all the same that something does use.

Whoever keeps a record that nothing uses says why, with `kept:`. The claim is checked: on a record that is
used it is a problem. A contact cannot be unused, because the screen of contacts shows all of them; an office
is shown only under the states that name it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from cpguide.check.lint.passages import citing, passages
from cpguide.guide.condition import Holds, atoms
from cpguide.guide.model import Evidence, Fact, Guide, Item, Never, Question, Route, Source, Term
from cpguide.guide.places import Places
from cpguide.guide.problem import Problem


def unused(guide: Guide, places: Places) -> Iterator[Problem]:
    """What nothing uses, and what is kept for no need."""
    library = guide.library
    evidence = {id for _, record in citing(guide) for id in record.evidence}
    sources = {
        citation.source
        for part in (library.evidence, library.contacts, library.offices)
        for record in part.values()
        for citation in record.sources
    }
    yield from _kept("CP601", "evidence", library.evidence, evidence, "no rule cites it", places)
    yield from _kept("CP602", "sources", library.sources, sources, "nothing cites it", places)
    yield from _kept("CP603", "terms", library.terms, _read(guide), "no text uses the word", places)
    named = {office for state in library.states.values() for office in state.offices}
    for id in library.offices:
        if id not in named:
            message = f'no state names the office "{id}", so it is never shown.'
            yield places.problem("CP604", "offices", id, message, "Add it to the offices of a state.")
    facts = set(_facts_used(guide))
    for id in guide.facts:
        if id not in facts:
            message = f'no condition of a question, fact, route or item uses the fact "{id}".'
            yield places.problem("CP605", "facts", id, message, "Use it, or delete it.")


def _kept(
    code: str,
    part: str,
    of_part: Mapping[str, Evidence | Source | Term],
    used: Collection[str],
    why: str,
    places: Places,
) -> Iterator[Problem]:
    for id, record in of_part.items():
        if id in used and record.kept:
            message = f'"{id}" is said to be kept without being used, and it is used.'
            yield places.problem("CP606", part, id, message, "Delete kept.", ("kept",))
        elif id not in used and not record.kept:
            advice = "Use it, delete it, or say in kept: why it stays."
            yield places.problem(code, part, id, f'"{id}" is not used: {why}.', advice)


def _facts_used(guide: Guide) -> Iterator[str]:
    rules: Mapping[str, Question | Fact | Route | Item | Never]
    for rules in (guide.questions, guide.facts, guide.routes, guide.items):
        for rule in rules.values():
            yield from (atom.fact for atom in atoms(rule.when) if isinstance(atom, Holds))


def _read(guide: Guide) -> set[str]:
    """The terms whose words stand in a text an officer reads other than their own, or in evidence."""
    evidence = (f"{record.says}\n{record.confirm}" for record in guide.library.evidence.values())
    whole = "\n".join([*(passage.text for passage in passages(guide)), *evidence])
    small = whole.lower()
    used = set()
    for id, term in guide.library.terms.items():
        for name in names(term):
            if name.isupper():  # SAVE is no saving
                found, own = _count(whole, name), _count(term.says, name)
            else:
                found, own = _count(small, name.lower()), _count(term.says.lower(), name.lower())
            if found > own:
                used.add(id)
    return used


def names(term: Term) -> list[str]:
    """What a term is called: its words, those in brackets, and its abbreviation."""
    parts = (part.strip() for part in re.split(r"[()]", term.term))
    return [name for name in (*parts, term.short) if name]


def _count(text: str, name: str) -> int:
    """How often the name stands in the text as a word of its own, also in the plural."""
    found = 0
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        starts = at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "-_")
        found += starts and bool(re.match(r"(?:e?s)?(?!\w)", text[end : end + 3]))
        at = text.find(name, end)
    return found
