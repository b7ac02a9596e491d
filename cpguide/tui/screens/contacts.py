"""Whom to call: the national lines, and the HSI offices of a state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.visual import Visual

from cpguide.guide.model import Guide, State
from cpguide.output.look_up import matches, states
from cpguide.tui import library
from cpguide.tui.blocks import STRONG
from cpguide.tui.plain import plain
from cpguide.tui.screens.lookup import LookupScreen
from cpguide.tui.widgets.lines import Row

_NATIONAL = "National lines"


class ContactsScreen(LookupScreen):
    """Choosing a state here is no part of the case and is not kept."""

    HEAD = "Contacts"
    PROMPT = "Type your state (it is not kept)"

    def __init__(self, guide: Guide, as_of: date) -> None:
        super().__init__(guide)
        self._as_of = as_of

    def rows(self, typed: str) -> Sequence[Row]:
        """The national lines and the states that fit."""
        first = [Row(plain(_NATIONAL, STRONG), "national")] if matches(typed, _NATIONAL) else []
        return [*first, *(Row(plain(state.name), state.id, state) for state in states(self._guide, typed))]

    def in_full(self, row: Row) -> Sequence[Visual]:
        """The offices of the state, or the national lines."""
        if isinstance(row.target, State):
            return library.state(self._guide, row.target, self._as_of)
        return library.contact_list(self._guide, self._as_of)
