"""The facts in an order in which each rests only on those before it, or a report of the circle."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

from cpguide.guide.condition import Chosen, Condition, Dated, Holds, atoms
from cpguide.guide.conditions import Names, read_condition
from cpguide.guide.model import Fact
from cpguide.guide.shape import FACT

MAX_CHAIN = 30


def make_facts(names: Names) -> dict[str, Fact]:
    """Every fact, in author order; fills `names.latest`."""
    conditions = {id: read_condition(row, names) for id, row in names.facts.items()}
    rests_on = {id: _facts_in(condition) for id, condition in conditions.items()}
    chain: dict[str, int] = {}
    for id in _in_order(rests_on, names):
        below = [fact for fact in rests_on[id] if fact in chain]
        chain[id] = 1 + max((chain[fact] for fact in below), default=0)
        asked = [
            names.order[atom.question] for atom in atoms(conditions[id]) if isinstance(atom, Chosen | Dated)
        ]
        names.latest[id] = max([*asked, *(names.latest[fact] for fact in below)], default=-1)
        if chain[id] == MAX_CHAIN + 1:
            message = f'the fact "{id}" rests on a chain of more than {MAX_CHAIN} facts.'
            names.facts[id].report("CP319", message, "State some of them directly.")
    return {id: FACT.make(row, id=id, when=conditions[id]) for id, row in names.facts.items()}


def _facts_in(condition: Condition) -> list[str]:
    return list(dict.fromkeys(atom.fact for atom in atoms(condition) if isinstance(atom, Holds)))


def _in_order(rests_on: dict[str, list[str]], names: Names) -> list[str]:
    """The facts, each after those it rests on; each circle is reported and cut open."""
    graph = dict(rests_on)
    while True:
        try:
            return list(TopologicalSorter(graph).static_order())
        except CycleError as error:
            circle: list[str] = error.args[1][::-1]
            least = min(range(len(circle) - 1), key=lambda at: list(graph).index(circle[at]))
            circle = [*circle[least:-1], *circle[: least + 1]]
            path = " -> ".join(circle)
            names.facts[circle[0]].report(
                "CP307", f"facts rest on each other in a circle: {path}.", "Cut one link."
            )
            graph[circle[0]] = [fact for fact in graph[circle[0]] if fact != circle[1]]
