"""The result of a demonstration in few words, and the mistakes that people make in such a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.visual import Visual

from cpguide.engine.effect import effect
from cpguide.engine.interview import FIRM, OPEN
from cpguide.engine.result import Finding, Result
from cpguide.guide.model import ITEM_KINDS, Guide, Item
from cpguide.output import words
from cpguide.training.slides import REASONS, ROUTE, Overlooked
from cpguide.training.telling import Telling
from cpguide.tui.blocks import HEAD, MUTED, NOTICE, STRONG, bullet, gap, para, spans
from cpguide.tui.plain import plain
from cpguide.tui.slides.frame import AIRY, first, headed, label, more, spaced, titles
from cpguide.tui.widgets.layout import Hung

NAMES = dict(zip(ITEM_KINDS, ("First steps", "Papers", "Benefits", "Tell the victim"), strict=True))


def outcome(result: Result, part: str, room: int) -> Iterator[Visual]:
    """A part of the result: the first lines of it, and a count of the others."""
    most = 3 + room
    if part == ROUTE:
        yield from _route(result, most + 2)
    elif part == REASONS and result.route:
        yield from label("Why this route")
        yield from spaced((bullet(words.reason_words(reason)) for reason in result.route.because), room)
    elif part == REASONS:
        yield from label("What would settle it")
        asks = [bullet(unknown.question.ask, "?") for unknown in result.open_questions]
        yield from spaced(asks[:most], room)
        yield from more(len(asks) - most, "question")
    else:
        yield from _items(result, part, most, room)


def _route(result: Result, most: int) -> Iterator[Visual]:
    yield from label("The result")
    if result.route:
        yield para(result.route.line.title, HEAD)
        yield gap()
        yield para(words.finding_text(result.route))
        return
    yield para(words.routes_head(result), HEAD)
    yield gap()
    yield from (bullet(found.line.title, words.SYMBOL[OPEN]) for found in result.routes[:most])
    yield from more(len(result.routes) - most, "route")


def _items(result: Result, kind: str, most: int, room: int) -> Iterator[Visual]:
    firm, unknown = result.firm(kind), result.open(kind)
    yield from label(NAMES[kind])
    if kind == "advice":  # of these the words to say are shown, in full
        said = next(iter(result.firm_by_stage(kind).values()), ())
        rows = first((bullet(words.finding_text(found)) for found in said), most - 1)
    else:
        rows = first(map(_line, firm), most)
    yield from spaced(rows, room)
    yield from more(len(firm) - len(rows), "line")
    if unknown:
        yield gap()
        yield para(f"{words.SYMBOL[OPEN]} {words.counted(len(unknown), 'line')} still open", MUTED)


def _line(found: Finding) -> Visual:
    item = found.line
    assert isinstance(item, Item)
    notes = " · ".join(note for note in (item.due or item.clock, item.who) if note)
    confirm = " (confirm)" if words.needs_confirming(found) else ""
    mark = "!" if item.due else words.SYMBOL[FIRM]
    body = spans((words.title_alone(item), STRONG), (confirm, NOTICE), (f"\n{notes}" if notes else "", MUTED))
    return Hung(plain(f"{mark} ", STRONG), body)


def overlooked(telling: Telling, slide: Overlooked, room: int) -> Iterator[Visual]:
    """What people say, and what they overlook."""
    mistake, count = slide.mistake, len(telling.scenario.mistakes)
    yield from label("A common mistake", f"{slide.number} of {count}")
    yield para(f'"{mistake.says}"', HEAD)
    yield gap()
    if not slide.shown:
        yield para("What is overlooked here?", MUTED)
        return
    yield para("What is overlooked", MUTED)
    yield para(mistake.overlooked, STRONG)
    story = telling.path.story
    wrong = slide.wrong(story)
    change = effect(story, wrong)
    routes = {route.id for route in (*change.routes_before, *change.routes_after)}
    if change.changes_route:
        settled = len(change.routes_after) == 1
        head = "Then the route would be" if settled else "Then the route would not be settled"
        yield from headed(head, titles(wrong, [route.id for route in change.routes_after]), 2 + room)
    missing, instead = ([id for id in ids if id not in routes] for ids in (change.gone, change.come))
    yield from headed("This would be missing", titles(wrong, missing), 1 + room)
    yield from headed("This would show instead", titles(wrong, instead), 1 + room)
    if room == AIRY:
        yield from _cited(story.guide, mistake.evidence[:2])
    elif mistake.evidence:
        yield from (gap(), para(f"w shows the evidence: {', '.join(mistake.evidence)}", MUTED))


def _cited(guide: Guide, ids: Iterable[str]) -> Iterator[Visual]:
    for id in ids:
        if record := guide.library.evidence.get(id):
            yield gap()
            yield para(record.says)
            if record.confirm:
                yield para(record.confirm, NOTICE)
            yield para(words.evidence_words(guide, record), MUTED)
