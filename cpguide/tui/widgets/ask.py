"""A fork of a quiz: the story before it, what is asked, and what can be picked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.visual import Visual

from cpguide.guide.condition import ALWAYS
from cpguide.guide.model import Guide, Option, Question
from cpguide.training.grounds import Choice
from cpguide.tui.widgets.question import QuestionPane


class AskPane(QuestionPane):
    """A question with these choices between other texts. Says `QuestionPane.Answered`."""

    def __init__(self, guide: Guide, id: str | None = None) -> None:
        super().__init__(id=id)
        self._guide = guide
        self._above: tuple[Visual, ...] = ()
        self._below: tuple[Visual, ...] = ()

    def ask(
        self,
        id: str,
        ask: str,
        choices: Sequence[Choice],
        several: bool,
        above: Sequence[Visual] = (),
        below: Sequence[Visual] = (),
    ) -> None:
        """Ask this; nothing is picked yet."""
        self._above, self._below = tuple(above), tuple(below)
        options = tuple(Option(choice.id, choice.label, "") for choice in choices)
        kind = "several" if several else "one"
        self.show(self._guide, Question(id, "", ask, "", "", "", kind, options, ALWAYS, False, ()), None)

    def parts(self) -> Iterator[tuple[Visual, int | None]]:
        """The text above, the question and the choices, the text below."""
        yield from ((part, None) for part in self._above)
        yield from super().parts()
        yield from ((part, None) for part in self._below)
