"""What a quiz offers as reasons: statements made from the rules, exactly one of them right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from cpguide.engine.case import Answer
from cpguide.engine.diagram import NO, YES
from cpguide.engine.interview import FIRM, Answered, Interview
from cpguide.engine.reasons import reasons
from cpguide.guide.condition import Chosen, Condition, Dated, Holds, atoms
from cpguide.guide.model import Fact, Guide, Item, Question, Route
from cpguide.output.words import sentence, trail_line

OFFERED = 4
"""So many reasons are offered at a fork."""
ALWAYS_SO = "None of them: it is so in every case."
NO_ANSWER = "None of them: only the owner of the rules can mend this."
"""The reason where no route holds, or more than one does."""
_WHETHER = {
    "steps": "Whether this step is needed",
    "papers": "Whether this paper is needed",
    "benefits": "Whether this benefit opens",
    "advice": "Whether this advice is given",
}

_QUOTE, _MYTH = '"', "Whether this myth has to be set right"

Basis = Fact | Route | Item | Question | None
"""What a reason speaks of; None where nothing carries a line, because it always holds."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: the `label` alone must say what it is."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """The reasons offered, the id of the right one, and what that one speaks of."""

    offered: tuple[Choice, ...]
    right: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class _Ground:
    choice: Choice
    basis: Basis
    diagram: int
    kind: str


def decided(scenario: str, before: Interview, question: Question, answer: Answer) -> Grounds:
    """What this question decides, once the answers of `before` are given.

    Right is a fact, else a route, else an item that still depends on it; of several the plainest, of equals
    the widest fact that the answer rules out, else the first in author order. Some line must depend on it.
    """
    logic, grounds = before.logic, list(_grounds(before))
    diagrams, block = logic.diagrams, logic.variables[question.id].mask
    order = list(logic.variables)
    left = diagrams.restrict([ground.diagram for ground in grounds], before.known)
    after = diagrams.restrict(left, logic.values(question.id, answer))
    turning = {n: after[n] for n, diagram in enumerate(left) if diagrams.mask[diagram] & block}
    plain = {n: _plain(before, grounds[n], question.id, turning[n]) for n in turning}
    best = min(plain.values())
    plainest = [n for n in plain if plain[n] == best]

    def wide(n: int) -> int:
        """How many narrower facts a fact that the answer rules out rules out with it."""
        if after[n] != NO or grounds[n].kind != "fact":
            return 0
        outside = diagrams.negation(left[n])
        return sum(diagrams.both(left[other], outside) == NO for other in plainest)

    right = grounds[max(plainest, key=wide)]

    def far(n: int) -> tuple[bool, bool, bool, int, str]:
        """The best wrong reason: of the same kind, not ruled out by the story so far, and about questions
        near this one but never about this one itself.
        """
        ground, looks = grounds[n], bool(diagrams.mask[grounds[n].diagram] & block)
        named = _named(before.guide, _spoken(ground).when)
        away = min((abs(order.index(id) - order.index(question.id)) for id in named), default=len(order))
        shuffled = _shuffled(scenario, question.id, ground.choice.id)
        return ground.kind != right.kind, left[n] == NO, looks, away, shuffled

    wrong = sorted((n for n in range(len(grounds)) if n not in turning), key=far)
    return _offer(scenario, question.id, right, (grounds[n].choice for n in wrong))


def _plain(before: Interview, ground: _Ground, question: str, after: int) -> tuple[bool, int, bool, bool]:
    """How plain a right reason is, the plainest first.

    Settled by the answer; a fact, else a route, else an item; one that names the question; and true.
    """
    basis = _spoken(ground)
    kind = (Fact, Route, Item).index(type(basis))
    named = question in _named(before.guide, basis.when)
    return after not in (YES, NO), kind, not named, after != YES


def _spoken(ground: _Ground) -> Fact | Route | Item:
    """What a reason that may turn on a question speaks of: never a question itself."""
    assert isinstance(ground.basis, Fact | Route | Item)
    return ground.basis


def _named(guide: Guide, condition: Condition) -> set[str]:
    """The questions that a condition or a fact in it speaks of, without those that they hang on."""
    found: set[str] = set()
    for atom in atoms(condition):
        if isinstance(atom, Holds):
            found |= _named(guide, guide.facts[atom.fact].when)
        elif isinstance(atom, Chosen | Dated):
            found.add(atom.question)
    return found


def carried(scenario: str, fork: str, interview: Interview, routes: Iterable[Route]) -> Grounds:
    """The answers that carry the one route that is firm; else the questions that would settle the routes.

    Without any route the rules are wrong, and no answer mends that.
    """
    routes = tuple(routes)
    firm = next((route.id for route in routes if interview.truth(route.id) == FIRM), None)
    if firm is None:
        carrying = list(dict.fromkeys(id for route in routes for id in interview.settled_by(route.id)))
    else:
        carrying = [reason.question.id for reason in reasons(interview, firm)]
    asked = dict.fromkeys([*carrying, *(line.question.id for line in interview.trail if not line.set_aside)])
    answers = {id: _answer(interview, id, settled=firm is not None) for id in asked}
    # The last in the order of the rules is the most particular.
    none = _Ground(Choice(":always", ALWAYS_SO if routes else NO_ANSWER), None, 0, "")
    right = answers[carrying[-1]] if carrying else none
    logic = interview.logic
    looked_at = 0
    for route in routes:
        looked_at |= logic.diagrams.mask[logic.lines[route.id]]

    def far(id: str) -> tuple[bool, str]:
        return bool(logic.variables[id].mask & looked_at), _shuffled(scenario, fork, id)

    wrong = sorted((id for id in answers if id not in carrying), key=far)
    return _offer(scenario, fork, right, (answers[id].choice for id in wrong))


def _answer(interview: Interview, id: str, settled: bool) -> _Ground:
    question, given = interview.guide.questions[id], interview.case.answers.get(id)
    said = settled and given is not None
    label = sentence(trail_line(Answered(question, given, False))) if said and given else question.ask
    return _Ground(Choice(f"answer:{id}", label), question, 0, "answer")


def _grounds(interview: Interview) -> Iterator[_Ground]:
    """Every fact, route and item of the guide as a reason, with the diagram of where it holds."""
    guide, logic = interview.guide, interview.logic
    for fact in guide.facts.values():
        label = sentence(f"whether {fact.says}")
        yield _Ground(Choice(f"fact:{fact.id}", label), fact, logic.diagram(Holds(fact.id)), "fact")
    for route in guide.routes.values():
        label = f"Whether this route is open: {route.title}"
        yield _Ground(Choice(f"line:{route.id}", label), route, logic.lines[route.id], "route")
    for item in guide.items.values():
        label = f"{_MYTH if item.title.startswith(_QUOTE) else _WHETHER[item.kind]}: {item.title}"
        yield _Ground(Choice(f"line:{item.id}", label), item, logic.lines[item.id], item.kind)


def _offer(scenario: str, fork: str, right: _Ground, wrong: Iterable[Choice]) -> Grounds:
    offered = {right.choice.label: right.choice}
    for choice in wrong:
        if len(offered) < OFFERED:
            offered.setdefault(choice.label, choice)
    order = sorted(offered.values(), key=lambda choice: _shuffled(scenario, fork, f"place of {choice.id}"))
    return Grounds(tuple(order), right.choice.id, right.basis)


def _shuffled(*words: str) -> str:
    """Always the same for the same words, and in no order that could be guessed."""
    return sha256("\n".join(words).encode()).hexdigest()
