"""JSON Schema of a scenario file, from the keys that the reader of cases and scenarios knows."""

from __future__ import annotations

from cpguide.casefile import CASE_KEYS, SCENARIO_KEYS
from cpguide.guide.model import ITEM_KINDS, NOT_SURE, Guide, Question
from cpguide.guide.schema import Maker, Schema, mapping, options, some
from cpguide.guide.shape import DAY, ID
from cpguide.training.scenario import EXPECTED

PATTERN = "scenarios/*.yaml"

_TEXT: Schema = {"type": ["string", "number"], "pattern": r"\S", "patternErrorMessage": "Write something."}
_SAYS = {
    "answers": "The answers, by question: an option, a list of options, a date, or not_sure.",
    "as_of": "The day on which the case is judged.",
    "dates": "Dates for the calendar, by name.",
    "title": "The scenario in a few words.",
    "story": "What happened; the people and places are invented.",
    "level": "basic, intermediate or advanced.",
    "expect": "What the rules must say to this case.",
    "notes": "What the presenter can ask the class.",
    "route": "The one route that must hold.",
    "routes": "The routes that must all stay possible.",
    "open": "Lines that must be open.",
    "absent": "Lines that must not show.",
}


def scenario_schema(guide: Guide | None = None) -> Schema:
    """The schema of a scenario file; `guide` gives the ids to choose from."""
    maker = Maker(guide, PATTERN)
    notes: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
    values = {
        "answers": _answers(maker),
        "as_of": maker.of(DAY),
        "dates": {"type": "object", "additionalProperties": maker.of(DAY)},
        **dict.fromkeys(("title", "story", "level"), _TEXT),
        "expect": _expected(maker),
        "notes": notes,
    }
    needed = ["as_of", *(key for key in SCENARIO_KEYS if key != "notes")]
    return maker.whole(_said(values, (*CASE_KEYS, *SCENARIO_KEYS), ["answers", *needed]))


def _said(values: dict[str, Schema], keys: tuple[str, ...], needed: list[str]) -> Schema:
    says = {**{kind: f"Lines of {kind}.yaml that must be firm." for kind in ITEM_KINDS}, **_SAYS}
    return mapping({key: {**values[key], "description": says[key]} for key in keys}, needed)


def _expected(maker: Maker) -> Schema:
    kinds = {"route": ("routes",), "routes": ("routes",), **{kind: (kind,) for kind in ITEM_KINDS}}
    values = {key: some(maker.lines(*kinds.get(key, ())), least=0) for key in EXPECTED}
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
