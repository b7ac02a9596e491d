"""The quiz: the learner or the class decides at each fork, gives a reason, and then the rules answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.visual import Visual
from textual.widgets import ContentSwitcher

from cpguide.engine.interview import Interview
from cpguide.guide.model import Guide
from cpguide.output.words import TRAINING
from cpguide.training.quiz import Quiz
from cpguide.training.scenario import Scenario
from cpguide.tui import marked
from cpguide.tui.turn import ANSWER, OPENING, REASON, REVEAL, SCORE, STORY, Turn
from cpguide.tui.widgets.ask import LETTERS, AskPane
from cpguide.tui.widgets.hands import HandsPane
from cpguide.tui.widgets.header import Header, KeyLine
from cpguide.tui.widgets.question import QuestionPane
from cpguide.tui.widgets.reader import Reader

PAGE, ASK, HANDS = "page", "ask", "hands"
KEYS = {PAGE: (), ASK: (("1-9", "pick"),), HANDS: (("0-9", "count"), ("↑↓", "line"), ("enter", "done"))}
"""The keys of each part that no binding names."""
REASON_KEYS = ((f"{LETTERS[0]}-{LETTERS[-1]}", "pick"),)


class QuizScreen(Screen[None]):
    """Asks at the forks of a scenario; `hands` counts those of a class instead of taking one answer."""

    TRAINING: ClassVar[bool] = True
    """It says itself that the case is invented."""
    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = Path(__file__).parents[1] / "quiz.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter,right", "onward", "go on", key_display="space", id="quiz.onward"),
        Binding("d", "debrief", "debrief", id="quiz.debrief", tooltip="the page for afterwards"),
        Binding("w", "why", "all evidence", id="quiz.why", tooltip="every statement behind this fork"),
        Binding(
            "b,left",
            "back",
            "look back",
            key_display="b",
            id="quiz.back",
            tooltip="what was revealed before",
        ),
        Binding("escape", "end", "end", key_display="esc", id="quiz.end", tooltip="end the quiz"),
    ]

    turn: var[Turn | None] = var(None, init=False)

    class Debrief(Message):
        """The quiz is at its end, and the page for afterwards is wanted."""

        def __init__(self, quiz: Quiz) -> None:
            super().__init__()
            self.quiz = quiz

    def __init__(self, scenario: Scenario, interview: Interview, hands: bool = False) -> None:
        super().__init__()
        self._hands = hands
        self._asked: tuple[str, int] | None = None
        """The stage and the fork that the pane for replies holds."""
        self.set_reactive(QuizScreen.turn, Turn(Quiz.of(scenario, interview)))

    @property
    def _at(self) -> Turn:
        assert self.turn is not None
        return self.turn

    @property
    def began_under(self) -> Guide:
        """The rules of the quiz, which it keeps."""
        return self._at.quiz.interview.guide

    @property
    def unfinished(self) -> bool:
        """Whether ending now would lose replies before their score was seen."""
        return bool(self._at.quiz.replies) and self._at.stage != SCORE

    def compose(self) -> ComposeResult:
        """A page to read, a question to answer, or hands to count: one at a time."""
        yield Header(TRAINING)
        with ContentSwitcher(initial=PAGE):
            yield Reader(id=PAGE)
            yield AskPane(self._at.quiz.interview.guide, id=ASK)
            yield HandsPane(id=HANDS)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the opening."""
        self.watch_turn()

    def watch_turn(self) -> None:
        """Put the turn on the screen."""
        turn = self._at
        title, where = turn.quiz.scenario.title, _where(turn)
        self.query_one(Header).right = (f"{title} · {where}", where)
        if turn.shown in (ANSWER, REASON):
            self._ask(turn)
        else:
            self._switch(PAGE)
            self.query_one(Reader).show(_page(turn, self._hands))
        self.refresh_bindings()

    def _ask(self, turn: Turn) -> None:
        part = HANDS if self._hands and turn.shown == ANSWER else ASK
        if self._asked != (turn.stage, turn.number):  # what was picked before looking back stays picked
            self._asked = (turn.stage, turn.number)
            self._put(turn, part)
        self._switch(part)

    def _put(self, turn: Turn, part: str) -> None:
        fork, ask = turn.fork, self.query_one(AskPane)
        if turn.stage == REASON:
            ask.ask_reason(_key(turn), fork, [*marked.before_reason(fork, turn.answer, turn.hands)])
            return
        below = [*marked.beside_fork(fork)]
        if part == HANDS:
            self.query_one(HandsPane).ask(fork, turn.hands, below)
        else:
            ask.ask(_key(turn), fork, below)

    def _switch(self, part: str) -> None:
        self.query_one(KeyLine).first = REASON_KEYS if self._at.shown == REASON else KEYS[part]
        self.query_one(ContentSwitcher).current = part
        self.query_one(f"#{part}").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each key where it does something."""
        return _offered(self._at).get(action, True)

    def on_question_pane_answered(self, event: QuestionPane.Answered) -> None:
        """A choice or a reason was picked."""
        event.stop()
        turn, picked = self._at, event.answer
        if event.question != _key(turn) or turn.looked is not None:
            return
        if turn.stage == REASON:
            self.turn = turn.reasoned(str(picked))
        else:
            self.turn = turn.answered(picked if isinstance(picked, tuple) else (str(picked),))

    def on_hands_pane_counted(self, event: HandsPane.Counted) -> None:
        """All hands are counted."""
        event.stop()
        if self._at.stage == ANSWER and event.fork == self._at.fork.id:
            self.turn = self._at.answered(event.answer, event.hands)

    def action_onward(self) -> None:
        """The next page."""
        self.turn = self._at.onward()

    def action_back(self) -> None:
        """The page before, to look at."""
        self.turn = self._at.back()

    def action_why(self) -> None:
        """Every statement behind the fork."""
        from cpguide.tui.screens.line import EvidenceScreen

        fork, quiz = self._at.fork, self._at.quiz
        evidence = quiz.evidence(fork)
        self.app.push_screen(EvidenceScreen(fork.ask, evidence, quiz.interview.guide))

    def action_debrief(self) -> None:
        """Ask for the page for afterwards."""
        self.post_message(self.Debrief(self._at.quiz))

    def action_end(self) -> None:
        """End the quiz, after a question where replies would be lost."""
        from cpguide.tui.screens.leave import end

        end(self, asking=self.unfinished)


def _key(turn: Turn) -> str:
    """Names what is asked, so that a late key answers nothing else."""
    return f"{turn.stage} {turn.number}"


def _where(turn: Turn) -> str:
    """Where in the quiz this is."""
    if turn.shown in (OPENING, SCORE):
        return f"quiz: {turn.shown}"
    back = "look back: " if turn.looked else ""
    return f"{back}fork {turn.number} of {len(turn.quiz.forks)}"


def _page(turn: Turn, hands: bool) -> Iterator[Visual]:
    """What there is to read."""
    if turn.shown == OPENING:
        return marked.opening(turn.quiz, hands)
    if turn.shown == STORY:
        return marked.told(turn.fork)
    if turn.shown == SCORE:
        return marked.score(turn.quiz)
    return marked.revealed(turn.quiz, turn.number)


def _offered(turn: Turn) -> dict[str, bool]:
    """Which keys do something now."""
    return {
        "onward": turn.shown in (OPENING, STORY, REVEAL),
        "debrief": turn.shown == SCORE,
        "why": turn.shown == REVEAL,
        "back": turn.back() != turn,
    }
