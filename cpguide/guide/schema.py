"""JSON Schema of the rule files, made from the very shapes that the loader reads by: for editors.

Draft 7, because the YAML servers behind editors read no later draft before 2026; `patternErrorMessage` is
theirs. A schema refuses nothing that a rule of the loader allows, but it cannot see everything that the
loader refuses, such as an id used in two files.

To the loader every scalar is the text that was written. A tool that guesses types sees a number in `1` and
a truth value in `true`. So a text may be a number here and a flag may be a text; a bare `true` that is meant
as a text needs quotes here. Editors read YAML 1.2, in which a date stays a text.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeAlias

from cpguide.guide import kinds, shape
from cpguide.guide.calendar import LENGTH, SPAN
from cpguide.guide.conditions import AS_OF, COMBINATIONS, RELATIONS, SHOWS
from cpguide.guide.files import SHAPES
from cpguide.guide.kind import Kind, Listing
from cpguide.guide.model import Guide, Question
from cpguide.guide.record import Field, Record, Table

Schema: TypeAlias = "dict[str, Any]"

MEANS = {
    "all": "True when every part is true.",
    "any": "True when at least one part is true.",
    "none": "True when no part is true.",
    SHOWS: "True when at least one of these routes and lines holds.",
    "before": "The date given is before this day.",
    "after": "The date given is after this day.",
    "within": "The date given lies from the as-of date to that much later.",
    "within_last": "The date given lies from that much before the as-of date to that date.",
}
"""What the words of conditions mean."""


def schemas(guide: Guide | None = None) -> dict[str, Schema]:
    """The schema of each kind of file by the pattern of its name; `guide` gives the ids to choose from."""
    patterns = [pattern for pattern in SHAPES if SHAPES[pattern] is not shape.LEFT_OUT]
    return {pattern: _schema(pattern, Maker(guide, pattern)) for pattern in patterns}


def _schema(pattern: str, maker: Maker) -> Schema:
    top = maker.of(SHAPES[pattern])
    if SHAPES[pattern] is shape.EVIDENCES:
        # Editors cannot except the files of what is left out from the folder, and stumble over two schemas.
        records = {"then": maker.of(shape.LEFT_OUT.of), "else": top["additionalProperties"]}
        top["additionalProperties"] = {"if": {"required": ["reason"]}, **records}
    return maker.whole(top)


def mapping(values: dict[str, Schema], needed: Collection[str] = ()) -> Schema:
    """A mapping with these keys and no others."""
    required = {"required": list(needed)} if needed else {}
    return {"type": "object", "properties": values, **required, "additionalProperties": False}


def some(of: Schema, least: int = 1) -> Schema:
    """One of these things, or a list of at least so many of them."""
    return {"anyOf": [of, {"type": "array", "items": of, "minItems": least}]}


class Maker:
    """Makes the schema of one kind of file. What comes in it again and again is written once."""

    def __init__(self, guide: Guide | None, pattern: str) -> None:
        self.guide = guide
        self._pattern = pattern
        self._shared: dict[str, Schema] = {}

    def whole(self, top: Schema) -> Schema:
        """The schema of the file; `top` was made here."""
        head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"cpguide: {self._pattern}"}
        return {**head, **top, "definitions": dict(sorted(self._shared.items()))}

    def of(self, kind: Kind) -> Schema:
        """The schema of a kind of value."""
        match kind:
            case Record(name=name, fields=fields):
                values = {field.name: self._field(field) for field in fields}
                needed = [field.name for field in fields if field.needed]
                return {"title": name, **mapping(values, needed)}
            case Table(keys=kinds.Choice(words=words), of=of):
                return mapping({word: self.of(of) for word in words})
            case Table(keys=kinds.Id() as key, of=of):
                return {"type": "object", "propertyNames": _id(key), "additionalProperties": self.of(of)}
            case Listing(of=of, empty_too=empty):
                least = 0 if empty else 1
                return {"type": "array", "items": self.of(of), "minItems": least, "uniqueItems": True}
            case kinds.Choice(words=words):
                return {"enum": list(words)}
            case kinds.Id(among=among):
                return self.share(among or "id", self._among(among) or _id(kind))
            case kinds.Cite(source=source):
                return self.share("citation", self._citation(source))
            case kinds.Deferred(lines=lines):
                return self._condition(lines)
            case kinds.Period(ends=ends):
                dates = mapping({end: self.of(shape.DAY) for end in ends})
                return self.share("period", {**dates, "minProperties": 1})
            case _:
                return self.share(type(kind).__name__.lower(), _scalar(kind))

    def share(self, name: str, made: Schema) -> Schema:
        """Keep what was made under this name, and refer to it."""
        self._shared[name] = made
        return {"$ref": f"#/definitions/{name}"}

    def lines(self, *kinds_of_lines: str) -> Schema:
        """The id of a route or of an item, or of a line of these kinds only."""
        if self.guide is None:
            return self.of(shape.ID)
        every = {"routes": [*self.guide.routes]}
        for item in self.guide.items.values():
            every.setdefault(item.kind, []).append(item.id)
        wanted = kinds_of_lines or tuple(every)
        return {"enum": [id for kind in wanted for id in every.get(kind, ())]}

    def _field(self, field: Field) -> Schema:
        # Draft 7 ignores what stands beside a reference. It forbids nothing, and editors show it.
        default = {} if field.default is None else {"default": field.default}
        return {**self.of(field.kind), "description": field.says, **default}

    def _among(self, among: str) -> Schema | None:
        """The ids to choose from where they are known."""
        if self.guide is None or not among:
            return None
        if among == "stages":
            stages = self.guide.about.stages.get(self._pattern.removesuffix(".yaml"), {})
            return {"enum": list(stages)}
        if among == "lines":
            return {"enum": [*self.guide.routes, *self.guide.items]}
        if among == "dates":
            return {"enum": [id for id, question in self.guide.questions.items() if question.kind == "date"]}
        return {"enum": list(getattr(self.guide.library, among))}

    def _citation(self, source: kinds.Id) -> Schema:
        written = {**_id(source), "pattern": f"^{source.pattern}( |$)"}
        known = self._among(source.among)
        if known is None:
            return written
        ids = "|".join(known["enum"])
        return {"anyOf": [known, {"type": "string", "pattern": f"^({ids}) "}]}

    def _condition(self, lines: bool) -> Schema:
        parts = {"type": "array", "items": {"$ref": "#/definitions/condition"}, "minItems": 1}
        values: Schema = {word: {**parts, "description": MEANS[word]} for word in COMBINATIONS}
        values[SHOWS] = {**some(self.lines()), "description": MEANS[SHOWS]} if lines else False
        fact, asked = self._speaks_of()
        values |= asked.pop("properties", {})
        single = {"type": "object", "properties": values, "minProperties": 1, "maxProperties": 1, **asked}
        return self.share("condition", {"anyOf": [fact, single]})

    def _speaks_of(self) -> tuple[Schema, Schema]:
        """A fact; and the questions as keys with what may be said of each."""
        of_date = self._dated()
        if self.guide is None:
            id = self.of(shape.ID)
            answer = {"anyOf": [*some(id)["anyOf"], of_date]}
            return id, {"propertyNames": _id(shape.ID), "additionalProperties": answer}
        values = {
            question.id: {
                **(of_date if question.kind == "date" else some(options(question))),
                "description": question.ask,
            }
            for question in self.guide.questions.values()
        }
        return {"enum": list(self.guide.facts)}, {"properties": values, "additionalProperties": False}

    def _dated(self) -> Schema:
        day = {"anyOf": [{"enum": [AS_OF]}, self.of(shape.DAY)]}
        advice = "Write a time like 6 months."
        span = {"type": "string", "pattern": f"^{SPAN.pattern}$", "patternErrorMessage": advice}
        bounds = {word: span if word.startswith("within") else day for word in RELATIONS}
        made = mapping({word: {**bound, "description": MEANS[word]} for word, bound in bounds.items()})
        return self.share("dated", {**made, "minProperties": 1, "maxProperties": 1})


def options(question: Question) -> Schema:
    """One of the options of a question."""
    return {"enum": [option.id for option in question.options]}


def _id(kind: kinds.Id) -> Schema:
    advice = f"Write it like {kind.example}."
    return {"type": "string", "pattern": f"^{kind.pattern}$", "patternErrorMessage": advice}


def _scalar(kind: Kind) -> Schema:
    match kind:
        case kinds.Text():
            advice = f"Write something, in words of at most {kinds.MAX_WORD} letters."
            pattern = rf"^(?![\s\S]*[^ \n]{{{kinds.MAX_WORD + 1}}})[\s\S]*\S"
            limits = {"maxLength": kinds.MAX_TEXT, "pattern": pattern, "patternErrorMessage": advice}
            return {"type": ["string", "number"], **limits}
        case kinds.Flag():
            return {"type": ["boolean", "string"], "pattern": "^(true|false)$"}
        case kinds.Day():
            return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
        case kinds.Length():
            advice = "Write it like 24 hours, 90 days or 4 months."
            return {"type": "string", "pattern": f"^{LENGTH.pattern}$", "patternErrorMessage": advice}
        case kinds.Url():
            limits = {
                "maxLength": kinds.MAX_TEXT,
                "patternErrorMessage": "Begin with https://, without spaces.",
            }
            return {"type": "string", "pattern": f"^{kind.pattern}$", **limits}
        case _:
            raise TypeError(f"{type(kind).__name__} has no schema")
