"""Defects to seed into rules: for each kind every place where it can be put, and the files with it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cpguide.guide.condition import Condition
from cpguide.guide.model import Guide
from tests.rules.rewrite import Files, Rewrite, conditions

Place = tuple[str, Callable[[], Files]]
"""Where a defect is put, and what gives the files with it."""


@dataclass(frozen=True)
class Defect:
    """A defect: its kind, where it is, and the files with it.

    `logical` where it changes conditions or dates and the rules can still be read: only such a defect may
    turn out to mean the same as before.
    """

    kind: str
    place: str
    files: Files
    logical: bool


class Defects:
    """Every kind of defect in the rules of a folder."""

    def __init__(self, files: Files, guide: Guide) -> None:
        self.text = Rewrite(files)
        self.guide = guide
        self.conditions = conditions(guide)

    def some(self, kinds: Kinds, seed: int, of_each: int) -> Iterator[Defect]:
        """So many of each kind, and of each part of the rules that the kind can touch, chosen by the seed."""
        for kind, (logical, find) in kinds.items():
            by_part: dict[str, list[Place]] = {}
            for place, make in find(self):
                by_part.setdefault(place.split()[0], []).append((place, make))
            for part, places in by_part.items():
                chosen = random.Random(f"{seed} {kind} {part}").sample(places, min(of_each, len(places)))
                yield from (Defect(kind, place, make(), logical) for place, make in chosen)

    def rewritten(self, part: str, id: str, condition: Condition, what: str) -> Place:
        """A record with another condition."""
        return f"{part} {id}: {what}", lambda: self.text.with_condition(part, id, condition)

    def cited(self) -> set[str]:
        """The evidence that some rule cites."""
        parts = (self.guide.questions, self.guide.facts, self.guide.routes, self.guide.items)
        return {id for part in parts for record in part.values() for id in record.evidence}


Found = Iterator[Place]
Find = Callable[[Defects], Found]
Kinds = dict[str, tuple[bool, Find]]
"""By the name of each kind: whether it is logical, and what finds its places."""


def keeper(kinds: Kinds) -> Callable[..., Callable[[Find], Find]]:
    """A decorator that keeps among `kinds` what finds the places of one."""

    def kind(name: str, logical: bool = False) -> Callable[[Find], Find]:
        def keep(find: Find) -> Find:
            kinds[name] = logical, find
            return find

        return keep

    return kind


def mistyped(word: str) -> str:
    """The word without one letter in the middle."""
    return word[: len(word) // 2] + word[len(word) // 2 + 1 :] if len(word) > 2 else word + "x"
