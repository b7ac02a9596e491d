"""Lines of the result of which a part would be shown without a word of doubt.

The program puts "Confirm with ..." before a line that rests on unverified evidence and "(Reported. ...)"
after one that rests on corroborated evidence, but leaves a line alone that begins with "Confirm with" or
"Ask". Those words cover one sentence. Every other one must stand by itself: it tells somebody what to do,
says what this guide found or advises, or rests on what the line cites besides. Of the last a machine can
judge only the numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from cpguide.check.lint.identifying import identifying
from cpguide.check.lint.passages import TO_CONFIRM, evidence_of
from cpguide.guide.calendar import Span
from cpguide.guide.deadline import Deadline
from cpguide.guide.model import CONFIDENCES, Evidence, Guide, Item, Route
from cpguide.guide.places import Places
from cpguide.guide.problem import Problem
from cpguide.output.words import LEFT_ALONE

Line = Route | Item | Deadline

_ASKS = re.compile(r"(?:first,? )?(?:confirm|ask)\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:whether|which|what|who|how|when|where|why|if)\b", re.IGNORECASE)
_REPORTED = re.compile(r"\b(?:reports|reported|describe[sd]?)\b", re.IGNORECASE)
_OURS = re.compile(r"\bthis guide\b|\b(?:was|were) (?:found|read)\b", re.IGNORECASE)
_DOES = re.compile(
    r"(?:(?:if|until|before|after|while|then|when|where|for|in|on|at|as|to|with|without)\b[^,]*, )?"
    "(?:(?:then|also|first|please|never|and) )*(?:"
    "accept|act|add|agree|answer|apply|arrange|ask|attach|bring|call|check|choose|collect|compare|confirm|connect"
    "|contact|copy|count|decide|describe|do|expect|explain|file|fill|find|follow|get|give|go|have|help|hold"
    "|identify|include|keep|leave|let|list|look|make|mark|meet|name|note|offer|open|plan|prepare|promise|protect"
    "|put|read|record|refer|remember|report|request|save|say|see|send|set|show|sit|start|stay|stop|take|talk|tell"
    "|think|treat|try|use|wait|warn|watch|work|write)"
    r"\b(?! (?:is|are|was|were|has|may|can|will|must|comes?|goes|takes?|needs?|permits?)\b)",
    re.IGNORECASE,
)
"""How an instruction begins: perhaps with a clause, then with one of the verbs that instructions use."""

_STOP = re.compile(r"(?<=[.!?;])(?<![\s.(][A-Z]\.)[\"')]*\s+")
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_VALUES = {word: str(value) for value, word in enumerate(_WORDS, 2)}
_VALUES |= {"fourteen": "14", "fifteen": "15", "twenty": "20", "thirty": "30", "sixty": "60", "ninety": "90"}
_NUMBER = re.compile(rf"(?<![\w-])(?:\d+(?:[,.]\d+)*|(?:{'|'.join(_VALUES)})\b)", re.IGNORECASE)


def bare(guide: Guide, places: Places) -> Iterator[Problem]:
    """Lines that state what is not verified, and lines with a `confirm:` and nothing to confirm."""
    parts: tuple[tuple[str, Mapping[str, Line]], ...] = (
        ("routes", guide.routes),
        ("items", guide.items),
        ("deadlines", guide.library.deadlines),
    )
    for part, lines in parts:
        for id, line in lines.items():
            evidence = evidence_of(guide, line)
            weakest = max(evidence, key=lambda record: CONFIDENCES.index(record.confidence))
            if weakest.confidence != "verified":
                yield from _beyond(places, part, line, evidence, weakest)
            elif line.confirm and not any(
                TO_CONFIRM.search(text) for text in (line.says, *(record.confirm for record in evidence))
            ):
                message = f'"{id}" has confirm: and neither says nor cites anything that is to be confirmed.'
                advice = "Delete it, or say in the line what to confirm."
                yield places.problem("CP615", part, id, message, advice, ("confirm",))


def _beyond(
    places: Places, part: str, line: Line, evidence: list[Evidence], weakest: Evidence
) -> Iterator[Problem]:
    """What a line that is not verified states beyond the words of doubt."""
    rests = f'"{line.id}" rests on {weakest.id}, which is {weakest.confidence}, and says bare:'
    advice = "Tell the reader what to do or to ask there, or cite evidence that says it."
    known = [record for record in evidence if record.confidence != "unverified"]
    if not (line.says.startswith(LEFT_ALONE) or weakest.confidence == "unverified"):
        return  # "(Reported. Confirm with ...)" stands behind all of it
    first, *others = _STOP.split(line.says)
    for sentence in others:
        if not _stands(sentence, known):
            said = "a sentence that is not repeated here." if identifying(sentence) else f'"{sentence}"'
            yield places.problem("CP612", part, line.id, f"{rests} {said}", advice, ("says",))
    if weakest.confidence != "unverified":
        return
    for sentence in (first, *others) if first.startswith(LEFT_ALONE) else others:
        if _stands(sentence, known) and (number := _alone(sentence, known)):
            yield places.problem("CP612", part, line.id, f'{rests} "{number}"', advice, ("says",))
    for field in ("title", "due", "clock"):
        if number := _alone(getattr(line, field, ""), known):
            yield places.problem("CP613", part, line.id, f'{rests} "{number}"', advice, (field,))


def backed(span: Span, evidence: Iterable[Evidence]) -> bool:
    """Whether one of these records has the number of a length of time, in its words or as what to confirm."""
    texts = (text for record in evidence for text in (record.says, record.confirm))
    return str(span.count) in {_value(number) for text in texts for number in _NUMBER.findall(text)}


def _stands(sentence: str, known: list[Evidence]) -> bool:
    """Whether a sentence may stand beside words of doubt that do not cover it."""
    if _DOES.match(sentence) or _OURS.search(sentence):
        return True
    if any(record.confidence == "verified" for record in known):
        return True
    return bool(known and _REPORTED.search(sentence))


def _alone(text: str, known: list[Evidence]) -> str:
    """The first number in a text that is neither asked about nor the guide's own nor in evidence, or ""."""
    if _OURS.search(text):
        return ""
    said = {_value(number) for record in known for number in _NUMBER.findall(record.says)}
    for number in _NUMBER.finditer(text):
        asked = _ASKS.match(text) and _OPEN.search(text, 0, number.start())
        if not asked and _value(number[0]) not in said:
            return number[0]
    return ""


def _value(number: str) -> str:
    return _VALUES.get(number.lower(), number)
