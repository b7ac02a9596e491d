"""The guide itself: its routes, its evidence and its sources, whatever the case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.visual import Visual

from cpguide.guide.model import Evidence, Guide, Route, Source
from cpguide.output.look_up import matches
from cpguide.tui import describe, library
from cpguide.tui.blocks import CONFIDENCE, MUTED, bullet
from cpguide.tui.plain import plain
from cpguide.tui.screens.lookup import LookupScreen
from cpguide.tui.widgets.header import edition_words
from cpguide.tui.widgets.layout import Hung, OneLine
from cpguide.tui.widgets.lines import Row
from cpguide.tui.widgets.search import Search
from cpguide.tui.widgets.tabstrip import TabStrip

PARTS = ("Routes", "Evidence", "Sources")


class BrowseScreen(LookupScreen):
    """Three lists to search and read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "part", "next part", id="browse.part"),
    ]
    HEAD = "The guide itself"
    PROMPT = "Type to search"

    part: var[int] = var(1, init=False)
    """The list that is shown, from 1."""

    def __init__(self, guide: Guide, as_of: date) -> None:
        super().__init__(guide)
        self._as_of = as_of

    def subtitle(self) -> tuple[str, ...]:
        """Edition and date."""
        return edition_words(self._guide.about, self._as_of)

    def above(self) -> ComposeResult:
        """The names of the three lists."""
        yield TabStrip(PARTS, numbered=False)

    def rows(self, typed: str) -> Sequence[Row]:
        """The routes, statements or sources that hold the words."""
        return (self._routes, self._evidence, self._sources)[self.part - 1](typed)

    def _routes(self, typed: str) -> list[Row]:
        fit = [route for route in self._guide.routes.values() if matches(typed, route.title, route.says)]
        return [Row(bullet(route.title), route.id, route) for route in fit]

    def _evidence(self, typed: str) -> list[Row]:
        records = self._guide.library.evidence.values()
        return [_evidence_row(record) for record in records if matches(typed, record.id, record.says)]

    def _sources(self, typed: str) -> list[Row]:
        sources = self._guide.library.sources.values()
        fit = [source for source in sources if matches(typed, source.id, source.title, source.publisher)]
        return [Row(OneLine(plain(source.title)), source.id, source) for source in fit]

    def in_full(self, row: Row) -> Sequence[Visual]:
        """The route, statement or source."""
        match row.target:
            case Route() as route:
                return describe.route(self._guide, route)
            case Evidence() as record:
                return library.evidence(self._guide, record)
            case Source() as source:
                return library.source(self._guide, source)
        return []

    def watch_part(self) -> None:
        """Show another list, in full."""
        self.query_one(TabStrip).current = self.part
        self.query_one(Search).value = ""
        self.refill()

    @on(TabStrip.Wanted)
    def _wanted(self, event: TabStrip.Wanted) -> None:
        self.part = event.number

    def action_part(self) -> None:
        """Show the next list."""
        self.part = self.query_one(TabStrip).after(1)


def _evidence_row(record: Evidence) -> Row:
    mark = CONFIDENCE.get(record.confidence, "?")
    return Row(Hung(plain(f"{mark} {record.id} ", MUTED), OneLine(plain(record.says))), record.id, record)
