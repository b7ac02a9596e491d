"""The hands of a class, counted for each choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.visual import Visual

from cpguide.output.words import counted
from cpguide.training.forks import Fork
from cpguide.training.quiz import choice_of
from cpguide.tui.blocks import FAULT, MUTED, POINTER, STRONG, gap
from cpguide.tui.plain import plain
from cpguide.tui.widgets.layout import Hung
from cpguide.tui.widgets.sheet import Sheet

HOW = "Count hands: type the number for each line, ↓ to the next line, Enter when all are counted."
ONE = "The class's answer: the line with the most hands"
SEVERAL = "The class's answer: every line with at least half as many hands as the line with the most"
_MOST = 999


@dataclass(frozen=True)
class Hands:
    """The count for each choice of a fork, and the line pointed at; typing after pointing begins anew."""

    fork: Fork
    counts: tuple[int, ...]
    pointed: int = 0
    typing: bool = False
    fault: str = ""

    @classmethod
    def of(cls, fork: Fork, counted: Mapping[str, int]) -> Hands:
        """These counts; 0 where there is none."""
        return cls(fork, tuple(counted.get(choice.id, 0) for choice in fork.choices))

    def type(self, digit: int) -> Hands:
        """One more digit of the number pointed at."""
        count = self.counts[self.pointed] * 10 * self.typing + digit
        return self._set(count if count <= _MOST else self.counts[self.pointed])

    def erase(self) -> Hands:
        """Take back the last digit."""
        return self._set(self.counts[self.pointed] // 10)

    def _set(self, count: int) -> Hands:
        counts = (*self.counts[: self.pointed], count, *self.counts[self.pointed + 1 :])
        return replace(self, counts=counts, typing=True, fault="")

    def point(self, row: int) -> Hands:
        """Point at another line."""
        return replace(self, pointed=min(max(row, 0), len(self.counts) - 1), typing=False, fault="")

    @property
    def by_choice(self) -> Mapping[str, int]:
        """The counts by the ids of the choices."""
        return {choice.id: count for choice, count in zip(self.fork.choices, self.counts, strict=True)}


class HandsPane(Sheet):
    """A row for each choice with its count. Says `Counted` when the class has an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"type({n})", show=False, id=f"hands.{n}") for n in range(10)),
        Binding("up", "point(-1)", "the line above", show=False, id="hands.up"),
        Binding("down,tab", "point(1)", "the line below", show=False, id="hands.down"),
        Binding("backspace", "erase", "take back a digit", show=False, id="hands.erase"),
        Binding("enter", "enter", "all hands are counted", show=False, id="hands.enter"),
    ]

    @dataclass
    class Counted(Message):
        """All hands were counted at the fork: `answer` is what the class chose."""

        fork: str
        answer: tuple[str, ...]
        hands: Mapping[str, int]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.hands: Hands | None = None
        self._below: tuple[Visual, ...] = ()

    def ask(self, fork: Fork, counted: Mapping[str, int], below: Sequence[Visual] = ()) -> None:
        """Count for this fork, from nothing or on from what is counted."""
        self._below = tuple(below)
        self.scroll_to_top()
        self._set(Hands.of(fork, counted))

    def _set(self, hands: Hands | None) -> None:
        self.hands = hands
        self.repaint()

    def action_type(self, digit: int) -> None:
        """A digit of the number pointed at."""
        if self.hands:
            self._set(self.hands.type(digit))
            self.keep_in_sight()

    def action_erase(self) -> None:
        """Take back the last digit."""
        if self.hands:
            self._set(self.hands.erase())

    def action_point(self, step: int) -> None:
        """Another line, kept in sight."""
        if self.hands:
            self._set(self.hands.point(self.hands.pointed + step))
            self.keep_in_sight()

    def on_click(self, event: events.Click) -> None:
        """The mouse points at the line it is on."""
        row = self.row_at(event)
        if self.hands and row is not None:
            self._set(self.hands.point(row))

    def action_enter(self) -> None:
        """The answer of the class, or why there is none."""
        if not self.hands:
            return
        hands = self.hands
        answer, fault = choice_of(hands.fork, hands.by_choice)
        if fault:
            self._set(replace(hands.point(0), fault=fault))  # to count again from the first line
        else:
            self.hands = None  # keys typed ahead are not meant for the next fork
            self.post_message(self.Counted(hands.fork.id, answer, hands.by_choice))

    @property
    def pointed(self) -> int | None:
        """The line pointed at."""
        return self.hands.pointed if self.hands else None

    def parts(self) -> Iterator[tuple[Visual, int | None]]:
        """The question, the lines with their counts, their sum, and the text below."""
        if self.hands is None:
            return
        fork = self.hands.fork
        yield plain(fork.ask, STRONG), None
        yield plain(HOW, MUTED), None
        yield gap(), None
        for row, (choice, count) in enumerate(zip(fork.choices, self.hands.counts, strict=True)):
            pointer = POINTER if row == self.hands.pointed else " "
            yield Hung(plain(f" {pointer} [{count or '':>3}]  "), plain(choice.label)), row
        if self.hands.fault:
            yield plain(f"! {self.hands.fault}", FAULT), None
        yield gap(), None
        total = counted(sum(self.hands.counts), "hand")
        yield plain(f"{total}. {_class_answer(self.hands)}", MUTED), None
        if self._below:
            yield gap(), None
        yield from ((part, None) for part in self._below)


def _class_answer(hands: Hands) -> str:
    """What the class has answered by these hands, or how that is found while nothing is counted."""
    rule = SEVERAL if hands.fork.several else ONE
    most = max(hands.counts)
    if not most:
        return f"{rule}."
    return f"{rule}, so at least {(most + 1) // 2}." if hands.fork.several else f"{rule}, so {most}."
