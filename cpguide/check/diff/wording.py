"""Entries for what was written otherwise: each text as it was and as it is now, and what is new or gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cpguide.check.diff.both import Change
from cpguide.check.diff.say import Say
from cpguide.output.words import sentence
from cpguide.output.wrapped import wrapped

Lines = list[str]
Text = tuple[str, str, tuple[str, ...], tuple[str, ...]]
"""A part, a field, and what it was and is now."""

_FIELDS = {
    "ask": "the question",
    "why": "why it is asked",
    "help": "how to choose",
    "ask_of": "whom to ask",
    "says": "what it says",
    "use": "what it is for",
    "kind": "the kind of line",
    "stage": "the group",
    "who": "who acts",
    "due": "the time limit",
    "clock": "how long it runs",
    "contact": "whom to call",
    "confirm": "what to confirm, or with whom",
    "checked": "the day it was checked",
    "effective": "the time in force",
    "seen": "when or how far it was seen",
    "kept": "why it is kept",
    "conflict": "which texts differ",
    "review_by": "the day of the next review",
}
_LISTS = {"evidence": "rests on", "sources": "rests on", "covers": "covers", "offices": "names the offices"}
"""Fields that hold several things, with what the record does to them."""

_CONTENT = (
    "why",
    "help",
    "ask_of",
    "says",
    "who",
    "due",
    "clock",
    "number",
    "also",
    "web",
    "email",
    "conflict",
)
"""The texts of a record beside its title that people read."""

_SHARING = 3
"""Of more records that were changed in the same way only so many are named."""


def entry(said: str) -> Lines:
    """What happens, as the beginning of an entry."""
    return wrapped(said, "    ", "  * ")


def under(said: str) -> Lines:
    """What is to be known about it."""
    return wrapped(said, "      ", "    ")


def heading(clause: str) -> str:
    """The clause above a list."""
    return f"{clause[:1].upper()}{clause[1:]}:"


def some(names: list[str]) -> str:
    """The first of the names, and how many more there are."""
    first = "; ".join(names[:_SHARING])
    return f"{first} and {len(names) - _SHARING} more" if len(names) > _SHARING else first


def content(say: Say, change: Change) -> Iterator[str]:
    """What a record that is new or gone tells people."""
    record = say.record(change.part, change.ids[0])
    for field in _CONTENT:
        if text := getattr(record, field, ""):
            yield from under(f"{heading(_FIELDS.get(field, field))} {text}")
    for option in getattr(record, "options", ()):
        yield from under(f'Answer "{option.label}" ({option.id}): {option.says}')


def alike(changes: Iterable[Change]) -> dict[Text, list[str]]:
    """The ids of the records in which the same text was written otherwise in the same way."""
    found: defaultdict[Text, list[str]] = defaultdict(list)
    for change in changes:
        field = change.ids[1] if change.what == "reworded" else change.what
        found[change.part, field, change.before, change.after].append(change.ids[0])
    return found


def worded(say: Say, changes: Iterable[Change]) -> list[Lines]:
    """Fields of records, as they were and as they are now."""
    return [rewritten(say, text, ids) for text, ids in alike(changes).items()]


def rewritten(say: Say, text: Text, ids: list[str]) -> Lines:
    """A field of records that was written otherwise in the same way, as it was and as it is now."""
    part, field, before, after = text
    names = some([say.name(part, id) for id in ids])
    more, less = ([one for one in a if one not in b] for a, b in ((after, before), (before, after)))
    if verb := _LISTS.get(field):
        does = [f"now also {verb} {', '.join(more)}"] if more else []
        does += [f"no longer {verb} {', '.join(less)}"] if less else []
        return entry(sentence(f"{names} {', and '.join(does)}"))
    lines = entry(heading(f"{names}, {_field_words(field)}"))
    if max(len(before), len(after)) > 1:
        told = [f"No longer: {one}" for one in less] + [f"Now also: {one}" for one in more]
        return [*lines, *(line for one in told or ["The same, in another order."] for line in under(one))]
    was, is_ = (one[0] if one and one[0] else "(not given)" for one in (before, after))
    return [*lines, *under(f"Was: {was}"), *under(f"Is now: {is_}")]


def _field_words(field: str) -> str:
    if "." not in field:
        return _FIELDS.get(field, f"the {field}")
    group, inner, name = field.split(".")
    if group == "stages":
        return f'the heading of the stage "{name}" of {inner}'
    return f'{_FIELDS.get(name, f"the {name}")} of the answer "{inner}"'
