"""The words of art and what they mean."""

from __future__ import annotations

from collections.abc import Sequence

from textual.visual import Visual

from cpguide.guide.model import Term
from cpguide.output.look_up import term_name, terms
from cpguide.tui import library
from cpguide.tui.blocks import bullet
from cpguide.tui.screens.lookup import LookupScreen
from cpguide.tui.widgets.lines import Row


class GlossaryScreen(LookupScreen):
    """Every term, by the alphabet; type to find one."""

    HEAD = "Glossary"
    PROMPT = "Type a word or an abbreviation"

    def rows(self, typed: str) -> Sequence[Row]:
        """The terms that hold the words; those that hold them in their name come first."""
        return [Row(bullet(term_name(term)), term.id, term) for term in terms(self._guide, typed)]

    def in_full(self, row: Row) -> Sequence[Visual]:
        """What the term means."""
        assert isinstance(row.target, Term)
        return library.term(self._guide, row.target)
