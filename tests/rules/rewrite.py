"""Edits of the rules as text: a condition written anew, a record cut out, a line replaced or added."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from cpguide.guide.calendar import Moment
from cpguide.guide.condition import ALWAYS, All, Any, Chosen, Condition, Dated, Holds, Not, Shows, atoms
from cpguide.guide.model import Guide
from cpguide.guide.places import Places

Files = dict[str, bytes]


class Lines(NamedTuple):
    """Some lines of a file: from the one with the number `start`, from 0, to the one before `end`."""

    file: str
    start: int
    end: int


def flow(condition: Condition) -> str:
    """The condition as an author would write it on one line."""
    if isinstance(condition, Holds):
        return condition.fact
    if isinstance(condition, Chosen):
        options = [f'"{id}"' if id in ("yes", "no") else id for id in condition.options]
        return f"{{{condition.question}: {options[0] if len(options) == 1 else _listed(options)}}}"
    if isinstance(condition, Dated):
        bound = condition.bound
        said = (bound.day or "as_of") if isinstance(bound, Moment) else bound
        return f"{{{condition.question}: {{{condition.relation}: {said}}}}}"
    if isinstance(condition, Shows):
        return f"{{shows: {_listed(condition.lines)}}}"
    if isinstance(condition, All | Any) and len(condition.parts) == 1:
        return flow(condition.parts[0])
    word = "all" if isinstance(condition, All) else "any" if isinstance(condition, Any) else "none"
    return f"{{{word}: {_listed(map(flow, condition.parts))}}}"


def _listed(words: Iterable[str]) -> str:
    return f"[{', '.join(words)}]"


class Rewrite:
    """The files of a rules folder, and how they read after one edit. Nothing is written to a disk."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.places = Places(files)
        self._text = {name: data.decode().splitlines() for name, data in files.items()}

    def record(self, part: str, id: str) -> Lines:
        """The lines of a record: from its key to the last that is indented deeper."""
        if part == "guide":
            return Lines("guide.yaml", -1, len(self._text["guide.yaml"]))
        row = self.places.row(part, id)
        start = row.place()[0] - 1
        return self._block(row.page.name, start)

    def field(self, part: str, id: str, name: str) -> Lines | None:
        """The lines of a field of a record; None where the record has none or stands on one line."""
        return self.inside(self.record(part, id), name)

    def inside(self, lines: Lines, name: str) -> Lines | None:
        """The lines of the first key of this name among the lines of a record, not counting its own key."""
        texts = self._text[lines.file]
        for number in range(lines.start + 1, lines.end):
            if re.match(rf' *"?{re.escape(name)}"?:( |$)', texts[number]):
                return self._block(lines.file, number)
        return None

    def _block(self, file: str, start: int) -> Lines:
        texts = self._text[file]
        deep = _indent(texts[start])
        end = last = start + 1
        while end < len(texts) and (not texts[end].strip() or _indent(texts[end]) > deep):
            end += 1
            last = end if texts[end - 1].strip() else last
        return Lines(file, start, last)

    def text(self, lines: Lines) -> list[str]:
        """What stands on the lines."""
        return self._text[lines.file][lines.start : lines.end]

    def replaced(self, lines: Lines, *new: str) -> Files:
        """The files with other lines in place of these."""
        texts = self._text[lines.file]
        return {**self.files, lines.file: _bytes([*texts[: lines.start], *new, *texts[lines.end :]])}

    def changed(self, lines: Lines, old: str, new: str) -> Files:
        """The files with the first `old` on these lines, a word of its own, replaced by `new`."""
        text = "\n".join(self.text(lines))
        found = re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", new.replace("\\", r"\\"), text, count=1)
        assert found != text, f"{old!r} does not stand in {text!r}"
        return self.replaced(lines, *found.split("\n"))

    def with_line(self, part: str, id: str, line: str) -> Files:
        """The files with one line more at the end of a record."""
        lines = self.record(part, id)
        indent = " " * (_indent(self.text(lines)[0]) + 2)
        return self.replaced(lines, *self.text(lines), indent + line)

    def with_field(self, part: str, id: str, name: str, value: str) -> Files:
        """The files with another value in a field, which is added where it is missing."""
        lines = self.field(part, id, name)
        if lines is None:
            return self.with_line(part, id, f"{name}: {value}")
        key = self.text(lines)[0].partition(":")[0]
        return self.replaced(lines, f"{key}: {value}")

    def without(self, lines: Lines) -> Files:
        """The files without these lines."""
        return self.replaced(lines)

    def with_condition(self, part: str, id: str, condition: Condition) -> Files:
        """The files with another condition of one record; without any for `ALWAYS`."""
        lines = self.field(part, id, "when")
        if condition != ALWAYS:
            return self.with_field(part, id, "when", flow(condition))
        return self.files if lines is None else self.without(lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _bytes(texts: list[str]) -> bytes:
    return ("\n".join(texts) + "\n").encode()


def conditions(guide: Guide) -> dict[tuple[str, str], Condition]:
    """The condition of every route, fact, item and question that has one, by part and id."""
    return {
        (part, id): record.when
        for part in ("routes", "facts", "items", "questions")
        for id, record in getattr(guide, part).items()
        if record.when != ALWAYS
    }


Other = Callable[[Condition], Iterator[tuple[str, Condition]]]


def put_everywhere(whole: Condition, other: Other) -> Iterator[tuple[str, Condition]]:
    """The whole with each of the `other` conditions for each part of it in the place of that part."""
    yield from other(whole)
    if isinstance(whole, All | Any | Not):
        for n, part in enumerate(whole.parts):
            for what, changed in put_everywhere(part, other):
                yield f"{n}.{what}", type(whole)((*whole.parts[:n], changed, *whole.parts[n + 1 :]))


def conjuncts(condition: Condition) -> tuple[Condition, ...]:
    """The parts that must all be true."""
    return condition.parts if isinstance(condition, All) else (condition,)


def without_question(text: Rewrite, guide: Guide, question: str) -> Files:
    """The files in which no condition speaks of a question, or of a fact that rested on it alone."""
    empty: set[str] = set()
    order = sorted(guide.facts, key=lambda id: _depth(guide, id))
    for id in order:
        if _pruned(guide.facts[id].when, question, empty) is None:
            empty.add(id)
    rewrite = text
    for (part, id), condition in conditions(guide).items():
        left = _pruned(condition, question, empty)
        if part == "facts" and left is None:
            rewrite = Rewrite(rewrite.without(rewrite.record(part, id)))
        elif left != condition:
            rewrite = Rewrite(rewrite.with_condition(part, id, ALWAYS if left is None else left))
    return rewrite.files


def _depth(guide: Guide, fact: str) -> int:
    below = [atom.fact for atom in atoms(guide.facts[fact].when) if isinstance(atom, Holds)]
    return 1 + max((_depth(guide, id) for id in below), default=0)


def _pruned(condition: Condition, question: str, empty: set[str]) -> Condition | None:
    """The condition without the question and the facts in `empty`; None where nothing is left."""
    if isinstance(condition, All | Any | Not):
        left = [_pruned(part, question, empty) for part in condition.parts]
        parts = tuple(part for part in left if part is not None)
        return type(condition)(parts) if parts else None
    if isinstance(condition, Holds):
        return None if condition.fact in empty else condition
    return None if isinstance(condition, Chosen | Dated) and condition.question == question else condition
