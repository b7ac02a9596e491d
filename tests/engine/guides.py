"""Random small guides and answers to them, for property tests."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from cpguide.engine.case import Answer
from cpguide.guide.calendar import Effective, Moment, Span
from cpguide.guide.condition import ALWAYS, All, Any, Chosen, Condition, Dated, Holds, Not
from cpguide.guide.model import (
    NONE,
    NOT_SURE,
    About,
    Fact,
    Guide,
    Item,
    Library,
    Option,
    Question,
    Route,
)
from tests.engine.naive import possible

AS_OF = date(2026, 12, 1)
ABOUT = About(
    "Small",
    "1",
    AS_OF,
    AS_OF,
    "",
    ("One",),
    {kind: {"now": "Now"} for kind in ("steps", "papers", "benefits", "advice")},
    (),
    (),
)
EMPTY = Library({}, {}, {}, {}, {}, {}, {})


def question(id: str, kind: str, size: int, when: Condition = ALWAYS, not_sure: bool = True) -> Question:
    """A question with options a, b, c ... (and none, where several may be chosen)."""
    names = [] if kind == "date" else [f"{'abcdef'[n]}" for n in range(size)]
    names += [NONE] if kind == "several" else []
    options = tuple(Option(name, name.upper(), f"{id} is {name}") for name in names)
    return Question(id, "One", f"What about {id}?", "", "", "", kind, options, when, not_sure, ())


def item(id: str, when: Condition, effective: Effective | None = None) -> Item:
    """A step with this condition."""
    return Item(id, "steps", id, id, "now", "", "", "", "", effective or Effective(), when, "", ())


@st.composite
def conditions(draw: st.DrawFn, questions: list[Question], facts: list[str], depth: int = 2) -> Condition:
    """A condition over these questions and facts."""
    kinds = (["chosen", "chosen"] if questions else []) + (["fact"] if facts else [])
    kinds += ["all", "any", "none"] if depth else []
    kind = draw(st.sampled_from(kinds)) if kinds else "all"
    if kind == "fact":
        return Holds(draw(st.sampled_from(facts)))
    if kind == "chosen":
        return draw(_atom(draw(st.sampled_from(questions))))
    below = conditions(questions, facts, depth - 1) if depth else st.nothing()
    parts = tuple(draw(st.lists(below, max_size=3))) if depth else ()
    return All(parts) if kind == "all" else Any(parts) if kind == "any" else Not(parts)


@st.composite
def _atom(draw: st.DrawFn, about: Question) -> Condition:
    if about.kind != "date":
        ids = [option.id for option in about.options]
        return Chosen(
            about.id, tuple(draw(st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True)))
        )
    relation = draw(st.sampled_from(["before", "after", "within", "within_last"]))
    if relation in ("before", "after"):
        day = draw(st.sampled_from([None, date(2026, 11, 16), date(2027, 1, 16)]))
        return Dated(about.id, relation, Moment(day))
    return Dated(about.id, relation, Span(draw(st.sampled_from([5, 15, 35])), "day"))


@st.composite
def guides(draw: st.DrawFn) -> Guide:
    """A guide of two to four questions, up to two facts, one to three routes and up to three items."""
    questions: list[Question] = []
    facts: dict[str, Fact] = {}
    for n in range(draw(st.integers(2, 4))):
        gated = bool(questions) and draw(st.booleans())
        gate = draw(conditions(questions, list(facts), 1)) if gated else ALWAYS
        kind = draw(st.sampled_from(["one", "one", "several", "date"]))
        questions.append(question(f"q{n}", kind, draw(st.integers(2, 3)), gate))
        if len(facts) < 2 and draw(st.booleans()):
            facts[f"f{n}"] = Fact(f"f{n}", f"fact {n}", draw(conditions(questions, list(facts))), ())
    when = conditions(questions, list(facts))
    last = bool(draw(st.booleans()))
    routes = {
        f"r{n}": Route(f"r{n}", f"Route {n}", "", draw(when), last and n == 0, "", ())
        for n in range(draw(st.integers(1, 3)))
    }
    ranges = st.sampled_from([None, Effective(None, date(2026, 11, 30)), Effective(AS_OF, None)])
    items = {f"i{n}": item(f"i{n}", draw(when), draw(ranges)) for n in range(draw(st.integers(0, 3)))}
    return Guide(ABOUT, {q.id: q for q in questions}, facts, routes, items, EMPTY, "")


@st.composite
def answered(draw: st.DrawFn) -> tuple[Guide, dict[str, Answer]]:
    """A guide and answers to some of its questions, "not sure" among them."""
    guide = draw(guides())
    answers: dict[str, Answer] = {}
    for id, about in guide.questions.items():
        choice: Answer | None = draw(st.sampled_from([None, NOT_SURE, *possible(about)]))
        if choice is not None:
            answers[id] = choice
    return guide, answers
