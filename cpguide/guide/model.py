"""The Guide: everything in `rules/`, loaded and checked, as immutable values.

Ids are the keys of the YAML mappings. Texts are plain sentences, never markup. Evidence is
named by id everywhere and looked up in `Guide.library`. Named tuples: start-up must not wait for classes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cpguide.guide.calendar import Effective
from cpguide.guide.condition import Condition

if TYPE_CHECKING:
    from cpguide.guide.deadline import Deadline, Start

ITEM_KINDS = ("steps", "papers", "benefits", "advice")
CONFIDENCES = ("verified", "corroborated", "unverified")  # from the strongest to the weakest
NOT_SURE, NONE = "not_sure", "none"


class Option(NamedTuple):
    """One answer to a question: the `label` to choose and the clause it `says`.

    `same_as` names another option of the question that means the same to every rule.
    """

    id: str
    label: str
    says: str
    same_as: str = ""


class Question(NamedTuple):
    """What is asked. `kind` is "one", "several" or "date".

    A question of kind "several" has an option `none`: nothing chosen. A date question has no options.
    `when` says for which cases the question exists at all.
    """

    id: str
    section: str
    ask: str
    why: str
    help: str
    ask_of: str
    kind: str
    options: tuple[Option, ...]
    when: Condition
    not_sure: bool
    evidence: tuple[str, ...]

    def option(self, id: str) -> Option | None:
        """The option with this id, or None."""
        return next((option for option in self.options if option.id == id), None)


class Fact(NamedTuple):
    """A named condition stated once, with the clause it means."""

    id: str
    says: str
    when: Condition
    evidence: tuple[str, ...]


class Route(NamedTuple):
    """What kind of path is open; exactly one holds for every complete set of answers.

    `otherwise` marks the one route, if any, that holds where no other does. `confirm` names whom
    to ask where the evidence is not verified.
    """

    id: str
    title: str
    says: str
    when: Condition
    otherwise: bool
    confirm: str
    evidence: tuple[str, ...]


class Item(NamedTuple):
    """A line of the result with a condition. `kind` is one of `ITEM_KINDS`.

    `who` acts on a step, `due` is its time limit and `clock` the time a benefit runs, both in words;
    `contact` is the id of whom to call, `stage` that of its group. `effective` is read at the as-of date.
    """

    id: str
    kind: str
    title: str
    says: str
    stage: str
    who: str
    due: str
    clock: str
    contact: str
    effective: Effective
    when: Condition
    confirm: str
    evidence: tuple[str, ...]


class Never(NamedTuple):
    """Something the owner of the rules swears can never be: `says` is the clause, `when` the condition."""

    id: str
    says: str
    when: Condition
    evidence: tuple[str, ...]


class Citation(NamedTuple):
    """A source with the place in it, for example "usc-22-7102" and "(11)"."""

    source: str
    pinpoint: str


class Evidence(NamedTuple):
    """One statement in plain words, with its sources, range, confidence and the day it was checked.

    `confidence` is one of `CONFIDENCES`; `confirm` is the sentence that names what is still to be confirmed
    and with whom, or empty. `kept` is the reason for keeping a record that no rule uses, here and in sources
    and terms. `conflict` says which texts differ, and which one the guide follows; empty where none is known.
    """

    id: str
    says: str
    sources: tuple[Citation, ...]
    confidence: str
    checked: date
    effective: Effective
    confirm: str
    kept: str = ""
    conflict: str = ""


class Source(NamedTuple):
    """A statute, rule, agency page or training video. `seen` tells how much of it was read."""

    id: str
    title: str
    publisher: str
    url: str
    published: str
    kind: str
    seen: str
    note: str
    kept: str = ""


class Term(NamedTuple):
    """A glossary entry."""

    id: str
    term: str
    short: str
    says: str
    evidence: tuple[str, ...]
    kept: str = ""


class Contact(NamedTuple):
    """Whom to call. `seen` is the date of the source that printed it, None when undated."""

    id: str
    name: str
    use: str
    number: str
    also: str
    web: str
    email: str
    hours: str
    seen: date | None
    confidence: str
    note: str
    sources: tuple[Citation, ...]

    def to_confirm(self, as_of: date) -> bool:
        """Whether the contact must be shown with "confirm": undated, older than a year or not verified."""
        return self.seen is None or (as_of - self.seen).days > 365 or self.confidence != "verified"


class Office(NamedTuple):
    """An HSI office and the states it is known or believed to cover. No telephone is known."""

    id: str
    city: str
    covers: tuple[str, ...]
    seen: date | None
    confidence: str
    note: str
    sources: tuple[Citation, ...]


class State(NamedTuple):
    """A state or territory and the offices that may cover it."""

    id: str
    name: str
    offices: tuple[str, ...]
    confidence: str
    note: str


class About(NamedTuple):
    """The head of the guide: `guide.yaml`."""

    title: str
    edition: str
    checked: date
    review_by: date
    summary: str
    sections: tuple[str, ...]
    stages: dict[str, dict[str, str]]
    disclaimers: tuple[str, ...]
    honesty: tuple[str, ...]


class Library(NamedTuple):
    """What stands behind the rules and is not needed to ask the first question."""

    evidence: dict[str, Evidence]
    left_out: dict[str, str]
    sources: dict[str, Source]
    terms: dict[str, Term]
    contacts: dict[str, Contact]
    offices: dict[str, Office]
    states: dict[str, State]
    starts: Mapping[str, Start] = MappingProxyType({})
    deadlines: Mapping[str, Deadline] = MappingProxyType({})


class Guide(NamedTuple):
    """The rules: questions, facts, routes and items in author order, keyed by id.

    `sha256` is the digest of every rule file that was read, in the order of their names.
    """

    about: About
    questions: dict[str, Question]
    facts: dict[str, Fact]
    routes: dict[str, Route]
    items: dict[str, Item]
    library: Library
    sha256: str
    never: Mapping[str, Never] = MappingProxyType({})
