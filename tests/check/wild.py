"""Random small guides with everything in them that a proof has to do with: right ones and wrong ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from cpguide.guide.calendar import Effective, Moment, Span
from cpguide.guide.condition import ALWAYS, All, Any, Chosen, Condition, Dated, Holds, Not, Shows
from cpguide.guide.model import Fact, Guide, Item, Never, Question, Route
from tests.engine.guides import ABOUT, EMPTY, item, question

DAYS = (date(2024, 2, 29), date(2026, 11, 16), date(2027, 1, 16))
MOMENTS = (None, None, *DAYS)
SPANS = (Span(5, "day"), Span(30, "day"), Span(1, "month"), Span(1, "year"), Span(2, "week"))
RANGES = (
    Effective(None, date(2026, 11, 30)),
    Effective(date(2026, 12, 1), None),
    Effective(date(2024, 2, 29), date(2026, 11, 16)),
    Effective(date(2026, 11, 16), date(2026, 11, 16)),
)


def examples(count: int) -> settings:
    """So many examples, however long one takes. None is kept: the seed of a failure stands in its message."""
    return settings(max_examples=count, deadline=None, suppress_health_check=list(HealthCheck), database=None)


def wild_guides() -> st.SearchStrategy[Guide]:
    """A guide of one to three questions and a few lines, with or without facts, dates and things sworn.

    Made by one random number, because thousands of them are wanted.
    """
    return st.randoms(use_true_random=True).map(lambda random: Wild(random).guide())


class Wild:
    """Makes one guide. Everything that it draws from is kept small, so that things often meet."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.asked: list[Question] = []
        self.facts: dict[str, Fact] = {}
        self.lines: list[str] = []
        self.bounds: Sequence[Moment | Span] = (
            Moment(random.choice(MOMENTS)),
            random.choice(SPANS),
            random.choice((Moment(random.choice(MOMENTS)), random.choice(SPANS))),
        )

    def maybe(self, chance: float = 0.5) -> bool:
        """True as often as `chance` says."""
        return self.random.random() < chance

    def guide(self) -> Guide:
        """The guide."""
        for n in range(self.random.choice((1, 2, 2, 3, 3))):
            self.asked.append(self.question(f"q{n}"))
            if self.maybe(0.3):
                self.facts[f"f{n}"] = Fact(f"f{n}", f"fact {n}", self.condition(2), ())
        routes = self.routes()
        items = {f"i{n}": self.item(f"i{n}") for n in range(self.random.randrange(4))}
        self.lines = [*routes, *items]
        never = {
            f"n{n}": Never(f"n{n}", f"never {n}", self.condition(2), ())
            for n in range(self.random.randrange(3))
        }
        return Guide(ABOUT, {q.id: q for q in self.asked}, self.facts, routes, items, EMPTY, "", never)

    def question(self, id: str) -> Question:
        """A question that may hang on those before it."""
        kind = self.random.choice(("one", "one", "several", "date"))
        size = self.random.choice((2, 3)) if kind == "one" else self.random.choice((1, 2))
        gate = self.condition(1) if self.asked and self.maybe() else ALWAYS
        made = question(id, kind, size, gate, self.maybe(0.7))
        if kind == "one" and self.maybe(0.2):
            *others, last = made.options
            made = made._replace(options=(*others, last._replace(same_as="a")))
        return made

    def routes(self) -> dict[str, Route]:
        """One to three routes; often, but not always, such as leave nothing over."""
        count = self.random.randrange(1, 4)
        rest = self.random.randrange(count) if self.maybe() else -1
        return {
            f"r{n}": Route(f"r{n}", f"Route {n}", "", ALWAYS if n == rest else self.when(), n == rest, "", ())
            for n in range(count)
        }

    def item(self, id: str) -> Item:
        """A step, or now and then something else, in force always or on some days."""
        effective = self.random.choice(RANGES) if self.maybe(0.3) else None
        return item(id, self.when(), effective)._replace(kind="steps" if self.maybe(0.7) else "advice")

    def when(self) -> Condition:
        """The condition of a line, if it has one."""
        return self.condition(2) if self.maybe(0.85) else ALWAYS

    def condition(self, depth: int) -> Condition:
        """A condition, nested no deeper than `depth`."""
        draw = self.random.random()
        if depth and draw < 0.6:
            parts = tuple(self.condition(depth - 1) for _ in range(self.random.choice((1, 2, 2, 3))))
            return self.random.choice((All, Any, Not))(parts) if self.maybe(0.97) else Any(())
        if self.facts and draw < 0.7:
            return Holds(self.random.choice(list(self.facts)))
        if self.lines and draw < 0.85:
            return Shows(tuple(self.random.sample(self.lines, min(len(self.lines), 1 + self.maybe(0.3)))))
        return self.statement(self.random.choice(self.asked))

    def statement(self, about: Question) -> Condition:
        """Something said about the answer to a question."""
        if about.kind != "date":
            ids = [option.id for option in about.options]
            return Chosen(about.id, tuple(self.random.sample(ids, self.random.choice((1, 1, 2)))))
        bound = self.random.choice(self.bounds)
        relations = ("before", "after") if isinstance(bound, Moment) else ("within", "within_last")
        return Dated(about.id, self.random.choice(relations), bound)
