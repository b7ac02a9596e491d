"""A difference as text for the owner of the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cpguide.check.diff import Difference
from cpguide.check.diff.behaviour import NOT_ONE
from cpguide.check.diff.both import Change
from cpguide.check.diff.headline import BEHAVIOUR, headline, lists, texts
from cpguide.check.diff.numbers import where_words
from cpguide.check.diff.retold import retold, told, unjudged
from cpguide.check.diff.say import Say
from cpguide.check.diff.seen import ordered, shown
from cpguide.check.diff.wording import Lines, content, entry, under, worded
from cpguide.check.formats import case_words
from cpguide.output.words import sentence
from cpguide.output.wrapped import for_terminal, wrapped

_MANY = 6
"""Of more changes of a kind than so many, only the smallest example of all is shown."""

_PARTS = {"facts": "facts", "never": "sworn statements"}


def text(difference: Difference) -> str:
    """The whole difference; the same two guides give the same bytes."""
    say = Say(difference)
    found, same = difference.behaviour, difference.same
    to_no_effect = "" if difference.changes else ", to no effect"
    sections = [
        (f"Conditions that were edited{to_no_effect}", [_condition(say, one) for one in difference.edited]),
        *(
            (title, _counted(say, [c for c in found if c.part == part]))
            for part, (title, _) in BEHAVIOUR.items()
        ),
        ("Sworn never to be", [_sworn(say, change) for change in difference.sworn]),
        ("Shown differently", [*shown(say, difference.shown), *ordered(say, difference.order)]),
        ("Scenarios whose result changes", retold(say, difference.scenarios)),
        ("Scenarios that OLD or NEW cannot judge", unjudged(difference.scenarios)),
        ("Scenarios added, removed, edited", told(say, difference.told)),
        ("Reworded", worded(say, texts(same))),
        ("Edited, no change in behaviour", [*worded(say, lists(same)), *_same(say, same)]),
    ]
    lines = [*for_terminal(headline(difference)), "", *_editions(difference)]
    for title, entries in sections:
        if entries:
            lines += ["", title.upper(), *(line for one in entries for line in one)]
    return "\n".join([*lines, *_foot(difference)]) + "\n"


def _editions(difference: Difference) -> Iterator[str]:
    for name, guide in (("OLD", difference.old), ("NEW", difference.new)):
        about = guide.about
        yield f"{name}  edition {about.edition}, checked {about.checked}"
        yield f"     rules SHA-256 {guide.sha256}"


def _counted(say: Say, changes: Iterable[Change]) -> list[Lines]:
    """Changes with the numbers of their cases and a smallest case; those of one kind together."""
    kinds: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        kinds[change.what].append(change)
    entries = []
    for found in kinds.values():
        smallest = min(found, key=_size)
        entries += [_case(say, one, len(found) <= _MANY or one is smallest) for one in found]
        if len(found) > _MANY:
            note = f"Of the examples of these {len(found)} only the smallest is shown. --format json has all."
            entries.append(["", *under(note)])
    return entries


def _size(change: Change) -> tuple[bool, int]:
    """How many answers the smallest case needs."""
    where = change.where
    return where is None, max(len(where.old_case.answers), len(where.new_case.answers)) if where else 0


def _case(say: Say, change: Change, example: bool) -> Lines:
    lines = entry(say.change(change))
    if change.what in ("added", "removed"):
        lines += content(say, change)
    if change.where is None:
        return [*lines, *under("In no case.")] if change.what in ("added", "removed") else lines
    lines += under(where_words(change.where, these=change.what == NOT_ONE))
    if example:
        words, cases = say.example(change)
        lines += under(words)
        for side, case in cases.items():
            lines += under(f"Answers{side and f' as {side.upper()} has them'}: {case_words(case)}.")
    return lines


def _condition(say: Say, change: Change) -> Lines:
    name = sentence(say.name(change.part, change.ids[0])).rstrip(".")
    (was,), (is_,) = change.before, change.after
    if was == is_:
        return [*entry(f"{name}:"), *under(f"As before: {is_}. But something it names has changed.")]
    return [*entry(f"{name}:"), *under(f"Was: {was}."), *under(f"Is now: {is_}.")]


def _sworn(say: Say, change: Change) -> Lines:
    if change.what == "condition":
        return _condition(say, change)
    return [*entry(say.change(change)), *content(say, change)]


def _same(say: Say, changes: Iterable[Change]) -> list[Lines]:
    """What was edited to no effect; each kind of edit together."""
    found: defaultdict[str, Lines] = defaultdict(list)
    for change in changes:
        if len(change.ids) > 1:
            continue  # a field, which is told in words
        name = say.name(change.part, change.ids[0]) if change.ids else _PARTS[change.part]
        if change.what == "reordered":
            found["In another order"] += under(name)
        elif change.what == "same_condition":
            found["Condition said in another way, with the same meaning"] += under(name)
        else:
            found[change.what.capitalize()] += [*under(name), *content(say, change)]
    return [[*entry(f"{title}:"), *lines] for title, lines in found.items()]


def _foot(difference: Difference) -> Iterator[str]:
    if difference.changes:
        compared, old, new = difference.cases
        among = f", all that both can judge, of {old:,} in OLD and {new:,} in NEW"
        of = "" if compared == old == new else among
        said = (
            f"{compared:,} cases were compared{of}. A case is one definite answer to every question it leads "
            "to, in one stretch of as-of dates in which all days are alike. "
            '"Not sure" is not counted: it stands for all answers at once.'
        )
        yield from ["", *wrapped(said)]
