"""What an author edited, sorted by what it does: conditions, how lines are shown, mere words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from cpguide.check.diff.both import Both, Change, records
from cpguide.check.diff.side import Side
from cpguide.check.in_words import clauses, condition_words
from cpguide.engine.case import Case
from cpguide.engine.interview import Interview
from cpguide.engine.result import Finding
from cpguide.guide.calendar import Effective
from cpguide.guide.condition import Holds
from cpguide.guide.model import Citation, Route
from cpguide.output.words import finding_text

RULES = ("questions", "facts", "routes", "items", "never")
LIBRARY = (
    "evidence", "left_out", "sources", "terms", "contacts", "offices", "states", "starts", "deadlines",
)  # fmt: skip

_CONDITION = ("when", "otherwise", "effective")
"""The fields that decide in which cases a rule holds."""

_ELSEWHERE = {
    **{part: {"id", *_CONDITION} for part in RULES},
    "questions": {"id", "when", "kind", "options", "not_sure"},
    "evidence": {"id"},
}
"""Fields in which no difference is told here."""

_SHOWN = {
    "guide": {"review_by"},
    "questions": {"evidence"},
    "facts": {"evidence"},
    "routes": {"evidence"},
    "items": {"kind", "stage", "who", "due", "clock", "contact", "evidence"},
    "evidence": {"confidence", "confirm", "effective", "sources"},
    "contacts": {"number", "also", "web", "email", "hours", "seen", "confidence"},
    "offices": {"covers", "seen", "confidence"},
    "states": {"offices", "confidence"},
    "starts": {"question", "hours", "past"},
    "deadlines": {"calendar", "of", "start", "after", "before", "begins", "unless", "evidence"},
}
"""Fields that say more than words: a time limit, whom to ask, what a line rests on and how sure it is."""

_CONTACTS = ("contacts", "offices", "states", "starts", "deadlines")

BARE = "..."
"""Stands for what a line says itself, so that only the mark on it is left to compare."""


def conditions(both: Both) -> Iterator[Change]:
    """Rules that were written otherwise: "condition" where that means something else, or "same_condition"."""
    for part in RULES:
        for id, (old, new) in both.pairs(part).items():
            if any(getattr(old, field, None) != getattr(new, field, None) for field in _CONDITION):
                same = _meaning(both.old, part, id) == _meaning(both.new, part, id)
                said = clauses((both.old.written, old.when), (both.new.written, new.when))
                before, after = (_when(one, clause) for one, clause in zip((old, new), said, strict=True))
                yield Change("same_condition" if same else "condition", part, (id,), (before,), (after,))


def _meaning(side: Side, part: str, id: str) -> int:
    if part == "questions":
        return side.exists[id]
    if part in ("routes", "items"):
        return side.lines[id]
    return side.logic.diagram(Holds(id) if part == "facts" else side.guide.never[id].when)


def _when(record: Any, clause: str) -> str:
    """When a rule holds, of whose condition the clause is said."""
    days = plain(getattr(record, "effective", Effective()))
    return "; in force ".join([when_words(record, clause), *(day for day in days if day)])


def when_words(record: Any, clause: str) -> str:
    """The clause of a condition, in place of which a route may take what is left."""
    return "where no other route holds" if isinstance(record, Route) and record.otherwise else clause


def sworn(both: Both) -> Iterator[Change]:
    """What is sworn never to be: more of it, less of it, or something else."""
    for what, id, side in both.single("never"):
        when = (condition_words(side.guide, side.guide.never[id].when),)
        yield Change(what, "never", (id,), *((when, ()) if side is both.old else ((), when)))


def shown(both: Both) -> Iterator[Change]:
    """Lines that hold in the same cases and are shown otherwise, and contacts."""
    yield from _said(both)
    yield from (Change(what, part, (id,)) for part in _CONTACTS for what, id, _ in both.single(part))
    for part in _SHOWN:
        for id, (old, new) in both.written(part).items():
            for field in _differing(part, old, new):
                if field in _SHOWN[part]:
                    yield Change(field, part, (id,), plain(getattr(old, field)), plain(getattr(new, field)))


def _said(both: Both) -> Iterator[Change]:
    """Lines whose words bear another mark, as evidence of another confidence asks; those alike together."""
    sides = [Interview(side.logic, Case(both.as_of)) for side in (both.old, both.new)]
    for part in ("routes", "items"):
        alike: dict[tuple[str, ...], list[str]] = {}
        for id, pair in both.pairs(part).items():
            findings = (Finding(side, line) for side, line in zip(sides, pair, strict=True))
            marks = (finding_text(one).replace(one.line.says, BARE) for one in findings)
            alike.setdefault(tuple(marks), []).append(id)
        for (before, after), ids in alike.items():
            if before != after:
                yield Change("said", part, tuple(ids), (before,), (after,))


def reworded(both: Both) -> Iterator[Change]:
    """Texts that were written otherwise, and another order of evidence or of rules: what changes nothing.

    `ids` are the record and the field, such as "options.yes.label".
    """
    for part in ("guide", *RULES, *LIBRARY):
        if part == "facts" or part not in (*RULES, *_CONTACTS):
            yield from (Change(what, part, (id,)) for what, id, _ in both.single(part))
        for id, pair in both.written(part).items():
            for field, before, after in _texts(part, *pair):
                yield Change("reworded", part, (id, field), before, after)
            for field, before, after in _fields(part, *pair):
                if before != after and _alike(part, before, after):
                    yield Change("reordered", part, (id, field), plain(before), plain(after))
    for part in ("facts", "never"):
        if _moved(*(list(records(side.guide, part)) for side in (both.old, both.new))):
            yield Change("reordered", part, ())


def _texts(part: str, old: Any, new: Any) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each field of a record that was written otherwise and means the same, with both its texts."""
    for field in _differing(part, old, new):
        if field not in (*_SHOWN.get(part, ()), "stages"):
            yield field, plain(getattr(old, field)), plain(getattr(new, field))
    pairs: list[tuple[str, str, str]] = []
    if part == "guide":
        before, after = (
            {(k, id): h for k, of in one.stages.items() for id, h in of.items()} for one in (old, new)
        )
        names = dict.fromkeys((*before, *after))
        pairs += [(f"stages.{'.'.join(name)}", before.get(name, ""), after.get(name, "")) for name in names]
    if part == "questions":
        options = [(was, option) for option in new.options if (was := old.option(option.id))]
        pairs += [
            (f"options.{is_.id}.{field}", getattr(was, field), getattr(is_, field))
            for was, is_ in options
            for field in ("label", "says", "same_as")
        ]
    yield from ((field, (was,), (is_,)) for field, was, is_ in pairs if was != is_)


def _moved(old: list[str], new: list[str]) -> bool:
    """Whether what is in both stands in another order."""
    return [id for id in old if id in set(new)] != [id for id in new if id in set(old)]


def _differing(part: str, old: Any, new: Any) -> list[str]:
    return [field for field, before, after in _fields(part, old, new) if not _alike(part, before, after)]


def _fields(part: str, old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:
    """What a record has in its fields before and after, but for those that are told of elsewhere."""
    for field in new._fields:
        if field not in _ELSEWHERE.get(part, {"id"}):
            yield field, getattr(old, field), getattr(new, field)


def _alike(part: str, before: Any, after: Any) -> bool:
    """Whether two values are the same; the order in which evidence is cited means nothing."""
    if part != "guide" and isinstance(before, tuple) and isinstance(after, tuple):
        return sorted(map(str, before)) == sorted(map(str, after))
    return bool(before == after)


def plain(value: Any) -> tuple[str, ...]:
    """A value of a record as texts."""
    if isinstance(value, Effective):
        first, last = (day.isoformat() if day else "" for day in (value.first, value.last))
        return (" ".join([*(["from", first] if first else []), *(["to", last] if last else [])]),)
    if isinstance(value, Citation):
        return (f"{value.source} {value.pinpoint}".strip(),)
    if isinstance(value, tuple):
        return tuple(text for one in value for text in plain(one))
    return (value.isoformat() if isinstance(value, date) else value or "",)
