"""The slide of a demonstration. On a question the digits give another answer than the story's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from cpguide.engine.case import Answer
from cpguide.training.slides import Asked
from cpguide.training.telling import Telling
from cpguide.tui.slides import Drawing, Part
from cpguide.tui.slides.asked import touched
from cpguide.tui.slides.frame import AIRY, DENSE, SHORT
from cpguide.tui.widgets.choices import Choices
from cpguide.tui.widgets.sheet import Sheet

NOTHING_PICKED = "Nothing is picked. Press a number, then Enter."


class SlidePane(Sheet):
    """Draws the slide of a telling, with more room between its lines where all of them still fit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "1",
            "pick(1)",
            "what if",
            key_display="1-9",
            id="slide.pick_1",
            tooltip="to 9: what if the answer were this one",
        ),
        *(Binding(str(n), f"pick({n})", show=False, id=f"slide.pick_{n}") for n in range(2, 10)),
        Binding("0", "pick(0)", "not sure", show=False, id="slide.pick_0", tooltip="what if nobody knows"),
        Binding("backspace", "erase", "take back a digit of a date", show=False, id="slide.erase"),
        Binding(
            "enter",
            "confirm",
            "show",
            id="slide.confirm",
            tooltip="what follows from the numbers that were pressed",
        ),
    ]

    @dataclass
    class Answered(Message):
        """The question on the slide got this answer."""

        answer: Answer

    def __init__(self) -> None:
        super().__init__()
        self._drawing: Drawing | None = None

    def show(self, telling: Telling) -> None:
        """Draw the slide of this telling, nothing picked."""
        slide, choices = telling.slide, None
        if isinstance(slide, Asked):
            choices = Choices.of(slide.question, slide.given if slide.shown else None)
        self._drawing = Drawing(telling, choices)
        self.scroll_to_top()
        self.repaint()

    @property
    def choices(self) -> Choices | None:
        """What is picked of the question; None where the slide asks none."""
        return self._drawing.choices if self._drawing else None

    def _set(self, choices: Choices) -> None:
        assert self._drawing is not None
        self._drawing = replace(self._drawing, choices=choices)
        self.repaint()
        self.keep_in_sight()
        self.refresh_bindings()  # enter does something only while something is picked

    @property
    def pointed(self) -> int | None:
        """The answer that was picked last."""
        return self.choices.pointed if self.choices else None

    def parts(self) -> Iterable[Part]:
        """The drawing that takes the most room and still fits."""
        if self._drawing is None:
            return ()
        width, height = max(1, self.content_size.width), self.content_size.height
        for room in (AIRY, DENSE):
            parts = self._drawing.parts(room)
            if sum(visual.get_height({}, width) for visual, _ in parts) <= height:
                return parts
        return self._drawing.parts(SHORT)

    def read_on(self) -> bool:
        """Scroll on where more is below; False where all is in sight."""
        more = self._top + self._room < len(self._painted())
        if more:
            self.action_page(1)
        return more

    def read_back(self) -> bool:
        """Scroll to the top; False where it is in sight."""
        scrolled = self._top > 0
        if scrolled:
            self.action_page(-self._top)
        return scrolled

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Digits are for questions, and enter for what they picked."""
        if action == "confirm":
            return self.choices is not None and touched(self.choices)
        return action not in ("pick", "erase") or self.choices is not None

    def action_pick(self, digit: int) -> None:
        """A digit: answers, ticks, or is typed into the date."""
        choices = self.choices
        row = choices.row(digit) if choices else None
        if choices and choices.question.kind == "date" and (digit or choices.typed):
            self._set(choices.type(str(digit)))
        elif choices and row is not None:
            self._pick(choices, row)

    def _pick(self, choices: Choices, row: int) -> None:
        if choices.question.kind == "several":
            self._set(choices.tick(row))
        else:
            self.post_message(self.Answered(choices.ids[row]))

    def action_erase(self) -> None:
        """Take back the last digit of a date."""
        if self.choices:
            self._set(self.choices.erase())

    def action_confirm(self) -> None:
        """Answer with what is picked or typed."""
        if self.choices is None:
            return
        given = self.choices.enter()
        if not isinstance(given, Choices):
            self.post_message(self.Answered(given))
        else:
            self._set(given if given.typed else replace(given, fault=NOTHING_PICKED))

    def on_click(self, event: events.Click) -> None:
        """The mouse picks the answer it is on."""
        row = self.row_at(event)
        if (choices := self.choices) and row is not None:
            self._pick(choices, row)
