"""What is behind a slide: the evidence of its question, the reasons of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.screen import Screen
from textual.visual import Visual

from cpguide.engine.interview import OPEN
from cpguide.engine.result import Finding, Result
from cpguide.output import words
from cpguide.training.slides import REASONS, ROUTE, Asked, Outcome, Overlooked
from cpguide.training.telling import Telling
from cpguide.tui.blocks import STRONG, bullet, gap, para
from cpguide.tui.screens.line import EvidenceScreen, LineScreen, PageScreen

ALWAYS = "It holds in every case of this date."


def has_why(telling: Telling) -> bool:
    """Whether there is something behind the slide."""
    slide = telling.slide
    behind = isinstance(slide, Overlooked) and slide.shown and slide.mistake.evidence
    return isinstance(slide, Asked | Outcome) or bool(behind)


def why(telling: Telling) -> Screen[str | None]:
    """The page behind a slide that has one."""
    slide, guide = telling.slide, telling.path.story.guide
    if isinstance(slide, Asked):
        return EvidenceScreen(slide.question.ask, slide.question.evidence, guide)
    if isinstance(slide, Overlooked):
        return EvidenceScreen(f'"{slide.mistake.says}"', slide.mistake.evidence, guide)
    assert isinstance(slide, Outcome)
    result = Result(telling.interview_end)
    if slide.part not in (ROUTE, REASONS):
        return PageScreen("Why these lines", _reasons(result.items[slide.part]))
    if result.route:
        return LineScreen(result.route)
    return PageScreen("Why the route is open", _reasons(result.routes))


def _reasons(found: Iterable[Finding]) -> Iterator[Visual]:
    """Lines of the result, each with its reasons, or with what would settle it."""
    for finding in found:
        yield para(f"{words.SYMBOL[finding.status]} {finding.line.title}", STRONG)
        reasons = [words.reason_words(reason) for reason in finding.because]
        if finding.status == OPEN:
            reasons = [words.settle_words(finding)]
        yield from map(bullet, reasons or [ALWAYS])
        yield gap()
