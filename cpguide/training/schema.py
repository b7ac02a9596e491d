"""JSON Schema of a scenario file, from the keys that the reader of cases and scenarios knows."""

from __future__ import annotations

from cpguide.casefile import CASE_KEYS, SCENARIO_KEYS
from cpguide.guide.model import ITEM_KINDS, NOT_SURE, Guide, Question
from cpguide.guide.schema import Maker, Schema, mapping, options, some
from cpguide.guide.shape import DAY, EVIDENCE_ID, ID
from cpguide.training.reading import EXPECTED, LONGEST, MISTAKE
from cpguide.training.scenario import LEVELS

PATTERN = "scenarios/*.yaml"

_TEXT: Schema = {"type": ["string", "number"], "pattern": r"\S", "patternErrorMessage": "Write something."}
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_MINUTES: Schema = {
    "type": ["integer", "string"],
    "pattern": "^[0-9]{1,3}$",
    "minimum": 1,
    "maximum": LONGEST,
}
NEEDED = ["answers", "as_of", "title", "story", "level", "expect"]
_SAYS = {
    "answers": "The answers, by question: an option, a list of options, a date, or not_sure.",
    "as_of": "The day on which the case is judged.",
    "dates": "Dates for the calendar, by name.",
    "title": "The scenario in a few words.",
    "story": "What happened; the people and places are invented.",
    "level": "basic, intermediate or advanced.",
    "expect": "What the rules must say to this case.",
    "minutes": "How long it takes in class.",
    "aims": "What the class can do afterwards.",
    "parts": "The story in parts: what is told when a question comes up, by question.",
    "stops": "Where the presenter stops: what to ask the class at a question.",
    "mistakes": "What people often get wrong in such a case.",
    "discuss": "Questions to talk about at the end.",
    "notes": "What only the presenter sees.",
    "says": "The mistake, as people say it.",
    "overlooked": "What they overlooked.",
    "evidence": "The evidence that sets it right.",
    "deadlines": "The day of each deadline, some with a time.",
    "because": "The questions whose answers carry a line, by line.",
    "route": "The one route that must hold.",
    "routes": "The routes that must all stay possible.",
    "open": "Lines that must be open.",
    "absent": "Lines that must not show.",
}

_WRITTEN: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2})?$"}
"""A date, perhaps with a time of day."""


def scenario_schema(guide: Guide | None = None) -> Schema:
    """The schema of a scenario file; `guide` gives the ids to choose from."""
    maker = Maker(guide, PATTERN)
    told = _by_question(maker, _TEXT)
    values = {
        "answers": _answers(maker),
        "as_of": maker.of(DAY),
        "dates": _dates(maker),
        **dict.fromkeys(("title", "story"), _TEXT),
        "level": {"enum": list(LEVELS)},
        "minutes": _MINUTES,
        **dict.fromkeys(("aims", "discuss", "notes"), _TEXTS),
        **dict.fromkeys(("parts", "stops"), told),
        "expect": _expected(maker),
        "mistakes": {"type": "array", "items": _mistake(maker)},
    }
    return maker.whole(_said(values, (*CASE_KEYS, *SCENARIO_KEYS), NEEDED))


def _dates(maker: Maker) -> Schema:
    """The dates that deadlines are counted from, some with a time of day."""
    if maker.guide is None:
        return {"type": "object", "additionalProperties": _WRITTEN}
    starts = maker.guide.library.starts.values()
    return mapping({start.id: {**_WRITTEN, "description": start.ask} for start in starts})


def _mistake(maker: Maker) -> Schema:
    evidence = some(maker.of(EVIDENCE_ID), least=0)
    values = {"says": _TEXT, "overlooked": _TEXT, "answers": _answers(maker), "evidence": evidence}
    return _said(values, MISTAKE, ["says", "overlooked"])


def _by_question(maker: Maker, value: Schema) -> Schema:
    if maker.guide is None:
        return {"type": "object", "additionalProperties": value}
    return mapping(
        {id: {**value, "description": question.ask} for id, question in maker.guide.questions.items()}
    )


def _said(values: dict[str, Schema], keys: tuple[str, ...], needed: list[str]) -> Schema:
    says = {**{kind: f"Lines of {kind}.yaml that must be firm." for kind in ITEM_KINDS}, **_SAYS}
    return mapping({key: {**values[key], "description": says[key]} for key in keys}, needed)


def _expected(maker: Maker) -> Schema:
    kinds = {"route": ("routes",), "routes": ("routes",), **{kind: (kind,) for kind in ITEM_KINDS}}
    values = {
        key: some(maker.lines(*kinds.get(key, ())), least=0)
        for key in EXPECTED
        if key not in ("because", "deadlines")
    }
    values["deadlines"] = {"type": "object", "additionalProperties": _WRITTEN}
    values["because"] = {"type": "object", "additionalProperties": some(maker.of(ID), least=0)}
    return {**_said(values, EXPECTED, []), "anyOf": [{"required": ["route"]}, {"required": ["routes"]}]}


def _answers(maker: Maker) -> Schema:
    if maker.guide is None:
        answer = {"anyOf": [*some(maker.of(ID))["anyOf"], maker.of(DAY)]}
        return {"type": "object", "additionalProperties": answer}
    return mapping(
        {
            question.id: {**_answer(question, maker), "description": question.ask}
            for question in maker.guide.questions.values()
        }
    )


def _answer(question: Question, maker: Maker) -> Schema:
    unsure: list[Schema] = [{"enum": [NOT_SURE]}] if question.not_sure else []
    if question.kind == "date":
        return {"anyOf": [maker.of(DAY), *unsure]}
    chosen = some(options(question)) if question.kind == "several" else {"anyOf": [options(question)]}
    return {"anyOf": [*chosen["anyOf"], *unsure]}
