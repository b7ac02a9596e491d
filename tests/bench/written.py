"""The shipped rules written out as a programmer would without cpguide: in Python, or for zen-engine.

Facts and the answers to gated questions are worked out once and then named. Dates are whole numbers.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date

from cpguide.guide.calendar import Moment, Span
from cpguide.guide.condition import ALWAYS, All, Any, Chosen, Condition, Dated, Holds, Shows
from cpguide.guide.model import Guide


@dataclass(frozen=True)
class Dialect:
    """The words in which the languages differ."""

    answer: str
    named: str
    true: str
    false: str
    choice: str
    no_answer: str
    no_options: str


PYTHON = Dialect('answers["{}"]', "{}", "True", "False", "{1} if {0} else {2}", "None", "()")
ZEN = Dialect("{}", "$.{}", "true", "false", "({0}) ? {1} : {2}", "null", "[]")


@dataclass
class Written:
    """A guide on one day in one dialect: names worked out in order, then the lines of the result."""

    guide: Guide
    as_of: date
    dialect: Dialect
    names: dict[str, str] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        routes = self.guide.routes
        self.lines |= {id: self._condition(route.when) for id, route in routes.items() if not route.otherwise}
        others = " or ".join(self.lines.values())
        self.lines |= {id: f"(not ({others}))" for id, route in routes.items() if route.otherwise}
        for id, item in self.guide.items.items():
            in_force = item.effective.covers(self.as_of)
            self.lines[id] = self._condition(item.when) if in_force else self.dialect.false

    def _condition(self, condition: Condition) -> str:
        if isinstance(condition, Chosen):
            return self._chosen(condition)
        if isinstance(condition, Dated):
            return self._dated(condition)
        if isinstance(condition, Holds):
            name = f"fact_{condition.fact}"
            if name not in self.names:
                self.names[name] = self._condition(self.guide.facts[condition.fact].when)
            return self.dialect.named.format(name)
        assert not isinstance(condition, Shows)
        parts = [self._condition(part) for part in condition.parts]
        if isinstance(condition, All):
            return self._joined(" and ", parts, self.dialect.true)
        either = self._joined(" or ", parts, self.dialect.false)
        return either if isinstance(condition, Any) else f"(not {either})"

    @staticmethod
    def _joined(word: str, parts: list[str], nothing: str) -> str:
        return f"({word.join(parts)})" if parts else nothing

    def _chosen(self, chosen: Chosen) -> str:
        given = self._given(chosen.question)
        if self.guide.questions[chosen.question].kind == "several":
            return self._joined(" or ", [f'("{option}" in {given})' for option in chosen.options], "")
        one = len(chosen.options) == 1
        return f'({given} == "{chosen.options[0]}")' if one else f"({given} in {json.dumps(chosen.options)})"

    def _dated(self, dated: Dated) -> str:
        given, bound, as_of = self._given(dated.question), dated.bound, self.as_of
        if isinstance(bound, Moment):
            sign = "<" if dated.relation == "before" else ">"
            return f"({given} > 0 and {given} {sign} {bound.at(as_of).toordinal()})"
        assert isinstance(bound, Span)
        ends = (as_of, bound.after(as_of)) if dated.relation == "within" else (bound.before(as_of), as_of)
        return f"({given} >= {ends[0].toordinal()} and {given} <= {ends[1].toordinal()})"

    def _given(self, id: str) -> str:
        """The answer to a question, or what stands for none where the question does not exist."""
        name, question, words = f"answer_{id}", self.guide.questions[id], self.dialect
        if name not in self.names:
            answer = words.answer.format(id)
            nothing = {"one": words.no_answer, "several": words.no_options, "date": "0"}[question.kind]
            gate = "" if question.when == ALWAYS else self._condition(question.when)
            self.names[name] = words.choice.format(gate, answer, nothing) if gate else answer
        return words.named.format(name)


def python_source(guide: Guide, as_of: date) -> str:
    """One plain function `decide(answers)` that gives the truth of every line."""
    written = Written(guide, as_of, PYTHON)
    body = [f"    {name} = {value}" for name, value in written.names.items()]
    lines = [f'        "{id}": {value},' for id, value in written.lines.items()]
    return "\n".join(["def decide(answers):", *body, "    return {", *lines, "    }", ""])


def zen_graph(guide: Guide, as_of: date) -> str:
    """A decision graph with one expression node that holds every name and every line."""
    written = Written(guide, as_of, ZEN)
    both = {**written.names, **written.lines}
    held = [{"id": key, "key": key, "value": value} for key, value in both.items()]
    nodes: list[dict[str, object]] = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {"id": "all", "type": "expressionNode", "name": "all", "content": {"expressions": held}},
        {"id": "out", "type": "outputNode", "name": "out"},
    ]
    ends = [("in", "all"), ("all", "out")]
    edges = [{"id": a + b, "type": "edge", "sourceId": a, "targetId": b} for a, b in ends]
    return json.dumps({"nodes": nodes, "edges": edges})
