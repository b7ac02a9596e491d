"""A case file, read strictly against a guide. A scenario and a kept case are case files with more keys."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from errno import EBADF, EINVAL
from pathlib import Path

from cpguide.casefile.kept import DAMAGED, broken_seal
from cpguide.engine.case import Answer, Case, fault, meant_date, meant_entry, too_late, written_as
from cpguide.engine.deadlines import unused
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.guide.calendar import Entered
from cpguide.guide.model import NOT_SURE, Guide, Question
from cpguide.guide.page import Container, Key, Mapping, Page
from cpguide.guide.problem import Problem, Problems, did_you_mean, shown
from cpguide.guide.reader import MAX_BYTES, read

CASE_KEYS = ("answers", "as_of", "dates")
KEPT_KEYS = ("saved", "training", "saved_under", "check")
"""What a case that cpguide kept has besides."""

SCENARIO_KEYS = (
    "title",
    "story",
    "level",
    "minutes",
    "aims",
    "parts",
    "stops",
    "expect",
    "mistakes",
    "discuss",
    "notes",
)


class CaseError(Exception):
    """The case cannot be used; `problems` says why, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def typed_path(typed: str) -> Path:
    """A path as people type or paste it: "~" means home, and quotes around it mean nothing."""
    return Path(typed.strip().strip("'\"")).expanduser()


def open_page(place: str, problems: Problems) -> Page | None:
    """The YAML page in a case or scenario file; None, with the problems noted, when it is none."""
    return page_in(place, bytes_of(place), problems)


def name_of(place: str) -> str:
    """How messages name the place."""
    return "standard input" if place == "-" else place


def page_in(place: str, data: bytes, problems: Problems) -> Page | None:
    """The page in these bytes, unless they are those of a kept case that is not whole."""
    name = name_of(place)
    broken = broken_seal(data)
    page = None if broken else read(name, data, problems)
    if page and not data.startswith(b"saved:") and ("saved" in page.root or "check" in page.root):
        broken = DAMAGED
    if broken:
        problems.add(Problem("CP431", name, 1, 1, *broken))
        return None
    return page


def bytes_of(place: str) -> bytes:
    """At most one byte more than a case may have, so that an endless input ends."""
    if place == "-":
        if sys.stdin is None:
            raise OSError(EBADF, "Standard input is closed")
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    path = Path(place)
    if "\0" in place:
        raise OSError(EINVAL, "Not a name of a file", place)
    if path.exists() and not path.is_file():
        raise OSError(EINVAL, "Not a regular file", place)
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def case_on(page: Page, guide: Guide, as_of: date | None = None) -> Case:
    """The case that a page holds; what is wrong with it goes to the problems of the page."""
    told = any(key in page.root for key in SCENARIO_KEYS)
    only_keys(page, page.root, CASE_KEYS + SCENARIO_KEYS + (() if told else KEPT_KEYS))
    if "answers" not in page.root:
        tell(page, "CP402", "a case needs `answers:`.", "Write `answers: {}` for a case without answers.")
    written = _date(page, page.root, "as_of") if "as_of" in page.root else None
    answers = answers_in(guide, page, _mapping(page, "answers"))
    training = told or "training" in page.root
    if page.root.get("training", "true") != "true":
        tell(page, "CP432", "`training:` can only be true.", "It marks an invented case.", key="training")
    day = as_of or written or date.today()
    return Case(day, answers, _dates(guide, page, day), training)


def only_keys(page: Page, mapping: Mapping, allowed: tuple[str, ...]) -> None:
    """Report every key of `mapping` that is not allowed there."""
    for key in mapping:
        if key not in allowed:
            near = did_you_mean(key, allowed)
            tell(page, "CP401", f'unknown field "{shown(key)}".', near, mapping, key, at_key=True)


def tell(
    page: Page,
    code: str,
    message: str,
    suggestion: str = "",
    node: Container | None = None,
    key: Key | None = None,
    at_key: bool = False,
) -> None:
    """Keep a problem about `node` (the whole page if None), or about what it holds under `key`."""
    page.report(code, message, suggestion, page.place(page.root if node is None else node, key, at_key))


def _mapping(page: Page, key: str) -> Mapping:
    found = page.root.get(key, {})
    if isinstance(found, dict):
        return found
    tell(page, "CP403", f"`{key}:` must be a mapping of names to values.", key=key)
    return {}


def _dates(guide: Guide, page: Page, as_of: date) -> dict[str, Entered]:
    """The dates that deadlines are counted from; what is wrong with them goes to the problems of the page."""
    found, dates = _mapping(page, "dates"), {}
    for id, written in found.items():
        start = guide.library.starts.get(id)
        if start is None:
            near = did_you_mean(id, guide.library.starts)
            tell(page, "CP407", f'no date "{shown(id)}" in the rules.', near, found, id, at_key=True)
            continue
        entered = meant_entry(written, start.hours) if isinstance(written, str) else None
        if entered is None:
            tell(page, "CP404", f"`{shown(id)}` is not a calendar date.", written_as(start), found, id)
        elif why := too_late(start, entered, as_of):
            tell(page, "CP408", f"`{shown(id)}`: {why}", "", found, id)
        else:
            dates[id] = entered
    return dates


def _date(page: Page, mapping: Mapping, key: str) -> date | None:
    text = mapping[key]
    day = meant_date(text) if isinstance(text, str) else None
    if day is None:
        message = f"`{shown(key)}` is not a calendar date."
        tell(page, "CP404", message, "Write it as YYYY-MM-DD.", mapping, key)
    return day


def answers_in(guide: Guide, page: Page, given: Mapping) -> dict[str, Answer]:
    """The answers in a mapping of the page; what is wrong with them goes to its problems."""
    answers: dict[str, Answer] = {}
    for id in given:
        question = guide.questions.get(id)
        if question is None:
            near = did_you_mean(id, guide.questions)
            tell(page, "CP405", f'no question "{shown(id)}" in the rules.', near, given, id, at_key=True)
        elif (answer := _answer(question, page, given)) is not None:
            answers[id] = answer
    return answers


def _answer(question: Question, page: Page, given: Mapping) -> Answer | None:
    written = given[question.id]
    if question.kind == "date" and written != NOT_SURE:
        return _date(page, given, question.id)
    answer: Answer
    if isinstance(written, str):
        answer = (written,) if question.kind == "several" and written != NOT_SURE else written
    elif isinstance(written, list) and all(isinstance(option, str) for option in written):
        answer = tuple(str(option) for option in written)
    else:
        tell(page, "CP406", f"{question.id} wants an option or a list of options.", "", given, question.id)
        return None
    if why := fault(question, answer):
        chosen = [answer] if isinstance(answer, str) else answer
        tell(page, "CP406", f"{why}.", _suggestion(question, chosen), given, question.id)
        return None
    order = [option.id for option in question.options]
    return tuple(sorted(answer, key=order.index)) if isinstance(answer, tuple) else answer


def _suggestion(question: Question, chosen: Iterable[str]) -> str:
    options = [option.id for option in question.options] + ([NOT_SURE] if question.not_sure else [])
    wrong = next((word for word in chosen if word not in options), "")
    words = wrong.replace(",", " ").split()
    if question.kind == "several" and words[1:] and set(words) <= set(options):
        return f"Write several as a list: [{', '.join(words)}]."
    return did_you_mean(wrong.strip().lower(), options) or f"Options: {', '.join(options)}."


def remarks(interview: Interview) -> dict[str, str]:
    """What is odd about a case without making it unusable: by question or start, what is not read."""
    found = {
        line.question.id: f"The answer to {line.question.id} is set aside: "
        "the other answers do not lead to that question."
        for line in interview.trail
        if line.set_aside
    }
    for id in unused(Result(interview)):
        found[id] = f"The date {id} is not used: nothing in this result is counted from it."
    return found
