"""Reading conditions: a node becomes a `Condition`, and every name in it is looked up at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from cpguide.guide.calendar import Moment, Span
from cpguide.guide.condition import ALWAYS, All, Chosen, Condition, Dated, Holds, Not, Shows
from cpguide.guide.condition import Any as Some
from cpguide.guide.kind import Wrong
from cpguide.guide.kinds import Day
from cpguide.guide.model import ITEM_KINDS, NOT_SURE
from cpguide.guide.page import Container, Key, Mapping, Node, Page
from cpguide.guide.problem import did_you_mean, shown
from cpguide.guide.record import Row

COMBINATIONS: dict[str, Any] = {"all": All, "any": Some, "none": Not}
"""The words that combine conditions."""

SHOWS = "shows"
RESERVED = (*COMBINATIONS, SHOWS)
"""No question may have such a name."""

LINES = frozenset(("routes", *ITEM_KINDS))
"""The files in which a line of the result may stand."""

AS_OF = "as_of"
MAX_YEARS = 100
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
RELATIONS = ("before", "after", "within", "within_last")


@dataclass(slots=True)
class Names:
    """What conditions may speak of: the questions and facts of the guide, and their order.

    `unread` names those of which a file could not be read: nothing is said against a name
    that may stand there. `ordered` is false where a section is wrong. `latest` is, for a fact, the last
    question in author order that it speaks of, by its position. `chosen` and `holds` are the statements
    that are always right, made once. `lines` are the routes and items, None where none may be spoken of.
    """

    questions: dict[str, Row]
    facts: dict[str, Row]
    unread: Collection[str] = ()
    ordered: bool = True
    order: dict[str, int] = field(default_factory=dict)
    latest: dict[str, int] = field(default_factory=dict)
    chosen: dict[tuple[str, str], Chosen] = field(default_factory=dict)
    holds: dict[str, Holds] = field(default_factory=dict)
    lines: Collection[str] | None = None

    def __post_init__(self) -> None:
        self.order = {id: position for position, id in enumerate(self.questions)}
        self.holds = {id: Holds(id) for id in self.facts}
        self.chosen = {
            (id, option): Chosen(id, (option,))
            for id, row in self.questions.items()
            for option in row.values["options"]
            if row.values["kind"] != "date" and option != NOT_SURE
        }


def read_condition(row: Row, names: Names) -> Condition:
    """The condition in the field `when` of a record; `ALWAYS` when it has none or it is wrong.

    Where the record is a question, the condition may only speak of earlier questions.
    """
    value = row.values["when"]
    if value is None:
        return ALWAYS
    asker = row if names.ordered and row is names.questions.get(row.id) else None
    return _Reading(row.page, names, asker).condition(value, row.record, "when")


class _Reading:
    """One condition being read: `node[key]` is the part at hand, `value` what it holds."""

    def __init__(self, page: Page, names: Names, asker: Row | None) -> None:
        self._page = page
        self._names = names
        self._asker = asker

    def condition(self, value: Node, node: Container, key: Key) -> Condition:
        """The condition written as `value`."""
        if isinstance(value, str):
            return self._fact(value, node, key)
        if isinstance(value, list):
            return self._wrong("CP250", "a list is no condition.", "Put it under all: or any:.", node, key)
        if len(value) != 1:
            return self._not_one(value, node, key)
        ((word, inner),) = value.items()
        combine = COMBINATIONS.get(word)
        if combine is None:
            return self._shows(inner, value) if word == SHOWS else self._question(word, inner, value)
        if isinstance(inner, list) and inner:
            combined: Condition = combine(
                tuple([self.condition(part, inner, number) for number, part in enumerate(inner)])
            )
            return combined
        if not inner:
            return self._wrong("CP252", f"{word}: has no parts.", "Name at least one.", value, word)
        return self._wrong("CP250", f"{word}: takes a list of conditions.", "Use [...].", value, word)

    def _shows(self, inner: Node, value: Mapping) -> Condition:
        known = self._names.lines
        if known is None:
            message = f"{SHOWS}: may only stand in never.yaml."
            return self._wrong("CP254", message, "Name a fact or a question.", value, SHOWS, True)
        ids = inner if isinstance(inner, list) else [inner]
        if not ids or not all(isinstance(id, str) for id in ids):
            message = f"{SHOWS}: takes the id of a route or an item, or a list of them."
            return self._wrong("CP254", message, "", value, SHOWS)
        for number, id in enumerate(map(str, ids)):
            if id not in known and LINES.isdisjoint(self._names.unread):
                at: tuple[Container, Key] = (inner, number) if isinstance(inner, list) else (value, SHOWS)
                message = f'there is no route or item "{shown(id)}".'
                self._wrong("CP328", message, did_you_mean(id, known), *at)
        return Shows(tuple(map(str, ids)))

    def _not_one(self, value: Mapping, node: Container, key: Key) -> Condition:
        if not value:
            return self._wrong("CP252", "the condition is empty.", "Name a fact or a question.", node, key)
        keys = ", ".join(shown(key) for key in value)
        message = f"a condition has exactly one key, this one has {len(value)}: {keys}."
        return self._wrong("CP251", message, "Put the parts in a list under all:.", node, key)

    def _fact(self, name: str, node: Container, key: Key) -> Condition:
        names = self._names
        if name not in names.facts:
            if not name.strip():
                return self._wrong(
                    "CP252", "the condition is empty.", "Name a fact or a question.", node, key
                )
            if "facts" in names.unread:
                return ALWAYS
            advice = did_you_mean(name, names.facts)
            if name in names.questions:
                advice = f"It is a question: write {{{name}: option}}."
            return self._wrong("CP303", f'there is no fact "{shown(name)}".', advice, node, key)
        if self._asker is not None:
            latest = names.latest.get(name, -1)
            if latest >= names.order[self._asker.id]:
                self._later(list(names.questions)[latest], f'the fact "{name}"', node, key)
        return names.holds[name]

    def _question(self, name: str, inner: Node, value: Mapping) -> Condition:
        row = self._names.questions.get(name)
        if row is None:
            if "questions" in self._names.unread:
                return ALWAYS
            known = [*self._names.questions, *COMBINATIONS]
            advice = 'Write "none:".' if name == "not" else did_you_mean(name, known)
            if name in self._names.facts:
                advice = f"It is a fact: write the bare name {name}."
            return self._wrong("CP301", f'there is no question "{shown(name)}".', advice, value, name, True)
        if self._asker is not None and self._names.order[name] >= self._names.order[self._asker.id]:
            self._later(name, "", value, name)
        if not row.values["kind"]:
            return ALWAYS
        if row.values["kind"] == "date":
            return self._dated(name, inner, value)
        if isinstance(inner, str):
            found = self._names.chosen.get((name, inner))
            return found or self._no_option(name, inner, value, name)
        return self._chosen(name, inner, value)

    def _chosen(self, name: str, inner: Mapping | list[Node], value: Mapping) -> Condition:
        if isinstance(inner, dict):
            message = f'the question "{name}" is answered with options, not with a date.'
            return self._wrong("CP312", message, f"Write {{{name}: option}}.", value, name)
        if not inner:
            return self._wrong("CP252", "the list of options is empty.", "Name at least one.", value, name)
        known = self._names.chosen
        for number, option in enumerate(inner):
            if not isinstance(option, str) or (name, option) not in known:
                self._no_option(name, option, inner, number)
        return Chosen(name, tuple(map(str, inner)))

    def _no_option(self, name: str, option: Node, node: Container, key: Key) -> Condition:
        if not isinstance(option, str):
            return self._wrong("CP250", f'"{name}" takes an option or a list of options.', "", node, key)
        if option == NOT_SURE:
            advice = "It may still be anything; leave it out."
            return self._wrong("CP311", f'no rule can depend on "{NOT_SURE}".', advice, node, key)
        options = self._names.questions[name].values["options"]
        if not options:
            return ALWAYS
        message = f'the question "{name}" has no option "{shown(option)}".'
        return self._wrong("CP302", message, did_you_mean(option, options), node, key)

    def _dated(self, name: str, inner: Node, value: Mapping) -> Condition:
        if not isinstance(inner, dict) or len(inner) != 1:
            message = f'the question "{name}" is answered with a date.'
            return self._wrong("CP312", message, f"Write {{{name}: {{before: as_of}}}}.", value, name)
        ((relation, text),) = inner.items()
        if relation not in RELATIONS:
            message = f'"{shown(relation)}" is no relation between dates.'
            advice = did_you_mean(relation, RELATIONS) or f"Use one of {', '.join(RELATIONS)}."
            return self._wrong("CP253", message, advice, inner, relation, True)
        bound = _bound(relation, text) if isinstance(text, str) else None
        if bound is None:
            wanted = (
                "a time like 6 months" if relation.startswith("within") else "as_of or a date like 2026-10-01"
            )
            found = f', not "{shown(text)}"' if isinstance(text, str) else ""
            return self._wrong("CP253", f"{relation}: takes {wanted}{found}.", "", inner, relation)
        return Dated(name, relation, bound)

    def _later(self, name: str, through: str, node: Container, key: Key) -> None:
        assert self._asker is not None
        asker, later = self._asker, self._names.questions[name]
        what = f'{through} speaks of "{name}"' if through else f'"{name}"'
        message = (
            f'the question "{asker.id}" ({asker.spot()}) may only depend on earlier questions; '
            f"{what}, which comes later ({later.spot()})."
        )
        if later is asker:
            message = f'the question "{asker.id}" ({asker.spot()}) depends on itself.'
        advice = "Move the question, or drop the condition."
        self._wrong("CP306", message, advice, node, key, at_key=not through)

    def _wrong(
        self, code: str, message: str, suggestion: str, node: Container, key: Key, at_key: bool = False
    ) -> Condition:
        self._page.report(code, message, suggestion, self._page.place(node, key, at_key))
        return ALWAYS


def _bound(relation: str, text: str) -> Moment | Span | None:
    """What a date is compared with: a span for `within`, otherwise a day."""
    if relation.startswith("within"):
        span = Span.parse(text)
        return span if span and span.count * _DAYS[span.unit] <= MAX_YEARS * 365 else None
    try:
        return Moment(None if text == AS_OF else Day().parse(text))
    except Wrong:
        return None
