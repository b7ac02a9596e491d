"""Changes in words, for somebody who knows the law and the rules."""

from __future__ import annotations

from collections.abc import Iterable

from cpguide.check.diff import Difference
from cpguide.check.diff.both import Change, Stretch, Where, records
from cpguide.check.in_words import KIND_WORDS
from cpguide.engine.case import EARLIEST, LATEST, Case
from cpguide.guide.model import Guide
from cpguide.output.words import answer_clause, listed, sentence

_MOST_DAYS = 3
"""How many stretches of dates are named, at the most."""

_EXACT = 10_000_000
"""From here on a number is rounded: nobody reads sixteen digits."""

_NOUNS = {
    "guide": "the head of the guide",
    "questions": "question",
    "facts": "fact",
    "routes": "route",
    "never": "sworn statement",
    "evidence": "evidence",
    "sources": "source",
    "terms": "glossary term",
    "contacts": "contact",
    "offices": "office",
    "states": "state",
}
_TITLES = {"questions": "ask", "routes": "title", "items": "title", "contacts": "name", "offices": "city"}
_SINGLE = {
    "shows": "{0} now shows where it did not",
    "gone": "{0} no longer shows where it did",
    "asked": "{0} is now asked where it was not",
    "not_asked": "{0} is no longer asked where it was",
    "kept": "an answer to {0} now counts where it was set aside, though no line depends on it there",
    "set_aside": "an answer to {0} is now set aside where it counted, though no line depended on it there",
}
_SEVERAL = {
    "shows": "these {1} now show where they did not: {0}",
    "gone": "these {1} no longer show where they did: {0}",
    "asked": "these {1} are now asked where they were not: {0}",
    "not_asked": "these {1} are no longer asked where they were: {0}",
    "kept": "answers to these {1} now count where they were set aside, though no line depends on them: {0}",
    "set_aside": "answers to these {1} are now set aside, though no line depended on them: {0}",
}
_KINDS = {"one": "one choice", "several": "several choices", "date": "a date"}
_KIND_CASES = {
    True: "Its old and new answers are compared as those of two questions",
    False: "Cases with one choice are compared",
}
_ONE_SIDED = {"added": "new", "option_added": "new", "removed": "old", "option_removed": "old"}
_FIELDS = {
    "kind": "the kind of line",
    "stage": "the group",
    "who": "who acts",
    "due": "the time limit",
    "clock": "how long it runs",
    "contact": "whom to call",
    "confirm": "what to confirm",
    "effective": "the time in force",
    "seen": "the day it was seen",
    "review_by": "the day of the next review",
}


class Say:
    """Says what changes between two guides. A record is called as the new guide calls it, if that has it."""

    def __init__(self, difference: Difference) -> None:
        self._old, self._new = difference.old, difference.new

    def name(self, part: str, id: str) -> str:
        """A record by what it is, its title and its id."""
        record = records(self._guide(part, id), part)[id]
        if part == "guide":
            return _NOUNS[part]
        noun = KIND_WORDS[record.kind] if part == "items" else _NOUNS[part]
        if part not in _TITLES:
            return f"{noun} {id}"
        title = " ".join(getattr(record, _TITLES[part]).split())
        return f"{noun} {_quoted(title)} ({id})"

    def _guide(self, part: str, id: str) -> Guide:
        return self._new if id in records(self._new, part) else self._old

    def change(self, change: Change) -> str:
        """What happens, as a sentence."""
        return sentence(self._clause(change))

    def _clause(self, change: Change) -> str:
        what, part = change.what, change.part
        if what == "moved":
            return f"{self._routes(change.before)} becomes {self._routes(change.after)}"
        if what in ("option_added", "option_removed"):
            return self._option(change)
        names = [self.name(part, id) for id in change.ids]
        if what in _SINGLE:
            words = _SINGLE if len(names) == 1 else _SEVERAL
            nouns = "questions" if part == "questions" else "lines"
            return words[what].format("; ".join(names), f"{len(names)} {nouns}")
        (before,), (after,) = change.before[:1] or ("",), change.after[:1] or ("",)
        if what == "said":
            return f'now said as "{after}", and before as "{before}": {"; ".join(names)}'
        if what in ("added", "removed"):
            return f"{'new' if what == 'added' else 'no longer in the guide'}: {names[0]}"
        if what == "not_sure":
            return f'{names[0]}: "not sure" is {after} now and was {before}'
        if what == "kind" and part == "questions":
            cases = _KIND_CASES["date" in (before, after)]
            return f"{names[0]} wants {_KINDS[after]} and wanted {_KINDS[before]}. {cases}"
        return f"{names[0]}: {self._field(change)}"

    def _option(self, change: Change) -> str:
        (id, option), added = change.ids, change.what == "option_added"
        guide = self._new if added else self._old
        found = guide.questions[id].option(option)
        assert found is not None
        takes = "now takes" if added else "no longer takes"
        says = f'{self.name("questions", id)} {takes} "{found.label}" ({option})'
        routes = [self._route(id, guide) for id in change.after]
        return (
            f"{says}. Cases with it {'end' if added else 'ended'} in {listed(routes, 'or')}"
            if routes
            else says
        )

    def _field(self, change: Change) -> str:
        """A field of a record that is shown otherwise."""
        before, after = change.before, change.after
        field = _FIELDS.get(change.what, f"the {change.what}")
        if max(len(before), len(after)) > 1 or change.what in ("evidence", "sources"):
            more, less = ([one for one in a if one not in b] for a, b in ((after, before), (before, after)))
            parts = [f"now also {listed(more)}"] if more else []
            parts += [f"no longer {listed(less)}"] if less else []
            return f"{field} {', '.join(parts)}"
        was, is_ = (f'"{one[0]}"' if one and one[0] else "not given" for one in (before, after))
        return f"{field} is {is_}, was {was}"

    def _routes(self, ids: tuple[str, ...]) -> str:
        names = [self._route(id, self._guide("routes", id)) for id in ids]
        return (
            f"{len(names)} routes at once, {listed(names)}" if len(names) > 1 else listed(names) or "no route"
        )

    def _route(self, id: str, guide: Guide) -> str:
        return f"{_quoted(guide.routes[id].title)} ({id})"

    def example(self, change: Change) -> tuple[str, dict[str, Case]]:
        """The smallest case in words, and for each guide as it knows it ("" where both know the same)."""
        where = change.where
        assert where is not None
        cases = {"old": (self._old, where.old_case), "new": (self._new, where.new_case)}
        if side := _ONE_SIDED.get(change.what):
            cases = {side: cases[side]}
        said = {
            (id, answer): answer_clause(guide.questions[id], answer)
            for guide, case in cases.values()
            for id, answer in case.answers.items()
        }
        words = "; ".join(" ".join(clause.split()) for clause in said.values()) or "whatever is answered"
        found = [case for _, case in cases.values()]
        shown = (
            {"": found[0]} if len(set(map(str, found))) == 1 else {k: case for k, (_, case) in cases.items()}
        )
        return f"Smallest example, judged on {found[0].as_of}: {sentence(words)}", shown


def _quoted(title: str) -> str:
    return title if title.startswith('"') else f'"{title}"'


def where_words(where: Where) -> str:
    """In how many cases, and when."""
    share = 100 * where.cases / where.of
    about = "under 1%" if share < 1 else "over 99%" if share > 99 else f"{share:.0f}%"
    said = (
        "in every case"
        if where.cases == where.of
        else f"in {number(where.cases)} of {number(where.of)} cases ({about})"
    )
    only = f", only {days_words(where.days)}" if where.days else ""
    return sentence(f"{said}{only}")


def number(value: int) -> str:
    """A number as people write it; a great one in powers of ten."""
    return f"{value:,}" if value < _EXACT else f"{value:.1e}".replace("e+", "e")


def days_words(days: Iterable[Stretch]) -> str:
    """Stretches of as-of dates."""
    words = [_stretch_words(first, last) for first, last in days]
    more = [f"on {len(words) - _MOST_DAYS} more stretches of dates"] if len(words) > _MOST_DAYS else []
    return "when judged " + listed([*words[:_MOST_DAYS], *more])


def _stretch_words(first: object, last: object) -> str:
    if first == last:
        return f"on {first}"
    if first == EARLIEST:
        return f"until {last}"
    return f"from {first} on" if last == LATEST else f"from {first} to {last}"
