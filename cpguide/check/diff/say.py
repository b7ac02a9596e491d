"""Changes in words, for somebody who knows the law and the rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cpguide.check.diff import Difference
from cpguide.check.diff.behaviour import NOT_ONE
from cpguide.check.diff.both import Change, records
from cpguide.check.in_words import KIND_WORDS
from cpguide.check.scenarios import FOLDER
from cpguide.engine.case import Case
from cpguide.guide.model import Guide, Question
from cpguide.output.words import answer_clause, listed, sentence

_NOUNS = {
    "guide": "the head of the guide",
    "scenarios": "scenario",
    "questions": "question",
    "facts": "fact",
    "routes": "route",
    "never": "sworn statement",
    "evidence": "evidence",
    "left_out": "what is left out:",
    "sources": "source",
    "terms": "glossary term",
    "contacts": "contact",
    "offices": "office",
    "states": "state",
    "starts": "start",
    "deadlines": "deadline",
}
TITLES = {
    "questions": "ask",
    "routes": "title",
    "items": "title",
    "terms": "term",
    "contacts": "name",
    "offices": "city",
    "states": "name",
    "starts": "ask",
    "deadlines": "title",
}
"""The field that names a record, in the parts whose ids do not."""

_NAMED = {
    "contact": ("contacts",),
    "covers": ("states",),
    "offices": ("offices",),
    "of": ("routes", "items"),
    "start": ("starts",),
    "unless": ("starts",),
    "question": ("questions",),
}
"""The parts in which records are that a field names by their ids."""
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
_MOST_ROUTES = 4
"""Of more routes in which cases may end so many are named."""

_KINDS = {"one": "one choice", "several": "several choices", "date": "a date"}
_KIND_CASES = {
    True: "Its old and new answers are compared as those of two questions",
    False: "Cases with one choice are compared",
}
_ONE_SIDED = {
    "added": "new",
    "option_added": "new",
    NOT_ONE: "new",
    "removed": "old",
    "option_removed": "old",
}


class Say:
    """Says what changes between two guides. A record is called as the new guide calls it, if that has it."""

    def __init__(self, difference: Difference) -> None:
        self.old, self.new = difference.old, difference.new

    def name(self, part: str, id: str) -> str:
        """A record by what it is, its title and its id."""
        if part == "guide":
            return _NOUNS[part]
        noun = KIND_WORDS[self.record(part, id).kind] if part == "items" else _NOUNS[part]
        return f"{noun} {self.title(part, id)}"

    def title(self, part: str, id: str) -> str:
        """A record by its title, if it has one, and its id; a scenario by the name of its file."""
        if part not in TITLES:
            return id.removeprefix(FOLDER).removesuffix(".yaml") if part == "scenarios" else id
        title = " ".join(getattr(self.record(part, id), TITLES[part]).split())
        return f"{_quoted(title)} ({id})"

    def record(self, part: str, id: str) -> Any:
        """A record as the new guide has it, or else the old one."""
        return records(self.guide(part, id), part)[id]

    def guide(self, part: str, id: str) -> Guide:
        """The guide that `record` is of."""
        return self.new if id in records(self.new, part) else self.old

    def value(self, guide: Guide, part: str, id: str, field: str, text: str) -> str:
        """One thing that a field of a record holds, as people call it; as it is written where it is no id."""
        if part == "scenarios":
            return self._told(guide, field, text)
        record = records(guide, part)[id]
        if part == "items" and field == "stage":
            return f'"{guide.about.stages[record.kind][text]}"'
        if field == "kind":
            return _KINDS.get(text) or KIND_WORDS.get(text, text)
        if field == "evidence":
            confidence = guide.library.evidence[text].confidence
            return text if confidence == "verified" else f"{text} ({confidence})"
        if field.endswith(".same_as"):
            return _option(record, text)
        return self._known(guide, _NAMED.get(field, ()), text)

    def _told(self, guide: Guide, field: str, text: str) -> str:
        """What a scenario says, of which nobody has checked that the guide knows it."""
        group, _, id = field.partition(".")
        if group == "answers" and id in guide.questions:
            return _option(guide.questions[id], text)
        return self._known(guide, ("routes", "items") if group == "expect" else (), text)

    def _known(self, guide: Guide, parts: Iterable[str], text: str) -> str:
        return next((self.title(part, text) for part in parts if text in records(guide, part)), text)

    def change(self, change: Change) -> str:
        """What happens, as a sentence."""
        return sentence(self._clause(change))

    def _clause(self, change: Change) -> str:
        what, part = change.what, change.part
        if what == "moved":
            return f"{self._routes(change.before)} becomes {self._routes(change.after)}"
        if what in ("option_added", "option_removed", NOT_ONE):
            return self._option(change)
        names = [self.name(part, id) for id in change.ids]
        if what in _SINGLE:
            words = _SINGLE if len(names) == 1 else _SEVERAL
            nouns = "questions" if part == "questions" else "lines"
            return words[what].format("; ".join(names), f"{len(names)} {nouns}")
        (before,), (after,) = change.before[:1] or ("",), change.after[:1] or ("",)
        if what in ("added", "removed"):
            return f"{'new' if what == 'added' else 'no longer in the guide'}: {names[0]}"
        if what == "not_sure":
            return f'{names[0]}: "Not sure" is {after} now and was {before}'
        if what == "kind" and part == "questions":
            cases = _KIND_CASES["date" in (before, after)]
            return f"{names[0]} wants {_KINDS[after]} and wanted {_KINDS[before]}. {cases}"
        raise AssertionError(what)  # all else is said of records that are compared field by field

    def _option(self, change: Change) -> str:
        (id, option), added = change.ids, change.what != "option_removed"
        guide = self.new if added else self.old
        found = guide.questions[id].option(option)
        assert found is not None
        named, routes = f'"{found.label}" ({option})', [self._route(id, guide) for id in change.after]
        if change.what == NOT_ONE:
            holds = f"{len(routes)} routes hold at once: {listed(routes)}" if routes else "no route holds"
            return f"with {named} at {self.name('questions', id)}, {holds}"
        takes = "now takes" if added else "no longer takes"
        says = f'{self.name("questions", id)} {takes} {named}, which says: "{found.says}"'
        ends = "end" if added else "ended"
        if len(routes) > _MOST_ROUTES:
            routes = [*routes[:_MOST_ROUTES], f"one of {len(routes) - _MOST_ROUTES} more routes"]
        return f"{says}. Cases with it {ends} in {listed(routes, 'or')}" if routes else says

    def _routes(self, ids: tuple[str, ...]) -> str:
        names = [self._route(id, self.guide("routes", id)) for id in ids]
        return (
            f"{len(names)} routes at once, {listed(names)}" if len(names) > 1 else listed(names) or "no route"
        )

    def _route(self, id: str, guide: Guide) -> str:
        return f"{_quoted(guide.routes[id].title)} ({id})"

    def example(self, change: Change) -> tuple[str, dict[str, Case]]:
        """The smallest case in words, and for each guide as it knows it ("" where both know the same)."""
        where = change.where
        assert where is not None
        cases = {"old": (self.old, where.old_case), "new": (self.new, where.new_case)}
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


def _option(question: Question, id: str) -> str:
    option = question.option(id)
    return f'"{option.label}" ({id})' if option else id


def _quoted(title: str) -> str:
    return title if title.startswith('"') else f'"{title}"'
