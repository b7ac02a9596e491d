"""Entries for what people see differently in the same cases: marks on lines, fields, and another order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from cpguide.check.diff.both import Change, records
from cpguide.check.diff.records import BARE
from cpguide.check.diff.say import Say
from cpguide.check.diff.wording import Lines, alike, content, entry, heading, rewritten, some, under
from cpguide.output.words import counted, sentence

_SURE = ("confidence", "confirm")
"""Fields of evidence that decide how the lines are shown that rest on it."""

_MOVES = 5
"""Of more moves within one list only so many are told."""


def shown(say: Say, changes: Iterable[Change]) -> list[Lines]:
    """What people see differently in the same cases: marks on lines first, then everything else."""
    marks: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    marked: set[str] = set()
    entries, fields = [], []
    for change in changes:
        if change.what == "said":
            marks[change.before[0], change.after[0]] += [say.name(change.part, id) for id in change.ids]
            marked |= set(change.ids)
        elif change.what in ("added", "removed"):
            entries.append([*entry(say.change(change)), *content(say, change)])
        else:
            fields.append(change)
    for text, ids in alike(fields).items():
        part, field, *_ = text
        more = _cited(say, field, ids, marked) if part == "evidence" and field in _SURE else []
        entries.append([*rewritten(say, text, ids), *more])
    return [*(_marked(*turn, names) for turn, names in marks.items()), *entries]


def _cited(say: Say, field: str, ids: Iterable[str], marked: Collection[str]) -> Lines:
    """Which lines rest on the evidence, and whether they read as they did."""
    citing = [
        (part, id)
        for part in ("routes", "items")
        for id, line in records(say.new, part).items()
        if not set(ids).isdisjoint(line.evidence)
    ]
    if not citing:
        return under("No line of the result rests on it.")
    rest = "line of the result rests" if len(citing) == 1 else "lines of the result rest"
    told = under(f"{len(citing)} {rest} on it: {some([say.name(*line) for line in citing])}.")
    same = len([id for _, id in citing if id not in marked])
    if field != "confidence" or not same:
        return told
    whose = (
        "Its words" if len(citing) == 1 else f"The words of {same if same < len(citing) else 'all'} of them"
    )
    return [*told, *under(f"{whose} stay the same.")]


def _marked(before: str, after: str, names: list[str]) -> Lines:
    was, is_ = (mark.replace(BARE, "").strip() for mark in (before, after))
    parts = [f'now marked "{is_}"'] if is_ else []
    parts += [f'no longer marked "{was}"'] if was else []
    head = heading(f"{counted(len(names), 'line')} {', '.join(parts)}")
    return [*entry(head), *(line for name in names for line in under(sentence(name)))]


def ordered(say: Say, changes: Iterable[Change]) -> list[Lines]:
    """What people see in another order: in each list, what moved past what."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for change in changes:
        *_, id, other = change.ids
        names = [_order_name(say, change, one) for one in (id, other)]
        found[_place(say, change)].append(f"{names[0]} now comes {change.after[0]} {names[1]}.")
    return [[*entry(heading(place)), *_moves(moves)] for place, moves in found.items()]


def _moves(moves: list[str]) -> Iterator[str]:
    for said in moves[:_MOVES]:
        yield from under(said)
    if len(moves) > _MOVES:
        yield from under(f"{len(moves) - _MOVES} more moved. --format json has all.")


def _place(say: Say, change: Change) -> str:
    """The list in which something moved."""
    if change.part == "items":
        item = say.new.items[change.ids[0]]
        top = " (the first firm ones stand on top of the result)" if item.kind == "steps" else ""
        return f'{item.kind}, stage "{say.new.about.stages[item.kind][item.stage]}"{top}'
    if change.part == "options":
        return f"the answers to {say.name('questions', change.ids[0])}"
    if change.part == "stages":
        return f"the stages of {change.ids[0]}"
    return "routes, where several are still open" if change.part == "routes" else "questions"


def _order_name(say: Say, change: Change, id: str) -> str:
    if change.part == "options":
        option = say.new.questions[change.ids[0]].option(id)
        return f'"{option.label}"' if option else id
    if change.part == "stages":
        return f'"{say.new.about.stages[change.ids[0]][id]}"'
    return say.title(change.part, id)
