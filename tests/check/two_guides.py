"""Two random guides about almost the same questions, and every case of both, one by one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from hypothesis import strategies as st

from cpguide.engine.case import EARLIEST, LATEST, Answer, options_of
from cpguide.engine.space import dates_in, stretch
from cpguide.guide.calendar import Effective
from cpguide.guide.condition import ALWAYS, Dated
from cpguide.guide.model import NONE, Fact, Guide, Option, Question, Route
from tests.engine.guides import ABOUT, AS_OF, EMPTY, conditions, item, question
from tests.engine.naive import Naive, possible, true

Key = tuple[str] | tuple[str, str] | tuple[str, tuple[str, ...], tuple[str, ...]]
Answers = Mapping[str, Answer]


@st.composite
def rules(draw: st.DrawFn, questions: list[Question]) -> Guide:
    """A guide that asks these questions, in this order, each where it pleases."""
    asked: list[Question] = []
    for one in questions:
        gate = draw(conditions(asked, [], 1)) if draw(st.booleans()) and asked else ALWAYS
        asked.append(one._replace(when=gate))
    facts = {"f": Fact("f", "a fact", draw(conditions(asked, [])), ())}
    when = conditions(asked, ["f"])
    names = draw(st.sampled_from([("r0", "r1"), ("r1", "r2"), ("r0", "r1", "r2")]))
    last = draw(st.booleans())
    routes = {id: Route(id, id, "", draw(when), last and id == "r1", "", ()) for id in names}
    ranges = st.sampled_from([None, Effective(None, date(2026, 11, 30)), Effective(AS_OF, None)])
    lines = draw(st.sampled_from([(), ("i0",), ("i0", "i1"), ("i1", "i2")]))
    items = {id: item(id, draw(when), draw(ranges)) for id in lines}
    return Guide(ABOUT, {one.id: one for one in asked}, facts, routes, items, EMPTY, "")


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Guide, Guide]:
    """Two guides about almost the same questions."""
    kinds = draw(st.lists(st.sampled_from(["one", "one", "several", "date"]), min_size=2, max_size=3))
    first = [question(f"q{n}", kind, draw(st.integers(2, 3))) for n, kind in enumerate(kinds)]
    second = [draw(altered(one)) for one in first] if draw(st.booleans()) else first
    order = draw(st.permutations(second))
    return draw(rules(first)), draw(rules(order[: draw(st.integers(max(1, len(order) - 1), len(order)))]))


@st.composite
def altered(draw: st.DrawFn, one: Question) -> Question:
    """The question as it is, with an option less, or of the other kind of choice."""
    how = draw(st.sampled_from(["same", "same", "fewer", "kind"]))
    if one.kind == "date" or how == "same":
        return one
    if how == "fewer":
        return one._replace(options=one.options[1:] if len(one.options) > 2 else one.options)
    if one.kind == "several":
        return one._replace(kind="one", options=one.options[: draw(st.integers(2, 3))])
    return one._replace(kind="several", options=(*one.options, Option(NONE, "", "")))


def offered(one: Question, answer: Answer) -> bool:
    """Whether a question takes an answer; a single choice may be written as a list of one."""
    if one.kind == "date":
        return isinstance(answer, date)
    chosen = options_of(answer)
    return all(one.option(id) for id in chosen) and (one.kind == "several" or len(chosen) == 1)


@dataclass
class Brute:
    """Every case of two guides on one day."""

    old: Guide
    new: Guide
    as_of: date
    questions: dict[str, Question]

    def __post_init__(self) -> None:
        choices = [self._answers(one) for one in self.questions.values()]
        self.every = [dict(zip(self.questions, given, strict=True)) for given in product(*choices)]

    def _answers(self, one: Question) -> list[Answer]:
        if one.kind != "date":
            return possible(one)
        said = {dated for guide in (self.old, self.new) for dated in dates_in(guide).get(one.id, ())}
        ends = {day for dated in said for day in stretch(dated, self.as_of)} | {EARLIEST, LATEST}
        near = {day + timedelta(n) for day in ends for n in (-1, 0, 1) if date.min < day < date.max}
        days = {day for day in near if EARLIEST <= day <= LATEST}
        free = self.old._replace(questions={one.id: one})
        return list(self._unlike(days, said, free, one.id).values())

    def _unlike(
        self, days: set[date], said: set[Dated], free: Guide, id: str
    ) -> dict[tuple[bool, ...], Answer]:
        """A day for each way in which a day can stand."""
        return {
            tuple(true(free, dated, {id: day}, self.as_of) for dated in said): day for day in sorted(days)
        }

    def exists(self, guide: Guide, id: str, complete: Answers) -> bool:
        asked = guide.questions.get(id)
        return asked is not None and true(guide, asked.when, complete, self.as_of)

    def judges(self, guide: Guide, complete: Answers) -> bool:
        asked = (id for id in guide.questions if self.exists(guide, id, complete))
        return all(offered(guide.questions[id], complete[id]) for id in asked)

    def cases(self, *guides: Guide) -> Iterator[Answers]:
        """One completion for each case that all of these guides can judge."""
        seen = set()
        for complete in self.every:
            if all(self.judges(guide, complete) for guide in guides):
                known = (id for id in self.questions if any(self.exists(g, id, complete) for g in guides))
                case = tuple((id, complete[id]) for id in known)
                if case not in seen:
                    seen.add(case)
                    yield complete

    def lines(self, guide: Guide, complete: Answers) -> tuple[tuple[str, ...], frozenset[str]]:
        naive = Naive(guide, self.as_of)
        routes = tuple(id for id in guide.routes if naive.line(id, complete))
        return routes, frozenset(id for id in guide.items if naive.line(id, complete))

    def asked(self, guide: Guide) -> dict[str, list[Answers]]:
        """For each question the answers after which it is asked: another answer to it can change a line."""
        found: dict[str, list[Answers]] = {}
        names = [id for id in self.questions if id in guide.questions]
        for n, id in enumerate(names):
            ends: defaultdict[tuple[Answer, ...], set[object]] = defaultdict(set)
            for complete in self.every:
                if all(offered(one, complete[name]) for name, one in guide.questions.items()):
                    rest = tuple(complete[name] for name in names if name != id)
                    ends[rest].add(self.lines(guide, complete))
            ways = {rest[:n] for rest, outcomes in ends.items() if len(outcomes) > 1}
            found[id] = [dict(zip(names, way, strict=False)) for way in ways]
        return found

    def comes(self, ways: list[Answers], guide: Guide, complete: Answers) -> bool:
        """Whether a case agrees with one of the ways in all that it asks itself."""
        own = guide.questions
        known = {
            id: taken(own[id], given) for id, given in complete.items() if self.exists(guide, id, complete)
        }
        return any(
            all(taken(own[id], way[id]) == known.get(id, taken(own[id], way[id])) for id in way)
            for way in ways
        )


def taken(one: Question, answer: Answer) -> object:
    """What a guide takes an answer to be that it need not offer, where it does not ask the question."""
    if one.kind == "date":
        return answer
    known = tuple(id for id in options_of(answer) if one.option(id)) or (NONE,)
    if one.kind == "several":
        return known
    return known[:1] if one.option(known[0]) else (one.options[0].id,)


def changes(old: Guide, new: Guide, brute: Brute) -> Counter[Key]:
    """How many cases of a day each change concerns."""
    found: Counter[Key] = Counter()
    asked = [brute.asked(guide) for guide in (old, new)]
    found["cases",] = 0
    for complete in brute.cases(old, new):
        found["cases",] += 1
        (before, were), (after, are) = (brute.lines(guide, complete) for guide in (old, new))
        if set(before) != set(after):
            found["moved", before, after] += 1
        both = old.items.keys() & new.items.keys()
        found.update(
            [*(("shows", id) for id in both & are - were), *(("gone", id) for id in both & were - are)]
        )
        for id in old.questions.keys() & new.questions.keys():
            was, is_ = (brute.comes(asks[id], g, complete) for g, asks in zip((old, new), asked, strict=True))
            if was != is_:
                found["asked" if is_ else "not_asked", id] += 1
    for what, guide, other, asks in (("removed", old, new, asked[0]), ("added", new, old, asked[1])):
        for complete in brute.cases(guide):
            found[f"{what} cases",] += 1
            routes, lines = brute.lines(guide, complete)
            found.update((what, id) for id in {*routes, *lines} - {*other.routes, *other.items})
            for id in guide.questions.keys() - other.questions.keys():
                if brute.comes(asks[id], guide, complete):
                    found[what, id] += 1
    return found
