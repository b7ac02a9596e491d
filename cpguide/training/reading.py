"""Reading a scenario file, strictly: everything that is wrong with it at once, each thing with its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from cpguide.casefile import CaseError, answers_in, case_on, only_keys, open_page, tell
from cpguide.engine.case import meant_entry
from cpguide.guide.calendar import Entered
from cpguide.guide.folder import LEFTOVER
from cpguide.guide.model import ITEM_KINDS, Guide
from cpguide.guide.page import Container, Key, Mapping, Node, Page
from cpguide.guide.problem import Problems, did_you_mean, shown
from cpguide.training.scenario import LEVELS, Expected, Mistake, Scenario

EXPECTED = ("route", "routes", *ITEM_KINDS, "open", "absent", "because", "deadlines")
"""The keys of what a scenario expects."""

MISTAKE = ("says", "overlooked", "answers", "evidence")
"""The keys of a common mistake."""

LONGEST = 480
"""Minutes: a scenario that takes longer is none."""


def scenario_files(rules: Path) -> list[Path]:
    """The scenario files of a rules folder, by name, without what editors and systems leave there."""
    found = (rules / "scenarios").glob("*.yaml")
    return sorted(path for path in found if not LEFTOVER.fullmatch(path.name))


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
    case = case_on(page, guide)
    answered = page.root.get("answers")  # as written: of an answer that cannot be, nothing more is to be said
    answers = answered if isinstance(answered, dict) else {}
    return Scenario(
        name,
        _text(page, page.root, "title"),
        _text(page, page.root, "story"),
        _level(page),
        _minutes(page),
        _texts(page, page.root, "aims"),
        _told(page, "parts", answers),
        _told(page, "stops", answers),
        _mistakes(page, guide),
        _texts(page, page.root, "discuss"),
        _texts(page, page.root, "notes"),
        case,
        _expected(page, guide),
    )


def _level(page: Page) -> str:
    level = _text(page, page.root, "level")
    if level and level not in LEVELS:
        advice = did_you_mean(level, LEVELS) or f"Write {', '.join(LEVELS[:-1])} or {LEVELS[-1]}."
        tell(page, "CP415", f'there is no level "{shown(level)}".', advice, page.root, "level")
    return level


def _minutes(page: Page) -> int:
    written = page.root.get("minutes", "")
    if written == "":
        return 0
    if (
        isinstance(written, str)
        and written.isascii()
        and written.isdigit()
        and len(written) <= len(str(LONGEST))
        and 0 < int(written) <= LONGEST
    ):
        return int(written)
    tell(page, "CP415", "`minutes:` is no number of minutes.", f"Write 1 to {LONGEST}.", page.root, "minutes")
    return 0


def _told(page: Page, key: str, answers: Collection[str]) -> dict[str, str]:
    """Texts by question: each belongs to a question that the scenario answers."""
    found = _mapping(page, page.root, key)
    for id in found:
        if id not in answers:
            message, advice = (
                f'`{key}:` names "{shown(id)}", which has no answer here.',
                did_you_mean(id, answers),
            )
            tell(page, "CP416", message, advice, found, id, at_key=True)
    return {id: _text(page, found, id) for id in found}


def _mistakes(page: Page, guide: Guide) -> tuple[Mistake, ...]:
    written = page.root.get("mistakes", [])
    if isinstance(written, list):
        return tuple(_mistake(page, guide, one, written, number) for number, one in enumerate(written))
    tell(page, "CP413", "`mistakes:` must be a list.", "Begin each with a hyphen.", page.root, "mistakes")
    return ()


def _mistake(page: Page, guide: Guide, one: Node, mistakes: list[Node], number: int) -> Mistake:
    if not isinstance(one, dict):
        tell(page, "CP413", "a mistake needs `says:` and `overlooked:`.", "", mistakes, number)
        return Mistake("", "", {}, ())
    only_keys(page, one, MISTAKE)
    evidence = _known(page, one, "evidence", guide.library.evidence, "evidence")
    answers = answers_in(guide, page, _mapping(page, one, "answers"))
    return Mistake(_text(page, one, "says"), _text(page, one, "overlooked"), answers, evidence)


def _expected(page: Page, guide: Guide) -> Expected:
    expect = page.root.get("expect")
    if not isinstance(expect, dict):
        _tell_at(page, page.root, "expect", "CP411", "a scenario must say under `expect:` which route holds.")
        return Expected((), (), (), (), {})
    only_keys(page, expect, EXPECTED)

    def lines(key: str, known: Collection[str]) -> tuple[str, ...]:
        return _known(page, expect, key, known, "line")

    routes = lines("route", guide.routes) + lines("routes", guide.routes)
    if not routes:
        tell(page, "CP411", "a scenario must say which `route:` or `routes:` it expects.", node=expect)
    by_kind = {kind: {id for id, item in guide.items.items() if item.kind == kind} for kind in ITEM_KINDS}
    firm = tuple(id for kind in ITEM_KINDS for id in lines(kind, by_kind[kind]))
    every = {*guide.routes, *guide.items}
    because = _mapping(page, expect, "because")
    _known_all(page, because, because, every, "line")
    reasons = {line: _known(page, because, line, guide.questions, "question") for line in because}
    due = _deadlines(page, guide, expect)
    return Expected(routes, firm, lines("open", every), lines("absent", every), reasons, due)


def _deadlines(page: Page, guide: Guide, expect: Mapping) -> dict[str, Entered]:
    """The day of each deadline that is expected, some with a time."""
    found, due = _mapping(page, expect, "deadlines"), {}
    _known_all(page, found, found, guide.library.deadlines, "deadline")
    for id, written in found.items():
        if isinstance(written, str) and (moment := meant_entry(written, hours=True)):
            due[id] = moment
        else:
            advice = "Write it as YYYY-MM-DD, or YYYY-MM-DD HH:MM."
            tell(page, "CP404", f"`{shown(id)}` is not a calendar date.", advice, found, id)
    return due


def _known(page: Page, holder: Mapping, key: str, known: Collection[str], what: str) -> tuple[str, ...]:
    """The ids under `key`, of which each must be known."""
    ids = _texts(page, holder, key)
    value = holder.get(key)
    for number, id in enumerate(ids):
        if id not in known:
            at: tuple[Container, Key] = (value, number) if isinstance(value, list) else (holder, key)
            tell(page, "CP412", f'no {what} "{shown(id)}" in the rules.', did_you_mean(id, known), *at)
    return ids


def _known_all(page: Page, holder: Mapping, ids: Iterable[str], known: Collection[str], what: str) -> None:
    for id in ids:
        if id not in known:
            near = did_you_mean(id, known)
            tell(page, "CP412", f'no {what} "{shown(id)}" in the rules.', near, holder, id, at_key=True)


def _mapping(page: Page, holder: Mapping, key: str) -> Mapping:
    found = holder.get(key, {})
    if isinstance(found, dict):
        return found
    tell(page, "CP413", f"`{key}:` must be a mapping of ids to values.", "", holder, key)
    return {}


def _text(page: Page, holder: Mapping, key: str) -> str:
    found = holder.get(key)
    if isinstance(found, str) and found.strip():
        return found
    _tell_at(page, holder, key, "CP413", f"a scenario needs a text under `{shown(key)}:`.")
    return ""


def _texts(page: Page, holder: Mapping, key: str) -> tuple[str, ...]:
    found = holder.get(key, [])
    if isinstance(found, str):
        return (found,)
    if isinstance(found, list) and all(isinstance(text, str) and text.strip() for text in found):
        return tuple(str(text) for text in found)
    tell(page, "CP413", f"`{shown(key)}:` must be a text or a list of texts.", node=holder, key=key)
    return ()


def _tell_at(page: Page, holder: Mapping, key: str, code: str, message: str) -> None:
    """Keep a problem about what stands under `key`, or about its holder where that is missing."""
    tell(page, code, message, node=holder, key=key if key in holder else None)
