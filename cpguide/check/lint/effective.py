"""Whether each date of the rules is backed: by the range of evidence it rests on, or by a date in its words.

All dates are compared as the days on which something turns. So a line that ends on 3 July is backed by
evidence that begins on 4 July, and a date shifted by a single day has nothing to stand on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from cpguide.check.lint.passages import Citing, citing, evidence_of
from cpguide.check.lint.turns import dates, ends, turn_after, turns
from cpguide.guide.calendar import Effective, Moment, Span
from cpguide.guide.condition import Dated, atoms
from cpguide.guide.deadline import Deadline
from cpguide.guide.model import Evidence, Guide, Item, Never, Question, Term
from cpguide.guide.page import Key
from cpguide.guide.places import Places
from cpguide.guide.problem import Problem

HISTORY = Span(10, "year")
"""Evidence that began longer ago need not be repeated in the lines: nobody judges a case on such a day."""

NEAR = timedelta(days=31)
"""A date in words this near to the end of a range means the same event."""

_ADVICE = "Correct the date, or cite the evidence that has it."

_RELATIONS = ("before", "after")

Path = tuple[Key, ...]


def effective(guide: Guide, places: Places, as_of: date) -> Iterator[Problem]:
    """Dates that nothing backs, and lines in force on days on which their evidence is not."""
    yield from _ranges(guide, places)
    for item in guide.items.values():
        yield from _outside(guide, item, HISTORY.before(as_of), places)
    for part, owner in citing(guide):
        if not isinstance(owner, Never):  # it says what can never be, and claims nothing of the law
            yield from _named(guide, places, part, owner)
    for record in guide.library.evidence.values():
        yield from _near_miss(record, places)


def _ranges(guide: Guide, places: Places) -> Iterator[Problem]:
    """Ends of the range of a line that neither its evidence backs nor the line that takes over."""
    backed: dict[tuple[str, str], set[date]] = defaultdict(set)
    alone: list[tuple[Item, str, date]] = []
    for item in guide.items.values():
        known = turns(evidence_of(guide, item))
        for end, turn in ends(item.effective):
            if turn in known:
                backed[item.kind, end].add(turn)
            else:
                alone.append((item, end, turn))
    for item, end, turn in alone:
        if turn not in backed[item.kind, "to" if end == "from" else "from"]:
            day = item.effective.first if end == "from" else item.effective.last
            message = f'nothing that "{item.id}" cites begins, ends or names a date at {day}.'
            yield places.problem("CP631", "items", item.id, message, _ADVICE, ("effective", end))


def _outside(guide: Guide, item: Item, history: date, places: Places) -> Iterator[Problem]:
    line = item.effective
    for record in evidence_of(guide, item):
        first, last = record.effective.first, record.effective.last
        if last and (line.last is None or line.last > last):
            when = f"after {last}"
        elif first and first > history and (line.first is None or line.first < first):
            when = f"before {first}"
        else:
            continue
        message = f'"{item.id}" is in force {when}, when {record.id}, which it cites, is not.'
        advice = "Keep its effective: within that of the evidence, or cite another."
        yield places.problem("CP633", "items", item.id, message, advice, ("effective",))


def _named(guide: Guide, places: Places, part: str, owner: Citing) -> Iterator[Problem]:
    """Dates in the words and the condition of a record that its evidence does not have."""
    for field, day, turn in (*_said(owner), *_compared(owner)):
        own = (turn for _, turn in ends(getattr(owner, "effective", Effective())))
        if turn not in turns(evidence_of(guide, owner)).union(own):
            message = f'nothing that "{owner.id}" cites begins, ends or names a date at {day}.'
            compared = field in _RELATIONS
            path = _path(places.row(part, owner.id).record, "when", field, day) if compared else (field,)
            yield places.problem("CP632", part, owner.id, message, _ADVICE, path)


def _said(owner: Citing) -> Iterator[tuple[str, str, date]]:
    """Each date in the words of a record: the field, the date and the day on which it turns."""
    fields = ("why", "help") if isinstance(owner, Question) else ("says",)
    for field in fields:
        yield from ((field, said, turn) for said, turn in dates(getattr(owner, field)))


def _compared(owner: Citing) -> Iterator[tuple[str, str, date]]:
    """Each date in the condition of a record: the relation, the date and the day on which it turns."""
    for atom in () if isinstance(owner, Term | Deadline) else atoms(owner.when):
        if isinstance(atom, Dated) and isinstance(atom.bound, Moment) and (day := atom.bound.day):
            yield atom.relation, str(day), turn_after(day) if atom.relation == "after" else day


def _path(node: Any, key: Key, relation: str, day: str) -> Path:
    """The way to the first comparison of this kind with this day below `node[key]`, or nothing."""
    value = node[key]
    if (key, value) == (relation, day):
        return (key,)
    keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for inner in keys:
        if found := _path(value, inner, relation, day):
            return (key, *found)
    return ()


def _near_miss(record: Evidence, places: Places) -> Iterator[Problem]:
    """An end of the range of a statement that is close to a date in its words, but not on it."""
    said = [turn for _, turn in dates(record.says)]
    for end, turn in ends(record.effective):
        if turn not in said and any(abs(turn - other) <= NEAR for other in said):
            message = f'the range of "{record.id}" and the date in its words do not meet.'
            path = ("effective", end)
            yield places.problem("CP634", "evidence", record.id, message, "Correct one of them.", path)
