"""One file as read: nested mappings, lists and texts, and the place of everything in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from cpguide.guide.problem import Problem, Problems

Node: TypeAlias = "str | list[Node] | dict[str, Node]"
Mapping: TypeAlias = "dict[str, Node]"
Container: TypeAlias = "list[Node] | dict[str, Node]"
Key: TypeAlias = "str | int"
Place: TypeAlias = "tuple[int, int]"

Places: TypeAlias = "list[list[tuple[str, int, int]]]"
"""For each mapping and list in order: its own place, then those of its keys and values in turn."""


class Page:
    """A file's name, its top mapping and all its mappings and lists in reading order.

    Places are found only when a problem asks for them, by reading the file a second time: a file
    without problems pays nothing for them.
    """

    def __init__(self, name: str, problems: Problems, places: Callable[[], Places]) -> None:
        self.name = name
        self.root: Mapping = {}
        self.containers: list[Container] = []
        self._problems = problems
        self._find_places = places
        self._places: Places = []
        self._numbers: dict[int, int] = {}

    def place(self, node: Container, key: Key | None = None, at_key: bool = False) -> Place:
        """Line and column, from 1, of a mapping or list, or of what it holds under `key`, or of the key."""
        if not self._places:
            self._places = self._find_places()
            self._numbers = {id(container): number for number, container in enumerate(self.containers)}
        number = self._numbers.get(id(node))
        if number is None:  # what stands above the top of the file: the file itself
            return 1, 1
        place, *parts = self._places[number]
        if isinstance(key, int):
            place = parts[key]
        elif key is not None:
            first = next(n for n in range(0, len(parts), 2) if parts[n][0] == key)
            place = parts[first if at_key else first + 1]
        return place[1:]

    def report(self, code: str, message: str, suggestion: str, at: Place) -> None:
        """Keep a problem with this file."""
        self._problems.add(Problem(code, self.name, *at, message, suggestion))
