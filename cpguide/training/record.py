"""Recording: the answers of an interview as a scenario file, in which a person has to write the story."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from textwrap import wrap

from cpguide.casefile import case_text
from cpguide.engine.deadlines import deadlines
from cpguide.engine.interview import FIRM, OPEN, Interview
from cpguide.engine.reasons import reasons
from cpguide.engine.result import Result
from cpguide.guide.model import ITEM_KINDS
from cpguide.training.scenario import DRAFT, LEVELS

MAX_EXPECTED = 8
"""How many lines of a kind a recorded scenario expects, at most."""

CHECK = "Check every line of it against the evidence: it says what the rules say now, right or wrong."

_WIDTH = 100
_PLAIN = re.compile(r"[A-Za-z][\w ,.()/=-]*[\w.)]", re.ASCII)
"""A text that stands in YAML as it is."""


def why_not(interview: Interview) -> str:
    """Why the answers of an interview are no scenario, in a sentence; nothing when they can be one."""
    if all(line.set_aside for line in interview.trail):
        return "Answer at least one question first."
    if not interview.routes:
        return "No route holds for these answers, so there is nothing to expect. Mend the rules first."
    return ""


def scenario_text(
    interview: Interview,
    *comments: str,
    title: str = DRAFT,
    expected_first: Collection[str] = (),
    notes: Iterable[str] = (),
) -> str:
    """The text of a scenario file: the case, what the rules say to it now, and a draft for each text.

    Of the lines that it could expect, those in `expected_first` come first.
    """
    told = [line.question.id for line in interview.trail if not line.set_aside]
    lines = [f"title: {_written(title)}", f"level: {LEVELS[0]}", f"story: {DRAFT}"]
    lines += _block("parts", [f"{id}: {DRAFT}" for id in told])
    lines += _block("expect", _expected(interview, expected_first))
    lines += _block("notes", [f"- {_written(note)}" for note in notes])
    still = interview.current
    unfinished = [f"The question {still.id} is still to be answered."] if still else []
    return case_text(interview.case, *comments, *unfinished, CHECK) + "\n".join(lines) + "\n"


def _block(key: str, lines: Iterable[str]) -> list[str]:
    """The lines under a key; without lines there is no key."""
    indented = [f"  {line}" for line in lines]
    return [f"{key}:", *indented] if indented else []


def _expected(interview: Interview, first: Collection[str]) -> Iterator[str]:
    """What the rules say now, as the lines under `expect:`."""
    routes = [route.id for route in interview.routes]
    yield f"route: {routes[0]}" if len(routes) == 1 else _flow("routes", routes)
    for kind in ITEM_KINDS:
        if firm := _items(interview, FIRM, (kind,), first):
            yield _flow(kind, firm)
    if due := deadlines(Result(interview)):
        yield "deadlines:"
        yield from (f"  {one.deadline.id}: {one.moment}" for one in due)
    if len(routes) != 1:
        if unsettled := _items(interview, OPEN, ITEM_KINDS, first):
            yield _flow("open", unsettled)
        return
    if because := [reason.question.id for reason in reasons(interview, routes[0])]:
        yield "because:"
        yield f"  {_flow(routes[0], because)}"


def _items(interview: Interview, truth: str, kinds: Collection[str], first: Collection[str]) -> list[str]:
    items = interview.guide.items.items()
    found = [id for id, item in items if item.kind in kinds and interview.truth(id) == truth]
    found.sort(key=lambda id: id not in first)
    return found[:MAX_EXPECTED]


def _flow(key: str, ids: Iterable[str]) -> str:
    """A key with a list of ids, on as many lines as it takes."""
    return "\n".join(wrap(f"{key}: [{', '.join(ids)}]", _WIDTH, subsequent_indent=" " * 6))


def _written(text: str) -> str:
    """A text as YAML, in quotes where it needs them."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
