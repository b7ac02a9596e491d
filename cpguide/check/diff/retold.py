"""Entries for scenarios: what was edited in them, which end otherwise, and which cannot be judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cpguide.check.diff.both import Change
from cpguide.check.diff.say import Say
from cpguide.check.diff.scenarios import EACH, Retold
from cpguide.check.diff.wording import Lines, entry, heading, under, worded
from cpguide.engine.interview import ABSENT, FIRM, OPEN
from cpguide.output.words import counted, listed
from cpguide.output.wrapped import wrapped

_TURNS = {
    (ABSENT, FIRM): "now shows",
    (ABSENT, OPEN): "may now show",
    (OPEN, FIRM): "now shows for sure",
    (FIRM, OPEN): "may still show, no longer for sure",
    (OPEN, ABSENT): "can no longer show",
    (FIRM, ABSENT): "no longer shows",
}
_MAY = 'What "may" show depends on an answer of the scenario that is "Not sure" or is not given.'
_WHOSE = {"new": "", "old": " (as OLD tells it)", EACH: " (as OLD and NEW tell it)"}
_AS_BEFORE = "as before if OLD judges what OLD tells, and NEW what NEW tells."
_LISTED = {
    "removed": "No longer there",
    "added": "New",
    "edited": "Edited, but only in comments or layout, or no longer to be read",
}


def retold(say: Say, changed: Iterable[Retold]) -> list[Lines]:
    """What becomes of the scenarios that end otherwise; those that change in the same way together."""
    changed = [one for one in changed if one.lines]
    same: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for one in changed:
        same[tuple(_effects(say, one))].append(say.title("scenarios", one.file) + _WHOSE[one.version])
    entries = [
        [*entry(", ".join(names)), *(line for said in effects for line in under(said))]
        for effects, names in same.items()
    ]
    may = any(OPEN in pair for one in changed for _, *pair in one.lines)
    return [*entries, wrapped(_MAY, "  ", "  ")] if may else entries


def _effects(say: Say, one: Retold) -> Iterator[str]:
    before, after = one.routes
    if before != after:
        yield say.change(Change("moved", "routes", (), before, after))
    for turn, words in _TURNS.items():
        ids = [id for id, *truths in one.lines if tuple(truths) == turn and id not in (*before, *after)]
        if ids:
            yield f"{words.capitalize()}: {', '.join(ids)}."


def unjudged(found: Iterable[Retold]) -> list[Lines]:
    """Why one of the guides can make nothing of a scenario, or both; each reason with its places."""
    found = list(found)
    sides: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one in found:
        for side, problem in one.misfits:
            place = f"{problem.file}:{problem.line}:{problem.column}"
            sides[problem.said, f"{place} in OLD" if one.version == "old" else place].append(side.upper())
    places: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for (said, place), by in sides.items():
        places[listed([*dict.fromkeys(by)], "or"), said].append(place)
    entries = [
        [*entry(f"Cannot be judged by {by}: {said}"), *under(", ".join(where))]
        for (by, said), where in places.items()
    ]
    if number := len([one for one in found if one.version == EACH and not one.lines]):
        words = f"But {counted(number, 'scenario')} end{'s' * (number == 1)} {_AS_BEFORE}"
        entries.append(wrapped(words, "  ", "  "))
    return entries


def told(say: Say, changes: Iterable[Change]) -> list[Lines]:
    """Scenarios that were removed or added, all of them, and each field that was edited."""
    listing: defaultdict[str, list[str]] = defaultdict(list)
    fields = []
    for change in changes:
        if len(change.ids) > 1:
            fields.append(change)
        else:
            listing[change.what].append(say.title("scenarios", change.ids[0]))
    whole = [
        [*entry(heading(words)), *under(", ".join(listing[what]))]
        for what, words in _LISTED.items()
        if what in listing
    ]
    return [*whole, *worded(say, fields)]
