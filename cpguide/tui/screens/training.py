"""The list of scenarios: find one, read what it teaches, and begin it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.visual import Visual
from textual.widgets import Input

from cpguide.guide.model import Guide
from cpguide.output.look_up import matches
from cpguide.output.words import counted
from cpguide.training.scenario import Scenario
from cpguide.training.shelf import Shelf, route_words
from cpguide.tui.blocks import HEAD, MUTED, NOTICE, STRONG, bullet, gap, heading, para, spans
from cpguide.tui.plain import plain
from cpguide.tui.screens.lookup import LookupScreen
from cpguide.tui.widgets.header import Header
from cpguide.tui.widgets.layout import Stack
from cpguide.tui.widgets.lines import Lines, Row

if TYPE_CHECKING:
    from cpguide.tui.renewal import Renewal

How = Literal["demo", "quiz", "hands"]
"""Show it to a class, ask one learner, or ask a class and count hands."""

QUIZ, HANDS = "quiz for one learner", "quiz for a class"

_PROBLEMS = "/problems"
"""The key of the row that tells what cannot be read; no scenario can have this name."""


class TrainingScreen(LookupScreen):
    """Every scenario, lessons first; `load` reads them, also again when the rules change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin('demo')", "demo", tooltip="show it to a class", id="training.demo"),
        Binding("f3,ctrl+t", "begin('quiz')", "quiz", key_display="f3", tooltip=QUIZ, id="training.quiz"),
        Binding(
            "f4,ctrl+g", "begin('hands')", "class quiz", key_display="f4", tooltip=HANDS, id="training.hands"
        ),
    ]
    TRAINING: ClassVar[bool] = True
    """Its header says that the cases are invented."""
    HEAD = "TRAINING"
    PROMPT = "Type words of a title, a level, a route or the story"

    class Chosen(Message):
        """A scenario is to be begun."""

        def __init__(self, scenario: Scenario, how: How) -> None:
            super().__init__()
            self.scenario = scenario
            self.how: How = how

    def __init__(self, guide: Guide, load: Callable[[], Shelf]) -> None:
        super().__init__(guide)
        self._load = load
        self._shelf = Shelf()

    def on_mount(self) -> None:
        """Read the scenarios and list them."""
        self._read()
        self.refill()

    def _read(self) -> None:
        self._shelf = self._load()
        self.query_one(Header).right = self.subtitle()

    def renew(self, rules: Renewal) -> None:
        """The scenarios under other rules."""
        self._read()
        super().renew(rules)

    def subtitle(self) -> tuple[str, ...]:
        """How much there is."""
        lessons = counted(len(self._shelf.lessons), "lesson")
        tests = counted(len(self._shelf.tests), "test")
        return (f"invented cases · {lessons} · {tests} of the rules", f"{lessons}, {tests}")

    def rows(self, typed: str) -> Sequence[Row]:
        """What cannot be read, the lessons, then the tests of the rules."""
        rows: list[Row] = []
        if self._shelf.problems and not typed:
            unread = f"! {counted(len(self._shelf.problems), 'problem')} in scenario files"
            rows += [Row(plain(unread, NOTICE), _PROBLEMS), _BLANK]
        for head, scenarios in (("Lessons", self._shelf.lessons), ("Tests of the rules", self._shelf.tests)):
            fit = [_row(scenario) for scenario in scenarios if self._fits(typed, scenario)]
            if fit:
                rows += [Row(heading(head)), *fit, _BLANK]
        return rows[:-1]

    def _fits(self, typed: str, scenario: Scenario) -> bool:
        routes = (self._guide.routes[id].title for id in scenario.expected.routes)
        about = (scenario.title, scenario.level, scenario.name, scenario.story, *scenario.aims)
        return matches(typed, *about, *routes)

    def in_full(self, row: Row) -> Sequence[Visual]:
        """What the scenario teaches, and how it is begun."""
        if isinstance(row.target, Scenario):
            return [*self._about(row.target)]
        return [
            para("These scenario files cannot be read", STRONG),
            gap(),
            *map(bullet, self._shelf.problems),
        ]

    def _about(self, scenario: Scenario) -> Iterator[Visual]:
        yield para(scenario.title, STRONG)
        yield para(_length(scenario), MUTED)
        yield _KEYS
        for head, texts in (("Aims", scenario.aims), ("Story", (scenario.story,))):
            if texts:
                yield gap()
                yield heading(head)
                yield from map(bullet, texts) if head == "Aims" else map(para, texts)
        yield gap()
        yield para(f"{route_words(scenario, self._guide)}.", MUTED)
        yield para(f"Name: {scenario.name}", MUTED)

    def action_begin(self, how: How) -> None:
        """Begin the scenario pointed at."""
        row = self.query_one(Lines).pointed
        if row and isinstance(row.target, Scenario):
            self.post_message(self.Chosen(row.target, how))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_begin("demo")

    @on(Lines.Opened)
    def _opened(self, event: Lines.Opened) -> None:
        event.stop()
        self.action_begin("demo")


_BLANK = Row(gap())
_KEYS = spans(
    ("enter", HEAD),
    (" demo   ", ""),
    ("f3", HEAD),
    (" quiz   ", ""),
    ("f4", HEAD),
    (" class quiz", ""),
)


def _row(scenario: Scenario) -> Row:
    text = Stack((plain(scenario.title), plain(_length(scenario), MUTED)))
    return Row(text, scenario.name, scenario)


def _length(scenario: Scenario) -> str:
    minutes = f" · {counted(scenario.minutes, 'minute')}" if scenario.minutes else ""
    unfinished = " · unfinished" if scenario.unfinished else ""
    return f"{scenario.level}{minutes}{unfinished}"
