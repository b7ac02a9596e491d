"""Entries for what was written otherwise: each text as it was and as it is now, and what is new or gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cpguide.check.diff.both import Change
from cpguide.check.diff.records import plain, when_words
from cpguide.check.diff.say import TITLES, Say
from cpguide.check.in_words import condition_words
from cpguide.guide.condition import ALWAYS
from cpguide.output.words import sentence
from cpguide.output.wrapped import wrapped

Lines = list[str]
Text = tuple[str, str, tuple[str, ...], tuple[str, ...]]
"""A part, a field, and what it was and is now."""

FIELDS = {
    "title": "the title",
    "ask": "the question",
    "why": "why it is asked",
    "help": "how to choose",
    "ask_of": "whom to ask",
    "section": "the section",
    "label": "the label",
    "same_as": "the other answer with the meaning",
    "says": "what it says",
    "use": "what it is for",
    "kind": "the kind",
    "stage": "the group",
    "who": "who acts",
    "due": "the time limit",
    "clock": "how long it runs",
    "contact": "whom to call",
    "confirm": "what to confirm, or with whom",
    "evidence": "the evidence",
    "sources": "the sources",
    "confidence": "the confidence",
    "checked": "the day it was checked",
    "effective": "the time in force",
    "seen": "when or how far it was seen",
    "kept": "why it is kept",
    "conflict": "which texts differ",
    "note": "the note",
    "reason": "why it is left out",
    "publisher": "the publisher",
    "url": "the web address",
    "published": "when it was published",
    "term": "the word",
    "short": "the abbreviation",
    "name": "the name",
    "number": "the number",
    "also": "another number or way",
    "web": "the web page",
    "email": "the e-mail address",
    "hours": "when somebody answers",
    "city": "the city",
    "covers": "the states it covers",
    "offices": "the offices",
    "calendar": "the word in a calendar",
    "of": "the lines it shows with",
    "start": "the date it is counted from",
    "after": "how long after",
    "before": "how long before",
    "begins": "the days of that date for which it is so",
    "unless": "the date that tells the same for certain",
    "only_if": "when it applies",
    "past": "whether it can lie after the date of the case",
    "question": "the question that asks for it",
    "edition": "the edition",
    "review_by": "the day of the next review",
    "summary": "the summary",
    "sections": "the sections",
    "disclaimers": "the disclaimers",
    "honesty": "what is not known",
    "story": "the story",
    "level": "the level",
    "as_of": "the day it is judged on",
    "notes": "the notes for the presenter",
    "answers": "the answers",
    "expect": "what it expects",
}
"""What people call the fields of records and of scenarios."""

_EXPECTED = {"open": "lines it expects to be open", "absent": "lines it expects not to show"}
_LISTS = {"evidence": "rests on", "sources": "rests on", "covers": "covers", "offices": "names the offices"}
"""Fields that hold several things, with what the record does to them."""

_HEADS = {"effective": "in force", "evidence": "rests on", "sources": "rests on"}
_WHENS = {"questions": "asked only when", "facts": "true when", "never": "when"}
"""What stands before a condition, but for those of lines."""

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
    """What a record that is new or gone tells people, when it does, and what it rests on."""
    part, id = change.part, change.ids[0]
    guide, record = say.guide(part, id), say.record(part, id)
    for field in record._fields:
        if field == "when" and (part, record.when) != ("questions", ALWAYS):
            when = when_words(record, condition_words(guide, record.when))
            yield from under(f"{heading(_WHENS.get(part, 'shown when'))} {when}.")
        elif field in FIELDS and field != TITLES.get(part) and (part, field) != ("items", "kind"):
            texts = [
                say.value(guide, part, id, field, text) for text in plain(getattr(record, field)) if text
            ]
            words = heading(_HEADS.get(field, FIELDS[field]))
            yield from under(f"{words} {', '.join(texts)}") if texts else ()
    for option in getattr(record, "options", ()):
        yield from under(f'Answer "{option.label}" ({option.id}): {option.says}')
    if not getattr(record, "not_sure", True):
        yield from under('"Not sure" is not offered.')


def alike(changes: Iterable[Change]) -> dict[Text, list[str]]:
    """The ids of the records in which the same text was written otherwise in the same way."""
    found: defaultdict[Text, list[str]] = defaultdict(list)
    for change in changes:
        field = change.ids[1] if len(change.ids) > 1 else change.what
        found[change.part, field, change.before, change.after].append(change.ids[0])
    return found


def worded(say: Say, changes: Iterable[Change]) -> list[Lines]:
    """Fields of records, as they were and as they are now."""
    return [rewritten(say, text, ids) for text, ids in alike(changes).items()]


def rewritten(say: Say, text: Text, ids: list[str]) -> Lines:
    """A field of records that was written otherwise in the same way, as it was and as it is now."""
    part, field, *sides = text
    names, words, verb = some([say.name(part, id) for id in ids]), _field_words(say, field), _LISTS.get(field)
    before, after = (
        {one: say.value(guide, part, ids[0], field, one) for one in side if one}
        for guide, side in zip((say.old, say.new), sides, strict=True)
    )
    more, less = ([a[one] for one in a if one not in b] for a, b in ((after, before), (before, after)))
    if verb and (more or less):
        does = [f"now also {verb} {', '.join(more)}"] if more else []
        does += [f"no longer {verb} {', '.join(less)}"] if less else []
        return entry(sentence(f"{names} {', and '.join(does)}"))
    if max(len(before), len(after)) > 1 and (more or less):
        turns = [f"No longer: {one}" for one in less] + [f"Now also: {one}" for one in more]
    else:
        words = words if more or less else f"the order of {words}"
        was, is_ = (", ".join(side.values()) or "(not given)" for side in (before, after))
        turns = [f"Was: {was}", f"Is now: {is_}"]
    return [*entry(heading(f"{names}, {words}")), *(line for said in turns for line in under(said))]


def _field_words(say: Say, field: str) -> str:
    group, _, inner = field.partition(".")
    id, _, name = inner.partition(".")
    if group == "answers" and id in {**say.old.questions, **say.new.questions}:
        return f"the answer to {say.title('questions', id)}"
    if group == "expect" and id:
        return f"the {_EXPECTED.get(id, f'{id} it expects')}"
    if group == "stages":
        return f'the heading of the stage "{name}" of {id}'
    if group == "options":
        return f'{FIELDS[name]} of the answer "{id}"'
    return FIELDS.get(field, f'"{field}"')  # anything may stand in a scenario
