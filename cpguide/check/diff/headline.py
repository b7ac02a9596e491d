"""The verdict on a difference in one line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from cpguide.check.diff import Difference
from cpguide.check.diff.behaviour import NOT_ONE
from cpguide.check.diff.both import Change
from cpguide.check.diff.say import Say
from cpguide.check.diff.scenarios import EXPECTED
from cpguide.check.diff.seen import shown
from cpguide.check.diff.wording import alike
from cpguide.check.scenarios import FOLDER
from cpguide.output.words import counted, listed, sentence

NONE = "no change in behaviour"
"""Begins the first line where no answer leads to another line than before."""

BEHAVIOUR = {
    "routes": ("Routes", "routes"),
    "items": ("Lines of the result", "lines"),
    "questions": ("Questions and answers", "questions"),
}
_MOVED = {"items": "line", "routes": "route", "questions": "question", "options": "answer", "stages": "stage"}


def headline(difference: Difference) -> str:
    """The verdict in one line."""
    if not difference.changes:
        return f"{NONE}: {_quiet(difference)}"
    behaviour = [change.part for change in difference.behaviour if change.what != NOT_ONE]
    counts = [
        *((behaviour.count(part), f"change{{}} of {noun}") for part, (_, noun) in BEHAVIOUR.items()),
        (len(difference.sworn), "change{} of what is sworn never to be"),
        (len(shown(Say(difference), difference.shown)), "thing{} shown differently"),
    ]
    said = [sentence(listed([counted(n, noun.format(""), noun.format("s")) for n, noun in counts if n]))]
    if number := len(difference.ending_otherwise):
        said.append(f"Scenarios whose result changes: {number} of {difference.tried}.")
    if edits := list(_edits(difference)):
        said.append(sentence(listed(edits)))
    return " ".join(said)


def _quiet(difference: Difference) -> str:
    """What was changed that changes nothing, in a sentence or two."""
    edits = list(_edits(difference))
    if difference.old.sha256 == difference.new.sha256:
        what = "the two folders are the same"
    elif difference.files and all(name.startswith(FOLDER) for name in difference.files):
        what = "only scenarios differ"
    elif edits:
        what = "no answer leads to another line"
    else:
        what = "only comments, layout or the order in the files differ"
    them = "it" if len(edits) == 1 and edits[0].startswith("1 ") else "them"
    read = f" {sentence(listed(edits)).rstrip('.')}: read {them} below." if edits else ""
    return f"{what}.{read}"


def _edits(difference: Difference) -> Iterator[str]:
    """How much was edited that changes no line: texts, order, conditions, records and scenarios."""
    whats = Counter(change.what for change in difference.same)
    if number := len(alike(texts(difference.same))):
        yield _were(number, "text", "reworded")
    for part, number in Counter(change.part for change in difference.order).items():
        yield f"{counted(number, _MOVED[part])} moved"
    if number := len(lists(difference.same)):
        yield _were(number, "list", "put in another order")
    if number := whats["same_condition"]:
        yield f"{counted(number, 'condition')} said in another way"
    if number := 0 if difference.changes else len(difference.edited):
        yield f"{counted(number, 'condition')} changed to no effect"
    if number := whats["added"] + whats["removed"]:
        yield f"{counted(number, 'record')} added or removed"
    yield from _scenarios(difference)


def _scenarios(difference: Difference) -> Iterator[str]:
    """How many scenarios were added, removed and edited; those apart that now promise something else."""
    files: defaultdict[str, set[str]] = defaultdict(set)
    for change in difference.told:
        files[change.what].add(change.ids[0])
        if change.ids[-1].startswith(EXPECTED):
            files[EXPECTED].add(change.ids[0])
    files["edited"] -= files[EXPECTED]
    if number := len(files[EXPECTED]):
        yield f"{counted(number, 'scenario')} now expect{'s' if number == 1 else ''} another result"
    for what in ("removed", "added", "edited"):
        if number := len(files[what]):
            yield _were(number, "scenario", what)
    if number := len(difference.unjudged):
        yield f"{counted(number, 'scenario')} cannot be judged by OLD or by NEW"


def _were(number: int, noun: str, done: str) -> str:
    return f"{counted(number, noun)} {'was' if number == 1 else 'were'} {done}"


def texts(changes: Iterable[Change]) -> list[Change]:
    """Those of the changes that are of a text."""
    return [change for change in changes if change.what == "reworded"]


def lists(changes: Iterable[Change]) -> list[Change]:
    """Those of the changes that are of the order within a record, such as that of its evidence."""
    return [change for change in changes if change.what == "reordered" and change.ids]
