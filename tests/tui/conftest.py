from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cpguide.engine.case import Answer, Case
from cpguide.guide.calendar import Moment
from cpguide.guide.condition import ALWAYS, All, Any, Chosen, Condition, Dated, Not
from cpguide.guide.load import load
from cpguide.guide.model import Guide, Item, Option, Question, Route
from cpguide.guide.watch import Watch
from cpguide.guide.where import rules_folder
from cpguide.tui.app import CpGuideApp
from cpguide.tui.watching import WatchedApp
from tests.small_guide import write_small_guide
from tests.tui.host import AS_OF, small_guide

Begin = Callable[..., CpGuideApp]
"""Starts the full screen at the first question, with these answers given already."""


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The shipped rules."""
    return load(rules_folder())


@pytest.fixture(scope="session")
def mixed() -> Guide:
    """A guide with a question of every kind, so that tests of keys do not rest on the shipped words.

    A federal officer files. A local officer tells what was used (several answers), then when (a date),
    and either finds a sponsor or gathers facts. A minor must be told about within 24 hours.
    """
    small = small_guide()
    local, used = Chosen("role", ("local",)), Chosen("used", ("force", "fraud"))
    late = Dated("day", "after", Moment(None))
    sponsor = All((local, Any((Chosen("used", ("fraud",)), All((Chosen("used", ("force",)), late))))))
    questions = (
        _question("safe", "one", ("yes", "no")),
        small.questions["role"]._replace(not_sure=False),
        _question("used", "several", ("force", "fraud", "none"), local),
        _question("day", "date", (), All((local, used))),
        small.questions["age"],
    )
    routes = (
        _route("file", "File it yourself", Chosen("role", ("federal",))),
        _route("sponsor", "Find a sponsor", sponsor),
        _route("gather", "Gather facts", All((local, Not((sponsor,))))),
    )
    call = small.items["safe"]._replace(id="call", title="Call 911", when=Chosen("safe", ("no",)))
    items: dict[str, Item] = {"call": call, **small.items}
    return small._replace(
        questions={question.id: question for question in questions},
        routes={route.id: route for route in routes},
        items=items,
    )


def _question(id: str, kind: str, options: tuple[str, ...], when: Condition = ALWAYS) -> Question:
    made = tuple(Option(name, name.capitalize(), f"the answer is {name}") for name in options)
    return Question(id, "One", f"What about {id}?", "Why.", "", "", kind, made, when, True, ("CP-001",))


def _route(id: str, title: str, when: Condition) -> Route:
    return Route(id, title, f"{title}, in a sentence.", when, False, "", ("CP-001",))


@pytest.fixture
def begin(mixed: Guide) -> Begin:
    """Starts the full screen at the first question that is not answered yet."""

    def begin(**answers: Answer) -> CpGuideApp:
        return CpGuideApp(mixed, AS_OF, Case(AS_OF, answers) if answers else None, start=False)

    return begin


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """The folder of a small guide that may be changed."""
    return write_small_guide(tmp_path / "rules")


@pytest.fixture
def watched(rules: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., WatchedApp]:
    """Starts the full screen at the first question of `rules`, or at the start page."""
    monkeypatch.setattr("cpguide.tui.watching.EVERY", 3600)

    def begin(start: bool = False) -> WatchedApp:
        return WatchedApp(Watch(rules), load(rules), AS_OF, start=start)

    return begin
