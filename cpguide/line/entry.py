"""What was typed, as an answer: a number, several, a date, or the words of an option."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cpguide.engine.case import Answer, meant_date, picks
from cpguide.guide.model import NONE, NOT_SURE, Question
from cpguide.line.asking import wanted
from cpguide.line.said import echo
from cpguide.output.words import option_label

_NUMBERS = re.compile(r"[0-9]{1,3}(?:(?: ?, ?| )[0-9]{1,3})*")


@dataclass(frozen=True, slots=True)
class Unfit:
    """An entry that is no answer, and why in sentences."""

    says: tuple[str, ...]


def entered(question: Question, typed: str) -> Answer | Unfit:
    """The answer that was typed, whatever its case and spaces; or why it is none."""
    text = " ".join(typed.split())
    if not text:
        return Unfit((wanted(question),))
    if question.kind == "date":
        day = meant_date(text)
        return day or (NOT_SURE if _picked(question, text) == NOT_SURE else _misfit(question, text))
    ids = _ids(question, text)
    if ids is None:
        return _misfit(question, text)
    return _several(question, ids) if question.kind == "several" else _one(question, ids)


def _misfit(question: Question, text: str) -> Unfit:
    if any(mark.isdigit() and not mark.isascii() for mark in text):
        return Unfit((f'Not understood: "{echo(text)}". Use the digits 0 to 9.', wanted(question)))
    return Unfit((f'Not understood: "{echo(text)}".', wanted(question)))


def _ids(question: Question, text: str) -> list[str] | None:
    """The ids that the text names; None where it names something else."""
    if (whole := _picked(question, text)) is not None:
        return [whole]
    numbers = _NUMBERS.fullmatch(text)
    parts = text.replace(",", " ").split() if numbers else [part.strip() for part in text.split(",")]
    found = [_picked(question, part) for part in parts]
    ids = [id for id in found if id is not None]
    return ids if len(ids) == len(found) else None


def _picked(question: Question, text: str) -> str | None:
    """The id behind a number, an id or a label; None for none, and for more than one."""
    ids = picks(question)
    if re.fullmatch("0|[1-9][0-9]?", text):
        return ids.get(int(text))
    name = _name(text)
    fit = {id for id in ids.values() if name in (_name(id), _name(option_label(question, id)))}
    return fit.pop() if len(fit) == 1 else None


def _name(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().rstrip(".").split())


def _one(question: Question, ids: list[str]) -> Answer | Unfit:
    return ids[0] if len(ids) == 1 else Unfit(("Only one answer fits here.", wanted(question)))


def _several(question: Question, ids: list[str]) -> Answer | Unfit:
    if ids == [NOT_SURE]:
        return NOT_SURE
    if twice := next((id for id in ids if ids.count(id) > 1), None):
        return Unfit((f"You named this twice: {option_label(question, twice)}.", wanted(question)))
    for alone in (NONE, NOT_SURE):
        if alone in ids and len(ids) > 1:
            return Unfit(
                (f"No other answer can stand with this: {option_label(question, alone)}.", wanted(question))
            )
    order = list(picks(question).values())
    return tuple(sorted(ids, key=order.index))
