"""The debrief: what a class takes home from a scenario, in the form of an after-action page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cpguide.engine.interview import Answered, Interview
from cpguide.engine.result import Finding, Result
from cpguide.output import words
from cpguide.output.page import evidence_section, framed, line_entry, route_section
from cpguide.output.sheet import Entry, Group, Page, Section
from cpguide.training.forks import Fork, meant
from cpguide.training.quiz import DECIDES, Mark, Quiz, Reply, score_words
from cpguide.training.scenario import Mistake, Scenario

NOTHING_MISSED = "Nothing was missed: every answer and every reason was right."
MOST = 3
"""So many things overlooked are named at a fork; the others are counted."""
_PICKED = {"right": "Answered, and right", "near": "Answered, and nearly right", "wrong": "Answered"}


def debrief(scenario: Scenario, interview: Interview, quiz: Quiz | None = None) -> Page:
    """The page of a scenario after a quiz, or without one after a demonstration.

    `interview` is that of the scenario's complete case. Nobody is named: of a class only counts are told.
    """
    result = Result(interview)
    first = _first_steps(result)
    sections = [
        _happened(scenario, interview),
        _said(result, first),
        _missed(quiz) if quiz else _often_missed(scenario),
        evidence_section(interview.guide, _cited(result, first, scenario, quiz)),
        _next_time(scenario),
    ]
    return framed(interview, f"Debrief: {scenario.title}", sections, training=True)


def _happened(scenario: Scenario, interview: Interview) -> Section:
    kept = [line for line in interview.trail if not line.set_aside]
    learned = (Entry(_learned(line, scenario.parts.get(line.question.id, ""))) for line in kept)
    groups = Group("", (Entry(scenario.story),)), Group("What came to light", tuple(learned))
    return Section("What happened", tuple(group for group in groups if group))


def _learned(line: Answered, part: str) -> str:
    """An answer of the case, and how the story tells it."""
    return f"{words.sentence(words.trail_line(line))} {part}".strip()


def _first_steps(result: Result) -> tuple[Finding, ...]:
    """The firm steps of the first stage that has any."""
    return next(iter(result.firm_by_stage("steps").values()), ())


def _said(result: Result, first: Iterable[Finding]) -> Section:
    steps = Group("First steps", tuple(line_entry(finding) for finding in first))
    groups = *route_section(result).groups, steps, Group("", (Entry(DECIDES),))
    return Section("What the rules say", tuple(group for group in groups if group))


def _often_missed(scenario: Scenario) -> Section:
    entries = (
        Entry(one.says, one.overlooked, tuple(_evidence_note(one.evidence))) for one in scenario.mistakes
    )
    group = Group("Common mistakes", tuple(entries))
    return Section("What is often missed", (group,) if group.entries else ())


@dataclass(frozen=True, slots=True)
class _Miss:
    """A fork at which the answer or the reason was not right; `mistakes` are those of the author that fit."""

    fork: Fork
    reply: Reply
    mark: Mark
    mistakes: tuple[Mistake, ...]

    @property
    def overlooked(self) -> list[str]:
        """What was overlooked, the author's words first."""
        return [*(mistake.overlooked for mistake in self.mistakes), *self.mark.overlooked]

    @property
    def evidence(self) -> list[str]:
        """What sets the mistake right, what the question rests on, and what the right reason speaks of."""
        sources = (*self.mistakes, self.fork.question, self.fork.basis)
        return list(dict.fromkeys(id for source in sources if source for id in source.evidence))


def _misses(quiz: Quiz) -> Iterator[_Miss]:
    for fork, reply, mark in zip(quiz.forks, quiz.replies, quiz.marks, strict=False):
        if mark.verdict != "right" or not mark.reason_right:
            given = meant(fork.question, reply.answer) if fork.question else None
            fit = (mistake for mistake in quiz.scenario.mistakes if mistake.answers.get(fork.id) == given)
            yield _Miss(fork, reply, mark, tuple(fit) if given else ())


def _missed(quiz: Quiz) -> Section:
    missed = Group("At these forks", tuple(map(_miss, _misses(quiz))))
    score = [Entry(score_words(quiz.score))]
    if left := len(quiz.forks) - len(quiz.replies):
        score.append(Entry(f"{words.counted(left, 'fork was', 'forks were')} not reached."))
    elif not missed.entries:
        score.append(Entry(NOTHING_MISSED))
    groups = Group("", tuple(score)), missed
    return Section("What was missed", tuple(group for group in groups if group))


def _miss(one: _Miss) -> Entry:
    fork, verdict = one.fork, one.mark.verdict
    right = "" if verdict == "right" else f" Right: {words.sentence(fork.labels(fork.answer))}"
    picked = f"{_PICKED[verdict]}: {words.sentence(fork.labels(one.reply.answer))}"
    return Entry(fork.ask, f"{picked}{right}", tuple(_miss_notes(one)))


def _miss_notes(one: _Miss) -> Iterator[str]:
    fork, reply, mark, overlooked = one.fork, one.reply, one.mark, one.overlooked
    for said in overlooked[:MOST]:
        yield f"Overlooked: {said}"
    if len(overlooked) > MOST:
        yield f"And {len(overlooked) - MOST} more."
    if mark.verdict != "right" and mark.effect and (does := words.effect_words(mark.effect)):
        yield f"What that answer does: {does}"
    if not mark.reason_right:
        yield f"Reason given: {words.sentence(fork.label(reply.reason))}"
        yield f"Right reason: {words.sentence(fork.label(fork.reason))}"
    if counts := [f"{fork.label(id)}: {number}" for id, number in reply.hands.items() if number]:
        yield f"Hands: {'; '.join(counts)}"
    yield from _evidence_note(one.evidence)


def _evidence_note(ids: Iterable[str]) -> Iterator[str]:
    if named := ", ".join(ids):
        yield f"Evidence: {named}"


def _cited(
    result: Result, first: Iterable[Finding], scenario: Scenario, quiz: Quiz | None
) -> dict[str, None]:
    """The evidence that the page names, in the order in which it does."""
    ids = [id for finding in (*result.routes, *first) for id in finding.line.evidence]
    named = _misses(quiz) if quiz else scenario.mistakes
    return dict.fromkeys([*ids, *(id for one in named for id in one.evidence)])


def _next_time(scenario: Scenario) -> Section:
    groups = (("What to be able to do", scenario.aims), ("To talk about", scenario.discuss))
    return Section(
        "Next time", tuple(Group(head, tuple(map(Entry, texts))) for head, texts in groups if texts)
    )
