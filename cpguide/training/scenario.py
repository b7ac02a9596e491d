"""A scenario: a case with a story and an expected result. Each one is also a test of the rules."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from cpguide.casefile import CaseError, case_on, only_keys, open_page, tell
from cpguide.engine.case import Case
from cpguide.engine.interview import ABSENT, FIRM, OPEN, Interview
from cpguide.guide.model import ITEM_KINDS, Guide
from cpguide.guide.page import Mapping, Page
from cpguide.guide.problem import Problems, did_you_mean, shown

EXPECTED = ("route", "routes", *ITEM_KINDS, "open", "absent")
"""The keys of what a scenario expects."""


DRAFT = "To be written"
"""The title and story of a scenario that a person still has to write."""


@dataclass(frozen=True, slots=True)
class Expected:
    """The result a scenario promises: `routes` (one firm, or several open), lines by what they must be."""

    routes: tuple[str, ...]
    firm: tuple[str, ...]
    open: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """An invented case: `name` is its file's stem, `notes` are for the presenter."""

    name: str
    title: str
    story: str
    level: str
    notes: tuple[str, ...]
    case: Case
    expected: Expected


def scenario_files(rules: Path) -> list[Path]:
    """The scenario files of a rules folder, by name."""
    return sorted((rules / "scenarios").glob("*.yaml"))


def read_scenario(path: Path, guide: Guide) -> Scenario:
    """The scenario in a file. Raises `CaseError` with every problem, `OSError` when it cannot be read."""
    problems = Problems()
    page = open_page(str(path), problems)
    scenario = scenario_on(page, path.stem, guide) if page else None
    if scenario is None or len(problems):
        raise CaseError(problems.sorted())
    return scenario


def scenario_on(page: Page, name: str, guide: Guide) -> Scenario:
    """The scenario that a page holds; what is wrong with it goes to the problems of the page."""
    if "as_of" not in page.root:
        tell(page, "CP414", "a scenario needs `as_of:`, the day on which it is judged.", "Write YYYY-MM-DD.")
    expect = page.root.get("expect")
    if not isinstance(expect, dict):
        _tell_at(page, "expect", "CP411", "a scenario must say under `expect:` which route holds.")
        expect = {}
    only_keys(page, expect, EXPECTED)
    return Scenario(
        name,
        _text(page, "title"),
        _text(page, "story"),
        _text(page, "level"),
        _texts(page, page.root, "notes"),
        case_on(page, guide),
        _expected(page, expect, guide),
    )


def _expected(page: Page, expect: Mapping, guide: Guide) -> Expected:
    def lines(key: str, known: Collection[str]) -> tuple[str, ...]:
        ids = _texts(page, expect, key)
        for id in ids:
            if id not in known:
                near = did_you_mean(id, known)
                tell(page, "CP412", f'no line "{shown(id)}" in the rules.', near, expect, key)
        return ids

    routes = lines("route", guide.routes) + lines("routes", guide.routes)
    if isinstance(page.root.get("expect"), dict) and not routes:
        tell(page, "CP411", "a scenario must say which `route:` or `routes:` it expects.", node=expect)
    by_kind = {kind: {id for id, item in guide.items.items() if item.kind == kind} for kind in ITEM_KINDS}
    firm = tuple(id for kind in ITEM_KINDS for id in lines(kind, by_kind[kind]))
    every = {*guide.routes, *guide.items}
    return Expected(routes, firm, lines("open", every), lines("absent", every))


def _text(page: Page, key: str) -> str:
    found = page.root.get(key)
    if isinstance(found, str) and found.strip():
        return found
    _tell_at(page, key, "CP413", f"a scenario needs a text under `{key}:`.")
    return ""


def _tell_at(page: Page, key: str, code: str, message: str) -> None:
    """Keep a problem about what stands under `key`, or about the page where that is missing."""
    tell(page, code, message, key=key if key in page.root else None)


def _texts(page: Page, mapping: Mapping, key: str) -> tuple[str, ...]:
    found = mapping.get(key, [])
    if isinstance(found, str):
        return (found,)
    if isinstance(found, list) and all(isinstance(text, str) for text in found):
        return tuple(str(text) for text in found)
    tell(page, "CP413", f"`{key}:` must be a text or a list of texts.", node=mapping, key=key)
    return ()


@dataclass(frozen=True, slots=True)
class Failure:
    """What the rules say otherwise than a scenario promises; `id` is the line it is about, or nothing."""

    message: str
    id: str = ""


def failures(scenario: Scenario, interview: Interview) -> Iterator[Failure]:
    """What the rules say otherwise than the scenario promises; `interview` is that of its case."""
    expected = scenario.expected
    if (question := interview.current) and len(expected.routes) == 1:
        yield Failure(f"the question {question.id} is still to be answered")
    possible = tuple(route.id for route in interview.routes)
    if set(possible) != set(expected.routes):
        message = f"expected route {', '.join(expected.routes)}, found {', '.join(possible)}"
        yield Failure(message, expected.routes[0])
    for status, ids in ((FIRM, expected.firm), (OPEN, expected.open), (ABSENT, expected.absent)):
        for id in ids:
            if (truth := interview.truth(id)) != status:
                yield Failure(f"expected {id} to be {status}, found {truth}", id)
