"""A quiz as blocks of text: its opening, what is revealed at a fork, and the score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.visual import Visual

from cpguide.engine.interview import FIRM, OPEN
from cpguide.engine.result import Finding, Result
from cpguide.guide.condition import Holds
from cpguide.guide.model import Fact, Question
from cpguide.output import words
from cpguide.training.forks import Fork
from cpguide.training.quiz import DECIDES, Mark, Quiz, Reply, fact_words, score_words
from cpguide.tui import library
from cpguide.tui.blocks import (
    DOUBT,
    FAULT,
    GOOD,
    HEAD,
    MUTED,
    NOTICE,
    STRONG,
    bullet,
    gap,
    heading,
    inset,
    para,
    spans,
)
from cpguide.tui.plain import plain
from cpguide.tui.widgets.layout import Hung

VERDICT = {
    "right": ("✓", "RIGHT", f"bold {GOOD}"),
    "near": ("~", "NEAR", f"bold {DOUBT}"),
    "wrong": ("✗", "WRONG", FAULT),
}
"""Symbol, word and style of a verdict."""
_REASON = {True: "RIGHT reason", False: "WRONG reason"}
_RULE = "The rule"
QUOTE = '"'
_IN_FULL = 2
"""So many statements, and so many things overlooked, stand on the page; a key shows the others."""
_BAR = 10
"""Cells of the longest bar of hands."""


def opening(quiz: Quiz, hands: bool) -> Iterator[Visual]:
    """The story, what it teaches, and how the quiz goes."""
    scenario, count = quiz.scenario, words.counted(len(quiz.forks), "fork")
    time = [f"{scenario.minutes} minutes"] if scenario.minutes else []
    yield para(scenario.title, STRONG)
    yield para(" · ".join([scenario.level, *time, count]), MUTED)
    yield gap()
    yield para(scenario.story)
    if scenario.aims:
        yield gap()
        yield heading("Afterwards you can")
        yield from map(bullet, scenario.aims)
    yield gap()
    who = "the class votes and agrees on a reason" if hands else "you decide and say what it rests on"
    yield para(f"At each fork {who}. Then the rules answer, with the evidence.", MUTED)


def told(fork: Fork) -> Iterator[Visual]:
    """What is told before a fork, and what its author asks the class, or else what the rules ask."""
    for paragraph in filter(None, _before_and_now(fork)):
        yield para(paragraph)
        yield gap()
    yield para(fork.stop or fork.ask, HEAD)


def beside_fork(fork: Fork) -> Iterator[Visual]:
    """What was told, below the choices: the latest first, which most bears on them."""
    before, now = _before_and_now(fork)
    for label, text in (("The story", now), ("Before that", before)):
        if text:
            yield Hung(plain(f"{label:<13}", f"{STRONG} {MUTED}"), plain(text, MUTED))


def _before_and_now(fork: Fork) -> tuple[str, str]:
    """What was told since the fork before, and what comes last."""
    *before, now = fork.part.split("\n")
    return " ".join(before), now


def before_reason(fork: Fork, answer: Sequence[str], hands: Mapping[str, int]) -> Iterator[Visual]:
    """The question that was answered, and how; of a class, by how many of its hands."""
    yield para(fork.ask, MUTED)
    yield _field("Answer", fork.labels(answer))
    if hands:
        each = [f"{hands.get(id, 0)} of {sum(hands.values())}" for id in answer]
        yield _field("Hands", f"{', '.join(each)} (b counts again)")
    yield gap()


def revealed(quiz: Quiz, number: int) -> Iterator[Visual]:
    """What the rules say at fork `number`, from 1."""
    fork, reply, mark = quiz.forks[number - 1], quiz.replies[number - 1], quiz.marks[number - 1]
    yield verdict_line(mark)
    yield para(fork.ask, STRONG)
    yield gap()
    yield from _answers(fork, reply, mark)
    if effect := _effect(quiz, mark):
        yield _field("It changes", effect)
    if reply.hands:
        yield from _hands(quiz, fork, reply)
    yield gap()
    for label, text in _rule(quiz, fork):
        missed = label == _RULE and _rule_overlooked(fork, mark)
        yield _field("Overlooked" if missed else label, text, NOTICE if missed else "")
    yield para(DECIDES, MUTED)
    ids = quiz.evidence(fork)
    if ids:
        yield gap()
        more = f"  (w shows {len(ids) - _IN_FULL} more)" if len(ids) > _IN_FULL else ""
        yield spans(("Evidence", STRONG), (more, MUTED))
        yield from library.evidence_list(quiz.interview.guide, ids[:_IN_FULL])


def verdict_line(mark: Mark) -> Visual:
    """Right, near or wrong, and whether the reason is right: symbol, word and color."""
    symbol, word, style = VERDICT[mark.verdict]
    right = mark.reason_right
    reason = f"{'✓' if right else '✗'} {_REASON[right]}"
    return spans(
        (f"{symbol} {word} answer", style), ("     ", ""), (reason, f"bold {GOOD}" if right else FAULT)
    )


def _answers(fork: Fork, reply: Reply, mark: Mark) -> Iterator[Visual]:
    picked, right = set(reply.answer), set(fork.answer)
    same = mark.verdict == "right" and picked != right
    yield _field("Given", fork.labels(reply.answer))
    if picked != right:
        yield _field("Right", fork.labels(fork.answer) + (" (it means the same)" if same else ""))
    if not mark.reason_right:
        yield _field("Reason given", fork.label(reply.reason))
    yield _field("Right reason" if not mark.reason_right else "Reason", fork.label(fork.reason))
    if mark.overlooked and not _rule_overlooked(fork, mark):
        yield _field("Overlooked", " ".join(mark.overlooked[: _IN_FULL + 1]), NOTICE)


def _rule_overlooked(fork: Fork, mark: Mark) -> bool:
    return fork.question is not None and mark.overlooked == (fork.question.why,)


def _effect(quiz: Quiz, mark: Mark) -> str:
    """What the wrong answer would do: to the route, or else to which lines."""
    if mark.effect is None or mark.verdict == "right":
        return ""
    guide = quiz.interview.guide
    lines = (("Adds", mark.effect.come), ("Takes away", mark.effect.gone))
    if mark.verdict == "wrong" or not any(ids for _, ids in lines):
        return words.effect_words(mark.effect)
    return " ".join(
        _named(does, [words.title_alone(guide.items[id]) for id in ids]) for does, ids in lines if ids
    )


def _named(does: str, titles: list[str]) -> str:
    more = f" and {len(titles) - _IN_FULL} more" if len(titles) > _IN_FULL else ""
    return f"{does}: {'; '.join(titles[:_IN_FULL])}{more}."


def _hands(quiz: Quiz, fork: Fork, reply: Reply) -> Iterator[Visual]:
    right, most = quiz.right_choices(fork), max(reply.hands.values())
    total = sum(reply.hands.values())
    share = sum(reply.hands.get(id, 0) for id in right)
    yield gap()
    yield spans(("Hands", STRONG), (f"  {share} of {total} on right choices", MUTED))
    for choice in fork.choices:
        count = reply.hands.get(choice.id, 0)
        style = GOOD if choice.id in right else MUTED
        bar = "█" * round(_BAR * count / most)
        mark = f"{'✓' if choice.id in right else ' '} {count:>3} {bar:<{_BAR}} "
        yield Hung(plain(mark, style), plain(choice.label))


def _rule(quiz: Quiz, fork: Fork) -> Iterator[tuple[str, str]]:
    """The rule behind a fork and what follows from it in this case."""
    if fork.question:
        yield _RULE, fork.question.why
        yield "So far", _so_far(fork)
        return
    result = Result(quiz.interview)
    if result.route is None:
        yield _RULE, words.routes_head(result)
        return
    yield _RULE, words.finding_text(result.route)
    yield "Because", " ".join(words.reason_words(reason) for reason in result.route.because)


def _so_far(fork: Fork) -> str:
    """What follows from the answers up to the fork: what comes later in the story is not told yet."""
    interview, basis = fork.after(fork.answer), fork.basis
    if isinstance(basis, Fact):
        left = interview.logic.diagrams.restrict([interview.logic.diagram(Holds(basis.id))], interview.known)
        return fact_words(basis, left[0])
    if basis is None or isinstance(basis, Question):
        return ""
    found = Finding(interview, basis)
    if found.status == FIRM:
        return f"{words.title_alone(basis)}. {words.finding_text(found)}"
    return f'{"Still open" if found.status == OPEN else "Not in this result"}: "{basis.title.strip(QUOTE)}".'


def score(quiz: Quiz) -> Iterator[Visual]:
    """The score, every fork with its marks, and what was missed."""
    yield para(score_words(quiz.score), STRONG)
    yield gap()
    for fork, mark in zip(quiz.forks, quiz.marks, strict=True):
        symbol, word, style = VERDICT[mark.verdict]
        yield Hung(plain(f"{symbol} {word:<6}", style), plain(fork.ask, STRONG))
        if mark.verdict != "right":
            yield inset(f"Right: {fork.labels(fork.answer)}", by=8)
            if mark.overlooked:
                yield inset(f"Overlooked: {mark.overlooked[0]}", by=8)
        if not mark.reason_right:
            yield inset(f"✗ {_REASON[False]}. Right: {fork.label(fork.reason)}", by=8)
        yield gap()
    yield para(DECIDES, MUTED)
    yield gap()
    yield spans(("d", STRONG), ("  Debrief     ", ""), ("b", STRONG), ("  Look back", ""))


def _field(label: str, text: str, style: str = "") -> Visual:
    return Hung(plain(f"{label:<13}", style or f"{STRONG} {MUTED}"), plain(text))
