"""A question of a demonstration: what the story tells, what is asked, and what the answer does."""

from __future__ import annotations

from collections.abc import Iterator

from textual.visual import Visual

from cpguide.engine.effect import effect
from cpguide.engine.interview import FIRM
from cpguide.engine.result import Finding, Result
from cpguide.guide.model import Item, Route
from cpguide.output import words
from cpguide.training.slides import Asked
from cpguide.tui.blocks import GOOD, HEAD, MUTED, NOTICE, STRONG, bullet, gap, para, spans
from cpguide.tui.plain import plain
from cpguide.tui.slides.frame import AIRY, SHORT, headed, label, titles
from cpguide.tui.widgets.choices import Choices
from cpguide.tui.widgets.layout import Hung

Part = tuple[Visual, int | None]
"""A block, and the row of the answer that it stands for."""

UNSAID = "The story does not say. Press a number, or space to leave it open."
NO_CHANGE = "It settles no line of the result and rules out none."
TYPE_DATE = "A date: type year, month and day, then Enter."
ENTER = "Enter shows what follows from it."


def asked(slide: Asked, choices: Choices, room: int) -> Iterator[Part]:
    """The question, its answers, and on the second slide what the one given does."""
    question, picking = slide.question, touched(choices)
    head = [] if picking and room == SHORT else _before(slide, room)  # what is picked must be in sight
    head += [para(question.ask, HEAD)]
    if picking or choices.fault:
        head += [para(f"! {choices.fault}" if choices.fault else ENTER, NOTICE)]
    yield from ((block, None) for block in (*head, gap()))
    yield from _date(slide, choices) if question.kind == "date" else _options(slide, choices, room)
    foot: list[Visual] = []
    if slide.given is None:
        foot += [gap(), para(UNSAID, MUTED)]
    elif slide.shown:
        foot += _does(slide, 3 + room)
    yield from ((block, None) for block in foot)


def _before(slide: Asked, room: int) -> list[Visual]:
    """What stands above the question: its number, what the story tells, and what to ask the class."""
    head = [*label(f"Question {slide.number}", slide.question.section)]
    if slide.part and (room == AIRY or not slide.shown):
        head += [para(slide.part), gap()]
    if slide.stop and not slide.shown:
        head += [Hung(plain("STOP  ", NOTICE), plain(slide.stop, STRONG)), gap()]
    return head


def touched(choices: Choices) -> bool:
    """Whether something is picked or typed that is not given yet."""
    return bool(choices.typed) or choices.ticked != Choices.of(choices.question, choices.present).ticked


def _options(slide: Asked, choices: Choices, room: int) -> Iterator[Part]:
    """The answers with their digits. Where room is short, only the one that was given."""
    question, now, picking = choices.question, choices.now if slide.shown else (), touched(choices)
    rows = [*enumerate(choices.ids)]
    if now and room == SHORT and not picking:
        rows = [(row, id) for row, id in rows if id in now]
    for row, id in rows:
        option, stands_out = question.option(id), id in (choices.ticked if picking else now)
        box = f"{'[x]' if id in choices.ticked else '[ ]'} " if picking else ""
        style = STRONG if stands_out else MUTED if now else ""
        mark = plain(f"{'✓' if id in now else ' '}  {choices.digit(row)}  {box}", style)
        yield Hung(mark, plain(option.label if option else "Not sure", style)), row
        if room == AIRY and row < len(choices.ids) - 1:
            yield gap(), None


def _date(slide: Asked, choices: Choices) -> Iterator[Part]:
    """The date that is typed, the one given, or how to type one."""
    if choices.typed:
        yield para(f"   {choices.date_shown}", STRONG), None
    elif slide.shown and slide.given is not None:
        yield para(f"✓  {words.answer_label(choices.question, slide.given)}", STRONG), None
    else:
        yield para(TYPE_DATE, MUTED), None
    if choices.ids and not slide.shown:
        yield from ((gap(), None), (para("   0  Not sure"), 0))


def _does(slide: Asked, most: int) -> Iterator[Visual]:
    """What the answer did: the lines, routes first, that are certain now or ruled out."""
    before, after = slide.before, slide.after
    change = effect(before, after)
    yield gap()
    if slide.differs and slide.told is not None:
        told = words.answer_label(slide.question, slide.told)
        yield from (Hung(plain("In the story  ", MUTED), plain(told, MUTED)), gap())
    sure = [Result(after).finding(id) for id in slide.settled]
    if change.changes_route:
        yield para(words.effect_words(change), STRONG)
    elif not sure and not change.gone:
        yield para(NO_CHANGE, STRONG)
    routes = [found.line.title for found in sure if isinstance(found.line, Route)]
    yield from (bullet(title, words.SYMBOL[FIRM], GOOD) for title in routes)
    yield from headed(
        "Now in the result",
        [_certain(found.line, found) for found in sure if isinstance(found.line, Item)],
        most,
    )
    yield from headed("No longer in the result", titles(after, change.gone), most)


def _certain(item: Item, found: Finding) -> Visual:
    due, confirm = f" · {item.due}" if item.due else "", " (confirm)" if words.needs_confirming(found) else ""
    mark = "!" if item.due else words.SYMBOL[FIRM]
    return Hung(plain(f"{mark} "), spans((words.title_alone(item), ""), (due, MUTED), (confirm, NOTICE)))
