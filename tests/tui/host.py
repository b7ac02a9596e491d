"""A bare app that shows one screen, a small guide, and the screen as plain text."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePath
from typing import ClassVar

from textual.app import App
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.visual import Visual
from textual.widget import Widget

import cpguide.tui
from cpguide.engine.case import Answer
from cpguide.engine.interview import Interview
from cpguide.guide.calendar import Effective
from cpguide.guide.condition import ALWAYS, All, Chosen, Condition, Not
from cpguide.guide.model import (
    About,
    Citation,
    Contact,
    Evidence,
    Guide,
    Item,
    Library,
    Office,
    Option,
    Question,
    Route,
    Source,
    State,
    Term,
)
from cpguide.tui.shell import Shell
from cpguide.tui.widgets.layout import Hung

_STYLES = Path(cpguide.tui.__file__).parent
AS_OF = date(2026, 11, 23)
WILD = "A [severe] form, [/x] and [b]bold[/b], C:\\\\[sic] {now} <b> & 100%"
"""A text that would be lost, or end the program, if it were read as markup."""


class Host(Shell):
    """Shows one screen over an empty one and keeps what it was closed with."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [_STYLES / name for name in ("cpguide.tcss", "result.tcss")]

    def __init__(self, shown: Screen[str | None] | Screen[None]) -> None:
        super().__init__()
        self.shown = shown
        self.closed: list[str | None] = []

    def on_mount(self) -> None:
        """Show the screen."""
        self.push_screen(self.shown, self.closed.append)


def text(app: App[None]) -> str:
    """What the screen shows, without colors and without blanks at the ends of lines."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(part.text for part in strip).rstrip() for strip in strips) + "\n"


def plain_text(visual: Visual) -> str:
    """A block of text without its styles."""
    if isinstance(visual, Hung):
        return f"{plain_text(visual.mark)}{plain_text(visual.body)}"
    assert isinstance(visual, Content)
    return visual.plain


def words(app: App[None]) -> str:
    """What the screen shows as one run of words."""
    return " ".join(text(app).split())


def too_wide(app: App[None]) -> list[Widget]:
    """The widgets that reach beyond their parent's right edge where nothing scrolls that way."""
    found = []
    for widget in app.screen.walk_children(Widget):
        parent = widget.parent
        inside = isinstance(parent, Widget) and widget.region.right <= parent.region.right
        if widget.display and widget.region and not inside:
            found.append(widget)
        if isinstance(widget, ScrollView | VerticalScroll) and widget.max_scroll_x:
            found.append(widget)
    return found


def interview(guide: Guide, **answers: Answer) -> Interview:
    """An interview with these answers."""
    made = Interview.begin(guide, AS_OF)
    for question, answer in answers.items():
        made = made.answer(question, answer)
    return made


def small_guide(route: str = "File it yourself", confidence: str = "verified") -> Guide:
    """Two questions, two routes, and a few lines of each kind."""
    role = _question("role", "Who are you?", ("federal", "local"))
    age = _question("age", "How old is the person?", ("minor", "adult"))
    federal, minor = Chosen("role", ("federal",)), Chosen("age", ("minor",))
    routes = (
        Route("file", route, "Prepare the request and file it.", federal, False, "", ("CP-001",)),
        Route("sponsor", "Find a sponsor", "Ask a federal agency.", Not((federal,)), False, "", ("CP-001",)),
    )
    items = (
        _item("tell", "steps", "Tell HHS", "now", minor, due="within 24 hours"),
        _item("safe", "steps", "Keep the person safe", "now"),
        _item("write", "steps", "Write the facts", "later"),
        _item("both", "steps", "Call both", "later", All((federal, minor))),
        _item("form", "papers", "The form", "now", evidence="CP-002", confirm="HSI"),
        _item("say", "advice", "Say who decides", "now"),
    )
    return Guide(
        _about(),
        {question.id: question for question in (role, age)},
        {},
        {found.id: found for found in routes},
        {item.id: item for item in items},
        _library(confidence),
        "0" * 64,
    )


def _about() -> About:
    stages = {"now": "Now", "later": "Later"}
    return About(
        "Small guide",
        "1",
        AS_OF,
        date(2027, 1, 1),
        "A guide for tests.",
        ("One",),
        dict.fromkeys(("steps", "papers", "benefits", "advice"), stages),
        ("No advice.",),
        ("Made up.",),
    )


def _question(id: str, ask: str, options: tuple[str, str]) -> Question:
    made = tuple(Option(name, name.capitalize(), f"the answer is {name}") for name in options)
    return Question(id, "One", ask, "It matters.", "Look.", "Anybody", "one", made, ALWAYS, True, ("CP-001",))


def _item(
    id: str,
    kind: str,
    title: str,
    stage: str,
    when: Condition = ALWAYS,
    due: str = "",
    evidence: str = "CP-001",
    confirm: str = "",
) -> Item:
    says = f"{title}, in a sentence."
    return Item(id, kind, title, says, stage, "You", due, "", "line", Effective(), when, confirm, (evidence,))


def _library(confidence: str) -> Library:
    cited = (Citation("law", "(c)(3)"),)
    records = (
        Evidence("CP-001", "The law says so.", cited, confidence, AS_OF, Effective(), ""),
        Evidence("CP-002", "Perhaps there is a form.", cited, "unverified", AS_OF, Effective(), "Ask HSI."),
    )
    contact = Contact(
        "line", "The line", "Help.", "911", "", "", "", "", date(2020, 1, 1), "verified", "Old.", cited
    )
    return Library(
        {record.id: record for record in records},
        {},
        {"law": Source("law", "1 U.S.C. 1, A law", "Congress", "https://law", "2020", "statute", "full", "")},
        {"cp": Term("cp", "Continued Presence", "CP", "Leave to stay.", ("CP-001",))},
        {"line": contact},
        {"here": Office("here", "Here, TX", ("TX",), None, "corroborated", "By its place.", cited)},
        {
            "TX": State("TX", "Texas", ("here",), "unverified", "Ask."),
            "UT": State("UT", "Utah", ("here",), "unverified", ""),
        },
    )


def shows(text: str) -> str:
    """A text as the words a screen shows of it."""
    return " ".join(Content(text).plain.split())
