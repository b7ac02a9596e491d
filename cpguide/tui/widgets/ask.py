"""A fork of a quiz: the story before it, what is asked, and what can be picked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.visual import Visual

from cpguide.guide.condition import ALWAYS
from cpguide.guide.model import Guide, Option, Question
from cpguide.training.forks import Fork
from cpguide.training.grounds import Choice
from cpguide.tui.widgets.question import QuestionPane

LETTERS = "jklm"
"""The keys of the reasons: no digit, so that a digit held too long at the fork picks none of them."""


class AskPane(QuestionPane):
    """Choices between other texts, picked by digits, or reasons, by letters. Says `QuestionPane.Answered`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(letter, f"letter({row})", show=False, id=f"ask.{letter}")
        for row, letter in enumerate(LETTERS)
    ]

    def __init__(self, guide: Guide, id: str | None = None) -> None:
        super().__init__(id=id)
        self._guide = guide
        self._above: tuple[Visual, ...] = ()
        self._below: tuple[Visual, ...] = ()

    def ask(self, id: str, fork: Fork, below: Sequence[Visual] = ()) -> None:
        """Ask what a fork asks; nothing is picked yet."""
        self._put(id, fork.ask, fork.choices, (), below, "several" if fork.several else "one")

    def ask_reason(self, id: str, fork: Fork, above: Sequence[Visual] = ()) -> None:
        """Ask for the reason."""
        self._put(id, fork.ask_reason, fork.reasons, above, ())
        if self.choices:
            self._set(replace(self.choices, letters=LETTERS))

    def _put(
        self,
        id: str,
        ask: str,
        choices: Sequence[Choice],
        above: Sequence[Visual],
        below: Sequence[Visual],
        kind: str = "one",
    ) -> None:
        self._above, self._below = tuple(above), tuple(below)
        options = tuple(Option(choice.id, choice.label, "") for choice in choices)
        self.show(self._guide, Question(id, "", ask, "", "", "", kind, options, ALWAYS, False, ()), None)

    def action_letter(self, row: int) -> None:
        """A letter picks a reason."""
        choices = self._listening
        if choices and choices.letters and row < len(choices.ids):
            self._pick(choices, row)

    def parts(self) -> Iterator[tuple[Visual, int | None]]:
        """The text above, the question and the choices, the text below."""
        yield from ((part, None) for part in self._above)
        yield from super().parts()
        yield from ((part, None) for part in self._below)
