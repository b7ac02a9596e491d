"""The checklist: a result on one sheet of paper, with boxes to tick, for the case file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cpguide.engine.deadlines import deadlines
from cpguide.engine.interview import OPEN
from cpguide.engine.result import Finding, Result, urgent
from cpguide.guide.model import Item
from cpguide.output import words
from cpguide.output.dates import due_title, due_when
from cpguide.output.notes import contact_words, limit_words
from cpguide.output.page import framed
from cpguide.output.sheet import Entry, Group, Page, Section, Table

_SHEET = 75.0
"""The height of a sheet of Letter, the shorter one, in lines. Found by printing: from 79 on some ran over."""

_AROUND, _SECTION, _BETWEEN = 6.0, 3.5, 0.25
"""What title and rules take of it, what a section adds to what stands in it, and the space between rows."""

_LETTERS = {1: (95,), 2: (50, 45), 3: (46, 25, 25)}
"""How many letters fit into a line of each column on A4, the narrower one, by the number of columns."""

_TICKED = ("Steps", "Papers")
_Row = tuple[str, ...]


def checklist(result: Result) -> Page:
    """The sheet to staple to a folder: the route, steps with the urgent ones first, papers, open questions.

    What does not fit is counted, never left out in silence. An urgent step is always there.
    """
    interview = result.interview
    title = f"{interview.guide.about.title}: checklist"
    page = framed(interview, title, (), interview.case.training)
    # The first says what this is not; the others speak of the program.
    on_screen = interview.guide.about.disclaimers[1:]
    page = replace(page, foot=tuple(line for line in page.foot if line not in on_screen))
    pressing = (*urgent(result.firm("steps")), *urgent(result.open("steps")))
    steps = [_step(found) for found in result.firm("steps") if found not in pressing]
    dates = [(due_when(due), _doubted(due_title(due), due.confidence)) for due in deadlines(result)]
    papers = [_paper(found) for found in result.firm("papers")]
    asks = [(open.question.ask,) for open in result.open_questions]
    route, call = _route(result), _contacts(pressing)
    others = [line for line in _contacts(_now(result)) if line not in call]

    parts = (route, steps, call, dates, papers, asks)
    room = _Room(_SHEET - _AROUND - _SECTION * sum(map(bool, parts)))
    room.take([(line,) for line in (*page.head, *page.foot, *route, *call)], sure=True)
    first = room.take(map(_step, pressing), sure=True)
    shown_dates, shown_steps, shown_papers, shown_asks = (
        room.take(all) for all in (dates, steps, papers, asks)
    )
    if room.leave(_SECTION if others and not call else 0):
        call += [line for (line,) in room.take((line,) for line in others)]
    sections = (
        Section("Route", (_listing(route),)),
        _table("Steps", ("Step", "When", "Who"), first + shown_steps, len(steps) - len(shown_steps)),
        Section("Call", (_listing(call),)),
        _table("Dates", ("When", "What"), shown_dates, len(dates) - len(shown_dates)),
        _table("Papers", ("Paper", "Who"), shown_papers, len(papers) - len(shown_papers)),
        _unknown(result, [ask for (ask,) in shown_asks]),
    )
    return replace(page, sections=tuple(one for one in sections if any(one.groups)), short=True)


class _Room:
    """What is left of the height of the sheet, in lines."""

    def __init__(self, lines: float) -> None:
        self._left = lines

    def leave(self, lines: float) -> bool:
        """Whether something is left once so many lines are set aside."""
        self._left -= lines
        return self._left > 0

    def take(self, rows: Iterable[_Row], sure: bool = False) -> list[_Row]:
        """The rows, from the first, that fit; all of them where they must be there in any case."""
        taken = []
        for row in rows:
            lines = max(-(-len(cell) // most) for cell, most in zip(row, _LETTERS[len(row)], strict=True))
            self._left -= lines + _BETWEEN
            if self._left >= 0 or sure:  # once full it stays so: what follows must not overtake
                taken.append(row)
        return taken


def _route(result: Result) -> list[str]:
    if result.route:
        return [_title(result.route)]
    possible = "; ".join(found.line.title for found in result.routes)
    return [words.routes_head(result), *([f"Possible: {possible}."] if possible else [])]


def _title(finding: Finding) -> str:
    return _doubted(finding.line.title, finding.confidence)


def _doubted(title: str, confidence: str) -> str:
    """A title with a word of doubt where it rests on what is not verified."""
    return title if confidence == "verified" else f"{title} (confirm)"


def _step(finding: Finding) -> _Row:
    item = finding.line
    assert isinstance(item, Item)
    when = limit_words(finding) or finding.interview.guide.about.stages["steps"][item.stage]
    limit = f"{when}, if it applies" if finding.status == OPEN else when
    return _title(finding), words.capital(limit), item.who


def _paper(finding: Finding) -> _Row:
    assert isinstance(finding.line, Item)
    return _title(finding), finding.line.who


def _contacts(steps: Iterable[Finding]) -> list[str]:
    """Whom to call about these steps, where a number or an address is known."""
    found: dict[str, None] = {}
    for step in steps:
        interview = step.interview
        contact = isinstance(step.line, Item) and interview.guide.library.contacts.get(step.line.contact)
        if contact and (contact.number or contact.also or contact.email or contact.web):
            found[contact_words(contact, interview.case.as_of)] = None
    return list(found)


def _now(result: Result) -> list[Finding]:
    """The firm steps of the first stage."""
    first = next(iter(result.interview.guide.about.stages["steps"]))
    return list(result.firm_by_stage("steps").get(first, ()))


def _listing(lines: Iterable[str]) -> Group:
    return Group("", tuple(map(Entry, lines)))


def _table(title: str, columns: _Row, rows: list[_Row], left_out: int) -> Section:
    return Section(title, (Table("", columns, tuple(rows), title in _TICKED), _more(left_out)))


def _more(left_out: int) -> Group:
    return _listing([f"And {left_out} more: see the full result."] if left_out else [])


def _unknown(result: Result, asks: list[str]) -> Section:
    waiting = sum(len(result.open(kind)) for kind in ("steps", "papers"))
    more_lines = words.counted(waiting, "more step or paper depends", "more steps and papers depend")
    depend = f"{more_lines} on these answers: see the full result."
    more = _more(len(result.open_questions) - len(asks))
    return Section("Still unknown", (_listing(asks), more, _listing([depend] if waiting else [])))
