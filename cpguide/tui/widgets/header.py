"""The line at the top of the screens, the line of keys at the bottom, and what must be seen at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import starmap

from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.visual import Visual
from textual.widget import Widget

from cpguide.engine.result import Result, urgent
from cpguide.guide.model import About
from cpguide.output.notes import urgent_line
from cpguide.output.words import left_words
from cpguide.place import Place
from cpguide.tui.blocks import HEAD, STRONG
from cpguide.tui.plain import plain
from cpguide.tui.widgets.layout import Hung, Stack


class Header(Widget):
    """A title on the left, and on the right the longest of several wordings that fits.

    Where none fits beside the title, the wording takes the whole line: its first part stands left.
    """

    left: reactive[str] = reactive("")
    right: reactive[tuple[str, ...]] = reactive(())

    def __init__(self, left: str = "", right: Sequence[str] = (), id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(Header.left, left)
        self.set_reactive(Header.right, tuple(right))

    def render(self) -> Visual:
        """Both sides if they fit, else the right side alone, shortened as needed."""
        beside = [(self.left, text) for text in self.right[:2]]
        if ":" in self.left:  # "TRAINING: an invented case" must never give way altogether
            beside += [(self.left.partition(":")[0], text) for text in self.right]
        alone = [(head, rest) for head, _, rest in (text.partition(" · ") for text in self.right)]
        width = self.content_size.width
        for head, rest in (*beside, *alone):
            left, right = plain(head, STRONG), plain(rest)
            gap = width - left.cell_length - right.cell_length
            if gap >= 3:
                return Content.assemble(left, " " * gap, right)
        return plain(self.left, STRONG).truncate(max(1, width), ellipsis=True)


def edition_words(about: About, as_of: date) -> tuple[str, ...]:
    """Edition and date, in ever shorter words."""
    edition = f"edition {about.edition}"
    return (f"{edition} · law as of {as_of}", edition)


def progress_words(place: Place, counted: bool = True) -> tuple[str, ...]:
    """Where the officer is, in ever shorter words; counting what is left may be put off."""
    interview = place.interview
    left, as_of = left_words(interview.left) if counted else "...", interview.case.as_of.isoformat()
    where = f"question {place.number}" if place.question else "all answered"
    section = f"{place.question.section} · " if place.question else ""
    return (
        f"{section}{where} · {left} · law as of {as_of}",
        f"{section}{where} · {left} · {as_of}",
        f"{where} · {left} · {as_of}",
        f"{where} · {left}",
    )


class DoNow(Widget):
    """Firm steps of the first stage that have a time limit: at most two, above everything else."""

    def __init__(self) -> None:
        super().__init__()
        self.display = False
        self._steps: list[str] = []

    place: reactive[Place | None] = reactive(None, repaint=False)

    def watch_place(self, place: Place | None) -> None:
        """Take no room when there is nothing to do at once; lay out only when the steps change."""
        steps = urgent_lines(place) if place else []
        if steps != self._steps:
            self._steps = steps
            self.display = bool(steps)
            self.refresh(layout=True)

    def render(self) -> Visual:
        """One line for each step on a tall screen; on a short one the first, and a count."""
        steps = self._steps
        lines = [plain(f"! {step}", STRONG) for step in steps[:2]]
        if not lines:
            return plain("")
        if self.screen.has_class("-short"):
            more = f"  (+{len(steps) - 1} more: s)" if len(steps) > 1 else ""
            width = max(1, self.content_size.width)
            return Content.assemble(lines[0].truncate(max(1, width - len(more)), ellipsis=True), plain(more))
        more_lines = [plain(f"  and {len(steps) - 2} more, press s")] if len(steps) > 2 else []
        return Stack([*(Hung(plain(""), line) for line in lines), *more_lines])


def urgent_lines(place: Place) -> list[str]:
    """The firm steps that cannot wait, each as a line."""
    return [urgent_line(step) for step in urgent(Result(place.interview).firm("steps"))]


class KeyLine(Widget):
    """The keys of the screen, as many as fit; leaving and help always, at the end.

    `first` are keys and words that no binding of the screen names, such as those of a list.
    """

    first: reactive[tuple[tuple[str, str], ...]] = reactive(())

    def __init__(self, *first: tuple[str, str]) -> None:
        super().__init__()
        self.set_reactive(KeyLine.first, first)

    def on_mount(self) -> None:
        """Follow the screen's keys."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Visual:
        """Key and word, in the order of the bindings."""
        active = [found.binding for found in self.screen.active_bindings.values() if found.enabled]
        shown = {binding.action: _key(binding) for binding in active if binding.show}
        if "leave" in shown:  # the other key for it is for screens on which letters are typed
            shown.pop("leave_typing", None)
        last = [shown.pop(action) for action in ("leave", "leave_typing", "help") if action in shown]
        keys = [*starmap(_named, self.first), *shown.values()]
        room = self.content_size.width - sum(key.cell_length + 2 for key in last)
        line: list[Content] = []
        for key in keys:
            room -= key.cell_length + 2
            if room < 0:
                break
            line.append(key)
        return Content("  ").join([*line, *last])


def _key(binding: Binding) -> Content:
    return _named(binding.key_display or binding.key, binding.description)


def _named(key: str, word: str) -> Content:
    return Content.assemble(plain(key, HEAD), " ", plain(word))
