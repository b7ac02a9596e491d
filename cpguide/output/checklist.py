"""The checklist: a result on one sheet of paper, with boxes to tick, for the case file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cpguide.engine.interview import OPEN
from cpguide.engine.result import Finding, Result, urgent
from cpguide.guide.model import Item
from cpguide.output import words
from cpguide.output.page import Entry, Group, Page, Section, Table, framed

ROOM = 30
"""So many lines of steps, papers and questions fit on Letter and on A4 beside what is always there."""

_LETTERS = {1: (95,), 2: (50, 45), 3: (46, 22, 22)}
"""How many letters fit into a line of each column, by the number of columns."""

_Row = tuple[str, ...]


def checklist(result: Result) -> Page:
    """The sheet to staple to a folder: the route, steps with the urgent ones first, papers, open questions.

    What does not fit is counted, never left out in silence. An urgent step is always there.
    """
    interview = result.interview
    pressing = (*urgent(result.firm("steps")), *urgent(result.open("steps")))
    later = [found for found in result.firm("steps") if found not in pressing]
    room = _Room(ROOM)
    first = room.take(map(_step, pressing), sure=True)
    steps = room.take(map(_step, later))
    papers = room.take(map(_paper, result.firm("papers")))
    asks = room.take((open.question.ask,) for open in result.open_questions)
    sections = (
        Section("Route", (Group("", _route(result)),)),
        _boxes("Steps", ("Step", "When", "Who"), first + steps, len(later) - len(steps)),
        Section("Call", tuple(group for group in (_contacts(pressing),) if group)),
        _boxes("Papers", ("Paper", "Who"), papers, len(result.firm("papers")) - len(papers)),
        _unknown(result, asks),
    )
    title = f"{interview.guide.about.title}: checklist"
    return replace(framed(interview, title, sections, interview.case.training), short=True)


class _Room:
    """The lines that are left on the sheet."""

    def __init__(self, lines: int) -> None:
        self._left = lines

    def take(self, rows: Iterable[_Row], sure: bool = False) -> list[_Row]:
        """The rows, from the first, that fit; all of them where they must be there in any case."""
        taken = []
        for row in rows:
            lines = max(-(-len(cell) // most) for cell, most in zip(row, _LETTERS[len(row)], strict=True))
            if lines > self._left and not sure:
                self._left = 0  # what follows may be shorter, but must not overtake
            else:
                self._left -= lines
                taken.append(row)
        return taken


def _route(result: Result) -> tuple[Entry, ...]:
    if result.route:
        return (Entry(_title(result.route)),)
    possible = "; ".join(found.line.title for found in result.routes)
    return Entry(words.routes_head(result)), Entry(f"Possible: {possible}.")


def _title(finding: Finding) -> str:
    """The title, with a word of doubt where it rests on what is not verified."""
    return f"{finding.line.title} (confirm)" if words.needs_confirming(finding) else finding.line.title


def _step(finding: Finding) -> _Row:
    item = finding.line
    assert isinstance(item, Item)
    when = item.due or finding.interview.guide.about.stages["steps"][item.stage]
    limit = f"{when}, if it applies" if finding.status == OPEN else when
    return _title(finding), limit[:1].upper() + limit[1:], item.who


def _paper(finding: Finding) -> _Row:
    assert isinstance(finding.line, Item)
    return _title(finding), finding.line.who


def _contacts(steps: Iterable[Finding]) -> Group:
    """Whom to call about these steps."""
    told = dict.fromkeys(
        text for step in steps for label, text in words.item_notes(step) if label == "Contact"
    )
    return Group("", tuple(map(Entry, told)))


def _boxes(title: str, columns: tuple[str, ...], rows: list[_Row], left_out: int) -> Section:
    groups = Table("", columns, tuple(rows), tick=True), _more(left_out)
    return Section(title, tuple(group for group in groups if group))


def _more(left_out: int) -> Group:
    return Group("", (Entry(f"And {left_out} more: see the full result."),) if left_out else ())


def _unknown(result: Result, asks: list[_Row]) -> Section:
    waiting = sum(len(result.open(kind)) for kind in ("steps", "papers"))
    depend = (
        f"{words.counted(waiting, 'line depends', 'lines depend')} on these answers: see the full result."
    )
    groups = (
        Group("", tuple(Entry(ask) for (ask,) in asks)),
        _more(len(result.open_questions) - len(asks)),
        Group("", (Entry(depend),) if waiting else ()),
    )
    return Section("Still unknown", tuple(group for group in groups if group))
