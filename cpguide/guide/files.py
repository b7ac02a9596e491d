"""Which file of a rules folder has which shape, the files opened one by one, and which could not be read."""

from __future__ import annotations

from typing import Any

from cpguide.guide import shape
from cpguide.guide.deadline import DEADLINES
from cpguide.guide.model import ITEM_KINDS
from cpguide.guide.page import Page
from cpguide.guide.problem import Problems
from cpguide.guide.reader import read
from cpguide.guide.record import Record, Table

SHAPES: dict[str, Record | Table] = {
    "guide.yaml": shape.GUIDE,
    "questions/*.yaml": shape.QUESTIONS,
    "facts.yaml": shape.FACTS,
    "routes.yaml": shape.ROUTES,
    **{f"{kind}.yaml": shape.ITEMS for kind in ITEM_KINDS},
    "deadlines.yaml": DEADLINES,
    "never.yaml": shape.NEVERS,
    "evidence/left-out*.yaml": shape.LEFT_OUT,
    "evidence/*.yaml": shape.EVIDENCES,
    "sources.yaml": shape.SOURCES,
    "glossary.yaml": shape.TERMS,
    "contacts.yaml": shape.CONTACTS,
}
"""The shape of each file of the rules but the scenarios; where two patterns fit, the first counts."""


def shape_of(name: str) -> Record | Table:
    """The shape of the file of this name."""
    return SHAPES.get(name) or next(
        shape for pattern, shape in SHAPES.items() if name.startswith(pattern.partition("*")[0])
    )


def read_top(page: Page) -> Any:
    """The row, or the rows by id, that a file holds."""
    return shape_of(page.name).read_top(page)


class Files:
    """The bytes of the files by name, opened as pages on demand.

    `unread` names the files and folders of which something could not be read: nothing is said against
    an id that may stand there.
    """

    def __init__(self, files: dict[str, bytes], problems: Problems) -> None:
        self.names = tuple(files)
        self.unread: set[str] = set()
        self._files = files
        self._problems = problems

    def page(self, name: str) -> Page | None:
        """The page in the file of this name; None when there is none or it cannot be read."""
        data = self._files.get(name)
        page = None if data is None else read(name, data, self._problems)
        if page is None and self._problems.about(name):
            self.unread.add(name.partition("/")[0].removesuffix(".yaml"))
        return page
