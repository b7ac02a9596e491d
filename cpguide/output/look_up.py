"""Looking something up by what somebody types."""

from __future__ import annotations

import re

from cpguide.guide.model import Guide, State, Term

NO_LOCAL_NUMBER = "No telephone number of a local HSI office could be verified."
"""What the offices of every state lack."""


def matches(typed: str, *texts: str) -> bool:
    """Whether each typed word begins a word of the texts, whatever the case."""
    where = "\n".join(texts).casefold()
    return all(re.search(rf"(?<!\w){re.escape(word)}", where) for word in typed.casefold().split())


def terms(guide: Guide, typed: str) -> list[Term]:
    """The terms that hold the typed words, by the alphabet; those that hold them in their name come first."""
    known = sorted(guide.library.terms.values(), key=lambda term: term.term.casefold())
    named = [term for term in known if matches(typed, term.term, term.short)]
    meant = [term for term in known if term not in named and matches(typed, term.term, term.short, term.says)]
    return [*named, *meant]


def term_name(record: Term) -> str:
    """A word of art, with its abbreviation if it has one."""
    return f"{record.term} ({record.short})" if record.short else record.term


def states(guide: Guide, typed: str) -> list[State]:
    """The states that fit what was typed, a name or two letters; that of the two letters comes first."""
    letters = typed.strip().upper()
    known = sorted(guide.library.states.values(), key=lambda state: (state.id != letters, state.name))
    return [state for state in known if matches(typed, state.name) or letters == state.id]
