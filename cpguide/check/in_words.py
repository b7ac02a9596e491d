"""Conditions in words: what a rule asks of the answers, for one who knows the law and not the rules.

A statement about a question is the clause of its option, a fact its own clause with its id. Nothing is
left out and nothing is summed up: the words are true exactly where the condition is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from cpguide.guide.calendar import Moment, Span
from cpguide.guide.condition import All, Any, Chosen, Condition, Dated, Holds, Not, Shows
from cpguide.guide.model import Guide, Item, Route

ALWAYS, NEVER = "in every case", "in no case"
KIND_WORDS = {"steps": "step", "papers": "paper", "benefits": "benefit", "advice": "advice"}
"""One item of each kind, in a word."""

_HEADS = {
    "all": "all of these are true",
    "any": "at least one of these is true",
    "none": "none of these is true",
    "not all": "not all of these are true",
}
_QUOTED = re.compile(r'"[^"]*"')
_OPPOSITE = {"all": "not all", "not all": "all", "any": "none", "none": "any"}
_NOT = "it is not so that "
_SHOWS = ((" shows", " does not show"), (" holds", " does not hold"))
_LEADS = {"all": "all of", "any": "at least one of", "none": "none of", "not all": "not all of"}


@dataclass(frozen=True, slots=True)
class Words:
    """A condition in words: a statement, or several that are joined.

    `text` is the clause of a statement, or what is said of the `parts`. `about` and `id` name what a
    statement speaks of, such as "fact" and "lapsed", and `option` the answer. `joint` is one of "all",
    "any", "none" and "not all" where there are parts.
    """

    text: str
    about: str = ""
    id: str = ""
    option: str = ""
    joint: str = ""
    parts: tuple[Words, ...] = ()


def in_words(guide: Guide, condition: Condition) -> Words:
    """The condition as a statement, or as a list that nests as deep as the condition does."""
    if isinstance(condition, All):
        parts = [in_words(guide, part) for part in _flat(condition.parts, All)]
        return _joined("all", parts) if parts else Words(ALWAYS)
    if isinstance(condition, Not):
        return _denied(in_words(guide, Any(condition.parts)))
    statements = list(_alternatives(guide, condition))
    return _joined("any", statements) if statements else Words(NEVER)


def condition_words(guide: Guide, condition: Condition) -> str:
    """The condition as one clause: "all of: a; b; (at least one of: c; d)"."""
    return clauses((guide, condition))[0]


def clauses(*conditions: tuple[Guide, Condition]) -> tuple[str, ...]:
    """Conditions that are read side by side, each as one clause: no two things in the same words."""
    every = [in_words(*one) for one in conditions]
    unclear = _unclear(every)
    return tuple(_clause(words, unclear) for words in every)


def line_words(line: Route | Item) -> str:
    """What it means that a route or an item shows, as a clause."""
    title = _tidy(line.title)
    named = title if title[:1] == title[-1:] == '"' else f'"{title}"'  # a myth's title is a quotation
    if isinstance(line, Route):
        return f"the route {named} holds"
    return f"the {KIND_WORDS[line.kind]} {named} shows"


def _clause(words: Words, unclear: Collection[tuple[str, ...]]) -> str:
    if not words.parts:
        text = words.text.removeprefix(_NOT)
        answer = f", answer {words.option}" if (text, words.id) in unclear else ""
        named = words.about == "fact" or (text,) in unclear or answer
        said = _whole(words.text)
        return f"{said} ({words.about} {words.id}{answer})" if named else said
    inner = [f"({_clause(p, unclear)})" if p.parts else _clause(p, unclear) for p in words.parts]
    return f"{_LEADS[words.joint]}: {'; '.join(inner)}"


def _whole(text: str) -> str:
    """The statement, in quotes where a mark of its own could be taken for one that joins statements."""
    return f'"{text}"' if set(";()") & set(_QUOTED.sub("", text)) else text


def _unclear(every: Iterable[Words]) -> set[tuple[str, ...]]:
    """The texts that are said of more than one thing, and with an id those of more than one answer to it."""
    about: dict[tuple[str, ...], set[str]] = {}
    for leaf in (leaf for words in every for leaf in _leaves(words)):
        text = leaf.text.removeprefix(_NOT)
        about.setdefault((text,), set()).add(leaf.id)
        about.setdefault((text, leaf.id), set()).add(leaf.option)
    return {said for said, meant in about.items() if len(meant) > 1}


def _leaves(words: Words) -> Iterator[Words]:
    if not words.parts:
        yield words
    for part in words.parts:
        yield from _leaves(part)


def _joined(joint: str, parts: list[Words]) -> Words:
    """The parts under their head, which a single part does without."""
    return parts[0] if len(parts) == 1 else Words(_HEADS[joint], joint=joint, parts=tuple(parts))


def _flat(parts: Iterable[Condition], kind: type[All | Any]) -> Iterator[Condition]:
    """The parts, and in place of a part of the same kind the parts of that."""
    for part in parts:
        if isinstance(part, kind):
            yield from _flat(part.parts, kind)
        else:
            yield part


def _alternatives(guide: Guide, condition: Condition) -> Iterator[Words]:
    """Statements of which one at least is true where the condition is, and none where it is not."""
    if isinstance(condition, Any):
        for part in _flat(condition.parts, Any):
            yield from _alternatives(guide, part)
    elif isinstance(condition, Chosen):
        options = {option.id: option.says for option in guide.questions[condition.question].options}
        for id in condition.options:
            yield Words(_tidy(options[id]), "question", condition.question, id)
    elif isinstance(condition, Shows):
        for id in condition.lines:
            line = guide.routes.get(id) or guide.items[id]
            yield Words(line_words(line), "route" if isinstance(line, Route) else KIND_WORDS[line.kind], id)
    elif isinstance(condition, Holds):
        yield Words(_tidy(guide.facts[condition.fact].says), "fact", condition.fact)
    elif isinstance(condition, Dated):
        yield Words(_dated(guide, condition), "question", condition.question)
    else:
        yield in_words(guide, condition)


def _denied(words: Words) -> Words:
    """What is true exactly where `words` are not."""
    if words.joint:
        joint = _OPPOSITE[words.joint]
        return replace(words, text=_HEADS[joint], joint=joint)
    if words.text in (ALWAYS, NEVER):
        return Words(NEVER if words.text == ALWAYS else ALWAYS)
    if words.about not in ("question", "fact"):
        return replace(words, text=_shown_or_not(words.text))
    said = words.text.removeprefix(_NOT)
    return replace(words, text=said if said != words.text else _NOT + said)


def _shown_or_not(text: str) -> str:
    for shows, shows_not in _SHOWS:
        if text.endswith(shows_not):
            return text.removesuffix(shows_not) + shows
        if text.endswith(shows):
            return text.removesuffix(shows) + shows_not
    raise AssertionError(text)  # no other statement is made of a line


def _dated(guide: Guide, condition: Dated) -> str:
    given = f'the date given for "{_tidy(guide.questions[condition.question].ask)}"'
    bound = condition.bound
    if isinstance(bound, Moment):
        return f"{given} is {condition.relation} {bound.day or 'the as-of date'}"
    assert isinstance(bound, Span)
    side = "after" if condition.relation == "within" else "before"
    return f"{given} is the as-of date or a day up to {bound} {side} it"


def _tidy(text: str) -> str:
    """The text on one line, without a full stop, as a part of a sentence."""
    return " ".join(text.split()).removesuffix(".")
