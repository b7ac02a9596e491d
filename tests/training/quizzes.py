"""A small guide and a scenario told in parts, so that tests of quizzes do not rest on the shipped words."""

from __future__ import annotations

from datetime import date

from cpguide.engine.case import Answer, Case
from cpguide.engine.interview import Interview
from cpguide.guide.calendar import Moment
from cpguide.guide.condition import ALWAYS, All, Any, Chosen, Condition, Dated, Holds, Not
from cpguide.guide.model import Fact, Guide, Option, Question, Route
from cpguide.training.quiz import Quiz, Reply
from cpguide.training.scenario import Expected, Scenario
from tests.tui.host import AS_OF, WILD, small_guide

ANSWERS: dict[str, Answer] = {
    "role": "local",
    "used": ("threats", "papers"),
    "since": date(2026, 3, 1),
    "told": "no",
}


def quiz_guide() -> Guide:
    """A local officer tells what was used and since when; force, threats and debt mean the same."""
    local = Chosen("role", ("local", "tribal"))
    facts = {
        "local": Fact("local", "a federal sponsor is needed", local, ("CP-001",)),
        "means": Fact(
            "means", "someone was held by force", Chosen("used", ("force", "threats")), ("CP-001",)
        ),
        "long": Fact("long", "it went on before today", Dated("since", "before", Moment(None)), ()),
        "told": Fact("told", "the person knows", Chosen("told", ("yes",)), ()),
    }
    questions = (
        _question("role", ("federal", "local", "tribal")),
        _question("used", ("force", "threats", "papers", "none"), local, "several"),
        _question("since", (), All((local, Holds("means"))), "date"),
        _question("told", ("yes", "no"), not_sure=False),
    )
    sponsor = All((local, Holds("means"), Holds("long")))
    routes = (
        _route("file", "File it yourself", Not((local,))),
        _route("sponsor", "Find a sponsor", sponsor),
        _route("gather", "Gather facts", All((local, Not((sponsor,))))),
        _route("nobody", WILD, Any(())),
    )
    small = small_guide()
    keep = small.items["safe"]
    items = (
        keep._replace(id="copies", title="Ask for the papers", when=Chosen("used", ("papers",))),
        keep._replace(id="explain", title="Explain it", when=Not((Holds("told"),))),
    )
    return small._replace(
        questions={question.id: question for question in questions},
        facts=facts,
        routes={route.id: route for route in routes},
        items={item.id: item for item in items},
    )


def _question(
    id: str, options: tuple[str, ...], when: Condition = ALWAYS, kind: str = "one", not_sure: bool = True
) -> Question:
    twins = {"tribal": "local"}
    made = tuple(Option(name, name.capitalize(), f"{id} is {name}", twins.get(name, "")) for name in options)
    ask, why = f"What about {id}?", f"The law looks at {id}."
    return Question(id, "One", ask, why, "", "", kind, made, when, not_sure, ("CP-001", "CP-002"))


def _route(id: str, title: str, when: Condition) -> Route:
    return Route(id, title, f"{title}, in a sentence.", when, False, "", ("CP-001",))


def told(answers: dict[str, Answer] | None = None, name: str = "boat", **changes: dict[str, str]) -> Scenario:
    """The scenario of the small guide; `parts` and `stops` may be given."""
    expected = Expected(("sponsor",), (), (), (), {})
    case = Case(AS_OF, ANSWERS if answers is None else answers, training=True)
    texts = {"parts": {"used": "They kept his papers and threatened him."}, "stops": {}, **changes}
    return Scenario(
        name,
        "A man on a boat",
        "A man worked on a boat.",
        "basic",
        10,
        ("See a threat.",),
        texts["parts"],
        texts["stops"],
        (),
        (),
        (),
        case,
        expected,
    )


def quiz(scenario: Scenario | None = None) -> Quiz:
    """The quiz of a scenario of the small guide."""
    scenario = scenario or told()
    return Quiz.of(scenario, Interview.of(quiz_guide(), scenario.case))


def right(of: Quiz) -> Quiz:
    """The quiz with every reply right."""
    for each in of.forks[len(of.replies) :]:
        of = of.reply(Reply(each.answer, each.reason))
    return of
