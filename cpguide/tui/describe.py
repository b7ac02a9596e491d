"""A finding, a route or an open question in full, as blocks of text."""

from __future__ import annotations

from collections.abc import Sequence

from textual.visual import Visual

from cpguide.engine.interview import ABSENT, FIRM, OPEN
from cpguide.engine.result import Finding, OpenQuestion, Result
from cpguide.guide.model import NOT_SURE, Guide, Question, Route
from cpguide.output import words
from cpguide.output.notes import item_notes
from cpguide.tui import library
from cpguide.tui.blocks import MUTED, STRONG, bullet, gap, heading, labelled, para, spans

STATUS = {
    FIRM: "Firm: it follows from your answers, whatever is still unknown.",
    OPEN: "Open: it depends on what is not known yet.",
    ABSENT: "Does not apply under these answers.",
}
_KEYS = 9


def finding(found: Finding, keys: bool = True) -> list[Visual]:
    """A line in full, with reasons, what would change it and every piece of its evidence.

    `keys` tells whether digits lead to its questions.
    """
    guide = found.interview.guide
    jumps = questions(found) if keys else ()
    return [
        *_what(found),
        *_because(found, jumps),
        *_depends(found, jumps),
        *_change(found, jumps),
        gap(),
        heading("Evidence"),
        *library.evidence_list(guide, found.line.evidence),
    ]


def brief(found: Finding) -> list[Visual]:
    """A line for the side panel: without the evidence in full and without keys."""
    guide = found.interview.guide
    cited = [para(words.evidence_words(guide, record), MUTED) for record in found.evidence]
    return [
        para(found.line.title, STRONG),
        *_what(found),
        *_because(found, ()),
        *_depends(found, ()),
        gap(),
        heading("Evidence"),
        *cited,
    ]


def questions(found: Finding) -> tuple[Question, ...]:
    """The questions a line can be traced to, in the order of their keys."""
    named = [
        *(reason.question for reason in found.because),
        *found.settled_by,
        *(change.question for change in found.would_change),
    ]
    return tuple({question.id: question for question in named}.values())[:_KEYS]


def _what(found: Finding) -> list[Visual]:
    status = spans((f"{words.SYMBOL[found.status]} ", STRONG), (STATUS[found.status], MUTED))
    blocks: list[Visual] = [status, gap(), para(words.finding_text(found))]
    if notes := item_notes(found):
        blocks += [gap(), *(labelled(label, text) for label, text in notes)]
    return blocks


def _because(found: Finding, jumps: Sequence[Question]) -> list[Visual]:
    if not found.because:
        return []
    title = "Why not" if found.status == ABSENT else "Because"
    lines = [bullet(words.reason_words(reason), _mark(reason.question, jumps)) for reason in found.because]
    return [gap(), heading(title), *lines]


def _depends(found: Finding, jumps: Sequence[Question]) -> list[Visual]:
    if found.status != OPEN:
        return []
    lines = [bullet(question.ask, _mark(question, jumps)) for question in found.settled_by]
    return [gap(), heading("Depends on"), *lines]


def _change(found: Finding, jumps: Sequence[Question]) -> list[Visual]:
    changes = found.would_change
    if not changes:
        return []
    together = " (all of these together)" if len(changes) > 1 else ""
    lines = [bullet(words.change_words(change), _mark(change.question, jumps)) for change in changes]
    return [gap(), heading(f"What would change this{together}"), *lines]


def _mark(question: Question, jumps: Sequence[Question]) -> str:
    return str(jumps.index(question) + 1) if question in jumps else "·"


def open_question(result: Result, unknown: OpenQuestion) -> list[Visual]:
    """A question that is still open, and the lines that depend on it."""
    question = unknown.question
    answered = result.interview.case.answers.get(question.id)
    state = 'You answered "Not sure".' if answered == NOT_SURE else "Not answered yet."
    fields = (("Why", question.why), ("Help", question.help), ("Ask", question.ask_of))
    settles = [bullet(result.finding(id).line.title, words.SYMBOL[OPEN]) for id in unknown.settles]
    return [
        para(question.ask, STRONG),
        para(state, MUTED),
        gap(),
        *(labelled(label, text, 6) for label, text in fields if text),
        gap(),
        heading("It settles"),
        *settles,
    ]


def route(guide: Guide, record: Route) -> list[Visual]:
    """A route of the guide, whatever the case, with its evidence."""
    head = [para(record.title, STRONG), gap(), para(record.says), gap(), heading("Evidence")]
    return [*head, *library.evidence_list(guide, record.evidence)]
