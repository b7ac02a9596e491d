"""The verdict on a difference in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from cpguide.check.diff import Difference
from cpguide.check.diff.behaviour import NOT_ONE
from cpguide.check.diff.both import Change
from cpguide.check.diff.say import Say
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
    if scenarios := difference.scenarios:
        said.append(f"Scenarios whose result changes: {len(scenarios)} of {difference.tried}.")
    if edits := list(_edits(difference)):
        said.append(sentence(listed(edits)))
    return " ".join(said)


def _quiet(difference: Difference) -> str:
    """What was changed that changes nothing, in a sentence."""
    edits = list(_edits(difference))
    if edits:
        them = "it" if len(edits) == 1 and edits[0].startswith("1 ") else "them"
        return f"no answer leads to another line. {sentence(listed(edits)).rstrip('.')}: read {them} below."
    if difference.files and all(name.startswith(FOLDER) for name in difference.files):
        return "only scenarios differ."
    if difference.files or difference.old.sha256 != difference.new.sha256:
        return "only comments, layout or the order in the files differ."
    return "the two folders are the same."


def _edits(difference: Difference) -> Iterator[str]:
    """How much was edited that changes no line: texts, order, conditions and records."""
    whats = Counter(change.what for change in difference.same)
    if number := len(alike(texts(difference.same))):
        yield f"{counted(number, 'text')} {'was' if number == 1 else 'were'} reworded"
    for part, number in Counter(change.part for change in difference.order).items():
        yield f"{counted(number, _MOVED[part])} moved"
    if number := whats["same_condition"]:
        yield f"{counted(number, 'condition')} said in another way"
    if number := 0 if difference.changes else len(difference.edited):
        yield f"{counted(number, 'condition')} changed to no effect"
    if number := whats["added"] + whats["removed"]:
        yield f"{counted(number, 'record')} added or removed"


def texts(changes: Iterable[Change]) -> list[Change]:
    """Those of the changes that are of a text."""
    return [change for change in changes if change.what == "reworded"]
