"""Where each record of the rules stands: read again, and only when something is to be said about one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from cpguide.guide.files import Files, read_top
from cpguide.guide.library import Shelves
from cpguide.guide.model import ITEM_KINDS
from cpguide.guide.page import Key
from cpguide.guide.problem import Problem, Problems
from cpguide.guide.record import Row

_FRONT = ("guide", "questions", "facts", "routes", "items", "never")


class Places:
    """The rows of every record, by part and id.

    The parts are "guide" (its one id is "guide"), "questions", "facts", "routes", "items", "never", and
    those of the library: "evidence", "sources", "terms", "contacts", "offices", "states", "starts",
    "deadlines".
    """

    def __init__(self, files: dict[str, bytes], problems: Problems | None = None) -> None:
        self._bytes = files
        self._problems = Problems() if problems is None else problems
        self._files = Files(files, self._problems)

    def row(self, part: str, id: str) -> Row:
        """The row of a record."""
        rows = self._front if part in _FRONT else None
        found: Row = rows[part, id] if rows is not None else getattr(self._shelves, part)[id]
        return found

    def problem(
        self,
        code: str,
        part: str,
        id: str,
        message: str,
        suggestion: str = "",
        path: tuple[Key, ...] = (),
        at_key: bool = False,
        level: str = "error",
    ) -> Problem:
        """A problem with a record, at what `path` leads to in it, or at its own key."""
        row = self.row(part, id)
        return Problem(code, row.page.name, *row.place(*path, at_key=at_key), message, suggestion, level)

    @cached_property
    def _front(self) -> dict[tuple[str, str], Row]:
        rows: dict[tuple[str, str], Row] = {}
        for part, row in self._read():
            rows.setdefault((part, row.id), row)
        return rows

    @cached_property
    def _shelves(self) -> Shelves:
        return Shelves(self._bytes, self._problems)

    def _read(self) -> Iterator[tuple[str, Row]]:
        for name in self._files.names:
            stem = name.partition("/")[0].removesuffix(".yaml")
            part = "items" if stem in ITEM_KINDS else stem
            if part not in _FRONT or not (page := self._files.page(name)):
                continue
            top = read_top(page)
            if part == "guide":
                yield part, Row(page, {part: page.root}, part, top.values)
            else:
                rows = top.values["questions"] if part == "questions" else top
                yield from ((part, row) for row in rows.values())
