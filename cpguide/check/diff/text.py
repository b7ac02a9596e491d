"""A difference as text for the owner of the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from textwrap import fill

from cpguide.check.diff import Difference
from cpguide.check.diff.both import Change
from cpguide.check.diff.data import case_json
from cpguide.check.diff.say import Say, number, where_words
from cpguide.check.diff.scenarios import Retold
from cpguide.engine.interview import ABSENT, FIRM, OPEN
from cpguide.output.words import counted, listed, sentence

NONE = "no change in behaviour"
"""The first line, where nothing changes but words and order."""

_WIDTH = 100
_MANY = 6
"""Of more changes of a kind than so many, only the smallest example of all is shown."""

_BEHAVIOUR = {
    "routes": ("Routes", "routes"),
    "items": ("Lines of the result", "lines"),
    "questions": ("Questions and answers", "questions"),
}
_PARTS = {"items": "lines of the result", "never": "sworn statements"}
_TURNS = {
    (ABSENT, FIRM): "now shows",
    (ABSENT, OPEN): "may now show",
    (OPEN, FIRM): "now shows for sure",
    (FIRM, OPEN): "no longer shows for sure",
    (OPEN, ABSENT): "can no longer show",
    (FIRM, ABSENT): "no longer shows",
}

_Lines = list[str]


def text(difference: Difference) -> str:
    """The whole difference; the same two guides give the same bytes."""
    say = Say(difference)
    found = difference.behaviour
    to_no_effect = "" if difference.changes else ", to no effect"
    sections = [
        (
            f"Conditions that were edited{to_no_effect}",
            [_condition(say, change) for change in difference.edited],
        ),
        *(
            (title, _counted(say, [c for c in found if c.part == part]))
            for part, (title, _) in _BEHAVIOUR.items()
        ),
        ("Sworn never to be", [_sworn(say, change) for change in difference.sworn]),
        ("Shown otherwise", [[_entry(say.change(change))] for change in difference.shown]),
        ("Scenarios that end otherwise", _scenarios(say, difference.scenarios)),
        ("Edited, no change in behaviour", _same(say, difference.same)),
    ]
    lines = [headline(difference), "", *_editions(difference)]
    for title, entries in sections:
        if entries:
            lines += ["", title.upper(), *(line for entry in entries for line in entry)]
    return "\n".join([*lines, *_foot(difference)]) + "\n"


def headline(difference: Difference) -> str:
    """The verdict in one line."""
    if not difference.changes:
        return NONE
    behaviour = [change.part for change in difference.behaviour]
    counts = [
        *((behaviour.count(part), f"change{{}} of {noun}") for part, (_, noun) in _BEHAVIOUR.items()),
        (len(difference.sworn), "change{} of what is sworn never to be"),
        (len(difference.shown), "thing{} shown otherwise"),
    ]
    said = [counted(n, noun.format(""), noun.format("s")) for n, noun in counts if n]
    scenarios = f" Scenarios that end otherwise: {len(difference.scenarios)} of {difference.tried}."
    return sentence(listed(said)) + (scenarios if difference.scenarios else "")


def _editions(difference: Difference) -> Iterator[str]:
    for name, guide in (("OLD", difference.old), ("NEW", difference.new)):
        about = guide.about
        yield f"{name}  edition {about.edition}, checked {about.checked}, rules SHA-256 {guide.sha256}"


def _counted(say: Say, changes: Iterable[Change]) -> list[_Lines]:
    """Changes with the numbers of their cases and a smallest case; those of one kind together."""
    kinds: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        kinds[change.what].append(change)
    entries = []
    for alike in kinds.values():
        smallest = min(alike, key=_size)
        entries += [_case(say, one, len(alike) <= _MANY or one is smallest) for one in alike]
        if len(alike) > _MANY:
            note = f"Of the examples of these {len(alike)} only the smallest is shown. --format json has all."
            entries.append(["", _wrap(note)])
    return entries


def _size(change: Change) -> tuple[bool, int]:
    """How many answers the smallest case needs."""
    where = change.where
    return where is None, max(len(where.old_case.answers), len(where.new_case.answers)) if where else 0


def _case(say: Say, change: Change, example: bool) -> _Lines:
    lines = [_entry(say.change(change))]
    if change.where is None:
        return [*lines, _wrap("In no case.")] if change.what in ("added", "removed") else lines
    lines.append(_wrap(where_words(change.where)))
    if example:
        words, cases = say.example(change)
        lines.append(_wrap(words))
        lines += [
            f"    {side and f'As {side.upper()} has it: '}{case_json(case)}" for side, case in cases.items()
        ]
    return lines


def _condition(say: Say, change: Change) -> _Lines:
    name = sentence(say.name(change.part, change.ids[0])).rstrip(".")
    return [_entry(name), _wrap(f"Was: {change.before[0]}."), _wrap(f"Is now: {change.after[0]}.")]


def _sworn(say: Say, change: Change) -> _Lines:
    if change.what == "condition":
        return _condition(say, change)
    return [_entry(say.change(change)), _wrap(f"It says: {(change.before or change.after)[0]}.")]


def _scenarios(say: Say, changed: Iterable[Retold]) -> list[_Lines]:
    """What becomes of the scenarios; those that change in the same way together."""
    alike: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for told in changed:
        name = told.file + (" (as OLD tells it)" if told.version == "old" else "")
        alike[tuple(_effects(say, told))].append(name)
    return [[_entry(", ".join(names)), *map(_wrap, effects)] for effects, names in alike.items()]


def _effects(say: Say, told: Retold) -> Iterator[str]:
    for side, problem in told.misfits:
        yield f"Does not fit {side.upper()}: {problem.message} {problem.suggestion}"
    before, after = told.routes
    if before != after:
        yield say.change(Change("moved", "routes", (), before, after))
    for turn, words in _TURNS.items():
        ids = [id for id, *truths in told.lines if tuple(truths) == turn and id not in (*before, *after)]
        if ids:
            yield f"{words.capitalize()}: {', '.join(ids)}."


def _same(say: Say, changes: Iterable[Change]) -> list[_Lines]:
    """What was edited to no effect; each kind of edit together."""
    found: defaultdict[str, _Lines] = defaultdict(list)
    for change in changes:
        name = say.name(change.part, change.ids[0]) if change.ids else _PARTS.get(change.part, change.part)
        if change.what == "reworded":
            found["Reworded"].append(f"{name}: {', '.join(change.after)}")
        elif change.what == "reordered":
            found["In another order"].append(f"the options of {name}" if change.ids else name)
        elif change.what == "same_condition":
            found["Condition written otherwise, with the same meaning"].append(name)
        else:
            found[change.what.capitalize()].append(name)
    return [[_entry(f"{title}:"), *map(_wrap, names)] for title, names in found.items()]


def _foot(difference: Difference) -> Iterator[str]:
    if difference.changes:
        compared, old, new = map(number, difference.cases)
        yield ""
        yield fill(
            f"{compared} cases are compared: all that both can judge, of {old} in OLD and {new} in NEW. "
            "A case is one definite answer to every question it leads to, in one stretch of as-of dates in "
            'which all days are alike. "Not sure" is not counted: it stands for all answers at once.',
            _WIDTH,
        )


def _entry(said: str) -> str:
    return fill(said, _WIDTH, initial_indent="  * ", subsequent_indent="    ", break_on_hyphens=False)


def _wrap(said: str) -> str:
    return fill(said, _WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
