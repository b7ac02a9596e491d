"""The demonstration: a scenario told to a class, large and calm, with "what if" at every question."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Static

from cpguide.engine.interview import Interview
from cpguide.guide.model import Guide
from cpguide.output import words
from cpguide.training.scenario import Scenario
from cpguide.training.slides import END, Scene
from cpguide.training.telling import Telling
from cpguide.tui.plain import plain
from cpguide.tui.slides import notes
from cpguide.tui.slides.behind import has_why, why
from cpguide.tui.styles import STYLES
from cpguide.tui.widgets.header import Header, KeyLine
from cpguide.tui.widgets.layout import Stack
from cpguide.tui.widgets.slidepane import SlidePane

SCROLL = "scroll the notes, or the slide where they are hidden"
WHAT_IF = "WHAT IF, not the story: h returns to the story"
NOTHING_TO_COMPARE = "Nothing to compare yet. On a question press another answer: v then shows both."


def _key(key: str, action: str, word: str, help: str, key_display: str = "", show: bool = True) -> Binding:
    """A key of the demonstration: `word` for the line at the bottom, `help` for the help screen."""
    name = action.partition("(")[0]
    return Binding(key, action, word, show, key_display or None, tooltip=help, id=f"demo.{name}")


KEYS: list[BindingType] = [
    _key("space,right,enter", "onward", "onward", "onward; first the rest of a long slide", "space"),
    _key("b,left", "back", "back", "back to the top of the slide, then to the slide before", "b"),
    _key("n", "notes", "notes", "show or hide the presenter's notes"),
    _key("j", "next_stop", "next stop", "jump to the next stop; after the last one to the first"),
    _key("h,home", "story", "story", "end what if: back to the story, where it was left", "h"),
    _key("w", "why", "why", "the evidence of the question, the reasons of the result"),
    _key("v", "beside", "two variants", "the story and what if side by side"),
    _key("s", "result", "result", "the whole result of the answers so far"),
    _key("d", "debrief", "debrief", "what to take away, as a page"),
    _key("escape", "end", "end", "end the demonstration, after a question once it is under way", "esc"),
    Binding("down", "scroll(1)", "scroll", show=False, id="demo.down", tooltip=SCROLL),
    Binding("up", "scroll(-1)", "scroll", show=False, id="demo.up", tooltip=SCROLL),
]


class DemoScreen(Screen[None]):
    """Tells a scenario; `telling` is all that it shows. Keys make another telling."""

    CSS_PATH = STYLES / "demo.tcss"
    TRAINING: ClassVar[bool] = True
    """The header says that the case is invented."""

    AUTO_FOCUS = "SlidePane"
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    telling: var[Telling | None] = var(None, init=False, always_update=True)
    noted: var[bool] = var(False, init=False)
    """Whether the presenter's notes are in sight."""

    class Debrief(Message):
        """The presenter wants the page to take away from this telling."""

        def __init__(self, telling: Telling) -> None:
            super().__init__()
            self.telling = telling

    def __init__(self, scenario: Scenario, interview: Interview) -> None:
        super().__init__()
        self.set_reactive(DemoScreen.telling, Telling.of(scenario, interview))

    def compose(self) -> ComposeResult:
        """What it is and how far, whether it is the story, the slide, the notes, the keys."""
        yield Header(words.TRAINING)
        yield Static(plain(f"! {WHAT_IF}"), id="what-if", markup=False)
        with Horizontal(id="stage"):
            yield SlidePane()
        with VerticalScroll(id="notes", can_focus=False):
            yield Static(markup=False)
        yield Static(id="said", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the first slide."""
        self.watch_telling()

    @property
    def at(self) -> Telling:
        """The telling on the screen."""
        assert self.telling is not None
        return self.telling

    def watch_telling(self) -> None:
        """Draw the slide of the telling."""
        at = self.at
        place = f"{at.position + 1} of {len(at.path.slides)}"
        stop = f"{place} · stop in {at.to_stop}" if at.to_stop else place
        self.query_one(Header).right = (f"{at.scenario.title} · {stop}", stop, place)
        self.query_one("#what-if").display = at.is_what_if
        self._say("")
        self.query_one(SlidePane).show(at)
        self.watch_noted()
        self.refresh_bindings()

    def _say(self, text: str) -> None:
        said = self.query_one("#said", Static)
        said.update(plain(text))
        said.display = bool(text)

    def watch_noted(self) -> None:
        """Show the notes only while they are wanted: the class must not see them."""
        panel = self.query_one("#notes", VerticalScroll)
        panel.display = self.noted
        panel.query_one(Static).update(Stack([*notes(self.at)] if self.noted else []))
        panel.scroll_home(animate=False)

    def action_onward(self) -> None:
        """The rest of the slide, then the next one."""
        if not self.query_one(SlidePane).read_on():
            self.telling = self.at.onward()

    def action_back(self) -> None:
        """The top of the slide, then the slide before."""
        if not self.query_one(SlidePane).read_back():
            self.telling = self.at.back()

    def on_slide_pane_answered(self, event: SlidePane.Answered) -> None:
        """What if the question had this answer."""
        event.stop()
        self.telling = self.at.answer(event.answer)

    def action_next_stop(self) -> None:
        """The next slide to stop at."""
        self.telling = self.at.to_next_stop()

    def action_story(self) -> None:
        """Back to the story, where what if began."""
        self.telling = self.at.to_story()

    def action_notes(self) -> None:
        """Show or hide the presenter's notes."""
        self.noted = not self.noted

    def action_scroll(self, by: int) -> None:
        """Scroll the notes, or the slide where they are hidden."""
        if self.noted:
            self.query_one("#notes").scroll_relative(y=by, animate=False)
        else:
            self.query_one(SlidePane).action_page(by)

    @property
    def began_under(self) -> Guide:
        """The rules that the story is told under, which it keeps."""
        return self.at.path.story.guide

    @property
    def unfinished(self) -> bool:
        """Whether ending now would lose the place, in front of a class."""
        return self.at.position > 0 and self.at.slide != Scene(END)

    def action_end(self) -> None:
        """End the demonstration, after a question where it is under way."""
        from cpguide.tui.screens.leave import end

        end(self, asking=self.unfinished)

    def action_debrief(self) -> None:
        """Ask for the page to take away."""
        self.post_message(self.Debrief(self.at))

    def action_beside(self) -> None:
        """The story and what if side by side."""
        from cpguide.tui.screens.beside import BesideScreen

        at = self.at
        if at.is_what_if:
            ends = at.story.interview_end, at.interview_end
            self.app.push_screen(BesideScreen("The story", ends[0], "What if", ends[1]))
        else:
            self._say(NOTHING_TO_COMPARE)

    def action_result(self) -> None:
        """The whole result of the answers so far."""
        from cpguide.tui.screens.result import ResultScreen

        self.app.push_screen(ResultScreen(self.at.interview_now), self._reopen)

    def _reopen(self, question: str | None) -> None:
        if question:
            self.telling = self.at.at_question(question)

    def action_why(self) -> None:
        """The evidence of the question or of what was overlooked, the reasons of the result."""
        self.app.push_screen(why(self.at), self._reopen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a key only where it does something."""
        if self.telling is None or action not in ("story", "next_stop", "why"):
            return True
        offered = {"story": self.at.is_what_if, "next_stop": bool(self.at.stops), "why": has_why(self.at)}
        return offered[action]
