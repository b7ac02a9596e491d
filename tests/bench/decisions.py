"""Decisions a second: the truth of every route and item for a complete case, three ways."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from importlib.util import find_spec
from itertools import cycle, islice
from random import Random
from time import perf_counter
from typing import TypeVar

from cpguide.engine.case import Answer, Case
from cpguide.engine.diagram import YES
from cpguide.engine.interview import Interview
from cpguide.engine.logic import Logic
from cpguide.guide.model import NONE, Guide, Question
from tests.bench.compare import Row, in_turn, row
from tests.bench.path import shipped
from tests.bench.written import python_source, zen_graph

T = TypeVar("T")
Truths = Mapping[str, bool]
Decide = Callable[[dict[str, object]], Truths]

CASES = 2_000
MISSING = 'not measured; for zen-engine: pip install -e ".[bench]"'


def measure(runs: int) -> list[Row]:
    """The lines of this part."""
    guide, as_of = shipped(), date.today()
    logic, random = Logic.on(guide, as_of), Random(2021)
    cases = [_case(guide, as_of, random) for _ in range(CASES)]
    asked = [_plain(case) for case in cases]
    written = _written(guide, as_of)
    for case, answers in zip(cases, asked, strict=True):
        _same(_engine(logic, case), written(answers))
    ours = _rate(lambda case: _engine(logic, case), cases, 500)
    plain = in_turn(ours, _rate(written, asked, 5_000), runs)
    rows = [row("decisions a second", "plain Python function", plain, 0.2, _per_second, at_least=True)]
    if find_spec("zen") is None:
        return [*rows, Row("decisions a second", "zen-engine", note=MISSING)]
    peer = _zen(guide, as_of)
    for case, answers in zip(cases[:200], asked, strict=False):
        _same(_engine(logic, case), peer(answers))
    pairs = in_turn(ours, _rate(peer, asked, 100), runs)
    return [*rows, row("decisions a second", "zen-engine", pairs, 10, _per_second, at_least=True)]


def _case(guide: Guide, as_of: date, random: Random) -> Case:
    """A case with a random definite answer to every question."""
    return Case(as_of, {id: _answer(question, as_of, random) for id, question in guide.questions.items()})


def _answer(question: Question, as_of: date, random: Random) -> Answer:
    if question.kind == "date":
        return as_of + timedelta(days=random.randint(-400, 400))
    options = [option.id for option in question.options]
    if question.kind == "one":
        return random.choice(options)
    chosen = tuple(option for option in options if option != NONE and random.random() < 0.3)
    return chosen or (NONE,)


def _plain(case: Case) -> dict[str, object]:
    """The answers as the peers want them: options by name, dates as whole numbers."""
    return {id: given.toordinal() if isinstance(given, date) else given for id, given in case.answers.items()}


def _engine(logic: Logic, case: Case) -> Truths:
    return {line: left == YES for line, left in Interview(logic, case).lines.items()}


def _written(guide: Guide, as_of: date) -> Decide:
    made: dict[str, Decide] = {}
    exec(compile(python_source(guide, as_of), "written.py", "exec"), made)
    return made["decide"]


def _zen(guide: Guide, as_of: date) -> Decide:
    import zen

    decision = zen.ZenEngine().create_decision(zen_graph(guide, as_of))
    wanted = (*guide.routes, *guide.items)

    def decide(answers: dict[str, object]) -> Truths:
        result = decision.evaluate(answers)["result"]
        return {line: result[line] for line in wanted}

    return decide


def _same(ours: Truths, theirs: Truths) -> None:
    different = [line for line in ours if ours[line] is not theirs[line]]
    if different or len(ours) != len(theirs):
        raise AssertionError(f"the engine and its peer differ about {different}")


def _rate(decide: Callable[[T], Truths], cases: Iterable[T], count: int) -> Callable[[], float]:
    turn = cycle(cases)

    def rate() -> float:
        batch = list(islice(turn, count))
        began = perf_counter()
        for case in batch:
            decide(case)
        return count / (perf_counter() - began)

    return rate


def _per_second(rate: float) -> str:
    return f"{rate:,.0f}/s"
