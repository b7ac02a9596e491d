"""The scenarios of a rules folder as tests: what each promises against what the rules say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from cpguide.casefile import remarks
from cpguide.check.lint.reach import printed_by
from cpguide.check.lint.unfit import unfit
from cpguide.engine.interview import Interview
from cpguide.guide.model import Guide
from cpguide.guide.page import Container, Key, Mapping, Node, Page, Place
from cpguide.guide.problem import Problem, Problems
from cpguide.guide.reader import read
from cpguide.output.words import listed
from cpguide.training.reading import scenario_on
from cpguide.training.scenario import Scenario, failures, idle_mistakes, is_draft, untold

FOLDER = "scenarios/"

NAMED = 6
"""How many questions are named, at most, for which a lesson has no part."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A scenario file that was tried: what is wrong with it, and its scenario unless it cannot be read."""

    file: str
    problems: tuple[Problem, ...]
    scenario: Scenario | None = None

    @property
    def passed(self) -> bool:
        """Whether the rules say all that the scenario promises."""
        return not any(problem.level == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Lessons:
    """The scenarios that are told in parts: how many, and the routes and sections they show."""

    count: int
    routes: frozenset[str]
    sections: frozenset[str]

    @classmethod
    def of(cls, guide: Guide, tried: Iterable[Tried]) -> Lessons:
        """The lessons among the scenarios that were tried."""
        found = [one.scenario for one in tried if one.scenario and one.scenario.is_lesson]
        routes = (route for lesson in found for route in lesson.expected.routes)
        asked = (guide.questions[id].section for lesson in found for id in lesson.case.answers)
        return cls(len(found), frozenset(routes), frozenset(asked))


def try_scenarios(files: dict[str, bytes], guide: Guide) -> list[Tried]:
    """Every scenario among the files of a rules folder, tried."""
    interviews: dict[object, Interview] = {}
    printed = printed_by(guide, guide.library.evidence.values())
    return [
        _tried(name, data, guide, interviews, printed)
        for name, data in files.items()
        if name.startswith(FOLDER)
    ]


def _tried(
    name: str, data: bytes, guide: Guide, compiled: dict[object, Interview], printed: frozenset[str]
) -> Tried:
    problems = Problems()
    page = read(name, data, problems)
    scenario = scenario_on(page, PurePosixPath(name).stem, guide) if page else None
    unread = len(problems)
    for problem in _unfit(page, printed) if page else ():
        problems.add(problem)
    if page is None or scenario is None or unread:
        return Tried(name, problems.sorted())
    day = scenario.case.as_of  # the rules are compiled once for each date
    if day not in compiled:
        compiled[day] = Interview.begin(guide, day)
    interview = Interview(compiled[day].logic, scenario.case)
    for place, text in _texts(page):
        if is_draft(text):
            problems.add(Problem("CP424", name, *place(), "this text is still a draft.", "Write it."))
    for problem in (*_failed(page, scenario, interview), *_odd(page, scenario, interview)):
        problems.add(problem)
    return Tried(name, problems.sorted(), scenario)


def _failed(page: Page, scenario: Scenario, interview: Interview) -> Iterator[Problem]:
    """What the rules say otherwise than the scenario."""
    for failure in failures(scenario, interview):
        at, advice = _place(page, failure.id), "Correct the rules, or what the scenario expects."
        if interview.current and not failure.id:
            ids = ", ".join(option.id for option in interview.current.options) or "a date"
            at, advice = page.place(page.root, "answers", at_key=True), f"Answer it there: {ids}."
        yield Problem("CP421", page.name, *at, f"{failure.message}.", advice)
    for number in idle_mistakes(scenario, interview):
        at = page.place(_list(page, "mistakes"), number)
        message = "the answers of this mistake change no line of the result."
        yield Problem("CP426", page.name, *at, message, "Correct them, or leave them out.")


def _odd(page: Page, scenario: Scenario, interview: Interview) -> Iterator[Problem]:
    """What stops nobody: a lesson that is not told in full, and answers off the path."""
    asked = (line.question.id for line in interview.trail if not line.set_aside)
    if silent := untold(scenario, asked):
        more = [f"{len(silent) - NAMED} more"] if silent[NAMED:] else []
        missed = listed([*silent[:NAMED], *more])
        message = f"the lesson has no part for {missed}, so a class cannot answer there."
        at = page.place(page.root, "parts", at_key=True)
        yield Problem("CP427", page.name, *at, message, "Tell what is learned there.", "warning")
    for id, remark in remarks(interview).items():
        dated = id in scenario.case.dates
        at = page.place(_mapping(page, "dates" if dated else "answers"), id, at_key=True)
        advice = "Delete the date." if dated else "Delete the answer."
        yield Problem("CP422", page.name, *at, remark, advice, "warning")


def _unfit(page: Page, printed: frozenset[str]) -> Iterator[Problem]:
    """What may not stand in the texts of a scenario, each where its text stands."""
    for place, text in _texts(page):
        for found in unfit(text, printed):
            yield Problem(found.code, page.name, *place(), found.message, found.advice)


def _texts(page: Page) -> Iterator[tuple[Callable[[], Place], str]]:
    """The texts of a scenario, each with what finds its place: that takes a second reading."""
    for key, value in page.root.items():
        if key not in ("answers", "as_of", "dates", "expect"):
            yield from _texts_in(page, page.root, key, value)


def _texts_in(
    page: Page, holder: Container, key: Key, value: Node
) -> Iterator[tuple[Callable[[], Place], str]]:
    if isinstance(value, str):
        yield partial(page.place, holder, key), value
        return
    for inner, part in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _texts_in(page, value, inner, part)


def _place(page: Page, id: str) -> Place:
    """Where what a scenario expects names a line."""
    return next(_named(page, _mapping(page, "expect"), id), page.place(page.root, "expect", at_key=True))


def _mapping(page: Page, key: str) -> Mapping:
    found = page.root[key]
    assert isinstance(found, dict)
    return found


def _list(page: Page, key: str) -> list[Node]:
    found = page.root[key]
    assert isinstance(found, list)
    return found


def _named(page: Page, expect: Mapping, id: str) -> Iterator[Place]:
    for key, value in expect.items():
        if value == id:
            yield page.place(expect, key)
        elif isinstance(value, list) and id in value:
            yield page.place(value, value.index(id))
