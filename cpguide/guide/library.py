"""Reading what the first question does not need: evidence, sources, glossary, contacts and deadlines."""

from __future__ import annotations

from typing import Any

from cpguide.guide.deadline import DEADLINE, START
from cpguide.guide.files import Files, read_top, shape_of
from cpguide.guide.model import Library
from cpguide.guide.problem import Problems
from cpguide.guide.record import Record, Row
from cpguide.guide.shape import CONTACT, EVIDENCE, LEFT_OUT, OFFICE, SOURCE, STATE, TERM

NEEDED = ("evidence/", "sources.yaml")

Rows = dict[str, Row]


class Shelves:
    """The rows of the library by id, as read from its files.

    `unread` names the files and folders of which something could not be read: nothing is said against
    an id that may stand there.
    """

    def __init__(self, files: dict[str, bytes], problems: Problems) -> None:
        self.evidence: Rows = {}
        self.left_out: Rows = {}
        self.sources: Rows = {}
        self.terms: Rows = {}
        self.contacts: Rows = {}
        self.offices: Rows = {}
        self.states: Rows = {}
        self.starts: Rows = {}
        self.deadlines: Rows = {}
        self._files = Files(files, problems)
        self.unread = self._files.unread
        for name in files:
            if name.startswith("evidence/"):
                self._add(name, self.left_out if shape_of(name) is LEFT_OUT else self.evidence)
        self._add("sources.yaml", self.sources)
        self._add("glossary.yaml", self.terms)
        self._contacts()
        self._deadlines()

    def _add(self, name: str, rows: Rows) -> None:
        page = self._files.page(name)
        for id, row in (read_top(page) if page else {}).items():
            if id in rows:
                row.report_twice(rows[id])
            rows.setdefault(id, row)

    def _contacts(self) -> None:
        if page := self._files.page("contacts.yaml"):
            values = read_top(page).values
            self.contacts, self.offices, self.states = values["national"], values["offices"], values["states"]

    def _deadlines(self) -> None:
        if page := self._files.page("deadlines.yaml"):
            values = read_top(page).values
            self.starts, self.deadlines = values["starts"], values["deadlines"]

    def library(self) -> Library:
        """The rows as the model has them."""
        return Library(
            _made(EVIDENCE, self.evidence),
            {id: row.values["reason"] for id, row in self.left_out.items()},
            _made(SOURCE, self.sources),
            _made(TERM, self.terms),
            _made(CONTACT, self.contacts),
            _made(OFFICE, self.offices),
            _made(STATE, self.states),
            _made(START, self.starts),
            _made(DEADLINE, self.deadlines),
        )


def _made(record: Record, rows: Rows) -> dict[str, Any]:
    make = record.make
    return {id: make(row, id=id) for id, row in rows.items()}
